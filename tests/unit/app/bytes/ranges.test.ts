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

/** The bytes that a range from one to another names; null where there are none. */
function fromTo(bytes: Uint8Array, first: number, last: number | null): Uint8Array | null {
  if (last !== null && last < first) return bytes;
  return first >= bytes.length ? null : bytes.slice(first, last === null ? undefined : last + 1);
}

test('a range from one byte on, or to another, is that slice', () => {
  fc.assert(
    fc.property(bytesOfAnyLength, numbers, fc.option(numbers), (bytes, first, last) => {
      const range = readRange(`bytes=${first}-${last ?? ''}`, bytes.length);
      expect(sliced(bytes, range)).toEqual(fromTo(bytes, first, last));
    }),
  );
});

test('a range of the last bytes is the end of them', () => {
  fc.assert(
    fc.property(bytesOfAnyLength, numbers, (bytes, length) => {
      const range = readRange(`bytes=-${length}`, bytes.length);
      expect(sliced(bytes, range)).toEqual(length === 0 || bytes.length === 0 ? null : bytes.slice(-length));
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
