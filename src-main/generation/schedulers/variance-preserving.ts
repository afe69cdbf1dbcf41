import type { SchedulerConfig } from './config.ts';
import type { Latent, Mixture, Scheduler } from './scheduler.ts';
import { cleanOf, combine } from './scheduler.ts';
import type { NoiseTable } from './tables.ts';
import { noiseTable } from './tables.ts';

/** Latents of variance one, told by the part of the picture that is left. */
export class VariancePreserving {
  readonly train: number;
  readonly #table: NoiseTable;
  readonly #last: number;

  /** @param lastIsClean whether nothing is noise after the last step, where a file says nothing of it */
  constructor(config: SchedulerConfig, lastIsClean: boolean) {
    this.#table = noiseTable(config, false);
    this.train = this.#table.alphasCumprod.length;
    this.#last = (config.set_alpha_to_one ?? lastIsClean) ? 1 : (this.#table.alphasCumprod[0] ?? 1);
  }

  /** The part of the variance that is picture at a step of training; what is left at the end below its first. */
  alpha(timestep: number): number {
    return timestep < 0 ? this.#last : (this.#table.alphasCumprod[timestep] ?? NaN);
  }

  mixture(timestep: number): Mixture {
    const alpha = this.alpha(timestep);
    return { signal: Math.sqrt(alpha), noise: Math.sqrt(1 - alpha) };
  }

  addNoise(clean: Latent, noise: Latent, timestep: number): Latent {
    const mixture = this.mixture(timestep);
    return combine([mixture.signal, clean], [mixture.noise, noise]);
  }
}

/** What the methods have in common that step through such latents: DDIM, PNDM, LCM and TCD. */
export abstract class VariancePreservingScheduler implements Scheduler {
  abstract readonly timesteps: readonly number[];
  readonly sigmas = null;
  readonly initNoiseSigma = 1;
  readonly order = 1;
  protected readonly config: SchedulerConfig;
  protected readonly process: VariancePreserving;

  /** @param lastIsClean as of {@link VariancePreserving} */
  constructor(config: SchedulerConfig, lastIsClean: boolean) {
    this.config = config;
    this.process = new VariancePreserving(config, lastIsClean);
  }

  scaleInput(latent: Latent): Latent {
    return latent;
  }

  abstract step(output: Latent, index: number, latent: Latent, noise: () => Latent): Latent;

  cleanLatent(output: Latent, index: number, latent: Latent): Latent {
    return cleanOf(this.config, this.process.mixture(this.timesteps[index] ?? NaN), output, latent);
  }

  addNoise(clean: Latent, noise: Latent, index: number): Latent {
    return this.process.addNoise(clean, noise, this.timesteps[index] ?? NaN);
  }
}
