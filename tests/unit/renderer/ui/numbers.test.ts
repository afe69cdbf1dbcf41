import { expect, test } from 'vitest';
import { bytesShown } from '../../../../src-renderer/ui/numbers.ts';

test.each([
  [0, '1 kB'],
  [999_400, '999 kB'],
  [7_600_000, '7.6 MB'],
  [76_400_000, '76 MB'],
  [1_260_000_000, '1.3 GB'],
])('%i bytes are shown as %s', (bytes, text) => expect(bytesShown(bytes)).toBe(text));
