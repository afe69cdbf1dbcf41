import type Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { Job, JobState, NewTake, Take, TakeKind } from '../../src-shared/library/records.ts';
import { newId } from './ids.ts';
import { livenessOf, type Owner } from './owner.ts';
import type { TakeQueries } from './takes.ts';
import { write } from './write.ts';

/** A take to be generated. */
export interface NewJob {
  readonly project_id: string;
  readonly shot_id: string;
  readonly kind: TakeKind;
  readonly request_digest: string;
  /** Lower runs first; after all others unless given. */
  readonly position?: number;
}

/** Which jobs a process will run; any unless given. */
export interface JobFilter {
  readonly project_id?: string;
  readonly kind?: TakeKind;
}

/**
 * The queue. A job that runs is leased: its owner renews the lease while it works, and when the owner dies or falls
 * silent, another process takes the job over.
 */
export interface Jobs {
  /** Queues a take whose request is stored. One that is already queued or running is not queued twice. */
  readonly enqueue: (job: NewJob) => Job;
  /** Leases the next job for `milliseconds`; null if none waits. */
  readonly lease: (owner: Owner, milliseconds: number, filter?: JobFilter) => Job | null;
  /** Prolongs a lease and notes the progress (0 to 1). False if the owner lost the job: it was cancelled or taken over. */
  readonly renew: (jobId: string, owner: Owner, milliseconds: number, progress: number) => boolean;
  /**
   * Stores the take and ends the job, in one transaction. Whoever brings the take first wins, whatever became of the
   * lease: work that is done is never thrown away. A job that is done already answers with the take it has.
   * @throws ShotloomError not_found
   */
  readonly complete: (jobId: string, take: NewTake) => Take;
  /** Ends a queued or running job with the reason of its failure. False if it had ended before. */
  readonly fail: (jobId: string, reason: string) => boolean;
  /** False if it had ended before. */
  readonly cancel: (jobId: string) => boolean;
  /** Notes that a running job crashed the worker; answers how often it has, or null if it is not the owner's. */
  readonly noteCrash: (jobId: string, owner: Owner) => number | null;
  /** Gives a running job back to the queue, as its owner does when it stops or lost its worker. False if it is not the owner's. */
  readonly release: (jobId: string, owner: Owner) => boolean;
  /** Gives back to the queue what dead owners hold and what is leased beyond its time; answers how many. */
  readonly requeueAbandoned: () => number;
  readonly job: (id: string) => Job | null;
  /** Every job of a project, ended ones included, in the order of the queue. */
  readonly jobsOf: (projectId: string) => Job[];
}

interface JobRow extends Omit<Job, 'state'> {
  readonly status: JobState['status'];
  readonly lease_owner: string | null;
  readonly lease_until: number | null;
  readonly progress: number | null;
  readonly take_id: string | null;
  readonly reason: string | null;
}

interface EnqueueRow extends Omit<NewJob, 'position'> {
  readonly id: string;
  readonly position: number | null;
  readonly created_at: string;
}

interface LeaseRow {
  readonly owner: Owner;
  readonly until: number;
  readonly project_id: string | null;
  readonly kind: TakeKind | null;
}

const OPEN = `status IN ('queued', 'running')`;
const UNLEASED = 'lease_owner = NULL, lease_until = NULL, progress = NULL';

