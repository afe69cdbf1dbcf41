import type Database from 'better-sqlite3';
import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import type { Job, MadeBy, NewTake, Take, TakeKind } from '../../src-shared/library/records.ts';
import { newId } from './ids.ts';
import { jobOf, LAST, NOT_SET_BACK, OPEN, UNLEASED, type JobRow } from './job-rows.ts';
import { livenessOf, type Owner } from './owner.ts';
import type { TakeQueries } from './takes.ts';
import { write } from './write.ts';

/** A take to be generated. */
export interface NewJob {
  readonly project_id: string;
  readonly shot_id: string;
  readonly kind: TakeKind;
  readonly request_digest: string;
}

/** Which jobs a process will run, any unless given, and on what. */
export interface JobFilter {
  readonly project_id?: string;
  readonly kind?: TakeKind;
  /** SHA-256 of all models that they need (`modelsOf`), with spaces between. */
  readonly models?: string;
  /** What computes, `SHARED_DEVICE` unless given: of any but that and a farm, one owner at a time has jobs. */
  readonly device?: string;
}

/** Why a job failed. */
export interface Failure {
  readonly code: ErrorCode;
  readonly reason: string;
  /** What other languages say the reason by. */
  readonly said?: Sentence;
}

/**
 * The queue as those who work it off see it. A job that runs is leased: its owner renews the lease while it works, and when
 * the owner dies or falls silent, another process takes the job over.
 */
export interface JobLeases {
  /** Queues a take whose request is stored, behind all others. One that is open is not queued twice. */
  readonly enqueue: (job: NewJob) => Job;
  /** Leases the next job for `milliseconds`; null if none waits that may run now. */
  readonly lease: (owner: Owner, milliseconds: number, filter?: JobFilter) => Job | null;
  /** Prolongs a lease and notes the progress (0 to 1), and who makes it where that became known. False if the owner lost the job: it was paused, cancelled or taken over. */
  readonly renew: (jobId: string, owner: Owner, milliseconds: number, progress: number, madeBy?: MadeBy) => boolean;
  /** Whether the job is still this owner's to run. */
  readonly isHeldBy: (jobId: string, owner: Owner) => boolean;
  /**
   * Stores the take and ends the job, in one transaction. Whoever brings the take first wins, whatever became of the
   * lease: work that is done is never thrown away. A job that is done already answers with the take it has.
   * @throws ShotloomError not_found
   */
  readonly complete: (jobId: string, take: NewTake) => Take;
  /** Ends an open job with the reason of its failure; where an owner is given, only if it is that owner's. False if it had ended before. */
  readonly fail: (jobId: string, failure: Failure, owner?: Owner) => boolean;
  /** Notes that a running job crashed the worker; answers how often it has, or null if it is not the owner's. */
  readonly noteCrash: (jobId: string, owner: Owner) => number | null;
  /** Gives a running job back to the queue, as its owner does when it stops or lost its worker. False if it is not the owner's. */
  readonly release: (jobId: string, owner: Owner) => boolean;
  /** Gives a running job back to be tried again after `milliseconds`. False if it is not the owner's. */
  readonly setBack: (jobId: string, owner: Owner, milliseconds: number, failure: Failure) => boolean;
  /** Says why a job that waits is not begun, which it may be at any time. False if it does not wait, or for another try. */
  readonly explain: (jobId: string, failure: Failure) => boolean;
  /** Forgets what `explain` said. */
  readonly unexplain: (jobId: string) => boolean;
  /** Gives back to the queue what dead owners hold and what is leased beyond its time; answers how many. */
  readonly requeueAbandoned: () => number;
}

/** The device that any number of processes may compute on at the same time. */
export const SHARED_DEVICE = 'cpu';
/** What jobs hold that other machines make: nothing of this one. */
export const FARM_DEVICE = 'farm';

interface EnqueueRow extends NewJob {
  readonly id: string;
  readonly created_at: string;
}

interface LeaseRow {
  readonly owner: Owner;
  readonly now: number;
  readonly milliseconds: number;
  readonly project_id: string | null;
  readonly kind: TakeKind | null;
  readonly models: string | null;
  readonly device: string;
}

/** A failure as its columns have it. */
interface FailureRow extends Omit<Failure, 'said'> {
  readonly said: string | null;
}

