import { createHash } from 'node:crypto';
import { drawnMoments } from '../../../src-shared/generation/pack-request.ts';
import type { Drawing, GenerationRequest } from '../../../src-shared/generation/request.ts';
import { promptsOf } from '../../../src-shared/generation/request.ts';
import type { PaintWatch } from '../pipelines/pipeline.ts';
import type { BeginningPicture } from './begin.ts';
import { asBegun, withWhatStays } from './begin.ts';
import type { DrawRequest, OpenPack } from './diffusion/draw.ts';
import type { Values } from './diffusion/values.ts';
import { slice } from './diffusion/values.ts';
import type { DepthNet } from './motion/depth.ts';
import { depthOf } from './motion/depth.ts';
import type { Enlarger } from './motion/enlarge.ts';
import { enlarge } from './motion/enlarge.ts';
import type { Drawn } from './motion/show-drawn.ts';

/** A pack and what helps it while a shot is drawn. */
export interface Studio {
  readonly pack: OpenPack;
  readonly enlarger: Enlarger | null;
  readonly deep: DepthNet | null;
  /** Reads the stored picture that a request begins from. @throws ShotloomError media_damaged */
  readonly read: (draws: Drawing) => Promise<BeginningPicture>;
  /** Pictures of places that were drawn for shots to begin from. */
  readonly places: PlacePictures;
}

/**
 * How much of the first noise all shots of a place have in common (its share of the variance): they begin alike in light and colour, and still are pictures of their
 * own.
 */
const OF_THE_PLACE = 0.3;
/** Places whose pictures are kept: shots of a scene are drawn in a row. */
const KEPT_PLACES = 4;

/** The pictures of the last few places. Each follows from what was asked for alone, so that one that is drawn again is the same. */
export class PlacePictures {
  readonly #kept = new Map<string, Values>();

  has(asked: DrawRequest): boolean {
    return this.#kept.has(JSON.stringify(asked));
  }

  async drawn(asked: DrawRequest, draw: () => Promise<Values>): Promise<Values> {
    const key = JSON.stringify(asked);
    const picture = this.#kept.get(key) ?? (await draw());
    this.#kept.delete(key);
    this.#kept.set(key, picture);
    for (const old of this.#kept.keys()) if (this.#kept.size > KEPT_PLACES) this.#kept.delete(old);
    return picture;
  }
}

/** A picture as a take keeps it: a byte a number, and how near its pixels are where that was looked at. */
interface Shown {
  readonly picture: Uint8Array;
  readonly depth?: Float32Array;
}

/** One asking of the pack for a shot. */
type Asked = Pick<DrawRequest, 'prompt' | 'goesTo' | 'turned'>;

/**
 * Draws what a request asks for: a picture for each of its prompts, those of a walk, or the frames of a film, each as the prompt of its moment says.
 * @throws ShotloomError cancelled, model_failed, media_damaged, bad_option
 */
export async function drawShot(studio: Studio, request: GenerationRequest, watch: PaintWatch): Promise<Drawn> {
  const { draws } = request;
  if (!draws) throw new Error('A model pack was asked for nothing that it draws.');
  const { enlarger, deep } = studio;
  const isWalk = draws.walk !== undefined;
  const isFilm = draws.frames !== undefined && !isWalk;
  const common = {
    ...askedOf(request),
    width: draws.width,
    height: draws.height,
    frames: isFilm ? (draws.frames ?? 1) : 1,
  };
  const asked = isWalk ? walked(request) : promptsOf(request).map(({ prompt }): Asked => ({ prompt }));
  const place = placeOf(request, common);
  const first = place && !studio.places.has(place) ? 1 : 0;
  const stepsOf = (index: number): PaintWatch => ({
    ...watch,
    onStep: (done, total, form) => watch.onStep(index * total + done, (first + asked.length) * total, form),
  });
  const begins = await beginningOf(studio, draws, place, stepsOf(0));
  const beginning = begins && draws.begin ? asBegun(begins, draws.begin.strength) : {};
  const drawn: Shown[][] = [];
  for (const [index, each] of asked.entries()) {
    const made = await studio.pack.draw({ ...common, ...each, ...beginning }, stepsOf(first + index));
    drawn.push(await shownIn(begins ? withWhatStays(made, begins) : made, enlarger, isFilm ? null : deep));
  }
  return asKept(request, draws, drawn, enlarger?.scale ?? 1);
}

/** @param drawn for each asking of the pack, what it drew: the frames of a film, or one picture */
function asKept(
  request: GenerationRequest,
  draws: Drawing,
  drawn: readonly (readonly Shown[])[],
  scale: number,
): Drawn {
  const film = draws.frames !== undefined;
  const starts = [-Infinity, ...(request.later ?? []).map(({ at_s }) => at_s)];
  const at_s = film ? drawnMoments(request) : starts.map((at) => Math.max(0, at));
  // Of a film that a pack draws, the frame of the prompt of its moment; else every picture was asked for alone.
  const chosen =
    film && draws.walk === undefined
      ? at_s.flatMap((at, index) => drawn[starts.findLastIndex((start) => at >= start)]?.[index] ?? [])
      : drawn.flat();
  const depths = chosen.flatMap(({ depth }) => (depth ? [depth] : []));
  return {
    width: draws.width * scale,
    height: draws.height * scale,
    film,
    at_s,
    pictures: chosen.map(({ picture }) => picture),
    ...(depths.length > 0 ? { depths } : {}),
  };
}

/** The pictures of a walk: the noise turns a little further for each, and the prompt goes over to the next one until its moment. */
function walked(request: GenerationRequest): Asked[] {
  const { draws, later = [], seed, shot_key, take = 0 } = request;
  const prompts = [{ at_s: 0, prompt: request.prompt }, ...later];
  const towards = seedOf('walk', seed, shot_key, take);
  return drawnMoments(request).map((at, index): Asked => {
    const turned = { seed: towards, angle: index * (draws?.walk ?? 0) };
    const now = Math.max(
      0,
      prompts.findLastIndex(({ at_s }) => at >= at_s),
    );
    const [from, to] = [prompts[now], prompts[now + 1]];
    const prompt = from?.prompt ?? request.prompt;
    if (!from || !to) return { prompt, turned };
    const share = Math.max(0, (at - from.at_s) / (to.at_s - from.at_s));
    return { prompt, turned, goesTo: { prompt: to.prompt, share } };
  });
}

/** What the picture of the place is asked for as, where the shot begins from it. */
function placeOf(request: GenerationRequest, common: Omit<DrawRequest, 'prompt'>): DrawRequest | null {
  const begin = request.draws?.begin;
  if (!begin || !('prompt' in begin)) return null;
  const { shared: _, ...alone } = common;
  return { ...alone, prompt: begin.prompt, negative: '', seed: seedOf(request.seed, request.place_key) };
}

async function beginningOf(
  { pack, places, read }: Studio,
  draws: Drawing,
  place: DrawRequest | null,
  watch: PaintWatch,
): Promise<BeginningPicture | null> {
  if (place) return { picture: await places.drawn(place, async () => await pack.draw(place, watch)) };
  return draws.begin ? await read(draws) : null;
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
