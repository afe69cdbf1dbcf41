import type { SchedulerConfig } from './config.ts';
import { linspace } from './numbers.ts';
import type { Latent, RunOptions, Scheduler } from './scheduler.ts';
import { checkSteps, combine } from './scheduler.ts';
import { shifted, stretchedTo } from './shift.ts';
import { respread } from './tables.ts';

/** Euler's method along the straight lines of flow matching (Lipman et al. 2022; Esser et al. 2024). */
export class FlowMatchEulerScheduler implements Scheduler {
  readonly timesteps: readonly number[];
  readonly sigmas: readonly number[];
  readonly initNoiseSigma = 1;
  readonly order = 1;
  readonly #isStochastic: boolean;

  constructor(config: SchedulerConfig, run: RunOptions) {
    const train = config.num_train_timesteps ?? 1000;
    const shift = config.shift ?? 1;
    this.#isStochastic = config.stochastic_sampling === true;
    const steps = run.sigmas?.length ?? run.timesteps?.length ?? run.steps;
    checkSteps(steps, train);
    let sigmas =
      run.sigmas?.map(Math.fround) ??
      (run.timesteps ?? evenSteps(config, shift, steps, train)).map((step) => step / train);
    sigmas = shifted(sigmas, config, shift, run.mu);
    if (config.shift_terminal) sigmas = stretchedTo(sigmas, config.shift_terminal);
    sigmas = respread(config, sigmas, steps) ?? sigmas;
    const inverted = config.invert_sigmas === true;
    const kept = sigmas.map((sigma) => Math.fround(inverted ? 1 - sigma : sigma));
    this.timesteps = kept.map((sigma) => Math.fround(sigma * train));
    this.sigmas = [...kept, inverted ? 1 : 0];
  }

  scaleInput(latent: Latent): Latent {
    return latent;
  }

  step(output: Latent, index: number, latent: Latent, noise: () => Latent): Latent {
    const [sigma = 0, next = 0] = [this.sigmas[index], this.sigmas[index + 1]];
    if (!this.#isStochastic) return combine([1, latent], [next - sigma, output]);
    return combine([1 - next, latent], [-(1 - next) * sigma, output], [next, noise()]);
  }

  cleanLatent(output: Latent, index: number, latent: Latent): Latent {
    return combine([1, latent], [-(this.sigmas[index] ?? 0), output]);
  }

  addNoise(clean: Latent, noise: Latent, index: number): Latent {
    const sigma = this.sigmas[index] ?? 0;
    return combine([1 - sigma, clean], [sigma, noise]);
  }
}

/** Steps between the first and the last of training, which are shifted once already where shifts do not depend on the size. */
function evenSteps(config: SchedulerConfig, shift: number, steps: number, train: number): number[] {
  const trained = (sigma: number): number => {
    const single = Math.fround(sigma);
    return config.use_dynamic_shifting === true ? single : Math.fround((shift * single) / (1 + (shift - 1) * single));
  };
  return linspace(trained(1) * train, trained(1 / train) * train, steps);
}
