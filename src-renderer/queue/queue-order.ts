import type { QueuedJob } from './queue-data.ts';

type Numbered = Pick<QueuedJob, 'number'>;

/** Where a job goes in the queue. */
export type Place = { readonly before: number } | { readonly after: number };

/** A place next to another job, above or below it; null where the job is there already. */
export function droppedPlace(
  jobs: readonly Numbered[],
  moved: number,
  onto: number,
  edge: 'above' | 'below',
): Place | null {
  const from = jobs.findIndex(({ number }) => number === moved);
  const to = jobs.findIndex(({ number }) => number === onto);
  if (from < 0 || to < 0 || from === to) return null;
  if (edge === 'above') return from === to - 1 ? null : { before: onto };
  return from === to + 1 ? null : { after: onto };
}

/** A place one up or down; null at the ends. */
export function steppedPlace(jobs: readonly Numbered[], moved: number, step: 1 | -1): Place | null {
  const at = jobs.findIndex(({ number }) => number === moved);
  const next = at < 0 ? undefined : jobs[at + step]?.number;
  if (next === undefined) return null;
  return step === 1 ? { after: next } : { before: next };
}

/** The jobs in the order that they have when one was moved: what is shown until the program answers. */
export function movedJobs<Job extends Numbered>(jobs: readonly Job[], moved: number, place: Place): readonly Job[] {
  const job = jobs.find(({ number }) => number === moved);
  if (!job) return jobs;
  const others = jobs.filter(({ number }) => number !== moved);
  const [beside, shift] = 'before' in place ? [place.before, 0] : [place.after, 1];
  const at = others.findIndex(({ number }) => number === beside);
  return at < 0 ? jobs : others.toSpliced(at + shift, 0, job);
}

/** The films that have jobs, each once, in the order of the queue. */
export function filmsOf(
  jobs: readonly Pick<QueuedJob, 'project' | 'title'>[],
): readonly { readonly project: string; readonly title: string | null; readonly count: number }[] {
  const films = Map.groupBy(jobs, ({ project }) => project);
  return Array.from(films, ([project, of]) => ({ project, title: of[0]?.title ?? null, count: of.length }));
}
