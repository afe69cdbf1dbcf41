/**
 * What went wrong, as a word that programs may test and translations may key on.
 * The command line maps each to its own exit code (src-main/hosts/cli/exit-codes.ts).
 */
export type ErrorCode =
  | 'bad_option'
  | 'script_missing'
  | 'script_empty'
  | 'script_binary'
  | 'output_unwritable'
  | 'model_missing'
  | 'model_damaged'
  | 'model_failed'
  | 'ffmpeg_missing'
  | 'ffmpeg_failed'
  | 'library_newer'
  | 'library_damaged'
  | 'library_locked'
  | 'library_unwritable'
  | 'library_conflict'
  | 'media_damaged'
  | 'not_found'
  | 'cancelled'
  | 'internal';

/** A failure that a user can understand and mend: one sentence that says what, why and how to mend it. */
export class ShotloomError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ShotloomError';
    this.code = code;
  }
}
