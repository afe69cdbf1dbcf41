import type Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { KIND_WORDS } from '../../src-shared/contract/kind-words.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Job, Priority } from '../../src-shared/library/records.ts';
import { IN_ORDER, jobOf, LAST, NOT_SET_BACK, OPEN, PRIORITIES, UNLEASED, type JobRow } from './job-rows.ts';
import { write } from './write.ts';

/** Where jobs are moved: beside another one, or to an end of those of their own priority and kind. */
export type JobPlace = 'front' | 'back' | { readonly before: string } | { readonly after: string };

/**
 * The queue as people see it, who look at it and say what happens in it. What runs is stopped by taking its lease away: the
 * owner sees that and stops.
 */
export interface JobOrder {
  readonly job: (id: string) => Job | null;
  /** The job that people call by this number. */
  readonly numbered: (number: number) => Job | null;
  /** Every job of a project, or of all, ended ones included, in the order of the queue. */
  readonly jobsOf: (projectId: string | null) => Job[];
  /** Those that have not ended, of a project or of all, in the order of the queue. */
  readonly openJobs: (projectId: string | null) => Job[];
  /** The newest job of a shot for this request. */
  readonly newestJob: (wanted: Pick<Job, 'shot_id' | 'kind' | 'request_digest'>) => Job | null;
  /** False if it had ended before. */
  readonly cancel: (jobId: string) => boolean;
  /** Lets a queued or running job wait until `resume`. False if it does already or has ended. */
  readonly pause: (jobId: string) => boolean;
  /** False if it was not paused. */
  readonly resume: (jobId: string) => boolean;
  /** Queues a job again, behind all others, that failed or was cancelled, or lets one that was set back run now. False if it is none of these, or its take was queued anew since. */
  readonly retry: (jobId: string) => boolean;
  /** Puts a job behind those of this priority. False if it had ended before, or has it already. */
  readonly prioritize: (jobId: string, priority: Priority) => boolean;
  /**
   * Moves open jobs, which keep their order among themselves; beside another job they take on its priority.
   * @returns how many there were
   * @throws ShotloomError not_found where the other job has ended; bad_option where it is of another kind
   */
  readonly move: (jobIds: readonly string[], place: JobPlace) => number;
  /** Lets no job of a project, or (null) none at all, be leased, and stops those that run. False if that was so. */
  readonly hold: (projectId: string | null) => boolean;
  /** False if it was not held. */
  readonly unhold: (projectId: string | null) => boolean;
  /** What is held: projects, and (null) the whole queue. */
  readonly held: () => (string | null)[];
}

/** What `held` has for the whole queue. */
const ALL = '';

