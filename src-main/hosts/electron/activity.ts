/** What of the queue the window shows. */
interface QueueNow {
  readonly jobs: readonly {
    readonly held: boolean;
    readonly state: { readonly status: string; readonly progress?: number };
  }[];
  readonly speaking: readonly { readonly done: number; readonly lines: number }[];
}

/** What goes on in the queue, from its first job to the moment when none waits. */
export interface Activity {
  /** Jobs that there were since it was last empty; 0 while lines are spoken that jobs follow. */
  readonly jobs: number;
  /** 0 to 1; null while nothing is made. */
  readonly progress: number | null;
}

/** Nothing goes on. */
export const IDLE: Activity = { jobs: 0, progress: null };

/** What goes on after a change of the queue. Paused and held jobs wait for a person, and keep nothing awake. */
export function activityAfter(before: Activity, queue: QueueNow): Activity {
  const going = queue.jobs.filter(
    ({ held, state }) => state.status === 'running' || (state.status === 'queued' && !held),
  );
  if (going.length === 0) return queue.speaking.length === 0 ? IDLE : { jobs: 0, progress: shareSpoken(queue) };
  const jobs = Math.max(before.jobs, going.length);
  const left = going.reduce((sum, { state }) => sum + 1 - (state.progress ?? 0), 0);
  return { jobs, progress: Math.max(0, 1 - left / jobs) };
}

function shareSpoken({ speaking }: QueueNow): number {
  const sumOf = (counted: 'done' | 'lines'): number => speaking.reduce((sum, each) => sum + each[counted], 0);
  return sumOf('done') / sumOf('lines');
}
