import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { Drawing } from '../../../src-shared/generation/request.ts';
import { openDiffusersPack } from '../../models/diffusers-pack.ts';
import { packPictures, unpackPictures } from '../drawn-pictures.ts';
import type { PackSetup } from '../worker-protocol.ts';
import type { BeginningFile, PaintedShot, PaintWatch, Pipeline } from '../pipelines/pipeline.ts';
import type { BeginningPicture } from './begin.ts';
import { readBeginning } from './begin.ts';
import { openPack } from './diffusion/draw.ts';
import { drawShot, PlacePictures } from './draw-shot.ts';
import { openBetween } from './motion/between.ts';
import type { Drawn, MotionTools } from './motion/show-drawn.ts';
import { showDrawn } from './motion/show-drawn.ts';
import type { PackRuntime } from './pack-runtime.ts';

/**
 * A model pack that makes takes.
 * @throws ShotloomError model_missing, model_damaged
 */
export async function openPackPipeline(
  runtime: PackRuntime,
  { directory, ffmpeg, budget, enlarger: helper, between, depth }: Omit<PackSetup, 'avoid'>,
): Promise<Pipeline> {
  const pack = await openPack(await openDiffusersPack(directory), { open: runtime.open, budget });
  const enlarger = helper && { net: await runtime.open(helper.path, 'upscaler'), scale: helper.scale };
  const deep = depth && { ...depth, net: await runtime.open(depth.path, 'network for depth') };
  const betweenNet = between === null ? null : await runtime.open(between, 'network for in-betweens');
  const places = new PlacePictures();
  const tools: MotionTools = betweenNet ? { between: openBetween(betweenNet) } : {};
  return {
    get provider() {
      return runtime.provider();
    },
    paint: async (request, watch = UNWATCHED, begins = null) => {
      const read = async (size: Drawing): Promise<BeginningPicture> => await beginning(ffmpeg, begins, size);
      return shotOf(await drawShot({ pack, enlarger, deep, places, read }, request, watch), tools);
    },
    restore: (stored) => shotOf(unpackPictures(stored), tools),
    look: async () =>
      await Promise.reject(new ShotloomError('model_missing', say`This model cannot look at pictures.`)),
    close: async () => {
      await pack.close();
      await enlarger?.net.release();
      await betweenNet?.release();
      await deep?.net.release();
    },
  };
}

const UNWATCHED: PaintWatch = { isCancelled: () => false, onStep: () => undefined };

/** @throws ShotloomError picture_missing, media_damaged */
async function beginning(ffmpeg: string, begins: BeginningFile | null, size: Drawing): Promise<BeginningPicture> {
  if (begins) return await readBeginning(ffmpeg, begins.path, size, begins.scratch);
  throw new ShotloomError(
    'picture_missing',
    say`The picture that the shot begins from is gone; choose another one, or none.`,
  );
}

function shotOf(drawn: Drawn, tools: MotionTools): PaintedShot {
  return {
    store: () => packPictures(drawn),
    hearing: null,
    pictures: (request, seconds) => showDrawn(drawn, request, seconds, tools),
    score: async () =>
      await Promise.reject(
        new ShotloomError('model_missing', say`This model cannot score takes; choose the best one yourself.`),
      ),
  };
}
