import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { SchedulerConfig } from './config.ts';
import { dpmSteps } from './multistep-steps.ts';
import { MultistepScheduler } from './multistep.ts';
import type { Latent, RunOptions, Term } from './scheduler.ts';
import { combine } from './scheduler.ts';
import type { Stage } from './sigma-steps.ts';

/**
 * DPM-Solver and DPM-Solver++ in several steps (Lu et al. 2022a, 2022b): "DPM++ 2M", with new noise in each step "DPM++ 2M SDE".
 * The methods of the first kind look at the noise that the model sees, those of the second at the clean latent.
 */
export class DpmSolverScheduler extends MultistepScheduler {
  readonly #isStochastic: boolean;

  constructor(config: SchedulerConfig, run: RunOptions) {
    const algorithm = config.algorithm_type ?? 'dpmsolver++';
    const seesClean = algorithm !== 'dpmsolver' && algorithm !== 'sde-dpmsolver';
    if (!seesClean && (config.final_sigmas_type ?? 'zero') === 'zero')
      throw new ShotloomError(
        'model_damaged',
        say`The scheduler's ${algorithm} cannot end without noise; its configuration has to say final_sigmas_type: "sigma_min".`,
      );
    super(config, run, dpmSteps(config, run), seesClean);
    this.#isStochastic = algorithm.startsWith('sde-');
  }

  step(output: Latent, index: number, latent: Latent, noise: () => Latent): Latent {
    const earlier = this.seen.length;
    this.keep(this.meaningOf(this.#withoutVariance(output, latent), index, latent));
    const left = this.timesteps.length - index;
    const config = this.config;
    const isShort = this.timesteps.length < 15 && config.lower_order_final !== false;
    const endsLow =
      left === 1 && (config.euler_at_final === true || isShort || (config.final_sigmas_type ?? 'zero') === 'zero');
    let order = Math.min(this.solverOrder, earlier + 1);
    if (endsLow) order = 1;
    else if (left === 2 && isShort) order = Math.min(order, 2);
    return this.#solve(order, index, latent, noise);
  }

  /** Of a model that also tells a variance, only the answer counts: the first half of its channels. */
  #withoutVariance(output: Latent, latent: Latent): Latent {
    return output.length === latent.length * 2 ? output.subarray(0, latent.length) : output;
  }

  #solve(order: number, index: number, latent: Latent, noise: () => Latent): Latent {
    const [next, now] = [this.stage(index + 1), this.stage(index)];
    const h = next.lambda - now.lambda;
    const weights = this.seesClean ? this.#cleanWeights(next, now, h) : this.#noiseWeights(next, now, h);
    const terms: [Term, ...Term[]] = [[weights.latent, latent], ...this.#differences(order, index, h, weights.of)];
    if (this.#isStochastic) terms.push([weights.noise, noise()]);
    return combine(...terms);
  }

  /** What a step takes of the latent, of new noise, and of the answer and its first and second derivative. */
  #cleanWeights(next: Stage, now: Stage, h: number): Weights {
    const isHeun = this.config.solver_type === 'heun';
    const stochastic = this.#isStochastic;
    // The stochastic equation is the other one at twice the speed.
    const e = Math.exp(stochastic ? -2 * h : -h);
    const gone = next.alpha * (1 - e);
    const speed = stochastic ? -2 * h : -h;
    const slope = next.alpha * ((1 - e) / speed + 1);
    const bend = stochastic
      ? next.alpha * ((1 - e - 2 * h) / (2 * h) ** 2 - 0.5)
      : -next.alpha * ((e - 1 + h) / h ** 2 - 0.5);
    return {
      latent: (next.sigma / now.sigma) * (stochastic ? Math.exp(-h) : 1),
      noise: next.sigma * Math.sqrt(1 - e),
      of: { answer: gone, second: isHeun ? slope : 0.5 * gone, third: [slope, bend] },
    };
  }

  #noiseWeights(next: Stage, now: Stage, h: number): Weights {
    const isHeun = this.config.solver_type === 'heun';
    const e = Math.exp(h);
    const twice = this.#isStochastic ? 2 : 1;
    const gone = -twice * next.sigma * (e - 1);
    const slope = -twice * next.sigma * ((e - 1) / h - 1);
    return {
      latent: next.alpha / now.alpha,
      noise: next.sigma * Math.sqrt(Math.exp(2 * h) - 1),
      of: {
        answer: gone,
        second: isHeun ? slope : 0.5 * gone,
        third: [slope, -twice * next.sigma * ((e - 1 - h) / h ** 2 - 0.5)],
      },
    };
  }

  /** The answers that stand for the newest one and its derivatives, with their weights. */
  #differences(order: number, index: number, h: number, { answer, second, third }: Weights['of']): Term[] {
    const [m0, m1, m2] = this.seen;
    if (m0 === undefined) throw new RangeError('A step needs an answer of the model.');
    if (order === 1 || m1 === undefined) return [[answer, m0]];
    const r0 = (this.stage(index).lambda - this.stage(index - 1).lambda) / h;
    if (order === 2 || m2 === undefined)
      return [
        [answer + second / r0, m0],
        [-second / r0, m1],
      ];
    const r1 = (this.stage(index - 1).lambda - this.stage(index - 2).lambda) / h;
    // D1 = d0 + r0 / (r0 + r1) · (d0 − d1) and D2 = (d0 − d1) / (r0 + r1), where d0 = (m0 − m1) / r0 and d1 = (m1 − m2) / r1.
    const [slope, bend] = third;
    const ofD0 = slope * (1 + r0 / (r0 + r1)) + bend / (r0 + r1);
    const ofD1 = -(slope * r0 + bend) / (r0 + r1);
    return [
      [answer + ofD0 / r0, m0],
      [ofD1 / r1 - ofD0 / r0, m1],
      [-ofD1 / r1, m2],
    ];
  }
}

interface Weights {
  readonly latent: number;
  readonly noise: number;
  readonly of: {
    readonly answer: number;
    /** Of the first derivative in a step of second order. */
    readonly second: number;
    /** Of the first and the second derivative in a step of third order. */
    readonly third: readonly [number, number];
  };
}
