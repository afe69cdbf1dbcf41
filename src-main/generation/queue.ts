import { existsSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import { byHost, say } from '../../src-shared/contract/sentences.ts';
import { beginsFrom, paintKey, readRequest } from '../../src-shared/generation/request.ts';
import type { GenerationRequest } from '../../src-shared/generation/request.ts';
import type { Job, Take, TakeKind } from '../../src-shared/library/records.ts';
import { waitBeforeRetry } from '../../src-shared/generation/retry.ts';
import type { Library } from '../library/open.ts';
import { makeOwner, retireOwner, type Owner } from '../library/owner.ts';
import { patiently } from '../library/write.ts';
import { LEASE_MS, watchLease } from './lease-watch.ts';
import { removeTakeFiles, takeFiles } from './take-files.ts';
import type { TakeMaker } from './take-worker.ts';
import type { WorkerResult, WorkerTask } from './worker-protocol.ts';

/** What happens while jobs run. */
export type QueueEvent =
  | { readonly type: 'started'; readonly job: Job }
  | { readonly type: 'frames'; readonly job: Job; readonly frames: number; readonly total: number }
  | { readonly type: 'finished'; readonly job: Job; readonly take: Take }
  | { readonly type: 'failed'; readonly job: Job; readonly reason: string };

/** Where takes are seen while they are made. */
export interface FormingShown {
  /** @param png a small picture of what a job's take looks like so far */
  show(job: Job, png: Uint8Array): void;
  /** Its take is filed, or will not be. */
  end(job: Job): void;
}

export interface QueueOptions {
  /** Only the jobs of this project, or kind, or that need these models and no others (SHA-256, as `JobFilter` has them). */
  readonly project_id?: string;
  readonly kind?: TakeKind;
  readonly models?: string;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: QueueEvent) => void;
  /** Where somebody may look at takes before they are made. */
  readonly forming?: FormingShown | undefined;
}

/** Failures of one shot, which the next need not have. */
const OF_THE_SHOT: ReadonlySet<ErrorCode> = new Set([
  'model_crashed',
  'media_damaged',
  'picture_missing',
  'bad_option',
]);
/** A job that crashed the worker so often is given up. */
const MOST_CRASHES = 2;

/**
 * Runs the queued jobs until none is left that may run now. While a take is being filed, the worker is already at the next one.
 * A job that is paused or cancelled meanwhile stops within a step.
 * @throws ShotloomError cancelled when the signal stopped it: what was running is queued again. A job that fails by
 *   itself is marked so and does not stop the others; a broken ffmpeg or library does.
 */
export async function runQueue(library: Library, worker: TakeMaker, options: QueueOptions): Promise<void> {
  // Each run is an owner by itself: a job that comes back to this process another time is another lease.
  const owner = makeOwner();
  try {
    await runAs(owner, library, worker, options);
  } finally {
    retireOwner(owner);
  }
}

async function runAs(owner: Owner, library: Library, worker: TakeMaker, options: QueueOptions): Promise<void> {
  const { project_id, kind, models, signal, onEvent, forming } = options;
  const device = deviceOf(await worker.provider());
  const filter = {
    device,
    ...(project_id === undefined ? {} : { project_id }),
    ...(kind === undefined ? {} : { kind }),
    ...(models === undefined ? {} : { models }),
  };
  const lease = async (): Promise<Job | null> =>
    signal?.aborted ? null : await patiently(() => library.jobs.lease(owner, LEASE_MS, filter));
  let toFile: (() => Promise<void>) | null = null;
  let filing: Promise<void> = Promise.resolve();
  const beginFiling = (): void => {
    filing = toFile?.() ?? Promise.resolve();
    toFile = null;
    // Waited for below; until then its failure is nobody's surprise.
    filing.catch(() => undefined);
  };
  try {
    for (;;) {
      const job = await lease();
      if (!job) break;
      onEvent?.({ type: 'started', job });
      const making = runJob(library, worker, job, owner, options);
      making.catch(() => undefined);
      // Filing waits for the disk and keeps this thread meanwhile: the worker has its next task first.
      await nextTurn();
      beginFiling();
      const made = await making;
      await filing;
      if (!made) continue;
      toFile = () =>
        file(library, job, made)
          .then((take) => onEvent?.({ type: 'finished', job, take }))
          .finally(() => forming?.end(job));
    }
  } finally {
    // Whatever ended the queue, a take that is made is stored.
    await filing;
    beginFiling();
    await filing;
  }
  if (signal?.aborted)
    throw new ShotloomError(
      'cancelled',
      say`The generation was stopped; ${byHost(say`the same command goes on from here`, say`generating again goes on from here`)}.`,
    );
}

