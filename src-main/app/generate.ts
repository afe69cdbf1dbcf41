import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { GenerationRequest } from '../../src-shared/generation/request.ts';
import { readRequest } from '../../src-shared/generation/request.ts';
import type { GenerationProgress, GenerationSummary } from '../../src-shared/contract/schemas.ts';
import type { Job, TakeKind } from '../../src-shared/library/records.ts';
import type { Library } from '../library/open.ts';
import type { WantedTakes } from './enqueue.ts';
import { enqueueTakes, refuseBlocked } from './enqueue.ts';
import { learnedCost } from './learned-cost.ts';
import { relay } from './relay.ts';
import { OTHERS_MS, runQueues, workersFor } from './run-queues.ts';
import type { Services } from './services.ts';
import { currentTake } from './shots.ts';
import type { WantedShot } from './wanted-shots.ts';
import { Tally } from './tally.ts';

type Progress = z.input<typeof GenerationProgress>;
type Summary = z.input<typeof GenerationSummary>;

/** Makes the takes of a project that are not current, or of one shot, and tells how it goes. */
export function generate(
  services: Services,
  input: WantedTakes,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    const { library, project, models, shown, wanted, lacking, blocked } = await enqueueTakes(services, input, stop);
    const { kind } = input;
    const model = modelOf(lacking[0] ?? wanted[0]) ?? models.builtin;
    const summary = { kind, model: model.name, reused: wanted.length - lacking.length };
    if (lacking.length === 0) {
      refuseBlocked(blocked);
      return {
        ...summary,
        generated: 0,
        provider: providerOf(library, wanted, kind),
        digest_of_frames: digestOf(library, wanted, kind),
      };
    }

    const helper = kind === 'still' && workersFor(lacking.length) > 1 ? await services.helper() : null;
    // Both load at the same time; a helper that cannot start says so when it is asked to work.
    helper?.provider().catch(() => undefined);
    try {
      const worker = await services.worker();
      const provider = await worker.provider();
      const workers = helper ? [worker, helper] : [worker];
      const { width, height } = project;
      const work = { kind, model: model.sha256, width, height };
      const cost = () => learnedCost(library, work, provider);
      const film = shown.length;
      const tally = new Tally({ shots: lacking, film, kind, provider, workers: workers.length, cost }, tell);
      const run = (): Promise<void> =>
        runQueues(library, workers, models.builtin.sha256, {
          project_id: project.id,
          kind,
          signal: stop,
          onEvent: (event) => tally.note(event),
        });
      await runUntilMade(library, lacking, kind, run, tally);
      refuseBlocked(blocked);
      return { ...summary, generated: lacking.length, provider, digest_of_frames: digestOf(library, wanted, kind) };
    } finally {
      await helper?.close();
    }
  }, signal);
}

/** The model that a shot asks. */
function modelOf(shot: WantedShot | undefined): GenerationRequest['model'] | null {
  return shot ? readRequest(shot.request.json).model : null;
}

/** Runs the queue until every lacking shot has its take, waiting for what is paused or another process is making. */
async function runUntilMade(
  library: Library,
  lacking: readonly WantedShot[],
  kind: TakeKind,
  run: () => Promise<void>,
  tally: Tally,
): Promise<void> {
  for (;;) {
    await run();
    const left = lacking.filter((each) => !currentTake(library, each, kind));
    if (left.length === 0) return;
    const jobs = left.map(({ shot, request }) =>
      library.jobs.newestJob({ shot_id: shot.id, kind, request_digest: request.digest }),
    );
    const waits = waitsOf(library, jobs);
    if (waits === null) throw failureOf(left, jobs);
    tally.wait(waits);
    await sleep(OTHERS_MS);
  }
}

/** What keeps jobs from being run here and now; null where each of them has ended. */
function waitsOf({ jobs: queue }: Library, jobs: readonly (Job | null)[]): NonNullable<Progress['waits_for']> | null {
  const open = jobs.filter((job) => job !== null && OPEN.has(job.state.status));
  if (open.length === 0) return null;
  if (open.some((job) => job?.state.status === 'running')) return 'others';
  const held = queue.held();
  const isPaused = (job: Job | null): boolean =>
    held.includes(null) || held.includes(job?.project_id ?? null) || job?.state.status === 'paused';
  return open.every(isPaused) ? 'pause' : 'retry';
}

const OPEN: ReadonlySet<string> = new Set(['queued', 'paused', 'running']);

function failureOf(left: readonly WantedShot[], jobs: readonly (Job | null)[]): ShotloomError {
  const numbers = left.map(({ number }) => number).join(', ');
  const failed = jobs.find((job) => job?.state.status === 'failed');
  const reason =
    failed?.state.status === 'failed'
      ? (failed.state.said ?? failed.state.reason)
      : say`it was cancelled; generate it again`;
  return new ShotloomError(
    'model_failed',
    say`${left.length === 1 ? say`Shot ${numbers}` : say`Shots ${numbers}`} could not be generated: ${reason}`,
  );
}

function digestOf(library: Library, shots: readonly WantedShot[], kind: TakeKind): string {
  const hash = createHash('sha256');
  for (const each of shots) {
    const take = currentTake(library, each, kind);
    if (!take) throw new Error(`Shot ${each.shot.id} has no take after its generation.`);
    hash.update(Buffer.from(take.frames_digest, 'hex'));
  }
  return hash.digest('hex');
}

function providerOf(library: Library, shots: readonly WantedShot[], kind: TakeKind): string {
  const [first] = shots;
  return (first && currentTake(library, first, kind)?.fingerprint.provider) ?? 'cpu';
}
