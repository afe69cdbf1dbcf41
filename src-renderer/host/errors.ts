import { ORPCError } from '@orpc/client';
import { ERROR_STATUS } from '../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import { isSentence, say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { inWords, toldWords } from '../words/sentences.ts';

/** What went wrong, as the interface tells it: a code that locales have a heading for, and the program's own sentence. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What the program refused outside of a call, or the interface by itself. */
export class Refused extends Error {
  readonly code: ErrorCode;
  readonly said: Sentence;

  constructor(code: ErrorCode, said: Sentence) {
    super(inWords(said));
    this.name = 'Refused';
    this.code = code;
    this.said = said;
  }
}

/** What a call, a stream or a file that was given ended with. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError) {
    const code = String(error.code);
    const message = toldWords(error.data, error.message);
    if (Object.hasOwn(ERROR_STATUS, code)) return { code: code as ErrorCode, message };
    if (code === 'BAD_REQUEST') return { code: 'bad_option', message };
  }
  if (error instanceof Refused) return { code: error.code, message: inWords(error.said) };
  if (error instanceof DOMException && error.name === 'AbortError') return { code: 'cancelled', message: '' };
  return { code: 'internal', message: error instanceof Error ? error.message : '' };
}

/** That a file was given and not taken, nobody says why. */
export function notTaken(): Refused {
  return new Refused('internal', say`Shotloom did not take the file; give it again.`);
}

/** What an answer over HTTP says that refuses something: `{ code, message, said }`. */
export async function refusalOf(response: Response): Promise<Refused> {
  const told: unknown = await response.json().catch(() => null);
  const { code, said } = typeof told === 'object' && told !== null ? (told as Partial<Refused>) : {};
  const isKnown = code !== undefined && Object.hasOwn(ERROR_STATUS, code) && isSentence(said);
  return isKnown ? new Refused(code, said) : notTaken();
}
