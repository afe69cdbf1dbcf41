import { SAMPLE_RATE } from './pcm.ts';
import type { Stereo } from './pcm.ts';

/** Samples of a step of the meter: blocks of 400 ms overlap by three quarters (ITU-R BS.1770-4). */
export const LOUDNESS_STEP = SAMPLE_RATE / 10;
const STEPS_OF_A_BLOCK = 4;
/** What is quieter than this counts as silence, in LUFS. */
export const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

/** The K-weighting of BS.1770-4 at 48 kHz: how a head lifts treble, and a high-pass. Coefficients of its tables 1 and 2. */
class KWeighting {
  #shelf1 = 0;
  #shelf2 = 0;
  #high1 = 0;
  #high2 = 0;

  /** Transposed direct form II of both stages. */
  next(sample: number): number {
    const shelf = 1.53512485958697 * sample + this.#shelf1;
    this.#shelf1 = -2.69169618940638 * sample + 1.69065929318241 * shelf + this.#shelf2;
    this.#shelf2 = 1.19839281085285 * sample - 0.73248077421585 * shelf;
    const high = shelf + this.#high1;
    this.#high1 = -2 * shelf + 1.99004745483398 * high + this.#high2;
    this.#high2 = shelf - 0.99007225036621 * high;
    return high;
  }
}

/** Measures sound that comes piece by piece; a piece may have any length, and a step so many samples. */
export class LoudnessMeter {
  readonly #left = new KWeighting();
  readonly #right = new KWeighting();
  readonly #step: number;
  readonly #steps: number[] = [];
  #sum = 0;
  #count = 0;

  constructor(step = LOUDNESS_STEP) {
    this.#step = step;
  }

  push({ left, right }: Stereo): void {
    for (let index = 0; index < left.length; index += 1) {
      const [a, b] = [this.#left.next(left[index] ?? 0), this.#right.next(right[index] ?? 0)];
      this.#sum += a * a + b * b;
      this.#count += 1;
      if (this.#count === this.#step) {
        this.#steps.push(this.#sum / this.#step);
        this.#sum = 0;
        this.#count = 0;
      }
    }
  }

  /** The mean square of every whole step so far, both channels added: all that loudness needs, and steps of pieces may be joined. */
  get steps(): readonly number[] {
    return this.#steps;
  }
}

/**
 * Integrated loudness (BS.1770-4, EBU R 128) of the steps of a meter, in LUFS; −Infinity where all is silence, or where there is
 * less than one block of 400 ms.
 */
export function integratedLoudness(steps: readonly number[]): number {
  const blocks: number[] = [];
  for (let first = 0; first + STEPS_OF_A_BLOCK <= steps.length; first += 1) {
    const [a = 0, b = 0, c = 0, d = 0] = steps.slice(first, first + STEPS_OF_A_BLOCK);
    blocks.push((a + b + c + d) / STEPS_OF_A_BLOCK);
  }
  const heard = blocks.filter((block) => lufs(block) > ABSOLUTE_GATE);
  const gate = lufs(mean(heard)) + RELATIVE_GATE;
  return lufs(mean(heard.filter((block) => lufs(block) > gate)));
}

/** The integrated loudness of one sound, in LUFS. */
export function loudnessOf(sound: Stereo): number {
  const meter = new LoudnessMeter();
  meter.push(sound);
  return integratedLoudness(meter.steps);
}

function lufs(meanSquare: number): number {
  return -0.691 + 10 * Math.log10(meanSquare);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
