import type { SchedulerConfig } from './config.ts';
import type { RunOptions } from './scheduler.ts';
import { checkSteps } from './scheduler.ts';
import type { NoiseTable } from './tables.ts';
import { lastSigma, noiseTable, respread, sigmasAt, spacedTimesteps, timestepOf } from './tables.ts';
import { linspace } from './numbers.ts';

/** The steps of a method that counts in sigmas (Karras et al. 2022): what the model is told at each, and the sigmas around them. */
export interface SigmaSteps {
  readonly timesteps: readonly number[];
  /** One more than steps. */
  readonly sigmas: readonly number[];
  readonly initNoiseSigma: number;
}

/** The steps of Euler's and Heun's methods. */
export function sigmaSteps(config: SchedulerConfig, run: RunOptions): SigmaSteps {
  const table = noiseTable(config, true);
  const train = table.sigmas.length;
  const logs = Array.from(table.sigmas, Math.log);
  const ends = config.timestep_spacing ?? 'linspace';
  const started = (sigmas: readonly number[]): number => {
    const most = Math.max(...sigmas);
    return ends === 'leading' ? Math.sqrt(most ** 2 + 1) : most;
  };
  if (run.sigmas) {
    // As they were worked out, the last one included.
    const sigmas = run.sigmas.map(Math.fround);
    return {
      timesteps: sigmas.slice(0, -1).map((sigma) => timestepOf(sigma, logs)),
      sigmas,
      initNoiseSigma: started(sigmas),
    };
  }
  const steps = run.timesteps?.length ?? run.steps;
  checkSteps(steps, train);
  const asSpaced =
    run.timesteps ?? spacedTimesteps(steps, { spacing: ends, offset: config.steps_offset ?? 0, train, rounds: false });
  const between =
    config.interpolation_type === 'log_linear'
      ? linspace(logs.at(-1) ?? 0, logs[0] ?? 0, steps + 1).map((log) => Math.exp(log))
      : sigmasAt(table, asSpaced);
  const otherwise = respread(config, between, steps);
  const timesteps = otherwise?.map((sigma) => timestepOf(sigma, logs)) ?? asSpaced;
  const sigmas = [...(otherwise ?? between), lastSigma(config, table)].map(Math.fround);
  const continuous = config.timestep_type === 'continuous' && config.prediction_type === 'v_prediction';
  return {
    timesteps: (continuous ? sigmas.slice(0, -1).map((sigma) => 0.25 * Math.log(sigma)) : timesteps).map(Math.fround),
    sigmas,
    initNoiseSigma: started(sigmas),
  };
}

/** Where a step of a multistep solver stands: what of the latent is picture and what noise, and the log of their ratio. */
export interface Stage {
  readonly alpha: number;
  readonly sigma: number;
  readonly lambda: number;
}

/** @param isFlow whether latents lie on a straight line between picture and noise */
export function stageOf(sigma: number, isFlow: boolean): Stage {
  const alpha = isFlow ? 1 - sigma : 1 / Math.sqrt(sigma ** 2 + 1);
  const noise = isFlow ? sigma : sigma * alpha;
  return { alpha, sigma: noise, lambda: Math.log(alpha) - Math.log(noise) };
}

/** The steps of training that a multistep solver uses; the last of them is the first clean one, which is left out. */
export function multistepTimesteps(config: SchedulerConfig, table: NoiseTable, steps: number): number[] {
  const train = table.sigmas.length;
  const last = train - unusable(table, config.lambda_min_clipped ?? -Infinity);
  checkSteps(steps, train);
  const spacing = config.timestep_spacing ?? 'linspace';
  return spacedTimesteps(steps, { spacing, offset: config.steps_offset ?? 0, train, last, openEnd: true });
}

/** How many steps at the noisy end have less picture than a file allows. */
function unusable(table: NoiseTable, leastLambda: number): number {
  const lambdas = Array.from(
    table.alphasCumprod,
    (alpha) => Math.log(Math.sqrt(alpha)) - Math.log(Math.sqrt(1 - alpha)),
  );
  const found = lambdas.toReversed().findIndex((lambda) => lambda >= leastLambda);
  return found < 0 ? lambdas.length : found;
}
