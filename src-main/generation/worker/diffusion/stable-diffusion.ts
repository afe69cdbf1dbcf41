import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import { readSchedulerConfig } from '../../schedulers/config.ts';
import type { Scheduler } from '../../schedulers/scheduler.ts';
import { makeScheduler } from '../../schedulers/schedulers.ts';
import { TorchGenerator } from '../../schedulers/torch-noise.ts';
import type { SharedNoise, TurnedNoise } from './first-noise.ts';
import { firstNoise } from './first-noise.ts';
import type { DenoiseWatch } from './guidance.ts';
import { denoise } from './guidance.ts';
import type { LatentColours } from './latent-colours.ts';
import { guessColours } from './latent-colours.ts';
import type { NetPool } from './net-pool.ts';
import type { ClipEncoder, Embedded } from './text.ts';
import { embedPrompts, goneOver } from './text.ts';
import type { Values } from './values.ts';
import { countOf, values } from './values.ts';
import type { Tiling, VaeNumbers } from './vae.ts';
import { decodePicture, encodePicture, joinChannels, latentSize, vaeNumbers } from './vae.ts';
import { asksUnet } from './ask-unet.ts';

/** What is asked of a model that draws pictures. */
export interface PictureRequest {
  readonly prompt: string;
  readonly negative: string;
  readonly seed: number;
  /** What of the first noise other pictures have, too. */
  readonly shared?: SharedNoise;
  readonly turned?: TurnedNoise;
  /** Another prompt, and how far the picture has gone over to it: 0 to 1. */
  readonly goesTo?: { readonly prompt: string; readonly share: number };
  readonly steps: number;
  /** How closely the prompt is followed; 1 or less asks the network once a step only. */
  readonly guidance: number;
  readonly guidanceRescale?: number;
  /** Pixels, multiples of the VAE's scale. */
  readonly width: number;
  readonly height: number;
  readonly eta?: number;
  /** A picture to begin from, [1, 3, height, width] from -1 to 1, and how much of the steps is taken from it: 0 to 1. */
  readonly from?: { readonly picture: Values; readonly strength: number };
  /** What of it is drawn anew: [1, 1, height, width], 1 where it is. */
  readonly mask?: Values;
  readonly tiling?: Tiling;
}

