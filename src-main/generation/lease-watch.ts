import { setTimeout as sleep } from 'node:timers/promises';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { Job } from '../../src-shared/library/records.ts';
import type { Library } from '../library/open.ts';
import type { Owner } from '../library/owner.ts';

export const LEASE_MS = 30_000;
const RENEWAL_MS = 2000;
/** How often an owner looks whether its job was paused, cancelled or taken over: with the worker's patience, less than a second. */
const LOOK_MS = 100;

/** So long a write is tried again while another program keeps the library, each try waiting by itself too. */
const LOCKED_MS = 30_000;

/** A lease that is kept while its job runs. */
export interface LeaseWatch {
  /** Fires when the lease is lost. */
  readonly lost: AbortSignal;
  /** Notes the progress (0 to 1), which the next renewal stores. */
  readonly note: (progress: number) => void;
  readonly end: () => void;
}

/** Renews the lease of a running job, and tells when it is lost. */
export function watchLease({ jobs }: Library, job: Job, owner: Owner): LeaseWatch {
  const lost = new AbortController();
  let progress = 0;
  let renewed = performance.now();
  const look = (): void => {
    try {
      const isDue = performance.now() - renewed >= RENEWAL_MS;
      if (isDue) renewed = performance.now();
      const isOurs = isDue ? jobs.renew(job.id, owner, LEASE_MS, progress) : jobs.isHeldBy(job.id, owner);
      if (!isOurs) lost.abort();
    } catch {
      // The lease lasts longer than another program keeps the library locked; what else is wrong is met when the take is filed.
    }
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    lost: lost.signal,
    note: (share) => {
      progress = share;
    },
    end: () => clearInterval(timer),
  };
}

/** Does what writes to the library, again and again while another program keeps it locked. @throws ShotloomError */
export async function patiently<T>(work: () => T): Promise<T> {
  const begun = performance.now();
  for (;;) {
    try {
      return work();
    } catch (error) {
      const isLocked = error instanceof ShotloomError && error.code === 'library_locked';
      if (!isLocked || performance.now() - begun > LOCKED_MS) throw error;
      await sleep(LOOK_MS);
    }
  }
}
