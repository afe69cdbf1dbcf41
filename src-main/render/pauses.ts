import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';

/**
 * Work that can be paused. A pause ends what is being made at that moment, so that no encoder runs and none is left behind by a process that is killed
 * while it rests; when the work goes on, that is begun again. What was made before lies in the caches.
 */
export class Pauses {
  #interrupt = new AbortController();
  #rest: { readonly since: number; readonly over: PromiseWithResolvers<void> } | null = null;
  #rested = 0;

  get isPaused(): boolean {
    return this.#rest !== null;
  }

  /** Answers whether that changed anything. */
  pause(): boolean {
    if (this.#rest) return false;
    this.#rest = { since: performance.now(), over: Promise.withResolvers() };
    this.#interrupt.abort();
    return true;
  }

  /** Answers whether that changed anything. */
  resume(): boolean {
    if (!this.#rest) return false;
    this.#rested += performance.now() - this.#rest.since;
    this.#interrupt = new AbortController();
    this.#rest.over.resolve();
    this.#rest = null;
    return true;
  }

  /** Milliseconds of a clock that stands still during pauses. */
  get clock(): number {
    return (this.#rest?.since ?? performance.now()) - this.#rested;
  }

  /**
   * Does a piece of work between pauses: from its beginning again where one came while it was done.
   * @param work stops at its signal, and may be done twice
   * @throws what `work` throws; ShotloomError `cancelled` where the signal stopped it
   */
  async run<Result>(work: (signal: AbortSignal) => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    for (;;) {
      await this.#goesOn(signal);
      const { signal: interrupt } = this.#interrupt;
      try {
        return await work(signal ? AbortSignal.any([signal, interrupt]) : interrupt);
      } catch (error) {
        if (!interrupt.aborted || signal?.aborted === true) throw error;
      }
    }
  }

  async #goesOn(signal: AbortSignal | undefined): Promise<void> {
    const stopped = Promise.withResolvers<void>();
    const stop = (): void => stopped.resolve();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      for (;;) {
        if (signal?.aborted === true) throw new ShotloomError('cancelled', say`The render was stopped.`);
        if (!this.#rest) return;
        await Promise.race([this.#rest.over.promise, stopped.promise]);
      }
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }
}
