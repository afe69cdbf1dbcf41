import type { ErrorCode } from '../../../src-shared/contract/errors.ts';

/** Every kind of failure ends the program with a code of its own, so that scripts can tell them apart. */
export const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  bad_option: 2,
  script_missing: 3,
  script_empty: 4,
  script_binary: 5,
  output_unwritable: 6,
  model_missing: 7,
  model_damaged: 8,
  model_failed: 9,
  model_crashed: 10,
  ffmpeg_missing: 11,
  ffmpeg_failed: 12,
  library_newer: 13,
  library_damaged: 14,
  library_locked: 15,
  library_unwritable: 16,
  library_conflict: 17,
  media_damaged: 18,
  not_found: 19,
  sound_unreadable: 20,
  picture_missing: 21,
  picture_unusable: 22,
  words_unreadable: 23,
  script_damaged: 24,
  board_unreadable: 25,
  bad_query: 26,
  bundle_damaged: 27,
  internal: 70,
  // As a shell says of a program that Ctrl-C ended: 128 + SIGINT.
  cancelled: 130,
};
