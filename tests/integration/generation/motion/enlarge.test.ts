import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { locateFfmpeg } from '../../../../src-main/media/locate.ts';
import { openNetPack } from '../../../../src-main/models/net-pack.ts';
import { openNet } from '../../../../src-main/generation/worker/diffusion/net.ts';
import type { Values } from '../../../../src-main/generation/worker/diffusion/values.ts';
import { values } from '../../../../src-main/generation/worker/diffusion/values.ts';
import type { Enlarger } from '../../../../src-main/generation/worker/motion/enlarge.ts';
import { enlarge } from '../../../../src-main/generation/worker/motion/enlarge.ts';
import { psnr } from '../../../support/media/media.ts';

const NET = fileURLToPath(new URL('../../../fixtures/nets/esrgan-slim-x2', import.meta.url));
const SIDE = 128;

let enlarger: Enlarger;
let picture: Values;

beforeAll(async () => {
  const { path, scale } = openNetPack(NET);
  enlarger = { net: await openNet(path, 'upscaler', { executionProviders: ['cpu'], logSeverityLevel: 3 }), scale };
  picture = await pictureOf('picture.png', SIDE);
});

async function pictureOf(name: string, side: number): Promise<Values> {
  const { path } = await locateFfmpeg();
  const rgb = execFileSync(path, ['-v', 'error', '-i', `${NET}/${name}`, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-']);
  const data = Float32Array.from({ length: 3 * side * side }, (_, i) => {
    const [channel, at] = [Math.floor(i / (side * side)), i % (side * side)];
    return (rgb[at * 3 + channel] ?? 0) / 255;
  });
  return values(data, [1, 3, side, side]);
}

function bytesOf({ data }: Values): Uint8Array {
  return Uint8Array.from(data, (value) => Math.round(value * 255));
}

test('a real network of TensorFlow.js, transcribed to ONNX, makes the picture that its own package made', async () => {
  const made = await enlarge(enlarger, picture);
  expect(made.shape).toEqual([1, 3, 2 * SIDE, 2 * SIDE]);
  expect(psnr(bytesOf(made), bytesOf(await pictureOf('enlarged.png', 2 * SIDE)))).toBeGreaterThan(50);
});

test('tiles make the same picture as the whole', async () => {
  const whole = await enlarge(enlarger, picture, SIDE);
  const tiled = await enlarge(enlarger, picture, 40);
  const most = whole.data.reduce((far, value, at) => Math.max(far, Math.abs(value - (tiled.data[at] ?? 0))), 0);
  expect(most).toBeLessThan(1e-5);
});
