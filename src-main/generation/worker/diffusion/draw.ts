import type { DiffusersPack } from '../../../models/diffusers-pack.ts';
import type { FilmRequest } from './film.ts';
import { drawFilm } from './film.ts';
import type { DenoiseWatch } from './guidance.ts';
import type { PackOptions } from './open-pack.ts';
import { openStableDiffusion, openWan } from './open-pack.ts';
import { drawPicture } from './stable-diffusion.ts';
import type { Values } from './values.ts';
import { drawWanFilm } from './wan.ts';

/**
 * Draws with a pack of any kind that is known: by its networks, it draws films or pictures.
 * @returns [frames, 3, height, width] from 0 to 1; one frame of a pack that draws pictures
 * @throws ShotloomError bad_option, model_failed, model_missing, model_damaged, cancelled
 */
export async function drawWithPack(
  pack: DiffusersPack,
  request: FilmRequest & PackOptions,
  watch: DenoiseWatch,
): Promise<Values> {
  if (pack.nets.has('transformer')) {
    const wan = await openWan(pack, request);
    try {
      return await drawWanFilm(wan, request, watch);
    } finally {
      await wan.pool.close();
    }
  }
  const model = await openStableDiffusion(pack, request);
  try {
    const unet = await model.pool.get('unet');
    const seesFrames = unet.inputs.get('sample')?.shape.length === 5;
    return seesFrames ? await drawFilm(model, request, watch) : await drawPicture(model, request, watch);
  } finally {
    await model.pool.close();
  }
}
