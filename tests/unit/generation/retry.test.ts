import { expect, test } from 'vitest';
import { ERROR_STATUS } from '../../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../../src-shared/contract/errors.ts';
import { waitBeforeRetry } from '../../../src-shared/generation/retry.ts';

/** All waits before other tries, until none is left. */
function waitsOf(code: ErrorCode): number[] {
  const waits: number[] = [];
  for (let wait = waitBeforeRetry(code, 0); wait !== null; wait = waitBeforeRetry(code, waits.length)) waits.push(wait);
  return waits;
}

test('only what may pass is tried again', () => {
  const codes = Object.keys(ERROR_STATUS) as ErrorCode[];
  expect(codes.filter((code) => waitsOf(code).length > 0)).toEqual(['library_locked', 'library_unwritable']);
});

test.each(['library_locked', 'library_unwritable'] as const)(
  '%s is waited for longer each time, and not for ever',
  (code) => {
    const waits = waitsOf(code);
    expect(waits.length).toBeGreaterThan(2);
    expect(waits.length).toBeLessThan(6);
    expect(waits.every((wait, index) => wait > (waits[index - 1] ?? 0))).toBe(true);
  },
);
