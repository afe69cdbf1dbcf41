import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { GenerationProgress, GenerationSummary } from '../../src-shared/contract/schemas.ts';
import { plainStyle } from '../../src-shared/generation/style.ts';
import type { Job, TakeKind } from '../../src-shared/library/records.ts';
import type { QueueEvent, QueueOptions } from '../generation/queue.ts';
import { runQueue } from '../generation/queue.ts';
import type { WorkerClient } from '../generation/worker-client.ts';
import type { Library } from '../library/open.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';
import type { WantedShot } from './shots.ts';
import { currentTake, openFilm } from './shots.ts';

type Progress = z.input<typeof GenerationProgress>;
type Summary = z.input<typeof GenerationSummary>;

/** How long to wait before asking again for takes that another process is making, in milliseconds. */
const OTHERS_MS = 250;

/** So many stills are worth the start of a second worker. */
const STILLS_FOR_TWO = 8;

/** Makes the takes of a project that are not current, or of one shot, and tells how it goes. A style becomes the project's first. */
export function generate(
  services: Services,
  input: {
    readonly project: string;
    readonly kind: TakeKind;
    readonly shot?: string | undefined;
    /** So many takes of each shot, where more than one is asked for; else the one that is shown. */
    readonly takes?: number | undefined;
    readonly style?: string | undefined;
  },
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    if (input.style !== undefined) {
      services.library().updateProject(input.project, 'settings', { style: plainStyle(input.style) });
    }
    const { library, project, pack, shotsAs } = await openFilm(services, input.project);
    const { kind, takes = 1 } = input;
    const shown = shotsAs(kind);
    const film = takes === 1 ? shown : Array.from({ length: takes }, (_, take) => shotsAs(kind, take)).flat();
    const wanted = film.filter(({ shot }) => input.shot === undefined || shot.id === input.shot);
    if (input.shot !== undefined && wanted.length === 0) {
      throw new ShotloomError('not_found', `There is no shot ${input.shot} in the project ${project.id}.`);
    }
    const lacking = library.atomically(() => enqueueLacking(library, project.id, [...shown, ...film], wanted, kind));
    const summary = { kind, model: pack.manifest.name, reused: wanted.length - lacking.length };
    if (lacking.length === 0) {
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
      const tally = new Tally(lacking, shown.length, kind, provider, tell);
      await runUntilMade(library, lacking, kind, () =>
        runQueues(library, helper ? [worker, helper] : [worker], {
          project_id: project.id,
          kind,
          signal: stop,
          onEvent: (event) => tally.note(event),
        }),
      );
      return { ...summary, generated: lacking.length, provider, digest_of_frames: digestOf(library, wanted, kind) };
    } finally {
      await helper?.close();
    }
  }, signal);
}

/** How many workers make so many stills: of one, much runs on one core (a clip keeps all busy). */
export function workersFor(stills: number): number {
  return stills >= STILLS_FOR_TWO ? Math.min(2, availableParallelism()) : 1;
}

/** Runs the queue with each worker at the same time. What stops one stops all. */
async function runQueues(
  library: Library,
  workers: readonly WorkerClient[],
  { signal, ...options }: QueueOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  await Promise.all(
    workers.map((worker) =>
      runQueue(library, worker, { ...options, signal: stop }).catch((error: unknown) => failure.abort(error)),
    ),
  );
  // The first failure: what came after it was stopped by it.
  failure.signal.throwIfAborted();
}

/** Queues what no take answers, takes back what nobody wants any more, and gives shots the takes that others made. */
function enqueueLacking(
  library: Library,
  project_id: string,
  film: readonly WantedShot[],
  wanted: readonly WantedShot[],
  kind: TakeKind,
): WantedShot[] {
  const valid = new Set(film.map(({ shot, request }) => keyOf(shot.id, request.digest)));
  for (const job of library.jobs.jobsOf(project_id)) {
    const isWaste =
      job.kind === kind && job.state.status === 'queued' && !valid.has(keyOf(job.shot_id, job.request_digest));
    if (isWaste) library.jobs.cancel(job.id);
  }
  const lacking = wanted.filter((each) => !currentTake(library, each, kind) && !adoptTake(library, each, kind));
  for (const { shot, number, request } of lacking) {
    library.saveRequest(request);
    library.jobs.enqueue({ project_id, shot_id: shot.id, kind, request_digest: request.digest, position: number });
  }
  return lacking;
}

