import type { Job, MadeBy } from '../../src-shared/library/records.ts';
import type { Library } from '../library/open.ts';
import type { Owner } from '../library/owner.ts';

export const LEASE_MS = 30_000;
const RENEWAL_MS = 2000;
/** How often an owner looks whether its job was paused, cancelled or taken over: with the worker's patience, less than a second. */
const LOOK_MS = 100;

/** A lease that is kept while its job runs. */
export interface LeaseWatch {
  /** Fires when the lease is lost. */
  readonly lost: AbortSignal;
  /** Notes the progress (0 to 1), which the next renewal stores. */
  readonly note: (progress: number) => void;
  /** Notes who makes it, which is stored as soon as it is looked after again. */
  readonly noteMaker: (madeBy: MadeBy) => void;
  readonly end: () => void;
}

/** Renews the lease of a running job, and tells when it is lost. */
export function watchLease({ jobs }: Library, job: Job, owner: Owner): LeaseWatch {
  const lost = new AbortController();
  let progress = 0;
  let untold: MadeBy | undefined;
  let renewed = performance.now();
  const look = (): void => {
    try {
      const isDue = untold !== undefined || performance.now() - renewed >= RENEWAL_MS;
      if (isDue) renewed = performance.now();
      const isOurs = isDue ? jobs.renew(job.id, owner, LEASE_MS, progress, untold) : jobs.isHeldBy(job.id, owner);
      untold = undefined;
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
    noteMaker: (madeBy) => {
      untold = madeBy;
    },
    end: () => clearInterval(timer),
  };
}
