import type { SchedulerConfig } from './config.ts';
import type { Latent, RunOptions } from './scheduler.ts';
import { checkSteps, combine, held, noiseOf, refuseOwnSteps } from './scheduler.ts';
import { spacedTimesteps } from './tables.ts';
import { VariancePreservingScheduler } from './variance-preserving.ts';

/** Denoising diffusion implicit models (Song et al. 2020, equations 12 and 16). */
export class DdimScheduler extends VariancePreservingScheduler {
  readonly timesteps: readonly number[];
  readonly #stride: number;
  readonly #eta: number;
  readonly #batch: number;

  constructor(config: SchedulerConfig, run: RunOptions) {
    super({ ...config, clip_sample: config.clip_sample ?? true }, true);
    refuseOwnSteps(run);
    const { train } = this.process;
    checkSteps(run.steps, train);
    const spacing = config.timestep_spacing ?? 'leading';
    this.timesteps = spacedTimesteps(run.steps, { spacing, offset: config.steps_offset ?? 0, train });
    this.#stride = Math.floor(train / run.steps);
    this.#eta = run.eta ?? 0;
    this.#batch = run.batch ?? 1;
  }

  step(output: Latent, index: number, latent: Latent, noise: () => Latent): Latent {
    const timestep = this.timesteps[index] ?? NaN;
    const mixture = this.process.mixture(timestep);
    const clean = held(this.config, this.cleanLatent(output, index, latent), this.#batch);
    const direction = noiseOf(this.config, mixture, output, latent);
    const previous = timestep - this.#stride;
    const alpha = this.process.alpha(previous);
    const fresh = this.#eta > 0 ? this.#eta * Math.sqrt(this.variance(timestep, previous)) : 0;
    const kept = Math.sqrt(1 - alpha - fresh ** 2);
    if (fresh === 0) return combine([Math.sqrt(alpha), clean], [kept, direction]);
    return combine([Math.sqrt(alpha), clean], [kept, direction], [fresh, noise()]);
  }

  /** How much of the noise between two steps of training is new where eta is 1. */
  variance(timestep: number, previous: number): number {
    const [alpha, before] = [this.process.alpha(timestep), this.process.alpha(previous)];
    return ((1 - before) / (1 - alpha)) * (1 - alpha / before);
  }
}