export function jobQueue(db: Database.Database, takes: TakeQueries): Jobs {
  const byId = db.prepare<[string], JobRow>('SELECT * FROM jobs WHERE id = ?');
  const ofProject = db.prepare<[string], JobRow>('SELECT * FROM jobs WHERE project_id = ? ORDER BY position, seq');
  const openTwin = db.prepare<[string, TakeKind, string], JobRow>(
    `SELECT * FROM jobs WHERE shot_id = ? AND kind = ? AND request_digest = ? AND ${OPEN}`,
  );
  const insert = db.prepare<[EnqueueRow], JobRow>(`
    INSERT INTO jobs (id, project_id, shot_id, kind, request_digest, position, status, created_at)
    VALUES (@id, @project_id, @shot_id, @kind, @request_digest,
      coalesce(@position, (SELECT coalesce(max(position), 0) + 1 FROM jobs)), 'queued', @created_at)
    RETURNING *`);
  const running = db.prepare<[], JobRow>(`SELECT * FROM jobs WHERE status = 'running'`);
  const takeNext = db.prepare<[LeaseRow], JobRow>(`
    UPDATE jobs SET status = 'running', lease_owner = @owner, lease_until = @until, progress = 0, attempts = attempts + 1
    WHERE seq = (
      SELECT seq FROM jobs
      WHERE status = 'queued' AND (@project_id IS NULL OR project_id = @project_id) AND (@kind IS NULL OR kind = @kind)
      ORDER BY position, seq LIMIT 1)
    RETURNING *`);
  const prolong = db.prepare<[number, number, string, Owner]>(
    `UPDATE jobs SET lease_until = ?, progress = ? WHERE id = ? AND lease_owner = ?`,
  );
  const finish = db.prepare<[string, string]>(
    `UPDATE jobs SET status = 'done', take_id = ?, reason = NULL, ${UNLEASED} WHERE id = ?`,
  );
  const fail = db.prepare<[string, string]>(
    `UPDATE jobs SET status = 'failed', reason = ?, ${UNLEASED} WHERE id = ? AND ${OPEN}`,
  );
  const cancel = db.prepare<[string]>(`UPDATE jobs SET status = 'cancelled', ${UNLEASED} WHERE id = ? AND ${OPEN}`);
  const noteCrash = db.prepare<[string, Owner], Pick<JobRow, 'crashes'>>(
    `UPDATE jobs SET crashes = crashes + 1 WHERE id = ? AND lease_owner = ? RETURNING crashes`,
  );
  const release = db.prepare<[string, Owner]>(
    `UPDATE jobs SET status = 'queued', ${UNLEASED} WHERE id = ? AND lease_owner = ?`,
  );

  const requeueAbandoned = (): number =>
    write(db, () => {
      const abandoned = running.all().filter(isAbandoned);
      return abandoned.filter(({ id, lease_owner }) => lease_owner !== null && release.run(id, lease_owner).changes > 0)
        .length;
    });

  return {
    enqueue: ({ position, ...job }) =>
      write(db, () => {
        const twin = openTwin.get(job.shot_id, job.kind, job.request_digest);
        if (twin) return jobOf(twin);
        return returned(
          insert.get({ ...job, id: newId('job'), position: position ?? null, created_at: new Date().toISOString() }),
        );
      }),

    lease: (owner, milliseconds, filter = {}) =>
      write(db, () => {
        requeueAbandoned();
        const { project_id = null, kind = null } = filter;
        const row = takeNext.get({ owner, until: Date.now() + milliseconds, project_id, kind });
        return row ? jobOf(row) : null;
      }),

    renew: (jobId, owner, milliseconds, progress) =>
      write(db, () => prolong.run(Date.now() + milliseconds, progress, jobId, owner).changes > 0),

    complete: (jobId, newTake) =>
      write(db, () => {
        const row = byId.get(jobId);
        if (!row) throw new ShotloomError('not_found', `There is no job ${jobId} in the library.`);
        const stored = row.take_id === null ? null : takes.take(row.take_id);
        if (stored) return stored;
        const take = takes.saveTake(newTake);
        finish.run(take.id, jobId);
        return take;
      }),

    fail: (jobId, reason) => write(db, () => fail.run(reason, jobId).changes > 0),
    cancel: (jobId) => write(db, () => cancel.run(jobId).changes > 0),
    noteCrash: (jobId, owner) => write(db, () => noteCrash.get(jobId, owner)?.crashes ?? null),
    release: (jobId, owner) => write(db, () => release.run(jobId, owner).changes > 0),
    requeueAbandoned,

    job: (id) => {
      const row = byId.get(id);
      return row ? jobOf(row) : null;
    },
    jobsOf: (projectId) => ofProject.all(projectId).map(jobOf),
  };
}

function isAbandoned({ lease_owner, lease_until }: JobRow): boolean {
  const expired = lease_until !== null && lease_until <= Date.now();
  return expired || (lease_owner !== null && livenessOf(lease_owner) === 'dead');
}

function returned(row: JobRow | undefined): Job {
  if (!row) throw new Error('A statement with RETURNING returned no row.');
  return jobOf(row);
}

function jobOf(row: JobRow): Job {
  const { id, project_id, shot_id, kind, request_digest, attempts, crashes, position, created_at } = row;
  const state = stateOf(row);
  return { id, project_id, shot_id, kind, request_digest, state, attempts, crashes, position, created_at };
}

/** The table's CHECK constraints promise the columns that each status has. */
function stateOf({ status, lease_owner, lease_until, progress, take_id, reason, attempts }: JobRow): JobState {
  if (status === 'running' && lease_owner !== null && lease_until !== null && progress !== null) {
    return { status, lease_owner, lease_until, progress };
  }
  if (status === 'done' && take_id !== null) return { status, take_id };
  if (status === 'failed' && reason !== null) return { status, reason, attempts };
  if (status === 'queued' || status === 'cancelled') return { status };
  throw new Error(`A job is ${status} without what that needs.`);
}
