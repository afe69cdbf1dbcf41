import type { ErrorCode } from '../../src-shared/contract/errors.ts';

/** Codes of failures, each with where it can be mended. */
const REMEDIES: Readonly<Partial<Record<ErrorCode, 'models' | 'settings'>>> = {
  model_missing: 'models',
  model_damaged: 'models',
  ffmpeg_missing: 'settings',
  library_unwritable: 'settings',
  library_damaged: 'settings',
  output_unwritable: 'settings',
  voice_missing: 'settings',
};

/** Where what a job failed of can be mended, beside trying again; null where that alone may help. */
export function remedyOf(code: ErrorCode | null): 'models' | 'settings' | null {
  return (code && REMEDIES[code]) ?? null;
}
