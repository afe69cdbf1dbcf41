import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDiffusersPack } from '../../../../src-main/models/diffusers-pack.ts';
import { openStableDiffusion } from '../../../../src-main/generation/worker/diffusion/open-pack.ts';
import { decodeLatent, vaeNumbers } from '../../../../src-main/generation/worker/diffusion/vae.ts';
import { values } from '../../../../src-main/generation/worker/diffusion/values.ts';
import { TorchGenerator } from '../../../../src-main/generation/schedulers/torch-noise.ts';
import { CPU, draw, farthest, goldens, PACKS } from '../../../support/packs/goldens.ts';

/** The forms in which one pack may come: weights beside the graph, float16, as the first exporter wrote it. */

const [first] = goldens();
const golden = (() => {
  if (first?.golden.pack !== 'sd') throw new Error('The first golden is not of the pack "sd".');
  return first;
})();

test.each([
  ['sd-external', 1e-3],
  ['sd-old', 1e-3],
  // Float16 has eleven bits; five steps with a guidance of 7.5 make more of what is lost.
  ['sd-float16', 3e-2],
])('%s draws what "sd" draws', async (pack, most) => {
  const drawn = await draw({ ...golden.golden, pack });
  expect(farthest(drawn.data, golden.pictures)).toBeLessThan(most);
});

test('knows where weights lie that are beside the graph', async () => {
  const [inside, outside] = [
    await openDiffusersPack(join(PACKS, 'sd')),
    await openDiffusersPack(join(PACKS, 'sd-external')),
  ];
  const bytes = (pack: typeof inside): number => pack.nets.get('unet')?.bytes ?? 0;
  expect(bytes(outside)).toBeGreaterThan(bytes(inside));
});

test('loads as many networks as there is room for, and draws the same with one at a time', async () => {
  const pack = {
    ...(await openDiffusersPack(join(PACKS, 'sd'))),
    scheduler: { name: golden.golden.scheduler, config: golden.golden.config },
  };
  const model = await openStableDiffusion(pack, { ...CPU, budget: 1 });
  await model.pool.get('unet');
  await model.pool.get('text_encoder');
  expect(model.pool.loaded).toEqual(['text_encoder']);
  await model.pool.close();
  const roomy = await openStableDiffusion(pack, CPU);
  await roomy.pool.get('unet');
  await roomy.pool.get('text_encoder');
  await roomy.pool.get('unet');
  expect(roomy.pool.loaded).toEqual(['text_encoder', 'unet']);
  await roomy.pool.close();
});

test('a large picture is decoded in tiles as in one', async () => {
  const model = await openStableDiffusion(await openDiffusersPack(join(PACKS, 'sd')), CPU);
  const latent = values(new TorchGenerator(1).normal(4 * 20 * 14), [1, 4, 20, 14]);
  const numbers = vaeNumbers(model.pool);
  const whole = await decodeLatent(model.pool, latent, numbers);
  const tiled = await decodeLatent(model.pool, latent, numbers, { size: 8, overlap: 4 });
  expect(tiled.shape).toEqual([1, 3, 80, 56]);
  // At a tile's edge the network sees nothing beyond, and there its answer counts least.
  const differences = whole.data.map((value, i) => Math.abs(value - (tiled.data[i] ?? NaN)));
  expect(differences.reduce((sum, value) => sum + value, 0) / differences.length).toBeLessThan(0.02);
  const exact = await decodeLatent(model.pool, latent, numbers, { size: 32, overlap: 4 });
  expect(exact.data).toEqual(whole.data);
  await model.pool.close();
});