/** The same request was answered for another shot or project: the same pixels, so nothing is generated twice. */
function adoptTake(library: Library, { shot, request }: WantedShot, kind: TakeKind): boolean {
  const twin = library.takeOfRequest(request.digest, kind);
  if (!twin || !library.store.has(twin.media_sha256)) return false;
  if (twin.shot_id === shot.id) return true;
  library.saveTake({ ...twin, project_id: shot.project_id, shot_id: shot.id });
  return true;
}

/** Runs the queue until every lacking shot has its take, waiting for what another process is making. */
async function runUntilMade(
  library: Library,
  lacking: readonly WantedShot[],
  kind: TakeKind,
  run: () => Promise<void>,
): Promise<void> {
  for (;;) {
    await run();
    const left = lacking.filter((each) => !currentTake(library, each, kind));
    if (left.length === 0) return;
    const jobs = newestJobs(library, left, kind);
    const waiting = jobs.some((job) => job?.state.status === 'queued' || job?.state.status === 'running');
    if (!waiting) throw failureOf(left, jobs);
    await sleep(OTHERS_MS);
  }
}

function newestJobs(library: Library, shots: readonly WantedShot[], kind: TakeKind): (Job | undefined)[] {
  const jobs = library.jobs.jobsOf(shots[0]?.shot.project_id ?? '');
  return shots.map(({ shot, request }) =>
    jobs.findLast((job) => job.shot_id === shot.id && job.kind === kind && job.request_digest === request.digest),
  );
}

function failureOf(left: readonly WantedShot[], jobs: readonly (Job | undefined)[]): ShotloomError {
  const numbers = left.map(({ number }) => number).join(', ');
  const failed = jobs.find((job) => job?.state.status === 'failed');
  const reason = failed?.state.status === 'failed' ? failed.state.reason : 'it was cancelled; run the command again';
  return new ShotloomError(
    'model_failed',
    `${left.length === 1 ? 'Shot' : 'Shots'} ${numbers} could not be generated: ${reason}`,
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

/** A take that is to be made. */
function keyOf(shotId: string, digest: string): string {
  return `${shotId} ${digest}`;
}

/** Adds up progress. Work counts frames, so that a long shot weighs more than a short one. */
class Tally {
  readonly #byRequest: ReadonlyMap<string, WantedShot>;
  readonly #frames: number;
  readonly #common: Pick<Progress, 'kind' | 'provider' | 'shots' | 'to_do'>;
  readonly #tell: (progress: Progress) => void;
  /** Of each take begun, the share that is made. The next shot begins while the last one is still being filed. */
  readonly #shares = new Map<string, number>();
  #framesMade = 0;
  #done = 0;

  constructor(
    shots: readonly WantedShot[],
    film: number,
    kind: TakeKind,
    provider: string,
    tell: (progress: Progress) => void,
  ) {
    this.#byRequest = new Map(shots.map((each) => [keyOf(each.shot.id, each.request.digest), each]));
    this.#frames = shots.reduce((sum, each) => sum + each.frames, 0);
    this.#common = { kind, provider, shots: film, to_do: shots.length };
    this.#tell = tell;
  }

  note(event: QueueEvent): void {
    const key = keyOf(event.job.shot_id, event.job.request_digest);
    const wanted = this.#byRequest.get(key);
    if (!wanted) return;
    const before = this.#shares.get(key) ?? 0;
    const isOver = event.type === 'finished' || event.type === 'failed';
    if (isOver) this.#done += 1;
    const share = event.type === 'frames' ? event.frames / event.total : Number(isOver);
    this.#shares.set(key, Math.max(before, share));
    this.#framesMade += (Math.max(before, share) - before) * wanted.frames;
    const work = Math.min(1, this.#framesMade / this.#frames);
    this.#tell({ ...this.#common, shot: wanted.number, done: this.#done, work });
  }
}
