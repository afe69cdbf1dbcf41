import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRange } from '../../../../src-main/app/bytes/ranges.ts';

/** What RFC 9110 says of a range, by slicing bytes. */
function sliced(bytes: Uint8Array, range: ReturnType<typeof readRange>): Uint8Array | null {
  if (range === 'unsatisfiable') return null;
  return range ? bytes.slice(range.start, range.end + 1) : bytes;
}

const numbers = fc.nat({ max: 40 });
const bytesOfAnyLength = fc.uint8Array({ maxLength: 30 });

test('a range from one byte on, or to another, is that slice', () => {
  fc.assert(
    fc.property(bytesOfAnyLength, numbers, fc.option(numbers), (bytes, first, last) => {
      const found = sliced(bytes, readRange(`bytes=${first}-${last ?? ''}`, bytes.length));
      if (last !== null && last < first) expect(found).toEqual(bytes);
      else if (first >= bytes.length) expect(found).toBeNull();
      else expect(found).toEqual(bytes.slice(first, last === null ? undefined : last + 1));
    }),
  );
});

test('a range of the last bytes is the end of them', () => {
  fc.assert(
    fc.property(bytesOfAnyLength, numbers, (bytes, length) => {
      const found = sliced(bytes, readRange(`bytes=-${length}`, bytes.length));
      if (length === 0 || bytes.length === 0) expect(found).toBeNull();
      else expect(found).toEqual(bytes.slice(-length));
    }),
  );
});

test('whatever else is said is the whole, and a range never leaves the file', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat({ max: 100 }), (header, size) => {
      const range = readRange(header, size);
      if (range === null || range === 'unsatisfiable') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThan(size);
      expect(range.start).toBeLessThanOrEqual(range.end);
    }),
  );
  for (const header of ['bytes=0-1,3-4', 'bytes=-', 'bytes=a-b', 'lines=0-1', 'bytes=1', null]) {
    expect(readRange(header, 10)).toBeNull();
  }
});
