import { combine } from '../../schedulers/scheduler.ts';
import { TorchGenerator } from '../../schedulers/torch-noise.ts';

/** Noise that several pictures have in part, so that they are alike: by its seed, with the share of it in the first noise, 0 to 1. */
export interface SharedNoise {
  readonly seed: number;
  readonly share: number;
}

/** How far noise turns towards that of another seed, in radians: a quarter turn is that one. */
export interface TurnedNoise {
  readonly seed: number;
  readonly angle: number;
}

/** The noise that a picture begins with: standard normal whatever is shared and however it turns, since the squares of both weights are one together. */
export function firstNoise(
  random: TorchGenerator,
  count: number,
  shared: SharedNoise | undefined,
  turned?: TurnedNoise,
): Float32Array {
  const drawn = random.normal(count);
  const own = turned
    ? combine([Math.cos(turned.angle), drawn], [Math.sin(turned.angle), new TorchGenerator(turned.seed).normal(count)])
    : drawn;
  if (!shared) return own;
  const common = new TorchGenerator(shared.seed).normal(count);
  return combine([Math.sqrt(shared.share), common], [Math.sqrt(1 - shared.share), own]);
}
