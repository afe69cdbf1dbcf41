import { existsSync, rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { GenerationRequest } from '../../src-shared/generation/request.ts';
import { paintKey } from '../../src-shared/generation/request.ts';
import type { Job, Take, TakeKind } from '../../src-shared/library/records.ts';
import type { Library } from '../library/open.ts';
import type { WorkerClient } from './worker-client.ts';
import type { WorkerResult, WorkerTask } from './worker-protocol.ts';

/** What happens while jobs run. */
export type QueueEvent =
  | { readonly type: 'started'; readonly job: Job }
  | { readonly type: 'frames'; readonly job: Job; readonly frames: number; readonly total: number }
  | { readonly type: 'finished'; readonly job: Job; readonly take: Take }
  | { readonly type: 'failed'; readonly job: Job; readonly reason: string };

export interface QueueOptions {
  readonly project_id: string;
  readonly kind: TakeKind;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: QueueEvent) => void;
}

/** A job that crashed the worker so often is given up. */
const MOST_CRASHES = 2;
const LEASE_MS = 30_000;
const RENEWAL_MS = 2000;

/** The stored JSON is our own canonical JSON, whose digest was checked when it was written. */
const StoredRequest = z.custom<GenerationRequest>((value) => typeof value === 'object' && value !== null);

/**
 * Runs the queued jobs of one kind of a project until none is left. While a take is being filed, the worker is already at
 * the next one.
 * @throws ShotloomError cancelled when the signal stopped it: what was running is queued again. A job that fails by
 *   itself is marked so and does not stop the others; a broken ffmpeg or library does.
 */
export async function runQueue(library: Library, worker: WorkerClient, options: QueueOptions): Promise<void> {
  const { project_id, kind, signal, onEvent } = options;
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
      const job = signal?.aborted ? null : library.jobs.lease(library.owner, LEASE_MS, { project_id, kind });
      if (!job) break;
      onEvent?.({ type: 'started', job });
      const making = runJob(library, worker, job, options);
      making.catch(() => undefined);
      // Filing waits for the disk and keeps this thread meanwhile: the worker has its next task first.
      await nextTurn();
      beginFiling();
      const made = await making;
      await filing;
      if (made) toFile = () => file(library, job, made).then((take) => onEvent?.({ type: 'finished', job, take }));
    }
  } finally {
    // Whatever ended the queue, a take that is made is stored.
    await filing;
    beginFiling();
    await filing;
  }
  if (signal?.aborted)
    throw new ShotloomError('cancelled', 'The generation was stopped; the same command goes on from here.');
}

interface Made {
  readonly task: WorkerTask;
  /** The take whose painting the task was offered. */
  readonly painted: Take | null;
  readonly result: WorkerResult;
}

async function runJob(
  library: Library,
  worker: WorkerClient,
  job: Job,
  { signal, onEvent }: QueueOptions,
): Promise<Made | null> {
  const { task, painted } = await taskOf(library, job);
  let renewed = Date.now();
  const onFrames = (frames: number, total: number): void => {
    onEvent?.({ type: 'frames', job, frames, total });
    if (Date.now() - renewed < RENEWAL_MS) return;
    renewed = Date.now();
    library.jobs.renew(job.id, library.owner, LEASE_MS, frames / total);
  };
  try {
    const result = await worker.run(task, { onFrames, ...(signal ? { signal } : {}) });
    // A take that was long in the making is filed before anybody may take its job over.
    library.jobs.renew(job.id, library.owner, LEASE_MS, 1);
    return { task, painted, result };
  } catch (error) {
    for (const path of [task.media, task.layers]) rmSync(path, { force: true });
    if (!(error instanceof ShotloomError)) throw error;
    const mayTryAgain =
      error.code === 'model_crashed' && (library.jobs.noteCrash(job.id, library.owner) ?? 0) < MOST_CRASHES;
    if (error.code === 'cancelled' || mayTryAgain) {
      library.jobs.release(job.id, library.owner);
      return null;
    }
    library.jobs.fail(job.id, error.message);
    onEvent?.({ type: 'failed', job, reason: error.message });
    // What is wrong with one shot is that shot's; without ffmpeg or a model, the next would fail the same way.
    if (error.code !== 'model_crashed' && error.code !== 'media_damaged') throw error;
    return null;
  }
}

async function taskOf(library: Library, job: Job): Promise<Pick<Made, 'task' | 'painted'>> {
  const json = storedRequest(library, job.request_digest);
  const request = StoredRequest.parse(JSON.parse(json));
  const painted = samePainting(library, job.shot_id, paintKey(request));
  const layers = painted?.layers_sha256;
  // Layers that were changed behind our back are painted anew.
  const stored = layers ? await library.store.read(layers).catch(() => null) : null;
  const task: WorkerTask = {
    request,
    json,
    media: library.store.temporaryFile(job.kind === 'still' ? 'png' : 'mp4'),
    layers: library.store.temporaryFile('layers'),
    painted: stored,
  };
  return { task, painted: stored === null ? null : painted };
}

/** A take of the shot that shows the same painting: the still, when the clip is made. */
function samePainting(library: Library, shotId: string, key: string): Take | null {
  const isSame = (take: Take): boolean =>
    take.layers_sha256 !== null &&
    library.store.has(take.layers_sha256) &&
    paintKey(StoredRequest.parse(JSON.parse(storedRequest(library, take.request_digest)))) === key;
  return library.takesOf(shotId).find(isSame) ?? null;
}

function storedRequest(library: Library, digest: string): string {
  const stored = library.request(digest);
  if (!stored) throw new Error(`The library has no request ${digest}.`);
  return stored.json;
}

async function file(library: Library, job: Job, { task, painted, result }: Made): Promise<Take> {
  const media = await library.store.putFile(task.media);
  const layers_sha256 = existsSync(task.layers)
    ? (await library.store.putFile(task.layers)).sha256
    : (painted?.layers_sha256 ?? null);
  const { width, height, handle_frames } = task.request;
  return library.jobs.complete(job.id, {
    project_id: job.project_id,
    shot_id: job.shot_id,
    kind: job.kind,
    request_digest: job.request_digest,
    media_sha256: media.sha256,
    layers_sha256,
    width,
    height,
    handle_frames,
    score: null,
    ...result,
  });
}
