import { expect, test } from 'vitest';
import type { Drawn, MotionTools } from '../../../src-main/generation/worker/motion/show-drawn.ts';
import { showDrawn } from '../../../src-main/generation/worker/motion/show-drawn.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';

const [WIDTH, HEIGHT] = [16, 8];
const request = {
  width: 2 * WIDTH,
  height: 2 * HEIGHT,
  frames: 12,
  rate: { numerator: 24, denominator: 1 },
} as GenerationRequest;

const grey = (value: number): Uint8Array => new Uint8Array(3 * WIDTH * HEIGHT).fill(value);
/** A film of two frames, a quarter of a second apart. */
const film: Drawn = { width: WIDTH, height: HEIGHT, pictures: [grey(50), grey(150)], at_s: [0, 0.25], film: true };

/** The brightness of each frame, 0 to 255, where frames are of one grey. */
async function shown(drawn: Drawn, seconds: readonly number[], tools?: MotionTools): Promise<number[]> {
  const found: number[] = [];
  for await (const frame of showDrawn(drawn, request, seconds, tools))
    found.push(Math.round((((frame[0] ?? 0) - 16) * 255) / 219));
  return found;
}

/** Knows the way from one grey to another. */
const between: MotionTools['between'] = async (first, second, share) =>
  await Promise.resolve({
    ...first,
    data: first.data.map((value, i) => value + share * ((second.data[i] ?? 0) - value)),
  });

test('without a network, the nearest frame of a film is shown', async () => {
  expect(await shown(film, [-0.5, 0, 0.1, 0.2, 0.25, 0.9])).toEqual([50, 50, 50, 150, 150, 150]);
});

test('a network draws what lies between two frames, and nothing before the first or behind the last', async () => {
  const moments = [-0.5, 0, 0.05, 0.125, 0.2, 0.25, 0.9];
  const all = await shown(film, moments, { between });
  expect(all).toEqual([50, 50, 70, 100, 130, 150, 150]);
  const alone = await Promise.all(moments.map(async (at) => (await shown(film, [at], { between }))[0]));
  expect(alone).toEqual(all);
});
