import type { ListDelta, ListRules, Some } from './list-delta.ts';
import { fieldsChanged, listDelta, patchedList } from './list-delta.ts';

/** What names a job. */
interface Job {
  readonly number: number;
}

interface Queue<J> {
  readonly jobs: readonly J[];
}

/** How the queue has become another: a job that runs tells of itself five times a second, and thousands may wait. */
export interface QueueDelta<J, Q> {
  /** What of the queue itself is other than it was. */
  readonly fields: Some<Omit<Q, 'jobs'>>;
  /** Null where they are as they were. */
  readonly jobs: ListDelta<J> | null;
}

/** How the queue has become another; null where it is as it was. */
export function queueDelta<J extends Job, Q extends Queue<J>>(
  before: Q & Queue<J>,
  after: Q & Queue<J>,
): QueueDelta<J, Q> | null {
  const fields = fieldsChanged<Q>(before, after, ['jobs']);
  const jobs = listDelta<J>(before.jobs, after.jobs, rules<J>());
  return jobs || Object.keys(fields).length > 0 ? { fields, jobs } : null;
}

/** The queue that {@link queueDelta} told of; jobs that did not change are the same objects. */
export function patchedQueue<J extends Job, Q extends Queue<J>>(before: Q & Queue<J>, delta: QueueDelta<J, Q>): Q {
  const jobs = delta.jobs ? patchedList<J>(before.jobs, delta.jobs, rules<J>()) : before.jobs;
  return { ...before, ...delta.fields, jobs };
}

function rules<J extends Job>(): ListRules<J> {
  return { name: ({ number }) => number, placed: [] };
}
