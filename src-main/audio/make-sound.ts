import { Worker } from 'node:worker_threads';
import type { Beats } from '../../src-shared/audio/beats.ts';
import type { SoundSource } from '../../src-shared/audio/mix-plan.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { RawSound } from './raw-sound.ts';

/** Sound that is made and not read from a file. */
export type MadeSource = Exclude<SoundSource, { readonly kind: 'file' }>;

/** What the thread is started with. */
export type SoundThreadSetup =
  | { readonly task: 'make'; readonly source: MadeSource; readonly soundfont: string }
  | { readonly task: 'beats'; readonly raw: RawSound };

/**
 * Makes a bed or an ambience in a thread of its own: minutes of music take seconds.
 * @param soundfont the path of resources/soundfont/shotloom.sf3
 * @returns raw samples (float32, left and right by turns)
 */
export async function makeSound(source: MadeSource, soundfont: string, signal?: AbortSignal): Promise<Uint8Array> {
  return (await inThread({ task: 'make', source, soundfont }, signal)) as Uint8Array;
}

/** Finds the beats of raw samples in a thread of its own. */
export async function findBeats(raw: RawSound, signal?: AbortSignal): Promise<Beats> {
  return (await inThread({ task: 'beats', raw }, signal)) as Beats;
}

async function inThread(setup: SoundThreadSetup, signal?: AbortSignal): Promise<unknown> {
  const cancelled = new ShotloomError('cancelled', say`The mix was stopped.`);
  if (signal?.aborted) throw cancelled;
  const worker = new Worker(new URL('./sound-thread.ts', import.meta.url), { workerData: setup });
  const answered = Promise.withResolvers<unknown>();
  const stop = (): void => answered.reject(cancelled);
  signal?.addEventListener('abort', stop, { once: true });
  worker.on('message', (answer: unknown) => answered.resolve(answer));
  worker.on('error', (error: unknown) => answered.reject(error));
  try {
    return await answered.promise;
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
