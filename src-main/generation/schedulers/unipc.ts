import type { SchedulerConfig } from './config.ts';
import { unipcSteps } from './multistep-steps.ts';
import { solve } from './numbers.ts';
import { MultistepScheduler } from './multistep.ts';
import type { Latent, RunOptions, Term } from './scheduler.ts';
import { combine } from './scheduler.ts';

/** UniPC (Zhao et al. 2023): each step is first predicted from earlier answers, then corrected by the answer at its end. */
export class UnipcScheduler extends MultistepScheduler {
  #lastLatent: Latent | null = null;
  /** Order of the step that was made last. */
  #lastOrder = 1;

  constructor(config: SchedulerConfig, run: RunOptions) {
    const seesClean = config.predict_x0 !== false;
    // Only clean latents are held here.
    super(seesClean ? config : { ...config, thresholding: false }, run, unipcSteps(config, run), seesClean);
  }

  step(output: Latent, index: number, latent: Latent): Latent {
    const answer = this.meaningOf(output, index, latent);
    const corrects = this.#lastLatent !== null && !(this.config.disable_corrector ?? []).includes(index - 1);
    const from = corrects ? this.#correct(answer, index, this.#lastLatent ?? latent) : latent;
    const earlier = this.seen.length;
    this.keep(answer);
    const left = this.timesteps.length - index;
    const most = this.config.lower_order_final === false ? this.solverOrder : Math.min(this.solverOrder, left);
    this.#lastOrder = Math.min(most, earlier + 1);
    this.#lastLatent = from;
    return this.#predict(index, from);
  }

  #predict(index: number, latent: Latent): Latent {
    const order = this.#lastOrder;
    const step = this.#betweenStages(index, order);
    let rhos: number[] = [];
    if (order === 2) rhos = [0.5];
    else if (order > 2)
      rhos = solve(
        step.matrix.slice(0, -1).map((row) => row.slice(0, -1)),
        step.values.slice(0, -1),
      );
    return this.#move(step, latent, rhos, null);
  }

  #correct(answer: Latent, index: number, latent: Latent): Latent {
    const step = this.#betweenStages(index - 1, this.#lastOrder);
    const rhos = this.#lastOrder === 1 ? [0.5] : solve(step.matrix, step.values);
    return this.#move(step, latent, rhos.slice(0, -1), [rhos.at(-1) ?? 0, answer]);
  }

  /** The numbers of the step after `index`: B(h), and the equations whose solution weighs the differences (section 3.2). */
  #betweenStages(index: number, order: number): StepNumbers {
    const [next, now] = [this.stage(index + 1), this.stage(index)];
    const h = next.lambda - now.lambda;
    const ratios = Array.from(
      { length: order - 1 },
      (_, back) => (this.stage(index - back - 1).lambda - now.lambda) / h,
    );
    const hh = this.seesClean ? -h : h;
    const grown = Math.expm1(hh);
    const b = this.config.solver_type === 'bh1' ? hh : grown;
    const matrix: number[][] = [];
    const values: number[] = [];
    let [phi, factorial] = [grown / hh - 1, 1];
    for (let power = 0; power < order; power += 1) {
      matrix.push([...ratios, 1].map((ratio) => ratio ** power));
      values.push((phi * factorial) / b);
      factorial *= power + 2;
      phi = phi / hh - 1 / factorial;
    }
    const [kept, scale] = this.seesClean ? [next.sigma / now.sigma, next.alpha] : [next.alpha / now.alpha, next.sigma];
    return { kept, ofAnswer: -scale * grown, ofDifferences: -scale * b, ratios, matrix, values };
  }

  /** One step from a latent: the newest answer, the differences to earlier ones, and to the one at its end where it is known. */
  #move(step: StepNumbers, latent: Latent, rhos: readonly number[], end: readonly [number, Latent] | null): Latent {
    const [newest, ...earlier] = this.seen;
    if (newest === undefined) throw new RangeError('A step needs an answer of the model.');
    let ofNewest = step.ofAnswer;
    const terms: Term[] = [];
    const difference = (weight: number, other: Latent): void => {
      terms.push([weight, other]);
      ofNewest -= weight;
    };
    rhos.forEach((rho, back) => {
      const other = earlier[back];
      if (other) difference((step.ofDifferences * rho) / (step.ratios[back] ?? 1), other);
    });
    if (end) difference(step.ofDifferences * end[0], end[1]);
    return combine([step.kept, latent], [ofNewest, newest], ...terms);
  }
}

interface StepNumbers {
  /** What stays of the latent. */
  readonly kept: number;
  readonly ofAnswer: number;
  readonly ofDifferences: number;
  readonly ratios: readonly number[];
  readonly matrix: readonly (readonly number[])[];
  readonly values: readonly number[];
}
