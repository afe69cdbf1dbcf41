import type { SmallPicture } from '../small-picture.ts';
import type { Scheduler } from '../../schedulers/scheduler.ts';
import { combine } from '../../schedulers/scheduler.ts';
import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';

/** How a loop of denoising is watched and stopped. */
export interface DenoiseWatch {
  /** Asked before every call of the network. */
  readonly isCancelled: () => boolean;
  /** Somebody looks at pictures while they form. */
  readonly looks?: boolean;
  /**
   * Told after every call: how many were made, of how many.
   * @param form makes a small picture of what it comes to so far, until the next call; null where that cannot be told yet
   */
  readonly onStep: (done: number, total: number, form: () => SmallPicture | null) => void;
}

/** What the network says of a latent at a step: with the prompt, and without where there is guidance. */
export interface Answers {
  readonly prompted: Float32Array;
  readonly unprompted?: Float32Array;
}

/** How far answers are drawn from what the network says without the prompt. */
export interface Guidance {
  /** 1 is no guidance (Ho & Salimans 2022). */
  readonly scale: number;
  /** How far the guided answer is brought back to the spread of the prompted one: 0 to 1 (Lin et al. 2023, section 3.4). */
  readonly rescale?: number;
}

/** The answer that guidance makes of two. */
export function guided({ prompted, unprompted }: Answers, { scale, rescale = 0 }: Guidance): Float32Array {
  if (unprompted === undefined) return prompted;
  const out = combine([1 - scale, unprompted], [scale, prompted]);
  if (rescale === 0) return out;
  const factor = rescale * (deviation(prompted) / deviation(out)) + (1 - rescale);
  return out.map((value) => value * factor);
}

/** A number that is none makes it none. */
function sumOf(numbers: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i += 1) sum += numbers[i] ?? 0;
  return sum;
}

function deviation(numbers: Float32Array): number {
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (numbers.length - 1));
}

/** The loop from noise to a latent. */
export interface Denoising {
  readonly scheduler: Scheduler;
  /** Before the first step. */
  readonly latent: Float32Array;
  /** The step to begin with: 0, or a later one where the latent is a picture with noise. */
  readonly from: number;
  readonly guidance: Guidance;
  readonly noise: () => Float32Array;
  /** Asks the network. */
  readonly ask: (scaled: Float32Array, timestep: number, index: number) => Promise<Answers>;
  /** Shows the clean latent that an answer means as a small picture. */
  readonly form: (clean: Float32Array) => SmallPicture | null;
  /** What of the latent is put back after a step: inpainting without a network for it. */
  readonly keep?: (latent: Float32Array, nextIndex: number) => Float32Array;
}

/**
 * Denoises a latent.
 * @throws ShotloomError cancelled, model_failed if the network's answers are no numbers
 */
export async function denoise(run: Denoising, watch: DenoiseWatch): Promise<Float32Array> {
  const { scheduler } = run;
  const total = scheduler.timesteps.length - run.from;
  let { latent } = run;
  for (let index = run.from; index < scheduler.timesteps.length; index += 1) {
    if (watch.isCancelled()) throw new ShotloomError('cancelled', say`The shot was stopped.`);
    const answers = await run.ask(scheduler.scaleInput(latent, index), scheduler.timesteps[index] ?? 0, index);
    const [answer, before] = [guided(answers, run.guidance), latent];
    latent = scheduler.step(answer, index, before, run.noise);
    if (run.keep) latent = run.keep(latent, index + 1);
    if (!Number.isFinite(sumOf(latent)))
      throw new ShotloomError(
        'model_failed',
        say`The model answered with something that is no number; in float16 some models do, so try its float32 files or fewer steps.`,
      );
    watch.onStep(index - run.from + 1, total, () => run.form(scheduler.cleanLatent(answer, index, before)));
  }
  return latent;
}