interface RenewRow {
  readonly id: string;
  readonly owner: Owner;
  readonly lease_until: number;
  readonly lease_ms: number;
  readonly progress: number;
  readonly made_by: string | null;
}

interface SetBackRow extends FailureRow {
  readonly id: string;
  readonly owner: Owner;
  readonly not_before: number;
  readonly wait_ms: number;
}

export function jobLeases(db: Database.Database, takes: TakeQueries): JobLeases {
  const byId = db.prepare<[string], JobRow>('SELECT * FROM jobs WHERE id = ?');
  const openTwin = db.prepare<[string, TakeKind, string], JobRow>(
    `SELECT * FROM jobs WHERE shot_id = ? AND kind = ? AND request_digest = ? AND ${OPEN}`,
  );
  const insert = db.prepare<[EnqueueRow], JobRow>(`
    INSERT INTO jobs (id, project_id, shot_id, kind, request_digest, position, status, created_at)
    VALUES (@id, @project_id, @shot_id, @kind, @request_digest, ${LAST}, 'queued', @created_at)
    RETURNING *`);
  const running = db.prepare<[], JobRow>(`SELECT * FROM jobs WHERE status = 'running'`);
  const shortenLeases = db.prepare<[{ readonly now: number }]>(
    `UPDATE jobs SET lease_until = @now + lease_ms WHERE status = 'running' AND lease_until > @now + lease_ms`,
  );
  const shortenWaits = db.prepare<[{ readonly now: number }]>(
    `UPDATE jobs SET not_before = @now + wait_ms WHERE status = 'queued' AND not_before > @now + wait_ms`,
  );
  const takeNext = db.prepare<[LeaseRow], JobRow>(`
    UPDATE jobs SET status = 'running', lease_owner = @owner, lease_until = @now + @milliseconds, lease_ms = @milliseconds,
      device = @device, progress = 0, attempts = attempts + 1, ${NOT_SET_BACK}
    WHERE seq = (
      SELECT seq FROM jobs
      WHERE status = 'queued' AND (not_before IS NULL OR not_before <= @now)
        AND (@project_id IS NULL OR project_id = @project_id) AND (@kind IS NULL OR kind = @kind)
        AND (@models IS NULL OR @models = (
          SELECT concat_ws(' ', json ->> '$.model.sha256', json ->> '$.draws.enlarge.sha256',
            json ->> '$.draws.between.sha256', json ->> '$.draws.depth.sha256')
          FROM requests WHERE digest = jobs.request_digest))
        AND NOT EXISTS (SELECT 1 FROM held WHERE held.project_id IN ('', jobs.project_id))
        AND (@device IN ('${SHARED_DEVICE}', '${FARM_DEVICE}') OR NOT EXISTS (
          SELECT 1 FROM jobs AS other
          WHERE other.status = 'running' AND other.device = @device AND other.lease_owner <> @owner))
      ORDER BY priority, kind DESC, position, seq LIMIT 1)
    RETURNING *`);
  const prolong = db.prepare<[RenewRow]>(`
    UPDATE jobs SET lease_until = @lease_until, lease_ms = @lease_ms, progress = @progress,
      made_by = coalesce(@made_by, made_by)
    WHERE id = @id AND lease_owner = @owner`);
  const held = db.prepare<[string, Owner], object>('SELECT 1 FROM jobs WHERE id = ? AND lease_owner = ?');
  const finish = db.prepare<[string, string]>(
    `UPDATE jobs SET status = 'done', take_id = ?, ${UNLEASED}, ${NOT_SET_BACK} WHERE id = ?`,
  );
  const fail = db.prepare<[FailureRow & { readonly id: string; readonly owner: Owner | null }]>(`
    UPDATE jobs SET status = 'failed', ${UNLEASED}, not_before = NULL, wait_ms = NULL, reason = @reason, said = @said, code = @code
    WHERE id = @id AND ${OPEN} AND (@owner IS NULL OR lease_owner = @owner)`);
  const noteCrash = db.prepare<[string, Owner], Pick<JobRow, 'crashes'>>(
    `UPDATE jobs SET crashes = crashes + 1 WHERE id = ? AND lease_owner = ? RETURNING crashes`,
  );
  const release = db.prepare<[string, Owner]>(
    `UPDATE jobs SET status = 'queued', ${UNLEASED} WHERE id = ? AND lease_owner = ?`,
  );
  const setBack = db.prepare<[SetBackRow]>(`
    UPDATE jobs SET status = 'queued', ${UNLEASED}, failures = failures + 1,
      not_before = @not_before, wait_ms = @wait_ms, reason = @reason, said = @said, code = @code
    WHERE id = @id AND lease_owner = @owner`);
  const explain = db.prepare<[FailureRow & { readonly id: string; readonly now: number }]>(`
    UPDATE jobs SET not_before = @now, wait_ms = 0, reason = @reason, said = @said, code = @code
    WHERE id = @id AND status = 'queued' AND coalesce(wait_ms, 0) = 0`);
  const unexplain = db.prepare<[string]>(
    `UPDATE jobs SET ${NOT_SET_BACK} WHERE id = ? AND status = 'queued' AND wait_ms = 0`,
  );

  const requeueAbandoned = (): number =>
    write(db, () => {
      // Where the clock was put back, nobody waits longer than was meant: an owner that lives renews its lease in time.
      shortenLeases.run({ now: Date.now() });
      const abandoned = running.all().filter(isAbandoned);
      return abandoned.filter(({ id, lease_owner }) => lease_owner !== null && release.run(id, lease_owner).changes > 0)
        .length;
    });

  return {
    enqueue: (job) =>
      write(db, () => {
        const twin = openTwin.get(job.shot_id, job.kind, job.request_digest);
        if (twin) return jobOf(twin);
        const row = insert.get({ ...job, id: newId('job'), created_at: new Date().toISOString() });
        if (!row) throw new Error('A statement with RETURNING returned no row.');
        return jobOf(row);
      }),

    lease: (owner, milliseconds, { project_id = null, kind = null, models = null, device = SHARED_DEVICE } = {}) =>
      write(db, () => {
        requeueAbandoned();
        const now = Date.now();
        shortenWaits.run({ now });
        const row = takeNext.get({ owner, now, milliseconds, project_id, kind, models, device });
        return row ? jobOf(row) : null;
      }),

    renew: (id, owner, lease_ms, progress, madeBy) =>
      write(db, () => {
        const made_by = madeBy ? JSON.stringify(madeBy) : null;
        return prolong.run({ id, owner, lease_until: Date.now() + lease_ms, lease_ms, progress, made_by }).changes > 0;
      }),
    isHeldBy: (jobId, owner) => held.get(jobId, owner) !== undefined,

    complete: (jobId, newTake) =>
      write(db, () => {
        const row = byId.get(jobId);
        if (!row) throw new ShotloomError('not_found', say`There is no job ${jobId} in the library.`);
        const stored = row.take_id === null ? null : takes.take(row.take_id);
        if (stored) return stored;
        const take = takes.saveTake(newTake);
        finish.run(take.id, jobId);
        return take;
      }),

    fail: (id, failure, owner) =>
      write(db, () => fail.run({ id, ...failureRow(failure), owner: owner ?? null }).changes > 0),
    noteCrash: (jobId, owner) => write(db, () => noteCrash.get(jobId, owner)?.crashes ?? null),
    release: (jobId, owner) => write(db, () => release.run(jobId, owner).changes > 0),
    setBack: (id, owner, wait_ms, failure) =>
      write(db, () => {
        const not_before = Date.now() + wait_ms;
        return setBack.run({ id, owner, wait_ms, not_before, ...failureRow(failure) }).changes > 0;
      }),
    explain: (id, failure) => write(db, () => explain.run({ id, now: Date.now(), ...failureRow(failure) }).changes > 0),
    unexplain: (jobId) => write(db, () => unexplain.run(jobId).changes > 0),
    requeueAbandoned,
  };
}

function failureRow({ code, reason, said }: Failure): FailureRow {
  return { code, reason, said: said === undefined ? null : JSON.stringify(said) };
}

function isAbandoned({ lease_owner, lease_until }: JobRow): boolean {
  const expired = lease_until !== null && lease_until <= Date.now();
  return expired || (lease_owner !== null && livenessOf(lease_owner) === 'dead');
}
