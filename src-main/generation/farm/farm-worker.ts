import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, WaitingError, Worker } from 'bullmq';
import type { Job } from 'bullmq';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { makeOwner, retireOwner } from '../../library/owner.ts';
import { openTemporaries } from '../../library/temporaries.ts';
import type { TakeMaker } from '../take-worker.ts';
import { CoordinatorClient, Unreachable } from './coordinator-client.ts';
import { makeShot, RETRY_MS } from './make-shot.ts';
import type { FarmWorkerEvent, ShotMaking } from './make-shot.ts';
import { FARM_TIMES, FarmShot, isSameModel, queueName } from './messages.ts';
import type { FarmModel, FarmTimes } from './messages.ts';
import { connectRedis } from './redis.ts';
import { farmOf } from './secret.ts';

export interface FarmWorkerSettings {
  readonly redis: string;
  readonly coordinator: string;
  readonly secret: string;
  /** As the coordinator calls it. */
  readonly name: string;
  /** A folder for what is being made; what workers that died left there is removed. */
  readonly scratch: string;
  readonly models: readonly FarmModel[];
  /** What makes the takes. */
  readonly maker: TakeMaker;
  readonly times?: FarmTimes;
  readonly signal: AbortSignal;
  /** What is going on, for people. */
  readonly onEvent: (event: FarmWorkerEvent) => void;
}

/** How often a worker without work says that it is there, and asks for a coordinator that does not answer, in milliseconds. */
const HELLO_MS = 1000;
/** How long one waits with a shot that another worker is still at, as far as the coordinator knows, in milliseconds. */
const TAKEN_MS = 1000;
/** So often Redis may find that the worker of a shot has died before the shot is given up. */
const MOST_STALLS = 3;
/** How long a worker waits for Redis to hear that it stops, in milliseconds. */
const GOODBYE_MS = 2000;

/**
 * Makes shots for a farm, one at a time, until the signal fires: then what it is at is given back.
 * @throws ShotloomError farm_unavailable where the secret is another one, no model is the coordinator's, or Redis cannot be reached
 */
export async function runFarmWorker(settings: FarmWorkerSettings): Promise<void> {
  const { models, signal, onEvent, times = FARM_TIMES } = settings;
  const id = `${settings.name.replaceAll(/[^A-Za-z0-9._-]/gu, '_').slice(0, 100)}~${randomBytes(6).toString('hex')}`;
  const coordinator = new CoordinatorClient(settings.coordinator, settings.secret, id);
  const trouble = Promise.withResolvers<never>();
  trouble.promise.catch(() => undefined);
  const owner = makeOwner();
  mkdirSync(settings.scratch, { recursive: true });
  const { temporaryFile } = openTemporaries(settings.scratch, owner);
  const making = { coordinator, maker: settings.maker, temporaryFile, times, signal, onEvent };
  try {
    const common = await greet(coordinator, models, signal, onEvent);
    if (signal.aborted) return;
    const closing = new AbortController();
    const redis = await connectRedis(settings.redis, closing.signal);
    const shots = new ShotsInTurn(making, trouble.reject);
    const farm = farmOf(settings.secret);
    const workers = common.map((model) => {
      const worker = new Worker<FarmShot>(queueName(farm, model), async (job, token) => await shots.work(job, token), {
        connection: redis,
        concurrency: 1,
        lockDuration: times.lock,
        stalledInterval: times.lock / 2,
        maxStalledCount: MOST_STALLS,
        // It looks again after so many seconds, also where Redis forgot to wake it.
        drainDelay: 2,
        removeOnComplete: { count: 0 },
        name: settings.name,
      });
      // A Redis that is away comes back; what it forgot, the coordinator puts in again.
      worker.on('error', () => undefined);
      return worker;
    });
    onEvent({ type: 'ready' });
    try {
      await Promise.race([keepGreeting(coordinator, models, signal), trouble.promise]);
    } finally {
      await shots.end();
      await Promise.race([Promise.allSettled(workers.map((worker) => worker.close())), sleep(GOODBYE_MS)]);
      // A Redis that is away hears nothing: what this worker had is given to others when its lock has run out.
      closing.abort();
      for (const worker of workers) worker.disconnect().catch(() => undefined);
      redis.disconnect();
    }
  } finally {
    coordinator.close();
    retireOwner(owner);
    // What is left of shots that were stopped.
    openTemporaries(settings.scratch, owner);
  }
}

/** The models that this worker and the coordinator both have; waits for a coordinator that is not there yet. @throws ShotloomError farm_unavailable */
async function greet(
  coordinator: CoordinatorClient,
  models: readonly FarmModel[],
  signal: AbortSignal,
  onEvent: FarmWorkerSettings['onEvent'],
): Promise<FarmModel[]> {
  for (let waits = false; !signal.aborted; waits = true) {
    try {
      const theirs = await coordinator.hello(models);
      const common = models.filter((own) => theirs.some((their) => isSameModel(own, their)));
      if (common.length > 0) return common;
      throw new ShotloomError(
        'farm_unavailable',
        say`The coordinator has other models than this worker; install the same version of Shotloom on both machines.`,
      );
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      if (!waits) onEvent({ type: 'waits' });
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
  return [];
}

/** Until the signal fires. @throws ShotloomError farm_unavailable */
async function keepGreeting(
  coordinator: CoordinatorClient,
  models: readonly FarmModel[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await sleep(HELLO_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await coordinator.hello(models).catch((error: unknown) => {
      if (!(error instanceof Unreachable)) throw error;
    });
  }
}

/** Makes what comes out of the queues of all models, one shot after the other. */
class ShotsInTurn {
  readonly #making: ShotMaking;
  readonly #refuse: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  /** @param refuse is told what ends this worker */
  constructor(making: ShotMaking, refuse: (error: unknown) => void) {
    this.#making = making;
    this.#refuse = refuse;
  }

  /** Makes one shot, as BullMQ has it done. */
  async work(job: Job<FarmShot>, token: string | undefined): Promise<void> {
    const before = this.#last;
    const turn = Promise.withResolvers<void>();
    this.#last = turn.promise;
    try {
      await before;
      await this.#work(job, token);
    } finally {
      turn.resolve();
    }
  }

  /** Resolves when nothing is made any more. */
  async end(): Promise<void> {
    await this.#last;
  }

  async #work(job: Job<FarmShot>, token: string | undefined): Promise<void> {
    const { coordinator, signal } = this.#making;
    const shot = job.id ?? '';
    const parsed = FarmShot.safeParse(job.data);
    // What was changed on its way is nothing that the coordinator asked for.
    if (!parsed.success || sha256Of(parsed.data.json) !== shot) return;
    try {
      const answer = signal.aborted ? 'taken' : await claim(coordinator, shot);
      if (answer === 'gone') return;
      const made = answer === 'make' ? await makeShot(this.#making, shot, parsed.data, job) : 'taken';
      if (made === 'done') return;
      if (signal.aborted) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      await job.moveToDelayed(Date.now() + TAKEN_MS, token);
      throw new DelayedError();
    } catch (error) {
      // The secret is another one now: nothing that this worker makes will be taken.
      if (error instanceof ShotloomError) this.#refuse(error);
      throw error;
    }
  }
}

/** A coordinator that does not answer is asked again later, like one that says that somebody else is at the shot. */
async function claim(coordinator: CoordinatorClient, shot: string): Promise<'make' | 'taken' | 'gone'> {
  try {
    return await coordinator.claim(shot);
  } catch (error) {
    if (error instanceof Unreachable) return 'taken';
    throw error;
  }
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
