import type { SchedulerConfig } from './config.ts';
import { betaQuantile, interpolate, linspace, roundHalfEven } from './numbers.ts';

/** What the noise of a trained model is told by: the part of the picture that is left at each of its steps. */
export interface NoiseTable {
  /** [train steps] the product of 1 − β up to each step, as float32. */
  readonly alphasCumprod: Float32Array;
  /** [train steps] √((1 − ᾱ) / ᾱ), as float32. */
  readonly sigmas: Float32Array;
}

/** Rounds as PyTorch does, which keeps these tables in float32. */
const f32 = Math.fround;

/**
 * The noise of a model's training steps (Ho et al. 2020; "scaled_linear" of latent diffusion; the cosine of Nichol & Dhariwal 2021).
 * @param keepsLast whether the last step of a schedule that ends in noise alone keeps a trace of picture, so that its sigma is a number
 */
export function noiseTable(config: SchedulerConfig, keepsLast: boolean): NoiseTable {
  let betas = betasOf(config);
  if (config.rescale_betas_zero_snr === true) betas = endInNoise(betas);
  const alphasCumprod = cumulativeProduct(betas.map((beta) => f32(1 - beta)));
  if (config.rescale_betas_zero_snr === true && keepsLast) alphasCumprod[alphasCumprod.length - 1] = 2 ** -24;
  return { alphasCumprod, sigmas: alphasCumprod.map((alpha) => Math.sqrt(f32(f32(1 - alpha) / alpha))) };
}

function betasOf(config: SchedulerConfig): Float32Array {
  const count = config.num_train_timesteps ?? 1000;
  const [start, end] = [config.beta_start ?? 0.0001, config.beta_end ?? 0.02];
  if (config.trained_betas) return Float32Array.from(config.trained_betas);
  switch (config.beta_schedule ?? 'linear') {
    case 'linear':
      return linspace32(start, end, count);
    case 'scaled_linear':
      return linspace32(Math.sqrt(start), Math.sqrt(end), count).map((root) => root * root);
    case 'squaredcos_cap_v2':
      return fromAlphaBar(count, (t) => Math.cos((((t + 0.008) / 1.008) * Math.PI) / 2) ** 2);
    case 'exp':
      return fromAlphaBar(count, (t) => Math.exp(t * -12));
  }
}

/** torch.linspace of float32: counted from both ends, in float32. */
function linspace32(start: number, end: number, count: number): Float32Array {
  const [from, to] = [f32(start), f32(end)];
  const step = count > 1 ? f32(f32(to - from) / (count - 1)) : 0;
  return Float32Array.from({ length: count }, (_, index) =>
    index < Math.floor(count / 2) || count === 1 ? from + f32(step * index) : to - f32(step * (count - 1 - index)),
  );
}

function fromAlphaBar(count: number, alphaBar: (t: number) => number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) =>
    Math.min(1 - alphaBar((index + 1) / count) / alphaBar(index / count), 0.999),
  );
}

function cumulativeProduct(values: Float32Array): Float32Array {
  let product = 1;
  return values.map((value) => (product *= value));
}

/** Betas whose last step is noise alone (Lin et al. 2023, algorithm 1). */
function endInNoise(betas: Float32Array): Float32Array {
  const roots = cumulativeProduct(betas.map((beta) => f32(1 - beta))).map((alpha) => Math.sqrt(alpha));
  const [first = 1, last = 0] = [roots[0], roots.at(-1)];
  const scale = f32(first / f32(first - last));
  const alphas = roots.map((root) => f32(f32(root - last) * scale) ** 2);
  return alphas.map((alpha, index) => 1 - f32(index === 0 ? alpha : alpha / (alphas[index - 1] ?? 1)));
}

/** How the steps of a run lie among those of training (Lin et al. 2023, table 2). */
export interface Spacing {
  readonly spacing: 'linspace' | 'leading' | 'trailing';
  readonly offset: number;
  /** Train steps. */
  readonly train: number;
  /** The last train step that is used, and one; `train` unless a schedule is cut where nothing but noise is left. */
  readonly last?: number;
  /** Whether one step more is laid out than made: the one that would be clean. */
  readonly openEnd?: boolean;
  /** Whether evenly spread steps are rounded to those of training. */
  readonly rounds?: boolean;
}

/** The steps of a run among those of training, the noisiest first. */
export function spacedTimesteps(
  steps: number,
  { spacing, offset, train, last = train, openEnd = false, rounds = true }: Spacing,
): number[] {
  const laidOut = openEnd ? steps + 1 : steps;
  const made = (all: number[]): number[] => all.toReversed().slice(0, steps);
  const round = (value: number): number => (rounds ? roundHalfEven(value) : f32(value));
  switch (spacing) {
    case 'linspace':
      return made(linspace(0, last - 1, laidOut).map(round));
    case 'leading': {
      const ratio = Math.floor(last / laidOut);
      return made(Array.from({ length: laidOut }, (_, index) => index * ratio)).map((step) => step + offset);
    }
    case 'trailing': {
      const ratio = train / steps;
      const count = Math.ceil(last / ratio);
      return Array.from({ length: count }, (_, index) => roundHalfEven(last - index * ratio) - 1);
    }
  }
}

/** Where a sigma stands among those of training, as a step with a fraction. */
export function timestepOf(sigma: number, logSigmas: readonly number[]): number {
  const log = Math.log(Math.max(sigma, 1e-10));
  // The last that is not above it, where another follows.
  const low = Math.max(
    0,
    logSigmas.slice(0, -1).findLastIndex((known) => known <= log),
  );
  const [below = 0, above = 0] = [logSigmas[low], logSigmas[low + 1]];
  const share = Math.min(1, Math.max(0, (below - log) / (below - above)));
  return (1 - share) * low + share * (low + 1);
}

/** Sigmas spread otherwise between the largest and the smallest: those of a file, or else of the run. */
export function respread(config: SchedulerConfig, sigmas: readonly number[], steps: number): number[] | null {
  const [largest, smallest] = [config.sigma_max ?? sigmas[0] ?? NaN, config.sigma_min ?? sigmas.at(-1) ?? NaN];
  if (config.use_karras_sigmas === true) {
    // Karras et al. 2022, equation 5.
    const rho = 7;
    const [from, to] = [largest ** (1 / rho), smallest ** (1 / rho)];
    return linspace(0, 1, steps).map((ramp) => (from + ramp * (to - from)) ** rho);
  }
  if (config.use_exponential_sigmas === true)
    return linspace(Math.log(largest), Math.log(smallest), steps).map((log) => Math.exp(log));
  if (config.use_beta_sigmas === true) {
    // Lee et al. 2024, "Beta Sampling is All You Need".
    return linspace(0, 1, steps).map((ramp) => smallest + betaQuantile(1 - ramp, 0.6, 0.6) * (largest - smallest));
  }
  return null;
}

/** The sigmas of training at the steps of a run. */
export function sigmasAt(table: NoiseTable, timesteps: readonly number[]): number[] {
  return timesteps.map((step) => interpolate(table.sigmas, step));
}

/** The last sigma of a run: none, or the smallest of training. */
export function lastSigma(config: SchedulerConfig, table: NoiseTable): number {
  return config.final_sigmas_type === 'sigma_min' ? (table.sigmas[0] ?? 0) : 0;
}
