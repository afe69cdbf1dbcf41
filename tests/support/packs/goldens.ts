import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openDiffusersPack } from '../../../src-main/models/diffusers-pack.ts';
import { drawFilm } from '../../../src-main/generation/worker/diffusion/film.ts';
import type { DenoiseWatch } from '../../../src-main/generation/worker/diffusion/guidance.ts';
import { openNet } from '../../../src-main/generation/worker/diffusion/net.ts';
import type { PackOptions } from '../../../src-main/generation/worker/diffusion/open-pack.ts';
import { openStableDiffusion, openWan } from '../../../src-main/generation/worker/diffusion/open-pack.ts';
import { drawPicture } from '../../../src-main/generation/worker/diffusion/stable-diffusion.ts';
import type { Values } from '../../../src-main/generation/worker/diffusion/values.ts';
import { countOf, slice, values } from '../../../src-main/generation/worker/diffusion/values.ts';
import { drawWanFilm } from '../../../src-main/generation/worker/diffusion/wan.ts';

/** Packs of tiny networks and what torch drew with them (tests/conformance/reference/packs.py). */
export const PACKS = fileURLToPath(new URL('../../fixtures/packs/', import.meta.url));

export const [HEIGHT, WIDTH] = [24, 16];

const Golden = z.object({
  pack: z.string(),
  scheduler: z.string(),
  config: z.record(z.string(), z.unknown()),
  request: z.object({
    prompt: z.string(),
    negative: z.string(),
    seed: z.int(),
    steps: z.int(),
    guidance: z.number(),
    begins: z.enum(['from', 'within']).optional(),
    strength: z.number().optional(),
    /** Of a film. */
    frames: z.int().optional(),
  }),
  /** Which frames were kept. */
  frames: z.array(z.int()),
  shape: z.array(z.int()),
});

export type Golden = z.infer<typeof Golden>;

/** All of them, each with its pictures: [frames, 3, height, width] from 0 to 1, in steps of 1 / 65535. */
export function goldens(): { readonly golden: Golden; readonly pictures: Float32Array }[] {
  const bytes = readFileSync(join(PACKS, 'goldens.u16'));
  let at = 0;
  return z
    .array(Golden)
    .parse(JSON.parse(readFileSync(join(PACKS, 'goldens.json'), 'utf8')))
    .map((golden) => {
      const pictures = Float32Array.from(
        { length: countOf(golden.shape) },
        (_, i) => bytes.readUInt16LE(at + 2 * i) / 65_535,
      );
      at += 2 * pictures.length;
      return { golden, pictures };
    });
}

const SESSION = { executionProviders: ['cpu'], intraOpNumThreads: 1, interOpNumThreads: 1 } as const;

/** Networks on the processor, all of them loaded at a time. */
export const CPU: PackOptions = { open: async (path, name) => await openNet(path, name, SESSION), budget: 1e9 };
export const UNWATCHED: DenoiseWatch = { isCancelled: () => false, onStep: () => undefined };

/** What a golden asks of its pack, drawn by the product; from another copy of the pack, with networks of another kind, where these are given. */
export async function draw(
  { pack: name, scheduler, config, request, frames }: Golden,
  watch = UNWATCHED,
  {
    directory = join(PACKS, name),
    options = CPU,
  }: { readonly directory?: string; readonly options?: PackOptions } = {},
): Promise<Values> {
  const pack = { ...(await openDiffusersPack(directory)), scheduler: { name: scheduler, config } };
  const asked = { ...request, width: WIDTH, height: HEIGHT, eta: 0 };
  const model =
    pack.pipeline === 'WanPipeline' ? await openWan(pack, options) : await openStableDiffusion(pack, options);
  try {
    if (request.frames === undefined) {
      if (!('encoders' in model)) throw new Error(`${name} draws films.`);
      return await drawPicture(model, { ...asked, ...beginning(request) }, watch);
    }
    const film = { ...asked, frames: request.frames };
    const drawn = 'encoders' in model ? await drawFilm(model, film, watch) : await drawWanFilm(model, film, watch);
    const [first, ...others] = frames.map((frame) => slice(drawn, 0, frame, frame + 1));
    const kept = [first, ...others].flatMap((one) => (one ? [...one.data] : []));
    return values(Float32Array.from(kept), [frames.length, ...drawn.shape.slice(1)]);
  } finally {
    await model.pool.close();
  }
}

function beginning({ begins, strength }: Golden['request']): {
  readonly from?: { readonly picture: Values; readonly strength: number };
  readonly mask?: Values;
} {
  if (begins === undefined) return {};
  const each = (of: (row: number, column: number) => number): number[] =>
    Array.from({ length: HEIGHT * WIDTH }, (_, i) => of(Math.floor(i / WIDTH), i % WIDTH));
  const planes = [
    each((row) => Math.sin(row / 5)),
    each((_, column) => Math.cos(column / 3)),
    each((row, column) => Math.sin((row + column) / 7)),
  ];
  const picture = values(Float32Array.from(planes.flat()), [1, 3, HEIGHT, WIDTH]);
  const mask = values(Float32Array.from(each((row, column) => (row >= 8 && column < 8 ? 1 : 0))), [
    1,
    1,
    HEIGHT,
    WIDTH,
  ]);
  return { from: { picture, strength: strength ?? 1 }, ...(begins === 'within' ? { mask } : {}) };
}

/** The largest difference of two lists of numbers. */
export function farthest(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Infinity;
  return Array.from(found).reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? NaN))), 0);
}
