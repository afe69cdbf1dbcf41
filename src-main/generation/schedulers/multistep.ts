import type { SchedulerConfig } from './config.ts';
import type { MultistepSteps } from './multistep-steps.ts';
import type { Latent, RunOptions, Scheduler } from './scheduler.ts';
import { cleanOf, combine, noiseOf, thresholded } from './scheduler.ts';
import type { Stage } from './sigma-steps.ts';
import { stageOf } from './sigma-steps.ts';

/** What DPM-Solver and UniPC have in common: they step by what several of the last answers meant. */
export abstract class MultistepScheduler implements Scheduler {
  readonly timesteps: readonly number[];
  readonly sigmas: readonly number[];
  readonly initNoiseSigma = 1;
  readonly order = 1;
  protected readonly config: SchedulerConfig;
  protected readonly solverOrder: number;
  /** Whether the solver looks at the clean latent, or else at the noise. */
  protected readonly seesClean: boolean;
  readonly #batch: number;
  /** What the last steps' answers meant, the newest first. */
  protected seen: readonly Latent[] = [];

  constructor(config: SchedulerConfig, run: RunOptions, { timesteps, sigmas }: MultistepSteps, seesClean: boolean) {
    this.config = config;
    this.solverOrder = config.solver_order ?? 2;
    this.seesClean = seesClean;
    this.#batch = run.batch ?? 1;
    this.timesteps = timesteps;
    this.sigmas = sigmas;
  }

  scaleInput(latent: Latent): Latent {
    return latent;
  }

  abstract step(output: Latent, index: number, latent: Latent, noise: () => Latent): Latent;

  cleanLatent(output: Latent, index: number, latent: Latent): Latent {
    const { alpha: signal, sigma: noise } = this.stage(index);
    return cleanOf(this.config, { signal, noise }, output, latent);
  }

  addNoise(clean: Latent, noise: Latent, index: number): Latent {
    const { alpha, sigma } = this.stage(index);
    return combine([alpha, clean], [sigma, noise]);
  }

  protected stage(index: number): Stage {
    return stageOf(this.sigmas[index] ?? 0, this.config.use_flow_sigmas === true);
  }

  /** What an answer means: the clean latent, or the noise. */
  protected meaningOf(output: Latent, index: number, latent: Latent): Latent {
    const { alpha: signal, sigma: noise } = this.stage(index);
    const clean = (): Latent => this.cleanLatent(output, index, latent);
    const threshold = this.config.thresholding === true;
    if (this.seesClean) return threshold ? thresholded(this.config, clean(), this.#batch) : clean();
    if (!threshold) return noiseOf(this.config, { signal, noise }, output, latent);
    return combine([1 / noise, latent], [-signal / noise, thresholded(this.config, clean(), this.#batch)]);
  }

  /** Keeps what the newest answer means, and as many of the earlier ones as the solver looks at. */
  protected keep(meaning: Latent): void {
    this.seen = [meaning, ...this.seen].slice(0, this.solverOrder);
  }
}
