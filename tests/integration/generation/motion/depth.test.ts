import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNet } from '../../../../src-main/generation/worker/diffusion/net.ts';
import { values } from '../../../../src-main/generation/worker/diffusion/values.ts';
import type { DepthNet } from '../../../../src-main/generation/worker/motion/depth.ts';
import { depthOf } from '../../../../src-main/generation/worker/motion/depth.ts';
import { packPictures, unpackPictures } from '../../../../src-main/generation/drawn-pictures.ts';
import { openNetPack } from '../../../../src-main/models/net-pack.ts';
import { writeDepthPack } from '../../../support/packs/depth-net.ts';

const [WIDTH, HEIGHT] = [64, 40];

let folder: string;
let deep: DepthNet;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-depth-'));
  writeDepthPack(folder);
  const { path, depth } = openNetPack(folder);
  if (!depth) throw new Error('The pack sees no depth.');
  deep = { ...depth, net: await openNet(path, 'depth', { executionProviders: ['cpu'], logSeverityLevel: 3 }) };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a picture’s depth is as its network sees it, from far to near', async () => {
  const ramp = Float32Array.from({ length: 3 * WIDTH * HEIGHT }, (_, at) => (at % WIDTH) / (WIDTH - 1));
  const depth = await depthOf(deep, values(ramp, [1, 3, HEIGHT, WIDTH]));
  expect(depth).toHaveLength(WIDTH * HEIGHT);
  for (const row of [0, 19, 39])
    for (let x = 0; x < WIDTH; x += 1)
      expect(Math.abs((depth[row * WIDTH + x] ?? NaN) - x / (WIDTH - 1))).toBeLessThan(0.05);

  const pictures = [Uint8Array.from(ramp, (value) => Math.round(255 * value))];
  const drawn = { width: WIDTH, height: HEIGHT, pictures, at_s: [0], film: false, depths: [depth] };
  expect(unpackPictures(await packPictures(drawn))).toEqual(drawn);
});

test('a network that gives something else is refused', async () => {
  const other = {
    ...deep.net,
    run: async () => await Promise.resolve(new Map([['depth', values(new Float32Array(7), [7])]])),
  };
  const picture = values(new Float32Array(3 * WIDTH * HEIGHT), [1, 3, HEIGHT, WIDTH]);
  await expect(depthOf({ ...deep, net: other }, picture)).rejects.toMatchObject({ code: 'model_failed' });
});

test.each([
  ['another kind', { kind: 'portrait', file: 'net.onnx' }],
  ['a file outside', { kind: 'depth', file: '../net.onnx' }],
  ['no numbers', { kind: 'depth', file: 'net.onnx', side: 'large' }],
])('a pack that names %s is refused', (_, told) => {
  const bad = mkdtempSync(join(tmpdir(), 'shotloom-bad-'));
  writeFileSync(join(bad, 'model.json'), JSON.stringify(told));
  expect(() => openNetPack(bad)).toThrow(/model.json says nothing that is known/u);
  rmSync(bad, { recursive: true });
});
