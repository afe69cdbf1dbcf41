import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  PRINT_HEIGHT,
  PRINT_LENGTH,
  PRINT_WIDTH,
  printDistances,
  printOf,
} from '../../../src-shared/library/picture-print.ts';

type Rgb = readonly [number, number, number];

function picture(colourAt: (x: number, y: number) => Rgb): Uint8Array {
  const rgb = new Uint8Array(PRINT_WIDTH * PRINT_HEIGHT * 3);
  for (let y = 0; y < PRINT_HEIGHT; y += 1)
    for (let x = 0; x < PRINT_WIDTH; x += 1) rgb.set(colourAt(x, y), (y * PRINT_WIDTH + x) * 3);
  return rgb;
}

function distance(one: Uint8Array, other: Uint8Array): number {
  return printDistances(printOf(one), printOf(other), 1)[0] ?? NaN;
}

const anyPicture = fc
  .uint8Array({ minLength: PRINT_WIDTH * PRINT_HEIGHT * 3, maxLength: PRINT_WIDTH * PRINT_HEIGHT * 3 })
  .map((bytes) => new Uint8Array(bytes));

test('a picture of one colour has that colour and nothing else', () => {
  const print = printOf(picture(() => [128, 128, 128]));
  expect(print).toHaveLength(PRINT_LENGTH);
  // L* of the middle grey is 53.6 (CIE 15).
  expect([...print].flatMap((value, index) => (value === 0 ? [] : [[index, value]]))).toEqual([[0, 54]]);
  const [red, blue] = [printOf(picture(() => [255, 0, 0])), printOf(picture(() => [0, 0, 255]))];
  const [a, b] = [30, 39];
  expect([red[a], red[b]]).toEqual([Math.round(80.1 * 1.5), Math.round(67.2 * 1.5)]);
  expect(blue[b]).toBe(-127);
});

test('noise and a little brightness change less than another picture does', () => {
  const sea = picture((x, y) => (y < 4 ? [150, 190, 230] : [20, 60 + x, 110]));
  const noisy = sea.map((byte, index) => byte + ((index * 7919) % 5) - 2);
  const brighter = sea.map((byte) => Math.min(255, byte + 8));
  const night = picture((_, y) => (y < 4 ? [10, 10, 40] : [30, 30, 30]));
  const mirrored = picture((x, y) => (y < 4 ? [20, 60 + x, 110] : [150, 190, 230]));
  for (const near of [noisy, brighter])
    for (const far of [night, mirrored]) expect(distance(sea, near) * 10).toBeLessThan(distance(sea, far));
});

test('distances are those of a space: none to itself, the same both ways', () => {
  fc.assert(
    fc.property(anyPicture, anyPicture, (one, other) => {
      expect(distance(one, one)).toBe(0);
      expect(distance(one, other)).toBe(distance(other, one));
      const [p, q] = [printOf(one), printOf(other)];
      const all = new Int8Array([...q, ...p, ...q]);
      const expected = [...p].reduce((sum, value, at) => sum + (value - (q[at] ?? 0)) ** 2, 0);
      expect([...printDistances(p, all, 3)]).toEqual([expected, 0, expected]);
    }),
  );
});
