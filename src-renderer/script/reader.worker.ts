import { readForEditor } from './reading.ts';
import type { Reading } from './reading.ts';

/** What is to be read, and by which number its answer is known. */
export interface ReadingAsked {
  readonly number: number;
  readonly text: string;
}

/** What was read. */
export interface ReadingTold {
  readonly number: number;
  readonly reading: Reading;
}

// A script of 120 pages takes 80 ms to read: beside the page, so that no key waits for it.
addEventListener('message', ({ data }: MessageEvent<ReadingAsked>) => {
  const told: ReadingTold = { number: data.number, reading: readForEditor(data.text) };
  postMessage(told, { transfer: [told.reading.kinds.buffer] });
});
