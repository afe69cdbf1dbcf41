import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import type { Job, JobState, MadeBy, Priority } from '../../src-shared/library/records.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

/** A row of the table of jobs. */
export interface JobRow extends Omit<Job, 'state' | 'number' | 'priority'> {
  readonly seq: number;
  readonly priority: number;
  readonly status: JobState['status'];
  readonly lease_owner: string | null;
  readonly lease_until: number | null;
  readonly device: string | null;
  /** As JSON; null until it is known. */
  readonly made_by: string | null;
  readonly progress: number | null;
  readonly not_before: number | null;
  readonly take_id: string | null;
  readonly reason: string | null;
  /** Of the reason, as JSON. */
  readonly said: string | null;
  readonly code: ErrorCode | null;
}

/** The priorities by their numbers in the table. */
export const PRIORITIES: readonly Priority[] = ['urgent', 'normal', 'low'];

/** The order of the queue ("still" comes after "clip" in the alphabet, and before it in the queue). */
export const IN_ORDER = 'ORDER BY priority, kind DESC, position, seq';
/** The place behind all others. */
export const LAST = '(SELECT coalesce(max(position), 0) + 1 FROM jobs)';
/** Of a job that has not ended. */
export const OPEN = `status IN ('queued', 'paused', 'running')`;
/** What a job loses that no longer runs. */
export const UNLEASED =
  'lease_owner = NULL, lease_until = NULL, lease_ms = NULL, device = NULL, made_by = NULL, progress = NULL';
/** What a job loses that no longer waits for another try. */
export const NOT_SET_BACK = 'not_before = NULL, wait_ms = NULL, reason = NULL, said = NULL, code = NULL';

const NOBODY_YET: MadeBy = { worker: null, provider: null };

/** A row as its record. */
export function jobOf(row: JobRow): Job {
  const { id, seq: number, project_id, shot_id, kind, request_digest, position } = row;
  const { attempts, crashes, failures, created_at } = row;
  const priority = PRIORITIES[row.priority] ?? 'normal';
  const state = stateOf(row);
  const name = { id, number, project_id, shot_id, kind, request_digest };
  return { ...name, state, priority, position, attempts, crashes, failures, created_at };
}

/** The table's CHECK constraints promise the columns that each status has. */
function stateOf(row: JobRow): JobState {
  const { status, lease_owner, lease_until, device, progress, not_before, take_id, reason, code, attempts } = row;
  const said = row.said === null ? {} : { said: JSON.parse(row.said) as Sentence };
  if (status === 'running' && lease_owner !== null && lease_until !== null && device !== null && progress !== null) {
    const made_by = row.made_by === null ? NOBODY_YET : (JSON.parse(row.made_by) as MadeBy);
    return { status, lease_owner, lease_until, device, made_by, progress };
  }
  if (status === 'done' && take_id !== null) return { status, take_id };
  if (status === 'failed' && reason !== null) return { status, reason, ...said, code, attempts };
  if (status === 'queued') {
    const isSetBack = not_before !== null && reason !== null && code !== null;
    return { status, set_back: isSetBack ? { code, reason, ...said, not_before } : null };
  }
  if (status === 'paused' || status === 'cancelled') return { status };
  throw new Error(`A job is ${status} without what that needs.`);
}
