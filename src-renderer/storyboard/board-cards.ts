import type { RefObject } from 'react';
import type { QueuedJob } from '../queue/queue-data.ts';
import type { Board, BoardShot } from './board-data.ts';

/** What lists of cards are made from. */
export interface BoardCards {
  /** What is scrolled: the list that the keyboard is in. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly board: Board;
  /** Every shot in the order of the film. */
  readonly shots: readonly BoardShot[];
  readonly selected: ReadonlySet<string>;
  /** Where the keyboard is. */
  readonly active: string | null;
  readonly jobs: ReadonlyMap<string, QueuedJob>;
}

/** The job that makes a take of each shot, or the first that waits to. */
export function jobsByShot(jobs: readonly QueuedJob[]): ReadonlyMap<string, QueuedJob> {
  const found = new Map<string, QueuedJob>();
  for (const job of jobs) {
    const known = found.get(job.shot_id);
    if (!known || (known.state.status !== 'running' && job.state.status === 'running')) found.set(job.shot_id, job);
  }
  return found;
}

/** Width over height of a film. */
export function aspectOf({ project }: Board): number {
  return project.width / project.height;
}
