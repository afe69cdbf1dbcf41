import { createHash } from 'node:crypto';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { FARM_DEVICE } from '../../library/jobs.ts';
import { beginsFrom } from '../../../src-shared/generation/request.ts';
import { hashFile } from '../../library/store.ts';
import type { TakeMaker, TaskOptions } from '../take-worker.ts';
import type { WorkerResult, WorkerTask } from '../worker-protocol.ts';
import type { FarmShot } from './messages.ts';
import { needsKey, needsOf } from './messages.ts';
import type { OpenShots } from './open-shots.ts';
import type { ShotQueues } from './shot-queues.ts';

interface InRedis {
  /** The key of the models that it needs. */
  readonly needs: string;
  readonly shot: FarmShot;
  /** Where the files lie that the shot names. */
  readonly files: Pick<WorkerTask, 'painted' | 'begins'>;
}

/** Makes takes on other machines, for the queue like a worker of this one. Any number of tasks may run at the same time. */
export class FarWorker implements TakeMaker {
  readonly #shots: OpenShots;
  readonly #queues: ShotQueues;
  readonly #put = new Map<string, InRedis>();
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(shots: OpenShots, queues: ShotQueues) {
    this.#shots = shots;
    this.#queues = queues;
  }

  /** What other machines compute on shares nothing with this one: any number may use it at the same time. */
  provider(): Promise<string> {
    return Promise.resolve(FARM_DEVICE);
  }

  /** @throws ShotloomError cancelled; what the worker failed with; model_crashed where workers died of it */
  async run(task: WorkerTask, options: TaskOptions = {}): Promise<WorkerResult> {
    const digest = createHash('sha256').update(task.json).digest('hex');
    // Two shots may ask for the same; the second is made when the first is done.
    for (let other = this.#running.get(digest); other; other = this.#running.get(digest))
      await other.catch(() => undefined);
    const running = this.#make(digest, task, options);
    this.#running.set(digest, running);
    try {
      return await running;
    } finally {
      this.#running.delete(digest);
    }
  }

  async #make(digest: string, task: WorkerTask, options: TaskOptions): Promise<WorkerResult> {
    const { request, json, painted, begins } = task;
    const needs = needsKey(needsOf(request));
    const shot = {
      json,
      painted: painted === null ? null : await hashFile(painted),
      begins: begins === null ? null : beginsFrom(request),
    };
    const inRedis = { needs, shot, files: { painted, begins } };
    this.#put.set(digest, inRedis);
    const answer = this.#shots.ask(digest, task, options);
    // While Redis is away this waits; a worker that had the shot before may bring it all the same.
    this.#queues.put(digest, needs, shot).catch(() => undefined);
    try {
      return await answer;
    } finally {
      this.#put.delete(digest);
      this.#queues.remove(digest, needs).catch(() => undefined);
    }
  }

  /** Where a file lies that a shot which is asked for names by its SHA-256; null for any other. */
  assetOf(sha256: string): string | null {
    for (const { shot, files } of this.#put.values()) {
      if (shot.painted === sha256) return files.painted;
      if (shot.begins === sha256) return files.begins;
    }
    return null;
  }

  /** Puts into Redis again what it has lost, and ends what it has given up: what was asked for and no worker is at. */
  async lookAfter(): Promise<void> {
    for (const digest of this.#shots.unclaimed()) {
      const inRedis = this.#put.get(digest);
      if (!inRedis) continue;
      const state = await this.#queues.stateOf(digest, inRedis.needs);
      if (state === 'unknown') await this.#queues.put(digest, inRedis.needs, inRedis.shot);
      if (state !== 'failed') continue;
      await this.#queues.remove(digest, inRedis.needs);
      this.#shots.fail(
        digest,
        new ShotloomError('model_crashed', say`The workers that were at this shot ended or lost their way; try again.`),
      );
    }
  }
}
