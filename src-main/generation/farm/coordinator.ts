import { setTimeout as sleep } from 'node:timers/promises';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import type { Library } from '../../library/open.ts';
import { patiently } from '../../library/write.ts';
import type { QueueOptions } from '../queue.ts';
import { runQueue } from '../queue.ts';
import { listenForWorkers } from './coordinator-http.ts';
import { FarWorker } from './far-worker.ts';
import type { WorkerCan } from './coordinator-http.ts';
import { FARM_TIMES, nameOf } from './messages.ts';
import type { FarmModel, FarmTimes } from './messages.ts';
import { NO_WORKER, OpenShots } from './open-shots.ts';
import { connectRedis } from './redis.ts';
import { farmOf, farmSecret } from './secret.ts';
import { ShotQueues } from './shot-queues.ts';
import { BlockedShots, canMake, queuedJobs, WaitingShots } from './waiting-shots.ts';
import type { WaitingGroup } from './waiting-shots.ts';

export interface CoordinatorSettings {
  readonly library: Library;
  readonly redis: string;
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  /** The models of this library now that draw, of which a worker has to have one. */
  readonly models: () => readonly FarmModel[];
  readonly times?: FarmTimes;
}

/** What the coordinator's queue does, and with which jobs. */
export interface FarmRun extends Pick<QueueOptions, 'project_id' | 'kind' | 'onEvent'> {
  readonly signal: AbortSignal;
  /** What a queue ended with that could not run: it is begun again. */
  readonly onTrouble: (error: unknown) => void;
  /** Told of shots that no worker which is there has the models of: they wait for one. */
  readonly onBlocked: (why: Sentence, shots: number) => void;
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
  /** Null before it said so. */
  readonly can: WorkerCan | null;
  readonly at: number;
}

/** A queue that runs with shots that need the same models. */
interface Slot {
  readonly of: Pick<WaitingGroup, 'key' | 'needs'>;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  /** The shot that it is at. */
  digest: string | null;
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
  const waiting = new WaitingShots(library);
  /** What shots needed so far, by its key. */
  const wanted = new Map<string, WaitingGroup['needs']>();
  const listening = await listenForWorkers(
    {
      secret,
      welcome: () => ({ models: [...settings.models()], wanted: [...wanted.values()].map((needs) => [...needs]) }),
      shots,
      assetOf: (sha256) => far.assetOf(sha256),
      temporaryFile: library.store.temporaryFile,
      onWorker: (worker, can) =>
        heard.set(worker, { can: can ?? heard.get(worker)?.can ?? null, at: performance.now() }),
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
  /** What each worker can make that is there and has said so. */
  const abilities = (): WorkerCan[] => workers().flatMap((worker) => heard.get(worker)?.can ?? []);

  const runSlots = async ({ signal, onTrouble, onBlocked, onEvent, ...which }: FarmRun): Promise<void> => {
    const running = new Set<Slot>();
    const blocked = new BlockedShots(library, onBlocked);
    let restUntil = 0;
    const beginSlot = ({ key, needs }: WaitingGroup): void => {
      const stop = new AbortController();
      const ended = runQueue(library, far, {
        ...which,
        models: needs.map(({ sha256 }) => sha256).join(' '),
        signal: AbortSignal.any([signal, stop.signal]),
        onEvent: (event) => {
          if (event.type === 'started') slot.digest = event.job.request_digest;
          onEvent?.(event);
        },
      })
        .catch((error: unknown) => {
          if (signal.aborted || stop.signal.aborted) return;
          onTrouble(error);
          restUntil = performance.now() + REST_MS;
        })
        .finally(() => running.delete(slot));
      const slot: Slot = { of: { key, needs }, stop, ended, digest: null };
      running.add(slot);
    };
    while (!signal.aborted) {
      // What somebody had who was killed is free.
      if (hasRunning(library)) await patiently(() => library.jobs.requeueAbandoned());
      const groups = waiting.groups(which);
      const able = abilities();
      const workersFor = (of: Slot['of']): number => able.filter((worker) => canMake(worker, of)).length;
      for (const group of groups) {
        wanted.set(group.key, group.needs);
        const taken = [...running].filter(({ of }) => of.key === group.key).length;
        const free = Math.min(MOST_SHOTS, SHOTS_A_WORKER * workersFor(group)) - taken;
        if (performance.now() < restUntil) continue;
        for (let left = Math.min(free, group.jobs.length); left > 0; left -= 1) beginSlot(group);
      }
      // What nobody is at whom it could be given to waits for such a one in the library, where others may make it.
      const idle = new Set(shots.unclaimed());
      for (const { of, stop, digest } of running)
        if (digest !== null && idle.has(digest) && workersFor(of) === 0) stop.abort(NO_WORKER);
      await blocked.note(groups, able);
      await sleep(WATCH_MS, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all([...running].map(({ ended }) => ended));
    await blocked.note([], []);
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

function hasRunning({ jobs }: Library): boolean {
  return jobs.openJobs(null).some(({ state }) => state.status === 'running');
}

function isQueued(library: Library, digest: string): boolean {
  return queuedJobs(library).some(({ request_digest }) => request_digest === digest);
}
