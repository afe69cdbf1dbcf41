import { ORPCError } from '@orpc/client';
import { ERROR_STATUS } from '../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../src-shared/contract/errors.ts';

/** What went wrong, as the interface tells it: a code that locales have a heading for, and the program's own sentence. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What a call, a stream or a file that was given ended with. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError) {
    const code = String(error.code);
    if (Object.hasOwn(ERROR_STATUS, code)) return { code: code as ErrorCode, message: error.message };
    if (code === 'BAD_REQUEST') return { code: 'bad_option', message: error.message };
  }
  if (error instanceof DOMException && error.name === 'AbortError') return { code: 'cancelled', message: '' };
  return { code: 'internal', message: error instanceof Error ? error.message : '' };
}
