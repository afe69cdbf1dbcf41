import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../../src-shared/contract/contract.ts';
import { ERROR_STATUS, ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../../src-shared/contract/errors.ts';
import { issueSentence } from '../../../src-shared/contract/issue-sentence.ts';
import type { Services } from '../services.ts';
import { mapTexts, say, sentenceText } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';

/** What every procedure gets from its host. */
export interface Context {
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

/** An error as it leaves: one of the contract's, which says of a bug only that it happened. */
export function travelling(error: unknown): unknown {
  if (error instanceof ORPCError && Object.hasOwn(ERROR_STATUS, String(error.code))) return error;
  if (error instanceof ShotloomError) return ofContract(error.code, error.said, error);
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST')
    return ofContract('bad_option', refusal(error.data), error);
  return ofContract('internal', OWN_ERROR, error);
}

function ofContract(code: ErrorCode, data: Sentence, cause: unknown): ORPCError<string, Sentence> {
  const { status } = ERROR_STATUS[code];
  return new ORPCError<string, Sentence>(code, { defined: true, status, message: sentenceText(data), data, cause });
}

/** A name or a complaint that somebody made longer than anybody reads. */
const LONGEST_QUOTE = 200;

/** What a bug is told as. */
export const OWN_ERROR = say`Shotloom met an error of its own; please report what you did.`;

/** The first complaint of the contract's schema. */
function refusal(data: unknown): Sentence {
  const issues = typeof data === 'object' && data !== null && 'issues' in data ? data.issues : [];
  const first: unknown = Array.isArray(issues) ? issues[0] : undefined;
  const said = isIssue(first) ? shortened(issueSentence(first)) : say`a value is not allowed`;
  const path = typeof first === 'object' && first !== null && 'path' in first ? first.path : null;
  const where = Array.isArray(path) && path.length > 0 ? path.map(String).join('.') : 'input';
  return say`The value of "${where.slice(0, LONGEST_QUOTE)}" cannot be used (${said}).`;
}

function isIssue(value: unknown): value is { readonly message: string } {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}

function shortened(said: Sentence): Sentence {
  const short = (text: string): string => text.slice(0, LONGEST_QUOTE);
  return { ...mapTexts(said, short), template: short(said.template) };
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
