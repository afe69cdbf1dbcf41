import type { DiffusersPack } from '../../../models/diffusers-pack.ts';
import type { FilmRequest } from './film.ts';
import { drawFilm } from './film.ts';
import type { DenoiseWatch } from './guidance.ts';
import type { PackOptions } from './open-pack.ts';
import { openStableDiffusion, openWan } from './open-pack.ts';
import type { PictureRequest } from './stable-diffusion.ts';
import { drawPicture } from './stable-diffusion.ts';
import type { Values } from './values.ts';
import { drawWanFilm } from './wan.ts';

/** What is asked of a pack of either kind; only those that draw pictures begin from one, or go over to another prompt. */
export type DrawRequest = PictureRequest & FilmRequest;

/** A pack that is open: its networks are loaded as they are needed, and stay for the next picture. */
export interface OpenPack {
  /**
   * Draws a picture, or a film where its networks see frames.
   * @returns [frames, 3, height, width] from 0 to 1; one frame of a pack that draws pictures
   * @throws ShotloomError bad_option, model_failed, model_missing, model_damaged, cancelled
   */
  readonly draw: (request: DrawRequest, watch: DenoiseWatch) => Promise<Values>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a pack of any kind that is known: by its networks, it draws films or pictures.
 * @throws ShotloomError model_missing, model_damaged
 */
export async function openPack(pack: DiffusersPack, options: PackOptions): Promise<OpenPack> {
  if (pack.nets.has('transformer')) {
    const wan = await openWan(pack, options);
    return { draw: async (request, watch) => await drawWanFilm(wan, request, watch), close: () => wan.pool.close() };
  }
  const model = await openStableDiffusion(pack, options);
  return {
    draw: async (request, watch) => {
      const unet = await model.pool.get('unet');
      const seesFrames = unet.inputs.get('sample')?.shape.length === 5;
      return seesFrames ? await drawFilm(model, request, watch) : await drawPicture(model, request, watch);
    },
    close: () => model.pool.close(),
  };
}

/** Draws once with a pack. @throws ShotloomError as `openPack` and what it opens */
export async function drawWithPack(
  pack: DiffusersPack,
  request: DrawRequest & PackOptions,
  watch: DenoiseWatch,
): Promise<Values> {
  const opened = await openPack(pack, request);
  try {
    return await opened.draw(request, watch);
  } finally {
    await opened.close();
  }
}
