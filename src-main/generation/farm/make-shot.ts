import { existsSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from 'bullmq';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { readRequest } from '../../../src-shared/generation/request.ts';
import type { MadeBy } from '../../../src-shared/library/records.ts';
import type { Temporaries } from '../../library/temporaries.ts';
import { removeTakeFiles, takeFiles } from '../take-files.ts';
import type { TakeMaker } from '../take-worker.ts';
import type { WorkerResult, WorkerTask } from '../worker-protocol.ts';
import type { CoordinatorClient } from './coordinator-client.ts';
import { NotTaken, Unreachable } from './coordinator-client.ts';
import type { FarmShot, FarmTimes } from './messages.ts';

/** What a worker does, for people. */
export type FarmWorkerEvent =
  | { readonly type: 'waits' }
  | { readonly type: 'ready' }
  | { readonly type: 'begins' | 'made' | 'stopped' | 'gave back'; readonly shot: string }
  /** It has not the models that the shot needs: others make it. */
  | { readonly type: 'failed' | 'cannot'; readonly shot: string; readonly error: ShotloomError };

/** What shots are made with. */
export interface ShotMaking {
  readonly coordinator: CoordinatorClient;
  readonly maker: TakeMaker;
  readonly temporaryFile: Temporaries['temporaryFile'];
  readonly temporaryFolder: Temporaries['temporaryFolder'];
  readonly times: FarmTimes;
  /** Fires when the worker is to end. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: FarmWorkerEvent) => void;
}

/** How long a worker waits for a coordinator that does not answer, before it asks again, in milliseconds. */
export const RETRY_MS = 500;

/** `back`: the worker stops, and somebody else has to make it. `cannot`: a model that it needs is not here, or damaged. */
type Outcome = 'done' | 'back' | 'cannot';

/**
 * Makes a shot that was claimed, and brings it to the coordinator; or tells why it cannot be made.
 * @throws Unreachable where the coordinator cannot be asked for long: somebody has to try again
 */
export async function makeShot(
  { coordinator, maker, temporaryFile, temporaryFolder, times, signal, onEvent }: ShotMaking,
  shot: string,
  { json, painted, begins }: FarmShot,
  job: Job<FarmShot>,
): Promise<Outcome> {
  const request = readRequest(json);
  const task: WorkerTask = {
    request,
    json,
    ...takeFiles(temporaryFolder, request.kind),
    painted: painted === null ? null : temporaryFile('layers'),
    begins: begins === null ? null : temporaryFile('picture'),
  };
  const watch = watchShot(coordinator, shot, job, times);
  const stop = AbortSignal.any([watch.stopped, signal]);
  onEvent({ type: 'begins', shot });
  try {
    if (painted !== null && task.painted !== null) await coordinator.fetchAsset(painted, task.painted);
    if (begins !== null && task.begins !== null) await coordinator.fetchAsset(begins, task.begins);
    const result = await maker.run(task, { signal: stop, onFrames: watch.note, onMaker: watch.noteMaker });
    await untilReached(times.grace, stop, async () => await bring(coordinator, shot, task, result));
    onEvent({ type: 'made', shot });
    return 'done';
  } catch (error) {
    if (signal.aborted) {
      await coordinator.giveBack(shot).catch(() => undefined);
      onEvent({ type: 'gave back', shot });
      return 'back';
    }
    if (watch.stopped.aborted || error instanceof NotTaken) {
      onEvent({ type: 'stopped', shot });
      return 'done';
    }
    if (!(error instanceof ShotloomError) || error.code === 'farm_unavailable') {
      await coordinator.giveBack(shot).catch(() => undefined);
      throw error;
    }
    if (error.code === 'model_missing' || error.code === 'model_damaged') {
      await coordinator.giveBack(shot).catch(() => undefined);
      onEvent({ type: 'cannot', shot, error });
      return 'cannot';
    }
    await untilReached(times.grace, stop, async () => await coordinator.fail(shot, error));
    onEvent({ type: 'failed', shot, error });
    return 'done';
  } finally {
    watch.end();
    removeTakeFiles(task);
    for (const path of [task.painted, task.begins]) if (path !== null) rmSync(path, { force: true });
  }
}

/** A coordinator that was started again meanwhile has not the files that were sent before: then they are sent once more. */
async function bring(
  coordinator: CoordinatorClient,
  shot: string,
  task: WorkerTask,
  result: WorkerResult,
  isLast = false,
): Promise<void> {
  const media = await coordinator.sendFile(shot, task.media);
  const layers = existsSync(task.layers) ? await coordinator.sendFile(shot, task.layers) : null;
  try {
    await coordinator.finish(shot, { media, layers, result });
  } catch (error) {
    if (isLast || !(error instanceof NotTaken)) throw error;
    await bring(coordinator, shot, task, result, true);
  }
}

/** Tries again while the coordinator does not answer. @throws Unreachable after so many milliseconds, or when it is stopped */
async function untilReached(grace: number, stop: AbortSignal, work: () => Promise<void>): Promise<void> {
  const until = performance.now() + grace;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!(error instanceof Unreachable) || stop.aborted || performance.now() > until) throw error;
      await sleep(RETRY_MS, undefined, { signal: stop }).catch(() => undefined);
    }
  }
}

interface ShotWatch {
  /** Fires when the coordinator does not want the shot any more, or was silent for too long. */
  readonly stopped: AbortSignal;
  readonly note: (frames: number, total: number) => void;
  readonly noteMaker: (madeBy: MadeBy) => void;
  readonly end: () => void;
}

/** Tells the coordinator and Redis how far a shot is, and hears from the coordinator whether it is still wanted. */
function watchShot(coordinator: CoordinatorClient, shot: string, job: Job<FarmShot>, times: FarmTimes): ShotWatch {
  const stopped = new AbortController();
  const over = new AbortController();
  let done = { frames: 0, total: 1 };
  let provider: string | null = null;
  let told = done;
  const watch = async (): Promise<void> => {
    let heard = performance.now();
    while (!over.signal.aborted) {
      try {
        const { frames, total } = done;
        if ((await coordinator.progress(shot, { frames, total, provider })) === 'stop') stopped.abort();
        heard = performance.now();
        if (done !== told) job.updateProgress(frames / total).catch(() => undefined);
        told = done;
      } catch (error) {
        if (!(error instanceof Unreachable) || performance.now() - heard > times.grace) stopped.abort();
      }
      await sleep(times.claim / 10, undefined, { signal: over.signal }).catch(() => undefined);
    }
  };
  void watch();
  return {
    stopped: stopped.signal,
    note: (frames, total) => {
      done = { frames, total };
    },
    noteMaker: (madeBy) => {
      provider = madeBy.provider;
    },
    end: () => over.abort(),
  };
}
