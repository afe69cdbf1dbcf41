import { expect, test } from 'vitest';
import { firstNoise } from '../../../../src-main/generation/worker/diffusion/first-noise.ts';
import { goneOver } from '../../../../src-main/generation/worker/diffusion/text.ts';
import { TorchGenerator } from '../../../../src-main/generation/schedulers/torch-noise.ts';
import { correlation } from '../../../support/correlation.ts';

const COUNT = 4096;

function noise(angle: number | null, shared?: number): number[] {
  const turned = angle === null ? undefined : { seed: 9, angle };
  const common = shared === undefined ? undefined : { seed: 5, share: shared };
  return [...firstNoise(new TorchGenerator(1), COUNT, common, turned)];
}

test.each([0, 0.3, 1, Math.PI / 2])(
  'noise that turns by %f is as much alike as its cosine says, and stays normal',
  (angle) => {
    const made = noise(angle);
    expect(correlation(made, noise(null))).toBeCloseTo(Math.cos(angle), 1);
    expect(made.reduce((sum, value) => sum + value * value, 0) / COUNT).toBeCloseTo(1, 1);
  },
);

test('what is of the place stays while the rest turns', () => {
  expect(correlation(noise(Math.PI / 2, 0.3), noise(0, 0.3))).toBeCloseTo(0.3, 1);
});

test('a prompt that goes over to another stands between both, and the others stay', () => {
  const text = (...numbers: number[]) => ({
    tokens: { data: Float32Array.from(numbers), shape: [1, 1, 2] },
    pooled: { data: Float32Array.from(numbers), shape: [1, 2] },
  });
  const [from, to, negative] = [text(0, 4), text(8, 0), text(1, 1)];
  expect(goneOver([from, to, negative], 0.25)).toEqual([text(2, 3), negative]);
  expect(goneOver([from, negative], undefined)).toEqual([from, negative]);
});
