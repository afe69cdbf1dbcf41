import { EventEmitter } from 'node:events';
import { carried } from './check.ts';

/** How a port reaches its other end. */
interface Wire {
  readonly post: (data: unknown) => void;
  readonly close: () => void;
}

/** `MessagePortMain`: messages wait until it is started. */
export class MessagePortMain extends EventEmitter {
  readonly #wire: Wire;
  #waiting: unknown[] | null = [];
  #isClosed = false;

  constructor(wire: Wire) {
    super();
    this.#wire = wire;
  }

  start(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const data of waiting) this.emit('message', { data, ports: [] });
  }

  postMessage(message: unknown): void {
    const data = carried(message);
    if (!this.#isClosed) this.#wire.post(data);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#wire.close();
    this.ended();
  }

  /** A message came from the other end. */
  received(data: unknown): void {
    if (this.#waiting) this.#waiting.push(data);
    else this.emit('message', { data, ports: [] });
  }

  /** The other end is no more. */
  ended(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.emit('close');
  }
}
