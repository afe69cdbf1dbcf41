import { sentenceText } from './sentences.ts';
import type { Sentence } from './sentences.ts';

/**
 * What can go wrong, as words that programs may test and translations may key on, each with the HTTP status that the web
 * host answers with. The command line gives each an exit code of its own (src-main/hosts/cli/exit-codes.ts).
 */
export const ERROR_STATUS = {
  bad_option: { status: 400 },
  bad_query: { status: 400 },
  script_missing: { status: 404 },
  script_empty: { status: 422 },
  script_binary: { status: 422 },
  script_damaged: { status: 422 },
  board_unreadable: { status: 422 },
  picture_missing: { status: 404 },
  picture_unusable: { status: 422 },
  output_unwritable: { status: 409 },
  model_missing: { status: 503 },
  model_damaged: { status: 503 },
  model_failed: { status: 500 },
  model_crashed: { status: 500 },
  model_unreachable: { status: 502 },
  ffmpeg_missing: { status: 503 },
  ffmpeg_failed: { status: 500 },
  library_newer: { status: 409 },
  library_damaged: { status: 500 },
  library_locked: { status: 409 },
  library_unwritable: { status: 500 },
  library_conflict: { status: 409 },
  bundle_damaged: { status: 422 },
  media_damaged: { status: 500 },
  media_unusable: { status: 422 },
  sound_unreadable: { status: 422 },
  words_unreadable: { status: 422 },
  voice_missing: { status: 404 },
  speech_failed: { status: 500 },
  not_found: { status: 404 },
  farm_unavailable: { status: 503 },
  too_many_calls: { status: 429 },
  cancelled: { status: 499 },
  internal: { status: 500 },
} as const satisfies Readonly<Record<string, { readonly status: number }>>;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** A failure that a user can understand and mend: one sentence that says what, why and how to mend it. Its message is that in English. */
export class ShotloomError extends Error {
  readonly code: ErrorCode;
  readonly said: Sentence;

  constructor(code: ErrorCode, said: Sentence, options?: { cause?: unknown }) {
    super(sentenceText(said), options);
    this.name = 'ShotloomError';
    this.code = code;
    this.said = said;
  }
}
