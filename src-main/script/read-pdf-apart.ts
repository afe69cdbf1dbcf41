import { Worker } from 'node:worker_threads';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { damagedScript } from '../../src-shared/script/damaged.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';

/** What the thread is started with. */
export interface PdfThreadSetup {
  readonly bytes: Uint8Array;
  readonly path: string;
}

/** What was read of a PDF. */
interface ReadPdf {
  readonly text: string;
  readonly screenplay: Screenplay;
}

export type FromPdfThread =
  | ({ readonly type: 'read' } & ReadPdf)
  | { readonly type: 'refused'; readonly code: ErrorCode; readonly said: Sentence };

/** A script of 120 pages takes a second; 2,000 pages of text take ten. */
const mostMs = 60_000;
/** What reading may add to the process, and hold in JavaScript. */
const mostBytes = 1.5 * 1024 ** 3;
const mostHeapMegabytes = 1024;
const watchMs = 50;

/**
 * Reads a PDF as {@link readPdf} does, in a thread of its own: what a PDF makes of a few bytes is without bounds (packed
 * streams, states saved in states), and the library that reads it has none.
 * @throws ShotloomError as readPdf; script_damaged for one that takes over a minute or 1.5 GB
 */
export async function readPdfApart(bytes: Uint8Array, path: string): Promise<ReadPdf> {
  const setup: PdfThreadSetup = { bytes, path };
  const worker = new Worker(new URL('./pdf-thread.ts', import.meta.url), {
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
  });
  const tooMuch = damagedScript(
    path,
    say`takes more time or memory to read than any script`,
    say`give the file that it was made from, or print it to a PDF again`,
  );
  const answered = Promise.withResolvers<FromPdfThread>();
  worker.on('message', (message: FromPdfThread) => answered.resolve(message));
  worker.on('error', (error: unknown) => {
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    answered.reject(isMemory ? tooMuch : error);
  });
  const [began, memory] = [performance.now(), process.memoryUsage.rss()];
  const watch = setInterval(() => {
    if (performance.now() - began > mostMs || process.memoryUsage.rss() - memory > mostBytes) answered.reject(tooMuch);
  }, watchMs);
  try {
    const message = await answered.promise;
    if (message.type === 'refused') throw new ShotloomError(message.code, message.said);
    return { text: message.text, screenplay: message.screenplay };
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}
