import { combine } from '../../schedulers/scheduler.ts';
import { TorchGenerator } from '../../schedulers/torch-noise.ts';

/** Noise that several pictures have in part, so that they are alike: by its seed, with the share of it in the first noise, 0 to 1. */
export interface SharedNoise {
  readonly seed: number;
  readonly share: number;
}

/** The noise that a picture begins with: standard normal whatever is shared, since the squares of both weights are one together. */
export function firstNoise(random: TorchGenerator, count: number, shared: SharedNoise | undefined): Float32Array {
  const own = random.normal(count);
  if (!shared) return own;
  const common = new TorchGenerator(shared.seed).normal(count);
  return combine([Math.sqrt(shared.share), common], [Math.sqrt(1 - shared.share), own]);
}
