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
import { FARM_TIMES, FarmShot, lacking, needsKey, queueName } from './messages.ts';
import type { FarmModel, FarmTimes, HelloAnswer } from './messages.ts';
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
  /** The models that it has now. */
  readonly models: () => Promise<readonly FarmModel[]>;
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
  const { signal, onEvent, times = FARM_TIMES } = settings;
  const id = `${settings.name.replaceAll(/[^A-Za-z0-9._-]/gu, '_').slice(0, 100)}~${randomBytes(6).toString('hex')}`;
  const coordinator = new CoordinatorClient(settings.coordinator, settings.secret, id);
  const trouble = Promise.withResolvers<never>();
  trouble.promise.catch(() => undefined);
  const owner = makeOwner();
  mkdirSync(settings.scratch, { recursive: true });
  const temporaries = openTemporaries(settings.scratch, owner);
  const making = { coordinator, maker: settings.maker, ...temporaries, times, signal, onEvent };
  try {
    const first = await greet(coordinator, settings);
    if (!first) return;
    const closing = new AbortController();
    const redis = await connectRedis(settings.redis, closing.signal);
    const shots = new ShotsInTurn(making, trouble.reject);
    const queues = new ServedQueues(shots, (key, work) => {
      const worker = new Worker<FarmShot>(queueName(farmOf(settings.secret), key), work, {
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
    queues.serve(first.models, first.welcome);
    onEvent({ type: 'ready' });
    try {
      await Promise.race([keepGreeting(coordinator, settings, queues), trouble.promise]);
    } finally {
      await shots.end();
      await Promise.race([queues.close(), sleep(GOODBYE_MS)]);
      // A Redis that is away hears nothing: what this worker had is given to others when its lock has run out.
      closing.abort();
      queues.disconnect();
      redis.disconnect();
    }
  } finally {
    coordinator.close();
    retireOwner(owner);
    // What is left of shots that were stopped.
    openTemporaries(settings.scratch, owner);
  }
}

/** What a worker has, and what the coordinator says to that. */
interface Greeted {
  readonly models: readonly FarmModel[];
  readonly welcome: HelloAnswer;
}

/** Waits for a coordinator that is not there yet; null where it is stopped meanwhile. @throws ShotloomError farm_unavailable where no model is the coordinator's */
async function greet(
  coordinator: CoordinatorClient,
  { models: modelsNow, signal, onEvent }: FarmWorkerSettings,
): Promise<Greeted | null> {
  for (let waits = false; !signal.aborted; waits = true) {
    try {
      const models = await modelsNow();
      const welcome = await coordinator.hello(models);
      if (welcome.models.some((their) => lacking([their], models).length === 0)) return { models, welcome };
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
  return null;
}

/** Says every second which models are here by then, until the signal fires. @throws ShotloomError farm_unavailable */
async function keepGreeting(
  coordinator: CoordinatorClient,
  { models: modelsNow, signal }: FarmWorkerSettings,
  queues: ServedQueues,
): Promise<void> {
  while (!signal.aborted) {
    await sleep(HELLO_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      const models = await modelsNow();
      queues.serve(models, await coordinator.hello(models, queues.cannot(models)));
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
    }
  }
}

/** Looks into a queue, whose shots `work` makes. */
type OpenQueue = (key: string, work: (job: Job<FarmShot>, token?: string) => Promise<void>) => Worker<FarmShot>;

/** The queues in Redis that a worker looks into: of shots whose models it has all of, and could open when it last tried. */
class ServedQueues {
  readonly #shots: ShotsInTurn;
  readonly #open: OpenQueue;
  readonly #workers = new Map<string, Worker<FarmShot>>();
  /** Keys of models that could not be opened, with what was installed then. */
  readonly #failed = new Map<string, string>();
  #models = '';

  constructor(shots: ShotsInTurn, open: OpenQueue) {
    this.#shots = shots;
    this.#open = open;
  }

  /** What could not be opened, and may not be now; with other models than then it is tried again. */
  cannot(models: readonly FarmModel[]): string[] {
    this.#models = JSON.stringify(models);
    for (const [key, then] of this.#failed) if (then !== this.#models) this.#failed.delete(key);
    return [...this.#failed.keys()];
  }

  /** Looks into the queues of what can be made here, and no longer into those of what cannot. */
  serve(models: readonly FarmModel[], { models: theirs, wanted }: HelloAnswer): void {
    const cannot = this.cannot(models);
    const needed = [...theirs.map((model) => [model]), ...wanted];
    const can = new Set(needed.filter((needs) => lacking(needs, models).length === 0).map(needsKey));
    for (const key of cannot) can.delete(key);
    for (const key of this.#workers.keys()) if (!can.has(key)) this.#leave(key);
    for (const key of can)
      if (!this.#workers.has(key))
        this.#workers.set(
          key,
          this.#open(key, async (job, token) => {
            if ((await this.#shots.work(job, token)) !== 'cannot') return;
            this.#failed.set(key, this.#models);
            this.#leave(key);
            await job.moveToDelayed(Date.now() + TAKEN_MS, token);
            throw new DelayedError();
          }),
        );
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#workers.values()].map((worker) => worker.close()));
  }

  disconnect(): void {
    for (const worker of this.#workers.values()) worker.disconnect().catch(() => undefined);
  }

  /** What it still has in hand comes to its end. */
  #leave(key: string): void {
    this.#workers
      .get(key)
      ?.close()
      .catch(() => undefined);
    this.#workers.delete(key);
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

  /** Makes one shot, as BullMQ has it done; `cannot`: a model that it needs is not here, or damaged. */
  async work(job: Job<FarmShot>, token: string | undefined): Promise<'done' | 'cannot'> {
    const before = this.#last;
    const turn = Promise.withResolvers<void>();
    this.#last = turn.promise;
    try {
      await before;
      return await this.#work(job, token);
    } finally {
      turn.resolve();
    }
  }

  /** Resolves when nothing is made any more. */
  async end(): Promise<void> {
    await this.#last;
  }

  async #work(job: Job<FarmShot>, token: string | undefined): Promise<'done' | 'cannot'> {
    const { coordinator, signal } = this.#making;
    const shot = job.id ?? '';
    const parsed = FarmShot.safeParse(job.data);
    // What was changed on its way is nothing that the coordinator asked for.
    if (!parsed.success || sha256Of(parsed.data.json) !== shot) return 'done';
    try {
      const answer = signal.aborted ? 'taken' : await claim(coordinator, shot);
      if (answer === 'gone') return 'done';
      const made = answer === 'make' ? await makeShot(this.#making, shot, parsed.data, job) : 'taken';
      if (made === 'done' || made === 'cannot') return made;
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
