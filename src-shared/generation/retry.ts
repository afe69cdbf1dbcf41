import type { ErrorCode } from '../contract/errors.ts';

/** Failures that may pass by themselves, and how long to wait before each other try, in milliseconds. */
const WAITS: Partial<Readonly<Record<ErrorCode, readonly number[]>>> = {
  // Another program writes; it has been waited for already.
  library_locked: [1000, 4000, 15_000, 60_000],
  // The disk is full, or gone for a moment.
  library_unwritable: [5000, 30_000, 120_000],
};

/**
 * How long to wait before a job is tried again.
 * @param failures how often it was set back before
 * @returns null for a failure that stays one
 */
export function waitBeforeRetry(code: ErrorCode, failures: number): number | null {
  return WAITS[code]?.[failures] ?? null;
}
