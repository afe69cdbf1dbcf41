import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import { sentenceText } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { OWN_ERROR } from './procedures/base.ts';

/** What work in the background failed with, as pages are told: of a bug, only that it happened. */
export function failureOf(error: unknown): {
  readonly code: ErrorCode;
  readonly message: string;
  readonly said: Sentence;
} {
  const { code, said } = error instanceof ShotloomError ? error : { code: 'internal' as const, said: OWN_ERROR };
  return { code, message: sentenceText(said), said };
}
