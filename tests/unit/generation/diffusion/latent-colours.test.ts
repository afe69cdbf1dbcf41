import { describe, expect, test } from 'vitest';
import { TorchGenerator } from '../../../../src-main/generation/schedulers/torch-noise.ts';
import {
  guessColours,
  LatentColours,
  middleFrame,
} from '../../../../src-main/generation/worker/diffusion/latent-colours.ts';
import { NetPool } from '../../../../src-main/generation/worker/diffusion/net-pool.ts';
import type { Values } from '../../../../src-main/generation/worker/diffusion/values.ts';
import { values } from '../../../../src-main/generation/worker/diffusion/values.ts';

const SCALE = 4;

/** A decoder whose colours follow from a latent's channels, with a grain that is none of theirs. */
function decode({ data, shape: [, channels = 0, rows = 0, columns = 0] }: Values): Values {
  const [height, width] = [rows * SCALE, columns * SCALE];
  const picture = Float32Array.from({ length: 3 * height * width }, (_, i) => {
    const [colour, y, x] = [Math.floor(i / (height * width)), Math.floor(i / width) % height, i % width];
    const at = Math.floor(y / SCALE) * columns + Math.floor(x / SCALE);
    let sum = 0.5 + (x + y) * 0.01 - Math.floor(x / SCALE) * 0.04 - Math.floor(y / SCALE) * 0.04 - 0.03;
    for (let channel = 0; channel < channels; channel += 1)
      sum += 0.05 * Math.cos(1 + channel + 2 * colour) * (data[channel * rows * columns + at] ?? 0);
    return sum;
  });
  return values(picture, [1, 3, height, width]);
}

const latentOf = (seed: number, rows: number, columns: number, channels = 4): Values =>
  values(new TorchGenerator(seed).normal(channels * rows * columns), [1, channels, rows, columns]);

/** The largest difference between what is shown and the means of what is decoded, in 255ths. */
function farthest(colours: LatentColours, latent: Values): number {
  const shown = colours.shown(latent);
  const { data } = decode(latent);
  const [, , rows = 0, columns = 0] = latent.shape;
  if (!shown) return NaN;
  let most = 0;
  for (let i = 0; i < shown.rgb.length; i += 1) {
    const [pixel, colour] = [Math.floor(i / 3), i % 3];
    let mean = 0;
    for (let j = 0; j < SCALE ** 2; j += 1) {
      const y = Math.floor(pixel / columns) * SCALE + Math.floor(j / SCALE);
      const x = (pixel % columns) * SCALE + (j % SCALE);
      mean += (data[(colour * rows * SCALE + y) * columns * SCALE + x] ?? 0) / SCALE ** 2;
    }
    most = Math.max(most, Math.abs((shown.rgb[i] ?? NaN) - 255 * mean));
  }
  return most;
}

describe('colours of latents', () => {
  test('are found from one picture, of 4 channels and of 16', () => {
    for (const channels of [4, 16]) {
      const colours = new LatentColours();
      expect(colours.shown(latentOf(1, 6, 8, channels))).toBeNull();
      const drawn = latentOf(2, 12, 16, channels);
      colours.learn(drawn, decode(drawn));
      expect(farthest(colours, latentOf(3, 6, 8, channels))).toBeLessThan(2);
    }
  });

  test('are guessed from a little noise, once', async () => {
    const colours = new LatentColours();
    let asked = 0;
    const guess = async (): Promise<void> =>
      await colours.guess(4, async (latent) => {
        asked += 1;
        return await Promise.resolve(decode(latent));
      });
    await guess();
    await guess();
    expect(asked).toBe(1);
    expect(farthest(colours, latentOf(3, 6, 8))).toBeLessThan(2);
  });

  test('of a latent that is all alike are not far off', () => {
    const colours = new LatentColours();
    const flat = values(new Float32Array(4 * 64).fill(0.7), [1, 4, 8, 8]);
    colours.learn(flat, decode(flat));
    expect(farthest(colours, flat)).toBeLessThan(2);
  });

  test('are shown small, whatever the latent', () => {
    const colours = new LatentColours();
    const wide = latentOf(4, 90, 300);
    colours.learn(wide, decode(wide));
    const shown = colours.shown(wide);
    expect(shown).toMatchObject({ width: 100, height: 30 });
    expect(shown?.rgb).toHaveLength(3 * 100 * 30);
  });
});

test('of a film the frame in the middle is shown', () => {
  const film = values(
    Float32Array.from({ length: 2 * 5 * 4 }, (_, i) => i),
    [1, 2, 5, 2, 2],
  );
  expect(middleFrame(film)).toEqual({ data: Float32Array.of(8, 9, 10, 11, 28, 29, 30, 31), shape: [1, 2, 2, 2] });
});

describe('a decoder is asked beforehand', () => {
  const asked = async (file: string, budget: number, isBroken = false): Promise<readonly [number, boolean]> => {
    const nets = new Map(
      [
        ['unet', 'model.onnx'],
        ['vae_decoder', file],
      ].map(([name = '', path = '']) => [name, { path: `/pack/${name}/${path}`, bytes: 10, config: {} }]),
    );
    const pool = new NetPool(nets, budget, async () => await Promise.reject(new Error('Nothing is loaded here.')));
    const colours = new LatentColours();
    let calls = 0;
    const decodeOnce = async (latent: Values): Promise<Values> => {
      calls += 1;
      return isBroken
        ? await Promise.reject(new Error('It takes no other size.'))
        : await Promise.resolve(decode(latent));
    };
    await guessColours({ colours, pool, beside: ['unet'], channels: 4, decode: decodeOnce });
    return [calls, colours.shown(latentOf(1, 2, 2)) !== null];
  };

  test('where it has room beside what draws', async () => {
    expect(await asked('model.onnx', 20)).toEqual([1, true]);
    expect(await asked('model.onnx', 19)).toEqual([0, false]);
  });

  test('not where a server runs it', async () => expect(await asked('remote.json', 20)).toEqual([0, false]));

  test('and may fail', async () => expect(await asked('model.onnx', 20, true)).toEqual([1, false]));
});
