import { createHash } from 'node:crypto';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { drawnMoments } from '../../../src-shared/generation/pack-request.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { promptsOf } from '../../../src-shared/generation/request.ts';
import { openDiffusersPack } from '../../models/diffusers-pack.ts';
import { packPictures, unpackPictures } from '../drawn-pictures.ts';
import type { PackSetup } from '../worker-protocol.ts';
import type { PaintedShot, PaintWatch, Pipeline } from '../pipelines/pipeline.ts';
import type { OpenPack } from './diffusion/draw.ts';
import { openPack } from './diffusion/draw.ts';
import type { Values } from './diffusion/values.ts';
import { slice } from './diffusion/values.ts';
import { openBetween } from './motion/between.ts';
import type { Drawn, MotionTools } from './motion/show-drawn.ts';
import { showDrawn } from './motion/show-drawn.ts';
import type { DepthNet } from './motion/depth.ts';
import { depthOf } from './motion/depth.ts';
import type { Enlarger } from './motion/enlarge.ts';
import { enlarge } from './motion/enlarge.ts';
import type { PackRuntime } from './pack-runtime.ts';

/**
 * How much of the first noise all shots of a place have in common (its share of the variance): they begin alike in light and colour, and still are pictures of their
 * own.
 */
const OF_THE_PLACE = 0.3;

/**
 * A model pack that makes takes.
 * @throws ShotloomError model_missing, model_damaged
 */
export async function openPackPipeline(
  runtime: PackRuntime,
  { directory, budget, enlarger: helper, between, depth }: Omit<PackSetup, 'avoid' | 'ffmpeg'>,
): Promise<Pipeline> {
  const pack = await openPack(await openDiffusersPack(directory), { open: runtime.open, budget });
  const enlarger = helper && { net: await runtime.open(helper.path, 'upscaler'), scale: helper.scale };
  const deep = depth && { ...depth, net: await runtime.open(depth.path, 'network for depth') };
  const betweenNet = between === null ? null : await runtime.open(between, 'network for in-betweens');
  const tools: MotionTools = betweenNet ? { between: openBetween(betweenNet) } : {};
  return {
    get provider() {
      return runtime.provider();
    },
    paint: async (request, watch = UNWATCHED) => shotOf(await drawnOf(pack, { enlarger, deep }, request, watch), tools),
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

/** Networks that help while a shot is drawn. */
interface Helpers {
  readonly enlarger: Enlarger | null;
  readonly deep: DepthNet | null;
}

/** A picture as a take keeps it: a byte a number, and how near its pixels are where that was looked at. */
interface Shown {
  readonly picture: Uint8Array;
  readonly depth?: Float32Array;
}

const UNWATCHED: PaintWatch = { isCancelled: () => false, onStep: () => undefined };

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

/** Draws what a request asks for: a picture for each of its prompts, or the frames of a film, each as the prompt of its moment says. */
async function drawnOf(
  pack: OpenPack,
  { enlarger, deep }: Helpers,
  request: GenerationRequest,
  watch: PaintWatch,
): Promise<Drawn> {
  const { draws } = request;
  if (!draws) throw new Error('A model pack was asked for nothing that it draws.');
  const film = draws.frames !== undefined;
  const prompts = promptsOf(request).map(({ prompt }) => prompt);
  const begins = [-Infinity, ...(request.later ?? []).map(({ at_s }) => at_s)];
  const drawn: Shown[][] = [];
  for (const [index, prompt] of prompts.entries()) {
    const shown = await pack.draw(
      { ...askedOf(request), prompt, ...draws, frames: draws.frames ?? 1 },
      {
        isCancelled: watch.isCancelled,
        onStep: (done, total) => watch.onStep(index * total + done, prompts.length * total),
      },
    );
    drawn.push(await shownIn(shown, enlarger, film ? null : deep));
  }
  const at_s = film ? drawnMoments(request) : begins.map((at) => Math.max(0, at));
  const chosen = at_s.flatMap((at, index): Shown[] => {
    const prompt = film ? begins.findLastIndex((begin) => at >= begin) : index;
    const one = drawn[prompt]?.[film ? index : 0];
    return one ? [one] : [];
  });
  const depths = chosen.flatMap(({ depth }) => (depth ? [depth] : []));
  const scale = enlarger?.scale ?? 1;
  return {
    width: draws.width * scale,
    height: draws.height * scale,
    film,
    at_s,
    pictures: chosen.map(({ picture }) => picture),
    ...(depths.length > 0 ? { depths } : {}),
  };
}

function askedOf(request: GenerationRequest) {
  const { negative, seed, shot_key, take = 0, place_key, steps, guidance = 1 } = request;
  const shared = place_key === '' ? {} : { shared: { seed: seedOf(seed, place_key), share: OF_THE_PLACE } };
  return { negative, seed: seedOf(seed, shot_key, take), ...shared, steps, guidance };
}

/** A seed of 32 bits that depends on nothing but these. */
function seedOf(...of: readonly (string | number)[]): number {
  return createHash('sha256').update(JSON.stringify(of)).digest().readUInt32LE(0);
}

/** [n, 3, height, width] from 0 to 1 as a take keeps them, each enlarged and looked at for its depth where that is asked for. */
async function shownIn(shown: Values, enlarger: Enlarger | null, deep: DepthNet | null): Promise<Shown[]> {
  const [count = 0] = shown.shape;
  const found: Shown[] = [];
  for (let index = 0; index < count; index += 1) {
    const one = slice(shown, 0, index, index + 1);
    const made = enlarger ? await enlarge(enlarger, one) : one;
    const picture = Uint8Array.from(made.data, (value) => Math.round(255 * value));
    found.push({ picture, ...(deep ? { depth: await depthOf(deep, made) } : {}) });
  }
  return found;
}
