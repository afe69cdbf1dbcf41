import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  ceil,
  compare,
  divide,
  floor,
  framesToSeconds,
  isRational,
  multiply,
  onGrid,
  rational,
  round,
  secondsToFrames,
  subtract,
  toNumber,
  upToGrid,
} from '../../../src-shared/timeline/rational.ts';
import { RATES } from '../../support/timeline/films.ts';

const numbers = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 100_000 }))
  .map(([n, d]) => rational(n, d));

describe('exact numbers', () => {
  test('are reduced, so that equal ones are equal data', () => {
    expect(rational(6, -4)).toEqual({ n: -3, d: 2 });
    expect(rational(0, -7)).toEqual({ n: 0, d: 1 });
    expect(subtract(rational(1, 3), rational(1, 3))).toEqual({ n: 0, d: 1 });
    expect([rational(1), { n: 2, d: 4 }, { n: 1, d: 0 }, { n: 0.5, d: 1 }, { n: -0, d: 1 }].map(isRational)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test('obey the laws of arithmetic', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        expect(subtract(add(one, other), other)).toEqual(one);
        const divisor = other.n === 0 ? rational(1) : other;
        expect(multiply(divide(one, divisor), divisor)).toEqual(one);
        expect(Math.sign(compare(one, other))).toBe(Math.sign(one.n * other.d - other.n * one.d));
        expect(isRational(add(one, other))).toBe(true);
      }),
    );
  });

  test('are rounded down, up and to the nearest', () => {
    fc.assert(
      fc.property(numbers, (value) => {
        expect(compare(rational(floor(value)), value)).toBeLessThanOrEqual(0);
        expect(compare(rational(floor(value) + 1), value)).toBeGreaterThan(0);
        expect(ceil(value)).toBe(value.d === 1 ? value.n : floor(value) + 1);
        expect(Math.abs(round(value) - toNumber(value))).toBeLessThanOrEqual(0.5);
      }),
    );
    expect([rational(1, 2), rational(-1, 2), rational(3, 2)].map(round)).toEqual([1, 0, 2]);
  });

  test('are never kept inexactly', () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
    expect(() => rational(0.5)).toThrow(RangeError);
    expect(() => multiply(rational(2 ** 52 + 1), rational(3))).toThrow('cannot be kept exactly');
  });
});

describe('time', () => {
  test('has exact frames: an hour of 29.97 is 107,892 frames and 2.4 ms less than 3600 s', () => {
    const ntsc = { numerator: 30000, denominator: 1001 };
    expect(framesToSeconds(107_892, ntsc)).toEqual(rational(107_892 * 1001, 30_000));
    expect(toNumber(framesToSeconds(107_892, ntsc))).toBeCloseTo(3599.9964, 9);
    for (const rate of RATES) expect(secondsToFrames(framesToSeconds(12_345, rate), rate)).toEqual(rational(12_345));
  });

  test('lies on a grid that holds frames of common rates and samples, and nothing is far from it', () => {
    for (const rate of RATES.slice(0, 5)) expect(onGrid(framesToSeconds(7, rate))).toEqual(framesToSeconds(7, rate));
    for (const samples of [44_100, 48_000, 96_000])
      expect(onGrid(rational(11, samples))).toEqual(rational(11, samples));
    fc.assert(
      fc.property(numbers, (value) => {
        const grid = 1 / 705_600_000;
        expect(Math.abs(toNumber(subtract(onGrid(value), value)))).toBeLessThanOrEqual(0.5 * grid * 1.000001);
        const later = toNumber(subtract(upToGrid(value), value));
        expect(later >= 0 && later < grid).toBe(true);
      }),
    );
  });
});
