import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { SchedulerConfig } from './config.ts';
import { quantile } from './numbers.ts';

/** A latent, or what a model says of one: numbers in the order of its dimensions. */
export type Latent = Float32Array;

/**
 * The steps from noise to a latent, and the arithmetic between two calls of the model. One serves one run: it keeps what earlier steps
 * gave. Steps are named by their place in `timesteps`, and are made in order, from any on.
 */
export interface Scheduler {
  /** What the model is told at each call, the noisiest first. Heun's and PNDM's methods call it more often than they step. */
  readonly timesteps: readonly number[];
  /** How much noise there is before each step, and after the last; none where the method has no such numbers. */
  readonly sigmas: readonly number[] | null;
  /** What standard normal noise is multiplied with to be the first latent. */
  readonly initNoiseSigma: number;
  /** Calls of the model a step: what a share of the steps is counted in where a run begins from a picture. */
  readonly order: number;
  /** What the model is given of a latent at a step. May answer the latent itself. */
  scaleInput(latent: Latent, index: number): Latent;
  /**
   * The latent after a step. The arrays that it is given stay as they are.
   * @param noise asked for standard normal numbers where the method adds noise, once a step at most
   */
  step(output: Latent, index: number, latent: Latent, noise: () => Latent): Latent;
  /** The clean latent that an answer at a step means: what the run would come to if the model saw all of it already. */
  cleanLatent(output: Latent, index: number, latent: Latent): Latent;
  /** A clean latent with the noise that it has before a step. */
  addNoise(clean: Latent, noise: Latent, index: number): Latent;
}

/** What a run asks of a scheduler. */
export interface RunOptions {
  /** Steps; ignored where `timesteps` or `sigmas` are given. */
  readonly steps: number;
  /** Steps of training, the noisiest first, where somebody worked out better ones. */
  readonly timesteps?: readonly number[];
  /** How much noise there is before each step, where somebody worked out better ones. */
  readonly sigmas?: readonly number[];
  /** How far a flow is shifted for this size of picture (`use_dynamic_shifting`). */
  readonly mu?: number;
  /** Share of the steps that a run from a picture takes, for methods whose steps depend on it (LCM, TCD). */
  readonly strength?: number;
  /** How much of each step's noise is new: 0 to 1 (DDIM, TCD). */
  readonly eta?: number;
  /** Pictures in one latent: each has thresholds of its own. */
  readonly batch?: number;
}

/** A part of a sum: a number and what it is multiplied with. */
export type Term = readonly [factor: number, of: Latent];

/** The sum of latents, each multiplied with a number. */
export function combine(...[first, second, third, fourth, ...rest]: readonly [Term, ...Term[]]): Latent {
  if (second === undefined) return scaled(first);
  if (third === undefined) return sumOfTwo(first, second);
  const sum = fourth === undefined ? sumOfThree(first, second, third) : sumOfFour(first, second, third, fourth);
  for (const term of rest) add(sum, term);
  return sum;
}

// Each is a function of its own: V8 compiles those well that are called often and do one thing.

function scaled([a, one]: Term): Latent {
  const out = new Float32Array(one.length);
  for (let i = 0; i < out.length; i += 1) out[i] = a * (one[i] ?? 0);
  return out;
}

function sumOfTwo([a, one]: Term, [b, two]: Term): Latent {
  const out = new Float32Array(one.length);
  for (let i = 0; i < out.length; i += 1) out[i] = a * (one[i] ?? 0) + b * (two[i] ?? 0);
  return out;
}

function sumOfThree([a, one]: Term, [b, two]: Term, [c, three]: Term): Latent {
  const out = new Float32Array(one.length);
  for (let i = 0; i < out.length; i += 1) out[i] = a * (one[i] ?? 0) + b * (two[i] ?? 0) + c * (three[i] ?? 0);
  return out;
}

function sumOfFour([a, one]: Term, [b, two]: Term, [c, three]: Term, [d, four]: Term): Latent {
  const out = new Float32Array(one.length);
  for (let i = 0; i < out.length; i += 1)
    out[i] = a * (one[i] ?? 0) + b * (two[i] ?? 0) + c * (three[i] ?? 0) + d * (four[i] ?? 0);
  return out;
}

function add(sum: Latent, [a, one]: Term): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + a * (one[i] ?? 0);
}

/** How a latent that is partly noise is made of a clean one: latent = signal · clean + noise · noise. */
export interface Mixture {
  readonly signal: number;
  readonly noise: number;
}

/** The clean latent that a model's answer means (Salimans & Ho 2022 for v). */
export function cleanOf(config: SchedulerConfig, { signal, noise }: Mixture, output: Latent, latent: Latent): Latent {
  switch (config.prediction_type ?? 'epsilon') {
    case 'epsilon':
      return combine([1 / signal, latent], [-noise / signal, output]);
    case 'sample':
    case 'original_sample':
      return output;
    case 'v_prediction':
      return combine([signal, latent], [-noise, output]);
    case 'flow_prediction':
      return combine([1, latent], [-noise, output]);
  }
}

/** The noise that a model's answer means. */
export function noiseOf(config: SchedulerConfig, { signal, noise }: Mixture, output: Latent, latent: Latent): Latent {
  switch (config.prediction_type ?? 'epsilon') {
    case 'epsilon':
      return output;
    case 'sample':
    case 'original_sample':
      return combine([1 / noise, latent], [-signal / noise, output]);
    case 'v_prediction':
      return combine([signal, output], [noise, latent]);
    case 'flow_prediction':
      return combine([1, latent], [1 - noise, output]);
  }
}

/** Holds a clean latent to the values that a file allows it. */
export function held(config: SchedulerConfig, clean: Latent, batch: number): Latent {
  if (config.thresholding === true) return thresholded(config, clean, batch);
  if (config.clip_sample !== true) return clean;
  const most = config.clip_sample_range ?? 1;
  return clean.map((value) => Math.min(most, Math.max(-most, value)));
}

/** Dynamic thresholding (Saharia et al. 2022): each picture is clipped at a quantile of its own and brought to ±1. */
export function thresholded(config: SchedulerConfig, clean: Latent, batch: number): Latent {
  const out = new Float32Array(clean.length);
  const size = clean.length / batch;
  for (let from = 0; from < clean.length; from += size) {
    const one = clean.subarray(from, from + size);
    const found = quantile(one.map(Math.abs), config.dynamic_thresholding_ratio ?? 0.995);
    // As torch.clamp has it: where the two bounds contradict each other, the upper one holds.
    const most = Math.min(config.sample_max_value ?? 1, Math.max(1, found));
    for (let i = 0; i < size; i += 1) out[from + i] = Math.min(most, Math.max(-most, one[i] ?? 0)) / most;
  }
  return out;
}

/** @throws ShotloomError bad_option where a run asks for a number of steps that the method cannot make */
export function checkSteps(steps: number, most: number, least = 1): void {
  if (Number.isInteger(steps) && steps >= least && steps <= most) return;
  throw new ShotloomError(
    'bad_option',
    say`This scheduler makes ${least} to ${most} steps, not ${steps}; choose another number.`,
  );
}

/** @throws ShotloomError bad_option where steps of one's own are given to a method that has none */
export function refuseOwnSteps({ timesteps, sigmas }: RunOptions): void {
  if (timesteps === undefined && sigmas === undefined) return;
  throw new ShotloomError(
    'bad_option',
    say`This scheduler takes a number of steps only; leave out its timesteps and sigmas.`,
  );
}
