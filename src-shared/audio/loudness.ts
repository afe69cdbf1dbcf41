import { SAMPLE_RATE } from './pcm.ts';
import type { Stereo } from './pcm.ts';

/** Samples of a step of the meter: blocks of 400 ms overlap by three quarters (ITU-R BS.1770-4). */
export const LOUDNESS_STEP = SAMPLE_RATE / 10;
const STEPS_OF_A_BLOCK = 4;
/** What is quieter than this counts as silence, in LUFS. */
export const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

/**
 * The K-weighting of BS.1770-4 at 48 kHz, coefficients of its tables 1 and 2: how a head lifts treble, and a high-pass, both in transposed direct
 * form II. What they remember: four numbers of the left channel, then of the right.
 */
type Memory = Float64Array;

/** Measures sound that comes piece by piece; a piece may have any length, and a step so many samples. */
export class LoudnessMeter {
  readonly #memory: Memory = new Float64Array(8);
  readonly #step: number;
  readonly #steps: number[] = [];
  #sum = 0;
  #count = 0;

  constructor(step = LOUDNESS_STEP) {
    this.#step = step;
  }

  push(sound: Stereo): void {
    for (let index = 0; index < sound.left.length;) {
      const end = Math.min(sound.left.length, index + this.#step - this.#count);
      this.#sum = weightedEnergy(sound, index, end, this.#memory, this.#sum);
      this.#count += end - index;
      index = end;
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
 * Adds the squares of some samples behind the filter to a sum. Both channels go through one loop, whose memory is in variables: a sample of a filter
 * waits for the one before it, and meanwhile the other channel's is computed.
 */
function weightedEnergy({ left, right }: Stereo, from: number, to: number, memory: Memory, before: number): number {
  let [a1, a2, a3, a4] = [memory[0] as number, memory[1] as number, memory[2] as number, memory[3] as number];
  let [b1, b2, b3, b4] = [memory[4] as number, memory[5] as number, memory[6] as number, memory[7] as number];
  let sum = before;
  for (let index = from; index < to; index += 1) {
    const a = left[index] as number;
    const aShelf = 1.53512485958697 * a + a1;
    a1 = -2.69169618940638 * a + 1.69065929318241 * aShelf + a2;
    a2 = 1.19839281085285 * a - 0.73248077421585 * aShelf;
    const aHigh = aShelf + a3;
    a3 = -2 * aShelf + 1.99004745483398 * aHigh + a4;
    a4 = aShelf - 0.99007225036621 * aHigh;
    const b = right[index] as number;
    const bShelf = 1.53512485958697 * b + b1;
    b1 = -2.69169618940638 * b + 1.69065929318241 * bShelf + b2;
    b2 = 1.19839281085285 * b - 0.73248077421585 * bShelf;
    const bHigh = bShelf + b3;
    b3 = -2 * bShelf + 1.99004745483398 * bHigh + b4;
    b4 = bShelf - 0.99007225036621 * bHigh;
    sum += aHigh * aHigh + bHigh * bHigh;
  }
  memory[0] = a1;
  memory[1] = a2;
  memory[2] = a3;
  memory[3] = a4;
  memory[4] = b1;
  memory[5] = b2;
  memory[6] = b3;
  memory[7] = b4;
  return sum;
}

/**
 * Integrated loudness (BS.1770-4, EBU R 128) of the steps of a meter, in LUFS; −Infinity where all is silence, or where there is
 * less than one block of 400 ms.
 */
export function integratedLoudness(steps: readonly number[]): number {
  const blocks: number[] = [];
  for (let first = 0; first + STEPS_OF_A_BLOCK <= steps.length; first += 1) {
    let sum = 0;
    for (let step = first; step < first + STEPS_OF_A_BLOCK; step += 1) sum += steps[step] ?? 0;
    blocks.push(sum / STEPS_OF_A_BLOCK);
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
