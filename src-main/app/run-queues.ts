import { availableParallelism } from 'node:os';
import type { QueueOptions } from '../generation/queue.ts';
import { runQueue } from '../generation/queue.ts';
import type { TakeWorker } from '../generation/take-worker.ts';
import type { Library } from '../library/open.ts';

/** How long to wait before asking again for what another process is making, or what may be tried again, in milliseconds. */
export const OTHERS_MS = 250;

/** So many stills are worth the start of a second worker. */
const STILLS_FOR_TWO = 8;

/** How many workers make so many stills: of one, much runs on one core (a clip keeps all busy). */
export function workersFor(stills: number): number {
  return stills >= STILLS_FOR_TWO ? Math.min(2, availableParallelism()) : 1;
}

/**
 * Runs the queue with each worker at the same time; those behind the first make stills of the built-in model only: a model pack takes all the
 * memory and cores that it can get. What stops one stops all.
 * @param builtin SHA-256 of the built-in model
 */
export async function runQueues(
  library: Library,
  workers: readonly TakeWorker[],
  builtin: string,
  { signal, ...options }: QueueOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  await Promise.all(
    workers.map((worker, index) => {
      const own = { ...options, ...(index === 0 ? {} : { kind: 'still' as const, models: builtin }), signal: stop };
      return runQueue(library, worker, own).catch((error: unknown) => failure.abort(error));
    }),
  );
  // The first failure: what came after it was stopped by it.
  failure.signal.throwIfAborted();
}