export function jobOrder(db: Database.Database): JobOrder {
  const byId = db.prepare<[string], JobRow>('SELECT * FROM jobs WHERE id = ?');
  const byNumber = db.prepare<[number], JobRow>('SELECT * FROM jobs WHERE seq = ?');
  const all = db.prepare<[], JobRow>(`SELECT * FROM jobs ${IN_ORDER}`);
  const ofProject = db.prepare<[string], JobRow>(`SELECT * FROM jobs WHERE project_id = ? ${IN_ORDER}`);
  const open = db.prepare<[], JobRow>(`SELECT * FROM jobs WHERE ${OPEN} ${IN_ORDER}`);
  const openOfProject = db.prepare<[string], JobRow>(`SELECT * FROM jobs WHERE project_id = ? AND ${OPEN} ${IN_ORDER}`);
  const newest = db.prepare<[string, string, string], JobRow>(
    'SELECT * FROM jobs WHERE shot_id = ? AND kind = ? AND request_digest = ? ORDER BY seq DESC LIMIT 1',
  );
  const cancel = db.prepare<[string]>(
    `UPDATE jobs SET status = 'cancelled', ${UNLEASED}, ${NOT_SET_BACK} WHERE id = ? AND ${OPEN}`,
  );
  const pause = db.prepare<[string]>(
    `UPDATE jobs SET status = 'paused', ${UNLEASED}, ${NOT_SET_BACK} WHERE id = ? AND status IN ('queued', 'running')`,
  );
  const resume = db.prepare<[string]>(`UPDATE jobs SET status = 'queued' WHERE id = ? AND status = 'paused'`);
  const hurry = db.prepare<[string]>(
    `UPDATE jobs SET crashes = 0, failures = 0, ${NOT_SET_BACK} WHERE id = ? AND not_before IS NOT NULL`,
  );
  const retry = db.prepare<[string]>(`
    UPDATE jobs SET status = 'queued', crashes = 0, failures = 0, position = ${LAST}, ${NOT_SET_BACK}
    WHERE id = ? AND status IN ('failed', 'cancelled') AND NOT EXISTS (
      SELECT 1 FROM jobs AS twin
      WHERE twin.shot_id = jobs.shot_id AND twin.kind = jobs.kind AND twin.request_digest = jobs.request_digest
        AND twin.status NOT IN ('failed', 'cancelled'))`);
  const prioritize = db.prepare<[{ readonly id: string; readonly priority: number }]>(
    `UPDATE jobs SET priority = @priority, position = ${LAST} WHERE id = @id AND priority <> @priority AND ${OPEN}`,
  );
  const place = db.prepare<[{ readonly id: string; readonly priority: number; readonly position: number }]>(
    `UPDATE jobs SET priority = @priority, position = @position
     WHERE id = @id AND (priority <> @priority OR position <> @position)`,
  );
  const hold = db.prepare<[string]>('INSERT INTO held VALUES (?) ON CONFLICT DO NOTHING');
  const stop = db.prepare<[{ readonly of: string }]>(
    `UPDATE jobs SET status = 'queued', ${UNLEASED} WHERE status = 'running' AND @of IN ('${ALL}', project_id)`,
  );
  const unhold = db.prepare<[string]>('DELETE FROM held WHERE project_id = ?');
  const held = db.prepare<[], string>('SELECT project_id FROM held ORDER BY project_id').pluck();

  const found = (row: JobRow | undefined): Job | null => (row ? jobOf(row) : null);

  /** Puts jobs of one kind among the open ones of a priority, at the place that `indexOf` says of those that stay. */
  function insertAmong(
    moved: readonly JobRow[],
    priority: number,
    kind: string,
    indexOf: (staying: readonly JobRow[]) => number,
  ): void {
    const ids = new Set(moved.map(({ id }) => id));
    const staying = open.all().filter((row) => row.priority === priority && row.kind === kind && !ids.has(row.id));
    for (const [index, { id }] of staying.toSpliced(indexOf(staying), 0, ...moved).entries()) {
      place.run({ id, priority, position: index + 1 });
    }
  }

  function moveBeside(moved: readonly JobRow[], other: JobRow, offset: 0 | 1): number {
    const mover = moved.filter(({ id }) => id !== other.id);
    const stranger = mover.find(({ kind }) => kind !== other.kind);
    if (stranger) throw unlike(stranger, other);
    insertAmong(
      mover,
      other.priority,
      other.kind,
      (staying) => staying.findIndex(({ id }) => id === other.id) + offset,
    );
    return mover.length;
  }

  function moveToEnd(moved: readonly JobRow[], end: 'front' | 'back'): number {
    const groups = Map.groupBy(moved, ({ priority, kind }) => `${priority} ${kind}`);
    for (const group of groups.values()) {
      const [first] = group;
      if (first) insertAmong(group, first.priority, first.kind, ({ length }) => (end === 'front' ? 0 : length));
    }
    return moved.length;
  }

  return {
    job: (id) => found(byId.get(id)),
    numbered: (number) => found(byNumber.get(number)),
    jobsOf: (projectId) => (projectId === null ? all.all() : ofProject.all(projectId)).map(jobOf),
    openJobs: (projectId) => (projectId === null ? open.all() : openOfProject.all(projectId)).map(jobOf),
    newestJob: ({ shot_id, kind, request_digest }) => found(newest.get(shot_id, kind, request_digest)),

    cancel: (jobId) => write(db, () => cancel.run(jobId).changes > 0),
    pause: (jobId) => write(db, () => pause.run(jobId).changes > 0),
    resume: (jobId) => write(db, () => resume.run(jobId).changes > 0),
    retry: (jobId) => write(db, () => hurry.run(jobId).changes + retry.run(jobId).changes > 0),
    prioritize: (id, priority) =>
      write(db, () => prioritize.run({ id, priority: PRIORITIES.indexOf(priority) }).changes > 0),

    move: (jobIds, to) =>
      write(db, () => {
        const asked = new Set(jobIds);
        const rows = open.all();
        const moved = rows.filter(({ id }) => asked.has(id));
        if (to === 'front' || to === 'back') return moveToEnd(moved, to);
        const beside = 'before' in to ? to.before : to.after;
        const other = rows.find(({ id }) => id === beside);
        if (!other) throw new ShotloomError('not_found', say`There is no job ${beside} that waits or runs.`);
        return moveBeside(moved, other, 'before' in to ? 0 : 1);
      }),

    hold: (projectId) =>
      write(db, () => {
        const isNew = hold.run(projectId ?? ALL).changes > 0;
        stop.run({ of: projectId ?? ALL });
        return isNew;
      }),
    unhold: (projectId) => write(db, () => unhold.run(projectId ?? ALL).changes > 0),
    held: () => held.all().map((id) => (id === ALL ? null : id)),
  };
}

function unlike(moved: JobRow, other: JobRow): ShotloomError {
  return new ShotloomError(
    'bad_option',
    say`Job ${moved.seq} makes a ${KIND_WORDS[moved.kind]} and job ${other.seq} a ${KIND_WORDS[other.kind]}, and stills are made before clips: move it among its own kind, or give it another priority.`,
  );
}
