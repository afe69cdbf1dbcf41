import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { FarmShot } from './messages.ts';
import { queueName } from './messages.ts';

/** What became of a shot in Redis: it waits there or a worker has it, it was given up, or nothing is known of it. */
type ShotInRedis = 'there' | 'failed' | 'unknown';

/** So often a worker that cannot reach the coordinator, or fetch what it needs, tries a shot again, and so long it waits (milliseconds). */
const [TRIES, WAIT_MS] = [5, 1000];

/**
 * The shots in Redis, in one BullMQ queue for each set of models that shots need, named by its key, so that a worker is only ever given what it can make. A shot's id is the digest of
 * its request: put in twice it is there once. Redis may lose all of them; whoever put them in does so again.
 */
export class ShotQueues {
  readonly #redis: Redis;
  readonly #farm: string;
  readonly #queues = new Map<string, Queue<FarmShot>>();

  constructor(redis: Redis, farm: string) {
    this.#redis = redis;
    this.#farm = farm;
  }

  /** Puts a shot in, behind all others, unless it is there. */
  async put(digest: string, needs: string, shot: FarmShot): Promise<void> {
    await this.#queueOf(needs).add('shot', shot, {
      jobId: digest,
      attempts: TRIES,
      backoff: { type: 'fixed', delay: WAIT_MS },
      removeOnComplete: true,
    });
  }

  /** Takes a shot out; one that a worker has stays until it lets go of it. */
  async remove(digest: string, needs: string): Promise<void> {
    await this.#queueOf(needs).remove(digest);
  }

  async stateOf(digest: string, needs: string): Promise<ShotInRedis> {
    const state = await this.#queueOf(needs).getJobState(digest);
    return state === 'failed' || state === 'unknown' ? state : 'there';
  }

  /** Also while Redis is away. */
  async close(): Promise<void> {
    this.#redis.disconnect();
    await Promise.all([...this.#queues.values()].map((queue) => queue.close().catch(() => undefined)));
  }

  #queueOf(needs: string): Queue<FarmShot> {
    const name = queueName(this.#farm, needs);
    const known = this.#queues.get(name);
    if (known) return known;
    const queue = new Queue<FarmShot>(name, { connection: this.#redis });
    queue.on('error', () => undefined);
    this.#queues.set(name, queue);
    return queue;
  }
}
