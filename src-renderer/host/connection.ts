import { createORPCClient } from '@orpc/client';
import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../src-shared/contract/contract.ts';

/** Every call of Shotloom, as the interface makes it. */
export type Client = ContractRouterClient<typeof contract>;

/** Whether the program behind the interface can be reached. `refused`: the session has ended, and a new link is needed. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

/** A way to the program that is there now. `ended` settles when it is no more; with true where no other may be tried. */
export interface Way {
  readonly link: ClientLink<ClientContext>;
  readonly ended: Promise<{ readonly refused: boolean }>;
}

/** Waits between tries to reach the program again, in milliseconds; the last one goes on. */
const PATIENCE_MS = [100, 250, 500, 1000, 2000];

/** Makes calls over whatever way there is, and looks for another one when it is lost. Calls wait until there is one. */
export class Connection {
  readonly client: Client;
  #state: ConnectionState = 'connecting';
  readonly #readers = new Set<() => void>();
  #way = Promise.withResolvers<Way>();
  readonly #open: () => Promise<Way>;

  /** @param open opens a way; it rejects where the program cannot be reached now */
  constructor(open: () => Promise<Way>) {
    this.#open = open;
    const link: ClientLink<ClientContext> = {
      call: async (path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) =>
        await (await this.#way.promise).link.call(path, input, options),
    };
    this.client = createORPCClient(link);
    void this.#keep();
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Calls back at every change of the state until what it answers is called. */
  readonly subscribe = (reader: () => void): (() => void) => {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  };

  async #keep(): Promise<void> {
    let tries = 0;
    for (;;) {
      const way = await this.#open().catch(() => null);
      if (way) {
        tries = 0;
        this.#way.resolve(way);
        this.#become('open');
        const { refused } = await way.ended;
        this.#way = Promise.withResolvers<Way>();
        if (refused) return this.#become('refused');
      }
      this.#become('lost');
      await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS[Math.min(tries++, PATIENCE_MS.length - 1)]));
    }
  }

  #become(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const reader of this.#readers) reader();
  }
}
