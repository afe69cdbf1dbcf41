import { setTimeout as sleep } from 'node:timers/promises';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { HubAccess } from './hub.ts';

export const PATIENCE_MS = 30_000;
const WAITS_MS = [500, 1000, 2000, 4000, 8000];

/** Waits for bytes of a host, but not for ever. @throws ShotloomError model_unreachable, cancelled */
export async function withPatience<T>(
  reading: Promise<T>,
  { signal, patience_ms = PATIENCE_MS }: HubAccess,
  host: string,
): Promise<T> {
  reading.catch(() => undefined);
  const late = new AbortController();
  try {
    return await Promise.race([
      reading.catch(() => {
        throw signal?.aborted ? stopped() : unreachable(host);
      }),
      sleep(patience_ms, null, { signal: late.signal }).then(() => {
        throw unreachable(host);
      }),
    ]);
  } finally {
    late.abort();
  }
}

/** Tries again what may be otherwise in a moment. @throws ShotloomError cancelled, or what the last try failed with */
export async function patiently<T>({ signal, waits_ms = WAITS_MS }: HubAccess, work: () => Promise<T>): Promise<T> {
  for (const wait of waits_ms) {
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted) throw stopped();
      if (!(error instanceof ShotloomError) || error.code !== 'model_unreachable') throw error;
    }
    await sleep(wait, undefined, { signal }).catch(() => {
      throw stopped();
    });
  }
  return await work();
}

/** What may be otherwise in a moment. */
export function unreachable(host: string, status?: number): ShotloomError {
  return status === undefined
    ? new ShotloomError(
        'model_unreachable',
        say`${host} does not answer; look whether this machine is on the network, and try again.`,
      )
    : new ShotloomError('model_unreachable', say`${host} answers with an error (${status}); try again later.`);
}

export function stopped(): ShotloomError {
  return new ShotloomError('cancelled', say`The download was stopped; the same goes on from here.`);
}
