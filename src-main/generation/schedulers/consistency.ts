import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { SchedulerConfig } from './config.ts';
import type { Latent, RunOptions } from './scheduler.ts';
import { checkSteps, combine, held, noiseOf } from './scheduler.ts';
import { VariancePreservingScheduler } from './variance-preserving.ts';

/** Steps among those that a model was distilled on, as LCM and TCD have them. */
function distilledSteps(config: SchedulerConfig, run: RunOptions, train: number): number[] {
  if (run.sigmas)
    throw new ShotloomError('bad_option', say`This scheduler takes no sigmas; give a number of steps or timesteps.`);
  const strength = run.strength ?? 1;
  if (run.timesteps) {
    const count = run.timesteps.length;
    return run.timesteps.slice(Math.max(0, count - Math.min(count, Math.trunc(count * strength))));
  }
  const original = config.original_inference_steps ?? 50;
  const stride = Math.floor(train / original);
  const known = Array.from(
    { length: Math.trunc(original * strength) },
    (_, index) => (index + 1) * stride - 1,
  ).toReversed();
  checkSteps(run.steps, Math.min(original, known.length));
  return Array.from({ length: run.steps }, (_, index) => known[Math.floor((index * known.length) / run.steps)] ?? NaN);
}

abstract class DistilledScheduler extends VariancePreservingScheduler {
  readonly timesteps: readonly number[];
  protected readonly batch: number;

  constructor(config: SchedulerConfig, run: RunOptions) {
    super({ beta_start: 0.00085, beta_end: 0.012, beta_schedule: 'scaled_linear', ...config }, true);
    this.timesteps = distilledSteps(config, run, this.process.train);
    this.batch = run.batch ?? 1;
  }

  protected isLast(index: number): boolean {
    return index === this.timesteps.length - 1;
  }
}

/** Latent consistency models (Luo et al. 2023): each call gives the clean latent, to which noise is added for the next. */
export class LcmScheduler extends DistilledScheduler {
  step(output: Latent, index: number, latent: Latent, noise: () => Latent): Latent {
    const timestep = this.timesteps[index] ?? NaN;
    const clean = held(this.config, this.cleanLatent(output, index, latent), this.batch);
    // The boundary condition of consistency models, with data of standard deviation 0.5 (appendix C).
    const scaled = timestep * (this.config.timestep_scaling ?? 10);
    const variance = scaled ** 2 + 0.25;
    const [ofLatent, ofClean] = [0.25 / variance, scaled / Math.sqrt(variance)];
    if (this.isLast(index)) return combine([ofClean, clean], [ofLatent, latent]);
    const next = this.process.mixture(this.timesteps[index + 1] ?? NaN);
    return combine([next.signal * ofClean, clean], [next.signal * ofLatent, latent], [next.noise, noise()]);
  }
}

/** Trajectory consistency distillation (Zheng et al. 2024), with `eta` as its gamma: how much of the noise is new. */
export class TcdScheduler extends DistilledScheduler {
  readonly #eta: number;

  constructor(config: SchedulerConfig, run: RunOptions) {
    super(config, run);
    this.#eta = run.eta ?? 0.3;
  }

  step(output: Latent, index: number, latent: Latent, noise: () => Latent): Latent {
    const now = this.process.mixture(this.timesteps[index] ?? NaN);
    const previous = this.isLast(index) ? 0 : (this.timesteps[index + 1] ?? NaN);
    const between = Math.floor((1 - this.#eta) * previous);
    const there = this.process.mixture(between);
    const clean = this.cleanLatent(output, index, latent);
    const seen = noiseOf(this.config, now, output, latent);
    if (this.#eta === 0 || this.isLast(index)) return combine([there.signal, clean], [there.noise, seen]);
    const left = this.process.alpha(previous) / this.process.alpha(between);
    const kept = Math.sqrt(left);
    return combine([kept * there.signal, clean], [kept * there.noise, seen], [Math.sqrt(1 - left), noise()]);
  }
}