/** What a provider computes on; "webgpu+cpu" does on the GPU, but for what that cannot. */
function deviceOf(provider: string): string {
  return provider.split('+')[0] ?? provider;
}

interface Made {
  readonly task: WorkerTask;
  /** The take whose painting the task was offered. */
  readonly painted: Take | null;
  readonly result: WorkerResult;
}

async function runJob(
  library: Library,
  worker: TakeMaker,
  job: Job,
  owner: Owner,
  { signal, onEvent, forming }: QueueOptions,
): Promise<Made | null> {
  const { task, painted } = await taskOf(library, job);
  const watch = watchLease(library, job, owner);
  const onFrames = (frames: number, total: number): void => {
    watch.note(frames / total);
    onEvent?.({ type: 'frames', job, frames, total });
  };
  try {
    const seen = forming ? { onForming: (png: Uint8Array): void => forming.show(job, png) } : {};
    const stop = anyOf(watch.lost, signal);
    const result = await worker.run(task, { onFrames, onMaker: watch.noteMaker, ...seen, signal: stop });
    // A take that was long in the making is filed before anybody may take its job over.
    await patiently(() => library.jobs.renew(job.id, owner, LEASE_MS, 1));
    return { task, painted, result };
  } catch (error) {
    removeTakeFiles(task);
    forming?.end(job);
    if (!(error instanceof ShotloomError)) throw error;
    const failed = await patiently(() => settleFailure(library, job, owner, error));
    if (failed) onEvent?.({ type: 'failed', job, reason: error.message });
    // What is wrong with one shot is that shot's; without ffmpeg or a model, the next would fail the same way.
    if (failed && !OF_THE_SHOT.has(error.code)) throw error;
    return null;
  } finally {
    watch.end();
  }
}

function anyOf(one: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  return other ? AbortSignal.any([one, other]) : one;
}

/** Says what becomes of a job whose take could not be made: true where it has failed, else it is tried again, at once or later. */
function settleFailure({ jobs }: Library, job: Job, owner: Owner, error: ShotloomError): boolean {
  const failure = { code: error.code, reason: error.message, said: error.said };
  const { code } = error;
  const mayTryAgain = code === 'model_crashed' && (jobs.noteCrash(job.id, owner) ?? 0) < MOST_CRASHES;
  const wait = waitBeforeRetry(code, job.failures);
  // Where the job was stopped because it was paused, cancelled or taken over, none of these touches it.
  if (code === 'cancelled' || mayTryAgain) jobs.release(job.id, owner);
  else if (wait !== null) jobs.setBack(job.id, owner, wait, failure);
  else return jobs.fail(job.id, failure, owner);
  return false;
}

async function taskOf(library: Library, job: Job): Promise<Pick<Made, 'task' | 'painted'>> {
  const { json } = library.requestOf(job);
  const request = readRequest(json);
  const painted = samePainting(library, job.shot_id, paintKey(request));
  const layers = painted?.layers_sha256;
  // Layers that were changed behind our back are painted anew.
  const stored = layers ? await library.store.read(layers).catch(() => null) : null;
  const task: WorkerTask = {
    request,
    json,
    ...takeFiles(library.store.temporaryFolder, job.kind),
    painted: stored,
    begins: await beginningIn(library, request),
  };
  return { task, painted: stored === null ? null : painted };
}

/** The picture that a request begins from; where it is gone or was changed, who draws says so. */
export async function beginningIn({ store }: Library, request: GenerationRequest): Promise<string | null> {
  const picture = beginsFrom(request);
  return picture === null ? null : await store.read(picture).catch(() => null);
}

/** A take of the shot that shows the same painting: the still, when the clip is made. */
function samePainting(library: Library, shotId: string, key: string): Take | null {
  const isSame = (take: Take): boolean =>
    take.layers_sha256 !== null &&
    library.store.has(take.layers_sha256) &&
    paintKey(readRequest(library.requestOf(take).json)) === key;
  return library.takesOf(shotId).find(isSame) ?? null;
}

async function file(library: Library, job: Job, { task, painted, result }: Made): Promise<Take> {
  try {
    const media = await patiently(() => library.store.putFile(task.media));
    const layers_sha256 = existsSync(task.layers)
      ? (await patiently(() => library.store.putFile(task.layers))).sha256
      : (painted?.layers_sha256 ?? null);
    const { width, height, handle_frames } = task.request;
    const { project_id, shot_id, kind, request_digest } = job;
    const of = { project_id, shot_id, kind, request_digest };
    const files = { media_sha256: media.sha256, layers_sha256 };
    const take = { ...of, ...files, width, height, handle_frames, score: null, ...result };
    return await patiently(() => library.jobs.complete(job.id, take));
  } finally {
    removeTakeFiles(task);
  }
}
