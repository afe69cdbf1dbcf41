import { describe, expect, test } from 'vitest';
import { normalNoise } from '../../../src-shared/generation/noise.ts';

describe('normalNoise', () => {
  test.each([
    [
      'shot\u00001\u0000a boat',
      [-0.073464, -0.606016, 0.761608, 0.645904, -0.204096, -0.301135, -0.447758, -0.088678, -0.68015, 0.344848],
    ],
    ['场景', [-0.426287, 0.823879, -0.365116]],
  ])('gives for the key %j the numbers of a second implementation (Python, hashlib)', (key, expected) => {
    const found = normalNoise(key, expected.length);
    expect(Array.from(found, (value) => Math.round(value * 1e6) / 1e6)).toEqual(expected);
  });

  test('gives the same numbers for the same key, however many are asked for', () => {
    const many = normalNoise('a', 50);
    expect(normalNoise('a', 50)).toEqual(many);
    for (const count of [0, 1, 2, 7, 8, 9]) expect(normalNoise('a', count)).toEqual(many.slice(0, count));
  });

  test('gives other numbers for another key', () => {
    const other = normalNoise('b', 100);
    expect(normalNoise('a', 100).filter((value, index) => value === other[index])).toHaveLength(0);
  });

  test('is standard normal, but for its ends at ±2.5', () => {
    const numbers = normalNoise('many', 100_000);
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    // A normal number clipped at ±2.5 has a variance of 0.9803.
    expect(Math.abs(variance - 0.9803)).toBeLessThan(0.02);
    expect(numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBe(2.5);
    const clipped = numbers.filter((value) => Math.abs(value) === 2.5).length / numbers.length;
    expect(Math.abs(clipped - 0.01242)).toBeLessThan(0.003);
    expect(numbers.filter((value) => Math.abs(value) < 1).length / numbers.length).toBeCloseTo(0.6827, 1);
  });

  test('has pairs that know nothing of each other', () => {
    const numbers = normalNoise('pairs', 20_000);
    const product = numbers.reduce(
      (sum, value, index) => (index % 2 ? sum : sum + value * (numbers[index + 1] ?? 0)),
      0,
    );
    expect(Math.abs(product / 10_000)).toBeLessThan(0.04);
  });
});
