import { expect, test } from 'vitest';
import { EXIT_CODES } from '../../../../src-main/hosts/cli/exit-codes.ts';
import { ERROR_STATUS } from '../../../../src-shared/contract/errors.ts';

test('every kind of failure has an exit code of its own, which no shell uses for something else', () => {
  expect(Object.keys(EXIT_CODES).toSorted()).toEqual(Object.keys(ERROR_STATUS).toSorted());
  const codes = Object.values(EXIT_CODES);
  expect(new Set(codes).size).toBe(codes.length);
  // 0 is success, 1 is what Node gives a crash, 126 and 127 are the shell's, and above 128 are signals.
  for (const code of codes) expect(code === 130 || (code >= 2 && code < 126)).toBe(true);
});
