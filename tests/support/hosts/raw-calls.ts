import { once } from 'node:events';
import type { WebSocket } from 'ws';
import type { HostedLibrary } from './web.ts';

/** What came back for a call: of a stream, what it ended with, or what it told first where it has no end. */
export interface RawAnswer {
  readonly status: number;
  readonly json: unknown;
  /** All of it as it was sent. */
  readonly text: string;
}

/** A message of oRPC's peers, as far as it is read here. */
interface Message {
  readonly i: string;
  /** 3: a piece of a stream. */
  readonly t?: number;
  readonly p?: {
    readonly s?: number;
    readonly h?: Readonly<Record<string, string>>;
    readonly b?: { readonly json?: unknown };
    readonly e?: string;
    readonly d?: { readonly json?: unknown };
  };
}

/** Streams that end by themselves do so within so many pieces. */
const MOST_PIECES = 20;

/** Those that tell once and then only what changes. */
const ENDLESS: ReadonlySet<string> = new Set([
  'jobs.watch',
  'jobs.follow',
  'library.changes',
  'exports.watch',
  'models.downloads',
]);

interface Waiting {
  readonly resolve: (answer: RawAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly pieces: string[];
  readonly name: string;
}

/** Makes calls as no client would: the input is JSON text, sent as it stands. */
export class Caller {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, Waiting>();
  #count = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('close', (code) => {
      for (const { name, reject } of this.#waiting.values()) reject(new Error(`${name}: closed with ${code}.`));
    });
    socket.on('message', (data) => this.#receive((data as Buffer).toString('utf8')));
  }

  static async open(hosted: HostedLibrary): Promise<Caller> {
    return new Caller((await hosted.openPage()).socket);
  }

  /** Sends a call; answers its number. */
  send(path: readonly string[], input: string): string {
    const id = String((this.#count += 1));
    const address = JSON.stringify(`/${path.map(encodeURIComponent).join('/')}`);
    this.#socket.send(`{"i":"${id}","p":{"u":${address},"b":{"json":${input}}}}`);
    return id;
  }

  async call(path: readonly string[], input: string): Promise<RawAnswer> {
    const answer = Promise.withResolvers<RawAnswer>();
    this.#waiting.set(this.send(path, input), {
      resolve: answer.resolve,
      reject: answer.reject,
      pieces: [],
      name: path.join('.'),
    });
    return await answer.promise;
  }

  async close(): Promise<void> {
    const closed = once(this.#socket, 'close');
    this.#socket.close();
    await closed;
  }

  #receive(text: string): void {
    const { i: id, t: type, p: told } = JSON.parse(text) as Message;
    const waiting = this.#waiting.get(id);
    if (!waiting || !told) return;
    waiting.pieces.push(text);
    const isStream = told.h?.['content-type'] === 'text/event-stream';
    if (type !== 3 && isStream) return;
    const isEnd = type !== 3 || told.e !== 'message';
    if (!isEnd && !ENDLESS.has(waiting.name) && waiting.pieces.length < MOST_PIECES) return;
    this.#waiting.delete(id);
    if (!isEnd) this.#socket.send(`{"i":"${id}","t":4}`);
    const status = told.e === 'error' ? 500 : (told.s ?? 200);
    waiting.resolve({ status, json: (told.b ?? told.d)?.json, text: waiting.pieces.join('\n') });
  }
}
