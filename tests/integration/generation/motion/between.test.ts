import { describe, expect, test } from 'vitest';
import { openBetween } from '../../../../src-main/generation/worker/motion/between.ts';
import type { Values } from '../../../../src-main/generation/worker/diffusion/values.ts';
import type { Net } from '../../../../src-main/generation/worker/diffusion/net.ts';
import { farthest } from '../../../support/packs/goldens.ts';
import { betweenGoldens, openBetweenNet } from '../../../support/packs/in-betweens.ts';

const [ROWS, COLUMNS] = [40, 52];

/** The picture that the reference has, at a moment of its waves. */
function picture(phase: number, rows = ROWS, columns = COLUMNS): Values {
  const each = (of: (row: number, column: number) => number): number[] =>
    Array.from({ length: rows * columns }, (_, i) => 0.5 + 0.5 * of(Math.floor(i / columns), i % columns));
  const planes = [
    each((row) => Math.sin(row / 5 + phase)),
    each((_, column) => Math.cos(column / 3 - phase)),
    each((row, column) => Math.sin((row + column) / 7 + phase)),
  ];
  return { data: Float32Array.from(planes.flat()), shape: [1, 3, rows, columns] };
}

/** A network that answers with these values. */
function answering(shape: readonly number[], answer: (given: Values) => Values): Net {
  return {
    inputs: new Map([['input', { type: 'float32', shape }]]),
    outputs: ['output'],
    run: async ({ input }) => await Promise.resolve(new Map(input ? [['output', answer(input)]] : [])),
    runTime: () => 0,
    release: async () => await Promise.resolve(),
  };
}

const goldens = betweenGoldens();

describe('in-betweens', () => {
  const timed = goldens.filter(({ name }) => name === 'between-seven');
  const middles = goldens.filter(({ name }) => name === 'between-six');

  test.each(['between-seven', 'between-three'])('%s draws as torch does', async (name) => {
    const net = await openBetweenNet(name);
    expect(timed.map(({ share }) => share)).toEqual([0.25, 0.7]);
    for (const { share = 0, data } of timed) {
      const made = await openBetween(net)(picture(0), picture(1.3), share);
      expect(made.shape).toEqual([1, 3, ROWS, COLUMNS]);
      expect(farthest(made.data, data)).toBeLessThan(1e-3);
    }
    await net.release();
  });

  test('that only know the middle are drawn by halves', async () => {
    const net = await openBetweenNet('between-six');
    expect(middles.map(({ share }) => share)).toEqual([0.5, 0.75]);
    for (const { share = 0, data } of middles) {
      const made = await openBetween(net)(picture(0), picture(1.3), share);
      expect(farthest(made.data, data)).toBeLessThan(1e-3);
    }
    expect(await openBetween(net)(picture(0), picture(1.3), 0.01)).toEqual(picture(0));
    await net.release();
  });

  test.each<readonly [string, Net, RegExp]>([
    ['takes one picture', answering([1, 3, 64, 64], (given) => given), /^The model makes no in-betweens as RIFE does/u],
    ['takes channels nobody knows', answering([1, 8, 64, 64], (given) => given), /as RIFE does/u],
    [
      'gives no frame',
      answering([1, 7, 64, 64], () => ({ data: new Float32Array(3), shape: [1, 3] })),
      /^The model makes no in-betweens: of frames of 64 x 64 pixels it makes 1 x 3 numbers/u,
    ],
    [
      'gives no numbers',
      answering([1, 7, 64, 64], () => ({ data: new Float32Array(3 * 64 * 64).fill(NaN), shape: [1, 3, 64, 64] })),
      /numbers without a value/u,
    ],
  ])('a network that %s is refused', async (_, net, sentence) => {
    const draws = async (): Promise<Values> => await openBetween(net)(picture(0), picture(1.3), 0.5);
    await expect(draws()).rejects.toMatchObject({ code: 'model_failed' });
    await expect(draws()).rejects.toThrow(sentence);
  });
});
