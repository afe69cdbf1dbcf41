import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import { readSchedulerConfig } from '../../schedulers/config.ts';
import { makeScheduler } from '../../schedulers/schedulers.ts';
import { TorchGenerator } from '../../schedulers/torch-noise.ts';
import type { FilmRequest } from './film.ts';
import { firstNoise } from './first-noise.ts';
import type { DenoiseWatch } from './guidance.ts';
import { denoise } from './guidance.ts';
import type { LatentColours } from './latent-colours.ts';
import { guessColours, middleFrame } from './latent-colours.ts';
import type { NetPool } from './net-pool.ts';
import type { Values } from './values.ts';
import { countOf, slice, swapInner, toUnit, values } from './values.ts';
import { first, latentSize } from './vae.ts';
import type { TextTokenizer } from '../../tokenizers/tokenizer.ts';

/** Wan 2.x: a transformer that moves noise to a film along straight lines, an encoder of UMT5's kind, and a VAE that sees frames. */
export interface Wan {
  readonly pool: NetPool;
  readonly tokenizer: TextTokenizer;
  readonly scheduler: { readonly name: string; readonly config: unknown };
  /** What its latents look like. */
  readonly colours: LatentColours;
  /** What model_index.json says besides: `boundary_ratio` where two transformers share the steps. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Tokens that the transformer reads; what a prompt leaves of them is nought. */
const MOST_TOKENS = 512;

/** Numbers of the VAE's config.json: its channels' means and deviations, and how many pixels and frames one of its numbers stands for. */
interface WanVae {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  readonly scale: number;
  readonly frameScale: number;
}

/**
 * Draws a film.
 * @returns [frames, 3, height, width] from 0 to 1
 * @throws ShotloomError bad_option, model_failed, model_missing, model_damaged, cancelled
 */
export async function drawWanFilm(model: Wan, request: FilmRequest, watch: DenoiseWatch): Promise<Values> {
  const { pool } = model;
  const vae = wanVae(pool);
  const [rows, columns] = latentSize(request, vae.scale);
  // Its films have 4k + 1 frames: as many as needed are drawn, and the last ones are left out.
  const steps = Math.ceil((request.frames - 1) / vae.frameScale) + 1;
  const shape = [1, vae.mean.length, steps, rows, columns];
  const guides = request.guidance > 1;
  const prompted = await embed(model, request.prompt);
  const unprompted = guides ? await embed(model, request.negative) : null;
  const random = new TorchGenerator(request.seed);
  const config = readSchedulerConfig(model.scheduler.config);
  const scheduler = makeScheduler(model.scheduler.name, config, { steps: request.steps });
  if (watch.looks === true) {
    const beside = ['transformer', 'transformer_2'].filter((name) => pool.has(name));
    // One frame of a film.
    const decode = async ({ data, shape: [, channels = 0, ...area] }: Values): Promise<Values> =>
      await decodeFilm(pool, values(data, [1, channels, 1, ...area]), vae);
    await guessColours({ ...model, beside, channels: vae.mean.length, decode });
  }
  const boundary = Number(model.settings['boundary_ratio'] ?? 0) * (config.num_train_timesteps ?? 1000);
  const latent = await denoise(
    {
      scheduler,
      latent: firstNoise(random, countOf(shape), request.shared).map((value) => value * scheduler.initNoiseSigma),
      from: 0,
      guidance: { scale: guides ? request.guidance : 1, rescale: request.guidanceRescale ?? 0 },
      form: (clean) => model.colours.shown(middleFrame(values(clean, shape))),
      noise: () => random.normal(countOf(shape)),
      ask: async (scaled, timestep) => {
        // Of two transformers, the second draws where there is less noise.
        const net = await pool.get(pool.has('transformer_2') && timestep < boundary ? 'transformer_2' : 'transformer');
        const ask = async (text: Values): Promise<Float32Array> =>
          first(
            await net.run({
              hidden_states: values(scaled, shape),
              timestep: values(Float32Array.of(timestep), [1]),
              encoder_hidden_states: text,
            }),
            'out_sample',
          ).data;
        return { prompted: await ask(prompted), ...(unprompted ? { unprompted: await ask(unprompted) } : {}) };
      },
    },
    watch,
  );
  const film = slice(await decodeFilm(pool, values(latent, shape), vae), 0, 0, request.frames);
  if (watch.looks === true) {
    // The first number of a latent stands for one frame, each other one for as many as the VAE's scale of time says.
    const middle = Math.floor(steps / 2) * vae.frameScale - Math.floor(vae.frameScale / 2) + 1;
    const frame = Math.min(request.frames - 1, Math.max(0, middle));
    model.colours.learn(middleFrame(values(latent, shape)), slice(film, 0, frame, frame + 1));
  }
  return film;
}

/** The frames that a latent, [1, channels, steps, rows, columns], stands for: [frames, 3, height, width] from 0 to 1. */
async function decodeFilm(pool: NetPool, { data, shape }: Values, vae: WanVae): Promise<Values> {
  const inner = countOf(shape.slice(2));
  const raw = data.map(
    (value, i) => value * (vae.deviation[Math.floor(i / inner)] ?? 1) + (vae.mean[Math.floor(i / inner)] ?? 0),
  );
  const net = await pool.get('vae_decoder');
  const film = swapInner(first(await net.run({ latent_sample: values(raw, shape) }), 'sample'));
  return toUnit(values(film.data, film.shape.slice(1)));
}

function wanVae(pool: NetPool): WanVae {
  const config = pool.config('vae_decoder');
  const numbers = (key: string): number[] => (Array.isArray(config[key]) ? config[key].map(Number) : []);
  const [mean, deviation] = [numbers('latents_mean'), numbers('latents_std')];
  if (mean.length === 0 || mean.length !== deviation.length)
    throw new ShotloomError(
      'model_damaged',
      say`The model's vae_decoder/config.json lacks latents_mean and latents_std; get the model again.`,
    );
  const size = (key: string, usual: number): number => (typeof config[key] === 'number' ? config[key] : usual);
  return { mean, deviation, scale: size('scale_factor_spatial', 8), frameScale: size('scale_factor_temporal', 4) };
}

/** A prompt as [1, 512, size]: what the encoder says of its tokens, and nought behind them. */
async function embed({ pool, tokenizer }: Wan, prompt: string): Promise<Values> {
  const net = await pool.get('text_encoder');
  const all = tokenizer.ids(prompt.trim().replaceAll(/\s+/gu, ' '));
  const ids = all.length > MOST_TOKENS ? [...all.slice(0, MOST_TOKENS - 1), all.at(-1) ?? 0] : all;
  const padded = Float32Array.from({ length: MOST_TOKENS }, (_, at) => ids[at] ?? 0);
  const mask = Float32Array.from({ length: MOST_TOKENS }, (_, at) => (at < ids.length ? 1 : 0));
  const out = first(
    await net.run({ input_ids: values(padded, [1, MOST_TOKENS]), attention_mask: values(mask, [1, MOST_TOKENS]) }),
    'last_hidden_state',
  );
  const size = out.shape[2] ?? 0;
  return values(
    out.data.map((value, i) => (i < ids.length * size ? value : 0)),
    out.shape,
  );
}
