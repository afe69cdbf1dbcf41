import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../../../src-shared/library/records.ts';
import type { Library } from '../../library/open.ts';
import { patiently } from '../../library/write.ts';
import type { QueueOptions } from '../queue.ts';
import { runQueue } from '../queue.ts';
import { listenForWorkers } from './coordinator-http.ts';
import { FarWorker } from './far-worker.ts';
import { FARM_TIMES, isSameModel } from './messages.ts';
import type { FarmModel, FarmTimes } from './messages.ts';
import { OpenShots } from './open-shots.ts';
import { connectRedis } from './redis.ts';
import { farmOf, farmSecret } from './secret.ts';
import { ShotQueues } from './shot-queues.ts';

export interface CoordinatorSettings {
  readonly library: Library;
  readonly redis: string;
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  /** What this library has now: shots of other models are nobody's here. */
  readonly models: () => readonly FarmModel[];
  readonly times?: FarmTimes;
}

/** What the coordinator's queue does, and with which jobs. */
export interface FarmRun extends Pick<QueueOptions, 'project_id' | 'kind' | 'onEvent'> {
  readonly signal: AbortSignal;
  /** What a queue ended with that could not run: it is begun again. */
  readonly onTrouble: (error: unknown) => void;
}

/** A coordinator that listens. */
export interface Coordinator {
  readonly port: number;
  /** Workers that were heard of in the last seconds, by name. */
  readonly workers: () => string[];
  /** The worker that made the shot of this request, told once. */
  readonly makerOf: (digest: string) => string | null;
  /** Has what is queued made, now and later, until the signal fires; what is not made by then is queued again. */
  readonly run: (run: FarmRun) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A worker as it was last heard of. */
interface Heard {
  readonly models: readonly FarmModel[];
  readonly at: number;
}

/** A queue that runs with shots of one model. */
interface Slot {
  readonly model: string;
  readonly ended: Promise<void>;
}

/** For each worker so many shots are leased: one that it makes, one that waits in Redis for the moment when it has done. */
const SHOTS_A_WORKER = 2;
const MOST_SHOTS = 64;
/** How often it looks for workers that came and jobs that were queued, and what Redis has of the shots, in milliseconds. */
const [WATCH_MS, LOOK_AFTER_MS] = [200, 1000];
/** How long a queue rests that could not run, in milliseconds. */
const REST_MS = 5000;
/** A worker with nothing to do says hello a few times in this, in milliseconds. */
export const WORKER_LIFE_MS = 15_000;

/**
 * Starts the coordinator of a library's farm. Each shot is leased from the library as by a queue of this machine, so that nobody
 * else makes it, and filed in the same way.
 * @throws ShotloomError farm_unavailable, bad_option, library_unwritable
 */
export async function startCoordinator(settings: CoordinatorSettings): Promise<Coordinator> {
  const { library, times = FARM_TIMES } = settings;
  const secret = farmSecret(library.directory);
  // Before workers are answered: they may be at what the last coordinator had when it was killed.
  await patiently(() => library.jobs.requeueAbandoned());
  const closing = new AbortController();
  const redis = await connectRedis(settings.redis, closing.signal);
  const queues = new ShotQueues(redis, farmOf(secret));
  const shots = new OpenShots(times.claim, (digest) => isQueued(library, digest));
  const far = new FarWorker(shots, queues);
  const heard = new Map<string, Heard>();
  const listening = await listenForWorkers(
    {
      secret,
      models: settings.models,
      shots,
      assetOf: (sha256) => far.assetOf(sha256),
      temporaryFile: library.store.temporaryFile,
      onWorker: (worker, models = heard.get(worker)?.models ?? []) =>
        heard.set(worker, { models, at: performance.now() }),
    },
    settings.host,
    settings.port,
  ).catch(async (error: unknown) => {
    closing.abort();
    await queues.close();
    throw error;
  });
  const workers = (): string[] => {
    for (const [worker, { at }] of heard) if (performance.now() - at > WORKER_LIFE_MS) heard.delete(worker);
    return [...heard.keys()];
  };
  /** So many workers have this model. */
  const workersWith = (model: FarmModel): number =>
    workers().filter((worker) => heard.get(worker)?.models.some((its) => isSameModel(its, model))).length;

  const runSlots = async ({ signal, onTrouble, ...options }: FarmRun): Promise<void> => {
    const running = new Set<Slot>();
    let restUntil = 0;
    while (!signal.aborted) {
      // What somebody had who was killed is free.
      if (hasRunning(library)) await patiently(() => library.jobs.requeueAbandoned());
      for (const model of performance.now() < restUntil ? [] : settings.models()) {
        const own = { ...options, model: model.sha256 };
        const taken = [...running].filter((slot) => slot.model === model.sha256).length;
        const free = Math.min(MOST_SHOTS, SHOTS_A_WORKER * workersWith(model)) - taken;
        for (let left = free > 0 ? waiting(library, own, free) : 0; left > 0; left -= 1) {
          const ended = runQueue(library, far, { ...own, signal })
            .catch((error: unknown) => {
              if (signal.aborted) return;
              onTrouble(error);
              restUntil = performance.now() + REST_MS;
            })
            .finally(() => running.delete(slot));
          const slot = { model: model.sha256, ended };
          running.add(slot);
        }
      }
      await sleep(WATCH_MS, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all([...running].map(({ ended }) => ended));
  };
  const lookAfter = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      await sleep(LOOK_AFTER_MS, undefined, { signal }).catch(() => undefined);
      // Whatever Redis could not answer is asked again.
      await far.lookAfter().catch(() => undefined);
    }
  };

  return {
    port: listening.port,
    workers: () => [...new Set(workers().map(nameOf))],
    makerOf: (digest) => nameOf(shots.makerOf(digest) ?? '') || null,
    run: async (run) => {
      void lookAfter(run.signal);
      await runSlots(run);
    },
    close: async () => {
      await listening.close();
      shots.clear();
      closing.abort();
      await queues.close();
    },
  };
}

/** What people call a worker, of what tells it apart from others. */
function nameOf(worker: string): string {
  return worker.split('~')[0] ?? '';
}

/** The jobs that wait to be made, by nobody yet. */
function queuedJobs({ jobs }: Library): Job[] {
  const held = new Set(jobs.held());
  if (held.has(null)) return [];
  return jobs.openJobs(null).filter(({ state, project_id }) => state.status === 'queued' && !held.has(project_id));
}

function hasRunning({ jobs }: Library): boolean {
  return jobs.openJobs(null).some(({ state }) => state.status === 'running');
}

function isQueued(library: Library, digest: string): boolean {
  return queuedJobs(library).some(({ request_digest }) => request_digest === digest);
}

/** How many wait of a model, up to so many. */
function waiting(
  library: Library,
  { project_id, kind, model }: Pick<QueueOptions, 'project_id' | 'kind' | 'model'>,
  most: number,
): number {
  let found = 0;
  for (const job of queuedJobs(library)) {
    if (found === most) break;
    const isMeant = (project_id ?? job.project_id) === job.project_id && (kind ?? job.kind) === job.kind;
    if (isMeant && library.jobs.workOf(job.request_digest)?.model === model) found += 1;
  }
  return found;
}
