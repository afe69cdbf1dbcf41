import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../../src-shared/contract/contract.ts';
import { ERROR_STATUS, ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { Services } from '../services.ts';

/** What every procedure gets from its host. */
interface Context {
  readonly services: Services;
}

const base = implement(contract).$context<Context>();

/** The contract, to be implemented: errors that a user can act on travel as they are; of a bug, only that it happened. */
export const os = base.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw travelling(error);
  }
});

function travelling(error: unknown): unknown {
  if (error instanceof ORPCError) return error;
  if (error instanceof ShotloomError) {
    const { status } = ERROR_STATUS[error.code];
    return new ORPCError(error.code, { defined: true, status, message: error.message, cause: error });
  }
  const message = 'Shotloom met an error of its own; please report what you did.';
  return new ORPCError('internal', { defined: true, status: 500, message, cause: error });
}

/** The same for what a stream meets after it has begun. */
export async function* streamed<Report, Result>(
  source: AsyncGenerator<Report, Result, void>,
): AsyncGenerator<Report, Result, void> {
  try {
    return yield* source;
  } catch (error) {
    throw travelling(error);
  }
}

/**
 * The same for what waits without end for something to tell: a reader who leaves ends it at once, also while it waits.
 * @param follow ends soon after its signal fires
 */
export function followed<Report>(
  follow: (stop: AbortSignal) => AsyncGenerator<Report, void, void>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Report, void, void> {
  const left = new AbortController();
  const reports = streamed(follow(signal ? AbortSignal.any([signal, left.signal]) : left.signal));
  const end = reports.return.bind(reports);
  // A generator ends only when it has something to tell again.
  return Object.assign(reports, {
    return: async (value: void | PromiseLike<void>) => {
      left.abort();
      return await end(value);
    },
  });
}
