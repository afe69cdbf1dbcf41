import { Worker } from 'node:worker_threads';
import type { SoundSource } from '../../src-shared/audio/mix-plan.ts';

/** Sound that is made and not read from a file. */
export type MadeSource = Exclude<SoundSource, { readonly kind: 'file' }>;

/** What the thread is started with. */
export interface SoundThreadSetup {
  readonly source: MadeSource;
  readonly soundfont: string;
}

/**
 * Makes a bed or an ambience in a thread of its own: minutes of music take seconds.
 * @param soundfont the path of resources/soundfont/shotloom.sf3
 * @returns raw samples (float32, left and right by turns)
 */
export async function makeSound(source: MadeSource, soundfont: string, signal?: AbortSignal): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const setup: SoundThreadSetup = { source, soundfont };
  const worker = new Worker(new URL('./sound-thread.ts', import.meta.url), { workerData: setup });
  const answered = Promise.withResolvers<Uint8Array>();
  const stop = (): void => answered.reject(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  worker.on('message', (samples: Uint8Array) => answered.resolve(samples));
  worker.on('error', (error: unknown) => answered.reject(error));
  try {
    return await answered.promise;
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
