import type { SchedulerConfig } from './config.ts';
import { SigmaScheduler } from './euler.ts';
import type { Latent, RunOptions } from './scheduler.ts';
import { combine, held } from './scheduler.ts';
import { sigmaSteps } from './sigma-steps.ts';

/** Heun's method (Karras et al. 2022, algorithm 1 without churn): each step but the last asks the model again where it ends. */
export class HeunScheduler extends SigmaScheduler {
  readonly order = 2;
  /** The step that waits for its second call. */
  #begun: { readonly latent: Latent; readonly derivative: Latent; readonly length: number } | null = null;

  constructor(config: SchedulerConfig, run: RunOptions) {
    const { timesteps, sigmas, initNoiseSigma } = sigmaSteps(
      { beta_start: 0.00085, beta_end: 0.012, ...config, final_sigmas_type: 'zero' },
      run,
    );
    const twice = (values: readonly number[]): number[] => values.flatMap((value) => [value, value]);
    super(config, {
      timesteps: [...timesteps.slice(0, 1), ...twice(timesteps.slice(1))],
      sigmas: [...sigmas.slice(0, 1), ...twice(sigmas.slice(1, -1)), ...sigmas.slice(-1)],
      initNoiseSigma,
    });
  }

  step(output: Latent, index: number, latent: Latent): Latent {
    const begun = this.#begun;
    const sigma = this.sigma(index);
    const clean = held(this.config, this.cleanLatent(output, index, latent), 1);
    const derivative = combine([1 / sigma, latent], [-1 / sigma, clean]);
    if (begun === null) {
      const length = this.sigma(index + 1) - sigma;
      // The last step is Euler's: there is no noise left to be asked about.
      if (index < this.timesteps.length - 1) this.#begun = { latent, derivative, length };
      return combine([1, latent], [length, derivative]);
    }
    this.#begun = null;
    return combine([1, begun.latent], [begun.length / 2, begun.derivative], [begun.length / 2, derivative]);
  }
}
