import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import { TorchGenerator } from '../../schedulers/torch-noise.ts';
import { asksUnet } from './ask-unet.ts';
import { firstNoise } from './first-noise.ts';
import type { Answers, DenoiseWatch } from './guidance.ts';
import { denoise } from './guidance.ts';
import { guessColours, middleFrame } from './latent-colours.ts';
import type { PictureRequest, StableDiffusion } from './stable-diffusion.ts';
import { schedulerFor } from './stable-diffusion.ts';
import { embedPrompts } from './text.ts';
import { decodePicture, latentSize, vaeNumbers } from './vae.ts';
import type { Values } from './values.ts';
import { countOf, slice, stack, swapInner, values } from './values.ts';

/** What is asked of a model that draws films. */
export interface FilmRequest extends Pick<
  PictureRequest,
  | 'prompt'
  | 'negative'
  | 'seed'
  | 'shared'
  | 'steps'
  | 'guidance'
  | 'guidanceRescale'
  | 'width'
  | 'height'
  | 'eta'
  | 'tiling'
> {
  readonly frames: number;
}

/** Frames that overlapping windows share. */
const OVERLAP = 4;
/** What motion modules of AnimateDiff were trained on. */
const ANIMATED_FRAMES = 16;

/**
 * Draws a film with a U-Net that sees frames: AnimateDiff's, whose films of more frames than it sees are drawn in overlapping windows,
 * and ModelScope's text-to-video.
 * @returns [frames, 3, height, width] from 0 to 1
 * @throws ShotloomError bad_option, model_failed, model_missing, cancelled
 */
export async function drawFilm(model: StableDiffusion, request: FilmRequest, watch: DenoiseWatch): Promise<Values> {
  const { pool } = model;
  const vae = vaeNumbers(pool);
  const [rows, columns] = latentSize(request, vae.scale);
  const seen = await framesSeen(model);
  // A network that sees so many frames and no fewer is asked for as many, and the last ones are left out.
  const frames = seen === null ? request.frames : Math.max(request.frames, seen.fixed ? seen.frames : 1);
  const random = new TorchGenerator(request.seed);
  const guides = request.guidance > 1;
  const texts = await embedPrompts(
    pool,
    model.encoders,
    'last',
    guides ? [request.prompt, request.negative] : [request.prompt],
  );
  const scheduler = schedulerFor(model, request);
  const shape = [1, vae.channels, frames, rows, columns];
  const decode = async (latent: Values): Promise<Values> => await decodePicture(pool, latent, vae, request.tiling);
  if (watch.looks === true) await guessColours({ ...model, beside: ['unet'], channels: vae.channels, decode });
  const window = seen === null ? frames : Math.min(seen.frames, frames);
  const asks = asksUnet({ model, request, texts, guides, shape: [1, vae.channels, window, rows, columns] });
  const latent = await denoise(
    {
      scheduler,
      latent: firstNoise(random, countOf(shape), request.shared).map((value) => value * scheduler.initNoiseSigma),
      from: 0,
      guidance: { scale: guides ? request.guidance : 1, rescale: request.guidanceRescale ?? 0 },
      form: (clean) => model.colours.shown(middleFrame(values(clean, shape))),
      noise: () => stepNoise(random, shape, seen === null),
      ask: async (scaled, timestep) =>
        window === frames
          ? await asks(scaled, timestep)
          : await inWindows(values(scaled, shape), window, (part) => asks(part, timestep)),
    },
    watch,
  );
  const decoded: Values[] = [];
  const perFrame = slice(swapInner(values(latent, shape)), 1, 0, request.frames);
  for (let frame = 0; frame < request.frames; frame += 1) {
    if (watch.isCancelled()) throw new ShotloomError('cancelled', say`The shot was stopped.`);
    const one = values(slice(perFrame, 1, frame, frame + 1).data, [1, vae.channels, rows, columns]);
    const picture = await decode(one);
    if (watch.looks === true && frame === Math.floor(request.frames / 2)) model.colours.learn(one, picture);
    decoded.push(picture);
  }
  const [first, ...others] = decoded;
  if (first === undefined) throw new ShotloomError('bad_option', say`A film has at least one frame.`);
  return stack(first, ...others);
}

/** How many frames the network sees at a time; null is as many as there are. */
async function framesSeen({
  pool,
  settings,
}: StableDiffusion): Promise<{ readonly frames: number; readonly fixed: boolean } | null> {
  const unet = await pool.get('unet');
  const fixed = unet.inputs.get('sample')?.shape[2];
  if (typeof fixed === 'number') return { frames: fixed, fixed: true };
  const moves = settings['motion_adapter'] !== undefined || pool.config('unet')['motion_max_seq_length'] !== undefined;
  return moves ? { frames: ANIMATED_FRAMES, fixed: false } : null;
}

/** New noise of a step. ModelScope's pipeline steps through its frames as a batch of pictures, and draws it in that order. */
function stepNoise(random: TorchGenerator, shape: readonly number[], framesFirst: boolean): Float32Array {
  const drawn = random.normal(countOf(shape));
  if (!framesFirst) return drawn;
  const [batch = 1, channels = 1, frames = 1, rows = 1, columns = 1] = shape;
  return swapInner(values(drawn, [batch, frames, channels, rows, columns])).data;
}

/** Asks about overlapping windows of frames; where they overlap, the nearer to a window's middle the more its answer counts. */
async function inWindows(
  latent: Values,
  window: number,
  ask: (part: Float32Array) => Promise<Answers>,
): Promise<Answers> {
  const [, channels = 0, frames = 0, ...area] = latent.shape;
  const inner = countOf(area);
  const sums = { prompted: new Float32Array(latent.data.length), unprompted: new Float32Array(latent.data.length) };
  const weights = new Float32Array(frames);
  let guides = false;
  for (const start of windowStarts(frames, window)) {
    const answers = await ask(slice(latent, 2, start, start + window).data);
    guides ||= answers.unprompted !== undefined;
    for (let frame = 0; frame < window; frame += 1) {
      const weight = Math.min(frame + 1, window - frame);
      weights[start + frame] = (weights[start + frame] ?? 0) + weight;
      for (let channel = 0; channel < channels; channel += 1) {
        const [to, from] = [(channel * frames + start + frame) * inner, (channel * window + frame) * inner];
        for (let i = 0; i < inner; i += 1) {
          sums.prompted[to + i] = (sums.prompted[to + i] ?? 0) + weight * (answers.prompted[from + i] ?? 0);
          sums.unprompted[to + i] = (sums.unprompted[to + i] ?? 0) + weight * (answers.unprompted?.[from + i] ?? 0);
        }
      }
    }
  }
  const mean = (sum: Float32Array): Float32Array =>
    sum.map((value, i) => value / (weights[Math.floor(i / inner) % frames] ?? 1));
  return { prompted: mean(sums.prompted), ...(guides ? { unprompted: mean(sums.unprompted) } : {}) };
}

/** Where windows begin, so that each shares frames with the next, the last one at the end. */
export function windowStarts(frames: number, window: number): number[] {
  const starts: number[] = [];
  const stride = Math.max(1, window - OVERLAP);
  for (let at = 0; at + window < frames; at += stride) starts.push(at);
  return [...starts, frames - window];
}
