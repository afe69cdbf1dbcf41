import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FilmRequest } from '../../../../src-main/generation/worker/diffusion/film.ts';
import type { OpenPack } from '../../../../src-main/generation/worker/diffusion/draw.ts';
import { openPack } from '../../../../src-main/generation/worker/diffusion/draw.ts';
import type { Values } from '../../../../src-main/generation/worker/diffusion/values.ts';
import { slice } from '../../../../src-main/generation/worker/diffusion/values.ts';
import type { SmallPicture } from '../../../../src-main/generation/worker/small-picture.ts';
import { openDiffusersPack } from '../../../../src-main/models/diffusers-pack.ts';
import { agreement } from '../../../support/packs/agreement.ts';
import { CPU, PACKS, UNWATCHED } from '../../../support/packs/goldens.ts';

const ASKED: FilmRequest = {
  prompt: 'a red boat',
  negative: '',
  seed: 3,
  steps: 4,
  guidance: 5,
  width: 64,
  height: 48,
  frames: 1,
};

const opened = async (name: string, options = CPU): Promise<OpenPack> =>
  await openPack(await openDiffusersPack(join(PACKS, name)), options);

/** Draws for somebody who looks: what was drawn, and what was seen of it at each step. */
async function seen(pack: OpenPack, request: FilmRequest) {
  const forms: SmallPicture[] = [];
  const drawn = await pack.draw(request, {
    ...UNWATCHED,
    looks: true,
    onStep: (_, __, form) => forms.push(...[form()].filter((one) => one !== null)),
  });
  return { drawn, forms };
}

/** How well what was seen agrees with a frame of what was drawn. */
const agrees = (form: SmallPicture | undefined, drawn: Values, frame: number): number =>
  form ? agreement(form, slice(drawn, 0, frame, frame + 1).data, ASKED.width) : NaN;

describe.each([
  // The tiny networks' weights are random: how far a decoder is from a linear map differs, and films' are farthest.
  ['sd', 1, 0.95],
  ['sdxl', 1, 0.95],
  ['turbo', 1, 0.95],
  ['animatediff', 9, 0.6],
  ['wan-2.2', 9, 0.15],
])('%s', (name, frames, least) => {
  const request = { ...ASKED, frames };

  test('draws the same whether somebody looks or not', async () => {
    const [looked, plain] = [await opened(name), await opened(name)];
    for (const seed of [1, 2]) {
      const { drawn, forms } = await seen(looked, { ...request, seed });
      expect(forms).toHaveLength(request.steps);
      expect(drawn).toEqual(await plain.draw({ ...request, seed }, UNWATCHED));
    }
    await looked.close();
    await plain.close();
  });

  test('is seen as it will be, from the second step on', async () => {
    const pack = await opened(name);
    await seen(pack, request);
    const { drawn, forms } = await seen(pack, { ...request, seed: 4 });
    const middle = frames === 1 ? 0 : name.startsWith('wan') ? 3 : 4;
    for (const form of forms.slice(1)) expect(agrees(form, drawn, middle)).toBeGreaterThan(least);
    await pack.close();
  });
});

test('the first picture of all is seen by what a little noise looks like', async () => {
  const pack = await opened('sd');
  const { drawn, forms } = await seen(pack, ASKED);
  expect(agrees(forms[1], drawn, 0)).toBeGreaterThan(0.95);
  await pack.close();
});

test('where a decoder has no room beside what draws, it is not loaded before it is needed, and the second picture is seen', async () => {
  const loads: string[] = [];
  const open: typeof CPU.open = async (path, name) => {
    loads.push(name);
    return await CPU.open(path, name);
  };
  const pack = await opened('sd', { open, budget: 1 });
  const first = await seen(pack, ASKED);
  expect(first.forms).toEqual([]);
  expect(loads.filter((name) => name === 'vae_decoder')).toHaveLength(1);
  const { drawn, forms } = await seen(pack, { ...ASKED, seed: 5 });
  expect(agrees(forms[1], drawn, 0)).toBeGreaterThan(0.95);
  await pack.close();
});

test('drawing that is stopped asks the network no more', async () => {
  let [calls, done] = [0, 0];
  const open: typeof CPU.open = async (path, name) => {
    const net = await CPU.open(path, name);
    const run: typeof net.run = async (feeds) => {
      if (name === 'unet') calls += 1;
      return await net.run(feeds);
    };
    return { ...net, run };
  };
  const pack = await opened('sd', { ...CPU, open });
  const drawing = pack.draw(
    { ...ASKED, steps: 50 },
    { isCancelled: () => done === 3, looks: true, onStep: (step) => (done = step) },
  );
  await expect(drawing).rejects.toMatchObject({ code: 'cancelled' });
  expect(calls).toBe(3);
  await pack.close();
});
