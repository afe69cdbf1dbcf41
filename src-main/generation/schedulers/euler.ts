import type { SchedulerConfig } from './config.ts';
import type { Latent, RunOptions, Scheduler } from './scheduler.ts';
import { cleanOf, combine } from './scheduler.ts';
import type { SigmaSteps } from './sigma-steps.ts';
import { sigmaSteps } from './sigma-steps.ts';

/** What Euler's and Heun's methods share: latents whose noise grows with sigma and whose picture stays as it is. */
export abstract class SigmaScheduler implements Scheduler {
  readonly timesteps: readonly number[];
  readonly sigmas: readonly number[];
  readonly initNoiseSigma: number;
  abstract readonly order: number;
  protected readonly config: SchedulerConfig;

  constructor(config: SchedulerConfig, { timesteps, sigmas, initNoiseSigma }: SigmaSteps) {
    this.config = config;
    this.timesteps = timesteps;
    this.sigmas = sigmas;
    this.initNoiseSigma = initNoiseSigma;
  }

  scaleInput(latent: Latent, index: number): Latent {
    return combine([1 / Math.sqrt(this.sigma(index) ** 2 + 1), latent]);
  }

  abstract step(output: Latent, index: number, latent: Latent, noise: () => Latent): Latent;

  cleanLatent(output: Latent, index: number, latent: Latent): Latent {
    const sigma = this.sigma(index);
    if (this.config.prediction_type === 'v_prediction') {
      const variance = sigma ** 2 + 1;
      return combine([-sigma / Math.sqrt(variance), output], [1 / variance, latent]);
    }
    return cleanOf(this.config, { signal: 1, noise: sigma }, output, latent);
  }

  addNoise(clean: Latent, noise: Latent, index: number): Latent {
    return combine([1, clean], [this.sigma(index), noise]);
  }

  protected sigma(index: number): number {
    return this.sigmas[index] ?? 0;
  }
}

/** Euler's method (Karras et al. 2022, algorithm 2 without churn). */
export class EulerScheduler extends SigmaScheduler {
  readonly order = 1;

  constructor(config: SchedulerConfig, run: RunOptions) {
    super(config, sigmaSteps(config, run));
  }

  step(output: Latent, index: number, latent: Latent): Latent {
    const [sigma, next] = [this.sigma(index), this.sigma(index + 1)];
    const clean = this.cleanLatent(output, index, latent);
    return combine([next / sigma, latent], [1 - next / sigma, clean]);
  }
}

/** Euler's method with as much new noise in each step as a step of diffusion has (k-diffusion's ancestral sampler). */
export class EulerAncestralScheduler extends SigmaScheduler {
  readonly order = 1;

  constructor(config: SchedulerConfig, run: RunOptions) {
    super(config, sigmaSteps({ ...config, final_sigmas_type: 'zero' }, run));
  }

  step(output: Latent, index: number, latent: Latent, noise: () => Latent): Latent {
    const [sigma, next] = [this.sigma(index), this.sigma(index + 1)];
    const clean = this.cleanLatent(output, index, latent);
    const up = Math.sqrt((next ** 2 * (sigma ** 2 - next ** 2)) / sigma ** 2);
    const down = Math.sqrt(next ** 2 - up ** 2);
    return combine([down / sigma, latent], [1 - down / sigma, clean], [up, noise()]);
  }
}
