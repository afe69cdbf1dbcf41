import type { ReadingTold } from './reader.worker.ts';
import type { Reading } from './reading.ts';

/** Reads texts beside the page; of those asked for meanwhile, the last. */
export class ScriptReader {
  readonly #worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
  #number = 0;
  #isBusy = false;
  #next: (() => string) | null = null;
  #told: (reading: Reading) => void = () => undefined;

  /** @param told hears of every reading of the text as it was when it was last asked for */
  constructor(told: (reading: Reading) => void) {
    this.#told = told;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<ReadingTold>) => {
      this.#isBusy = false;
      // What was changed since has line numbers of its own.
      if (data.number === this.#number && !this.#next) this.#told(data.reading);
      if (this.#next) this.#ask(this.#next);
    });
  }

  /** Reads a text, which is asked for when its turn has come. */
  read(text: () => string): void {
    if (this.#isBusy) this.#next = text;
    else this.#ask(text);
  }

  /** What is being read is of no use any more. */
  outdate(): void {
    this.#number += 1;
  }

  close(): void {
    this.#worker.terminate();
  }

  #ask(text: () => string): void {
    this.#next = null;
    this.#isBusy = true;
    this.#number += 1;
    this.#worker.postMessage({ number: this.#number, text: text() }, []);
  }
}
