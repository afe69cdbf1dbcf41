import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { QueueProgress, QueueSummary } from '../../src-shared/contract/jobs.ts';
import type { Job } from '../../src-shared/library/records.ts';
import type { QueueEvent } from '../generation/queue.ts';
import type { Library } from '../library/open.ts';
import { drawing } from './film-models.ts';
import type { FormingTakes } from './forming-takes.ts';
import { filmsOf, listJobs } from './jobs.ts';
import { relay } from './relay.ts';
import { OTHERS_MS, runQueues, workersFor } from './run-queues.ts';
import type { Services } from './services.ts';
import { say, sentenceText } from '../../src-shared/contract/sentences.ts';

type Progress = z.input<typeof QueueProgress>;
type Summary = z.input<typeof QueueSummary>;

/** How often what is left is counted at most, in milliseconds: a long queue takes a while to count. */
const RECOUNT_MS = 500;

/**
 * Makes all that waits, or what of a project does, until nothing is left but what is paused: what others make, and what is to
 * be tried again later, is waited for.
 * @param forming where takes are seen while they are made
 */
export function runJobs(
  services: Services,
  { project }: { readonly project?: string | undefined },
  signal: AbortSignal | undefined,
  forming?: FormingTakes,
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    const library = services.library();
    const { sha256 } = await services.pack();
    const refuse = (): number =>
      refuseOthers(library, project, [sha256, ...drawing(services.libraryDirectory).map((model) => model.sha256)]);
    const counted = { made: 0, failed: refuse() };
    if (going(library, project).length === 0) return { ...counted, paused: pausedOf(library, project) };
    const stills = going(library, project).filter(({ kind }) => kind === 'still').length;
    const helper = workersFor(stills) > 1 ? await services.helper() : null;
    // Both load at the same time; a helper that cannot start says so when it is asked to work.
    helper?.provider().catch(() => undefined);
    try {
      const worker = await services.worker();
      const provider = await worker.provider();
      const films = filmsOf(library);
      let left = leftIn(library, project);
      let countedAt = performance.now();
      const onEvent = (event: QueueEvent): void => {
        if (event.type === 'finished') counted.made += 1;
        if (event.type === 'failed') counted.failed += 1;
        if (event.type !== 'frames' && performance.now() - countedAt > RECOUNT_MS) {
          left = leftIn(library, project);
          countedAt = performance.now();
        }
        const { number, project_id, shot_id, kind } = event.job;
        const { title, numbers } = films(project_id);
        const work = event.type === 'frames' ? event.frames / event.total : Number(event.type !== 'started');
        tell({ number, title, shot: numbers.get(shot_id) ?? null, kind, provider, ...counted, ...left, work });
      };
      const workers = helper ? [worker, helper] : [worker];
      const of = project === undefined ? {} : { project_id: project };
      for (;;) {
        await runQueues(library, workers, sha256, { ...of, signal: stop, onEvent, forming });
        if (going(library, project).length === 0) return { ...counted, paused: pausedOf(library, project) };
        await sleep(OTHERS_MS);
        counted.failed += refuse();
      }
    } finally {
      await helper?.close();
    }
  }, signal);
}

/** The open jobs that somebody will run. */
function going({ jobs }: Library, project: string | undefined): Job[] {
  const held = new Set(jobs.held());
  return jobs
    .openJobs(project ?? null)
    .filter(({ state, project_id }) => state.status !== 'paused' && !held.has(null) && !held.has(project_id));
}

function pausedOf(library: Library, project: string | undefined): number {
  return library.jobs.openJobs(project ?? null).length - going(library, project).length;
}

function leftIn(library: Library, project: string | undefined): Pick<Progress, 'to_do' | 'left_ms'> {
  const { left_ms } = listJobs(library, { project });
  return { to_do: going(library, project).length, left_ms };
}

/** Fails what was asked of another model than are here: its takes would not be what was asked for. */
export function refuseOthers(library: Library, project: string | undefined, models: readonly string[]): number {
  const strangers = going(library, project).filter(
    ({ state, request_digest }) =>
      state.status === 'queued' && !models.includes(library.jobs.workOf(request_digest)?.model ?? ''),
  );
  const said = say`It was asked of another version of the model; generate its project again.`;
  const failure = { code: 'model_missing' as const, reason: sentenceText(said), said };
  return strangers.filter(({ id }) => library.jobs.fail(id, failure)).length;
}
