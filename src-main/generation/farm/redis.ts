import { Redis } from 'ioredis';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';

/** How long it waits before it tries again to reach a Redis that has gone, at most, in milliseconds. */
const LONGEST_WAIT_MS = 1000;
const PATIENCE_MS = 5000;

/**
 * A connection to Redis, which is made again whenever it is lost. What is asked meanwhile waits.
 * @param url redis:// or rediss:// (TLS)
 * @param closing fires when it is not needed any more: it is not made again then, nor are those that BullMQ makes like it
 * @throws ShotloomError bad_option; farm_unavailable where none answers now
 */
export async function connectRedis(url: string, closing: AbortSignal): Promise<Redis> {
  if (!/^rediss?:$/u.test(URL.parse(url)?.protocol ?? ''))
    throw new ShotloomError(
      'bad_option',
      say`"${withoutPassword(url)}" is no address of a Redis: write redis://HOST:6379, or rediss:// for one that is asked over TLS.`,
    );
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    // What waits for Redis waits until it is there again.
    maxRetriesPerRequest: null,
    retryStrategy: (tries) => (closing.aborted ? null : Math.min(50 * tries, LONGEST_WAIT_MS)),
  });
  // Told by whoever waits for an answer; without a listener it would be printed.
  let last = '';
  redis.on('error', (error: NodeJS.ErrnoException) => {
    last = error.message === '' ? (error.code ?? '') : error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
    return redis;
  } catch (cause) {
    redis.disconnect();
    // Of an attempt that failed it only says that there is no connection.
    const said = last === '' && cause instanceof Error ? cause.message : last;
    const reason = said.split('\n')[0] ?? '';
    throw new ShotloomError(
      'farm_unavailable',
      say`No Redis can be used at ${withoutPassword(url)} (${reason}); start it, or say with --redis where it is.`,
      { cause },
    );
  }
}

/** An address as it may be shown. */
function withoutPassword(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return url.slice(0, 100);
  if (parsed.password !== '') parsed.password = '…';
  return decodeURI(parsed.href);
}
