import { describe, expect, test } from 'vitest';
import { TorchGenerator } from '../../../../src-main/generation/schedulers/torch-noise.ts';

const rounded = (values: Float32Array): number[] => Array.from(values, (value) => Math.round(value * 1e4) / 1e4);

describe('normal numbers of a seed', () => {
  // torch.randn(n, generator=torch.Generator().manual_seed(seed)) of torch 1.13 (Debian's python3-torch)
  test.each([
    [0, 1, [1.541], [1.541]],
    [0, 2, [1.541, -0.2934], [1.541, -0.2934]],
    [0, 5, [1.541, -0.2934, -2.1788, 0.5684], [-0.2934, -2.1788, 0.5684, -1.0845]],
    [0, 15, [1.541, -0.2934, -2.1788, 0.5684], [0.182, -0.8567, 1.1006, -1.0712]],
    [0, 16, [-1.1258, -1.1524, -0.2506, -0.4339], [0.1198, 1.2377, 1.1168, -0.2473]],
    [0, 17, [-1.1258, -1.6959, 0.5667, 0.7935], [1.5863, 0.9463, -0.8437, 0.9318]],
    [0, 40, [-1.1258, -1.1524, -0.2506, -0.4339], [-0.5181, -0.3067, -1.581, 1.7066]],
    [42, 16384, [1.9269, 1.4873, 0.9007, -2.1055], [-0.8111, -0.6358, 0.9728, -0.2934]],
    [1234567890123n, 33, [-0.5685, -0.1992, 1.04, -0.4996], [-0.7757, 0.2458, 0.5169, 0.2398]],
  ] as const)('seed %s, %i of them', (seed, count, first, last) => {
    const found = rounded(new TorchGenerator(seed).normal(count));
    expect(found).toHaveLength(count);
    expect(found.slice(0, first.length)).toEqual(first);
    expect(found.slice(-last.length)).toEqual(last);
  });

  test('a pair that was drawn one by one is used up before the next is drawn', () => {
    const random = new TorchGenerator(0);
    expect([
      ...rounded(random.normal(1)),
      ...rounded(random.normal(2)),
      ...rounded(random.normal(16)),
      ...rounded(random.normal(1)),
    ]).toEqual([
      1.541, -0.2934, -2.1788, -0.3561, 0.4372, 0.4913, -0.2041, -0.0885, 0.5239, -0.6659, 0.8504, -1.0438, -1.3453,
      0.7854, 0.9928, -0.1932, -0.309, 0.5026, -0.8594, 0.5684,
    ]);
  });
});
