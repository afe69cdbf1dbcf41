import { expect, test } from 'vitest';
import { toUnit, values } from '../../../../src-main/generation/worker/diffusion/values.ts';

test('what a decoder gives becomes brightness, cut off at black and white', () => {
  const made = toUnit(values(Float32Array.of(-3, -1, 0, 0.5, 1, 7), [1, 6]));
  expect([...made.data]).toEqual([0, 0, 0.5, 0.75, 1, 1]);
});

test('a decoder whose numbers overflow is told of, and gives no black picture', () => {
  expect(() => toUnit(values(Float32Array.of(0, NaN), [1, 2]))).toThrow(/vae_decoder gives numbers without a value/u);
});