/** A pipeline of Stable Diffusion's kind: which networks it has decides what it is. */
export interface StableDiffusion {
  readonly pool: NetPool;
  readonly encoders: readonly ClipEncoder[];
  readonly scheduler: { readonly name: string; readonly config: unknown };
  /** What its latents look like. */
  readonly colours: LatentColours;
  /** What model_index.json says besides. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Draws a picture: Stable Diffusion 1 and 2 (noise or v), Turbo, LCM and SDXL, from nothing, from a picture, or within a mask.
 * @returns [1, 3, height, width] from 0 to 1
 * @throws ShotloomError bad_option, model_failed, model_missing, cancelled
 */
export async function drawPicture(
  model: StableDiffusion,
  request: PictureRequest,
  watch: DenoiseWatch,
): Promise<Values> {
  const { pool } = model;
  const vae = vaeNumbers(pool);
  const [rows, columns] = latentSize(request, vae.scale);
  const random = new TorchGenerator(request.seed);
  const unet = await pool.get('unet');
  const isDistilled = unet.inputs.has('timestep_cond');
  const guides = request.guidance > 1 && !isDistilled;
  const layer = unet.inputs.has('text_embeds') ? 'penultimate' : 'last';
  const { goesTo } = request;
  const texts = goneOver(
    await embedPrompts(pool, model.encoders, layer, [
      request.prompt,
      ...(goesTo ? [goesTo.prompt] : []),
      ...(guides ? [request.negative] : []),
    ]),
    goesTo?.share,
  );
  // SDXL was trained with nothing at all where there is no prompt.
  if (request.negative === '' && model.settings['force_zeros_for_empty_prompt'] === true) silence(texts[1]);
  const strength = request.from?.strength ?? 1;
  const scheduler = schedulerFor(model, request);
  const from = request.from ? beginOf(scheduler, request.steps, strength) : 0;
  const shape = [1, vae.channels, rows, columns];
  const decode = async (latent: Values): Promise<Values> => await decodePicture(pool, latent, vae, request.tiling);
  if (watch.looks === true) await guessColours({ ...model, beside: ['unet'], channels: vae.channels, decode });
  const begun = await beginLatent({ request, pool, vae, scheduler, from, shape, random });
  const latent = await denoise(
    {
      scheduler,
      latent: begun.latent,
      from,
      guidance: { scale: guides ? request.guidance : 1, rescale: request.guidanceRescale ?? 0 },
      noise: () => random.normal(countOf(shape)),
      form: (clean) => model.colours.shown(values(clean, shape)),
      ask: asksUnet({ model, request, texts, guides, shape, ...(begun.extra ? { extra: begun.extra } : {}) }),
      ...(begun.keep ? { keep: begun.keep } : {}),
    },
    watch,
  );
  const picture = await decode(values(latent, shape));
  if (watch.looks === true) model.colours.learn(values(latent, shape), picture);
  return picture;
}

/** The scheduler that a pack names, for one run. @throws ShotloomError model_damaged, bad_option */
export function schedulerFor(
  { scheduler: { name, config } }: Pick<StableDiffusion, 'scheduler'>,
  { steps, eta }: Pick<PictureRequest, 'steps' | 'eta'>,
): Scheduler {
  return makeScheduler(name, readSchedulerConfig(config), { steps, ...(eta === undefined ? {} : { eta }) });
}

function silence(text: Embedded | undefined): void {
  text?.tokens.data.fill(0);
  text?.pooled?.data.fill(0);
}

/** The step that a run from a picture begins with: of all steps the last ones, as many as its strength says. */
function beginOf(scheduler: Scheduler, steps: number, strength: number): number {
  const made = Math.min(Math.trunc(steps * strength), steps);
  const from = (steps - made) * scheduler.order;
  if (made < 1 || from >= scheduler.timesteps.length)
    throw new ShotloomError(
      'bad_option',
      say`With ${steps} steps, a strength of ${strength} leaves none to make; raise one of them.`,
    );
  return from;
}

interface Begin {
  readonly request: PictureRequest;
  readonly pool: NetPool;
  readonly vae: VaeNumbers;
  readonly scheduler: Scheduler;
  readonly from: number;
  readonly shape: readonly number[];
  readonly random: TorchGenerator;
}

interface Begun {
  readonly latent: Float32Array;
  /** More channels that the network is shown with the latent. */
  readonly extra?: Values;
  readonly keep?: (latent: Float32Array, nextIndex: number) => Float32Array;
}

/** The first latent: noise, or a picture with noise. Random numbers are drawn in the order in which diffusers draws them. */
async function beginLatent({ request, pool, vae, scheduler, from, shape, random }: Begin): Promise<Begun> {
  const start = request.from;
  const normal = (): Float32Array => firstNoise(random, countOf(shape), request.shared, request.turned);
  const scaled = (noise: Float32Array): Float32Array => noise.map((value) => value * scheduler.initNoiseSigma);
  if (!start) return { latent: scaled(normal()) };
  const encode = async (picture: Values): Promise<Values> =>
    await encodePicture(pool, picture, vae, (count) => random.normal(count));
  if (!request.mask) {
    const clean = await encode(start.picture);
    return { latent: scheduler.addNoise(clean.data, normal(), from) };
  }
  const unet = await pool.get('unet');
  const channels = pool.config('unet')['in_channels'] ?? unet.inputs.get('sample')?.shape[1];
  const knowsMasks = channels === 2 * vae.channels + 1;
  const isWhole = start.strength >= 1;
  const clean = isWhole && knowsMasks ? null : await encode(start.picture);
  const noise = normal();
  const latent = isWhole || clean === null ? scaled(noise) : scheduler.addNoise(clean.data, noise, from);
  const mask = shrink(request.mask, vae.scale);
  if (knowsMasks) {
    const hidden = values(
      start.picture.data.map((value, i) => ((request.mask?.data[i % request.mask.data.length] ?? 0) < 0.5 ? value : 0)),
      start.picture.shape,
    );
    return { latent, extra: joinChannels(mask, await encode(hidden)) };
  }
  const kept = clean?.data ?? noise;
  return {
    latent,
    keep: (made, next) => {
      const old = next < scheduler.timesteps.length ? scheduler.addNoise(kept, noise, next) : kept;
      return made.map((value, i) => {
        const share = mask.data[i % mask.data.length] ?? 1;
        return (1 - share) * (old[i] ?? 0) + share * value;
      });
    },
  };
}

/** A mask at the size of a latent: of each square of pixels the first one, as torch's "nearest" takes it. */
function shrink({ data, shape }: Values, scale: number): Values {
  const [, , height = 0, width = 0] = shape;
  const [rows, columns] = [height / scale, width / scale];
  const out = Float32Array.from({ length: rows * columns }, (_, i) =>
    (data[Math.floor(i / columns) * scale * width + (i % columns) * scale] ?? 0) >= 0.5 ? 1 : 0,
  );
  return values(out, [1, 1, rows, columns]);
}
