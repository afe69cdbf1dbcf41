import type { SchedulerConfig } from './config.ts';
import type { Latent, RunOptions } from './scheduler.ts';
import { checkSteps, combine, noiseOf, refuseOwnSteps } from './scheduler.ts';
import { spacedTimesteps } from './tables.ts';
import { VariancePreservingScheduler } from './variance-preserving.ts';

/**
 * Pseudo numerical methods for diffusion models (Liu et al. 2022): Runge–Kutta's method for the first three steps, then one that looks
 * back at four answers; without Runge–Kutta's (`skip_prk_steps`, as Stable Diffusion has it) the second step is made twice.
 */
export class PndmScheduler extends VariancePreservingScheduler {
  readonly timesteps: readonly number[];
  readonly #stride: number;
  /** Calls that belong to Runge–Kutta's steps. */
  readonly #rungeKutta: number;
  /** The last four answers, the newest last. */
  #answers: Latent[] = [];
  #counter = 0;
  /** The latent that several calls start from. */
  #origin: Latent | null = null;
  #sum: Latent | null = null;

  constructor(config: SchedulerConfig, run: RunOptions) {
    super(config, false);
    refuseOwnSteps(run);
    const { train } = this.process;
    const skips = config.skip_prk_steps === true;
    checkSteps(run.steps, train, skips ? 1 : 4);
    const spacing = config.timestep_spacing ?? 'leading';
    const steps = spacedTimesteps(run.steps, { spacing, offset: config.steps_offset ?? 0, train });
    this.#stride = Math.floor(train / run.steps);
    const first = skips ? [] : rungeKuttaTimesteps(steps.slice(0, 4), Math.floor(this.#stride / 2));
    this.#rungeKutta = first.length;
    this.timesteps = skips ? [...steps.slice(0, 2), ...steps.slice(1)] : [...first, ...steps.slice(3)];
  }

  step(output: Latent, index: number, latent: Latent): Latent {
    const next =
      this.#counter < this.#rungeKutta
        ? this.#rungeKuttaStep(output, index, latent)
        : this.#lookBack(output, index, latent);
    this.#counter += 1;
    return next;
  }

  #rungeKuttaStep(output: Latent, index: number, latent: Latent): Latent {
    const turn = this.#counter % 4;
    const from = this.timesteps[index - turn] ?? NaN;
    const to = (this.timesteps[index] ?? NaN) - (turn % 2 === 0 ? Math.floor(this.#stride / 2) : 0);
    if (turn === 0) {
      this.#answers.push(output);
      this.#origin = latent;
      this.#sum = null;
    }
    const share: readonly [number, Latent] = [turn === 0 || turn === 3 ? 1 / 6 : 1 / 3, output];
    this.#sum = this.#sum === null ? combine(share) : combine([1, this.#sum], share);
    return this.#move(this.#origin ?? latent, from, to, turn === 3 ? this.#sum : output);
  }

  #lookBack(output: Latent, index: number, latent: Latent): Latent {
    const timestep = this.timesteps[index] ?? NaN;
    // The second call looks from the first step's end, and makes that step again with what both calls said.
    if (this.#rungeKutta === 0 && this.#counter === 1) {
      const origin = this.#origin ?? latent;
      const answer = combine([0.5, output], [0.5, this.#answers.at(-1) ?? output]);
      return this.#move(origin, timestep + this.#stride, timestep, answer);
    }
    this.#answers = [...this.#answers.slice(-3), output];
    if (this.#counter === 0) this.#origin = latent;
    return this.#move(latent, timestep, timestep - this.#stride, this.#extrapolated());
  }

  /** What the answers so far say of the next one (Adams–Bashforth). */
  #extrapolated(): Latent {
    const [d, c, b, a] = this.#answers.toReversed();
    if (d === undefined) throw new RangeError('A step needs an answer of the model.');
    if (c === undefined) return d;
    if (b === undefined) return combine([3 / 2, d], [-1 / 2, c]);
    if (a === undefined) return combine([23 / 12, d], [-16 / 12, c], [5 / 12, b]);
    return combine([55 / 24, d], [-59 / 24, c], [37 / 24, b], [-9 / 24, a]);
  }

  /** Equation 9 of the paper: from one step of training to another, with noise as the model sees it. */
  #move(latent: Latent, from: number, to: number, output: Latent): Latent {
    const [alpha, next] = [this.process.alpha(from), this.process.alpha(to)];
    const noise = noiseOf(this.config, this.process.mixture(from), output, latent);
    const below = alpha * Math.sqrt(1 - next) + Math.sqrt(alpha * (1 - alpha) * next);
    return combine([Math.sqrt(next / alpha), latent], [-(next - alpha) / below, noise]);
  }
}

/** Calls of the first three steps: at the start, twice in the middle, and at the end. */
function rungeKuttaTimesteps(steps: readonly number[], halfway: number): number[] {
  return steps.slice(0, -1).flatMap((step, index) => {
    const end = steps[index + 1] ?? NaN;
    return [step, end + halfway, end + halfway, end];
  });
}
