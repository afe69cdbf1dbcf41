import { SAMPLE_RATE, silence } from './pcm.ts';
import type { Stereo } from './pcm.ts';

/** Lengths of the delay lines in samples: primes between 29 and 73 ms, so that their echoes do not meet. */
const LINES = [1423, 1723, 1979, 2251, 2579, 2887, 3181, 3499];
/** Seconds until the room has lost 60 dB. */
const DECAY = 1.9;
/** Of treble, what is lost at every return. */
const DAMPING = 0.38;

/** Samples that are computed together: not more than the shortest line holds, so that none of them comes back among them. */
const BLOCK = 1024;

/**
 * What a concert room adds to a sound, without the sound: a feedback delay network of eight lines, mixed by a Householder
 * matrix (Jot and Chaigne, "Digital delay networks for designing artificial reverberators", 1991).
 */
export function reverberation({ left, right }: Stereo): Stereo {
  const out = silence(left.length);
  const lines = LINES.map((length) => new DelayLine(length));
  const [sums, wetLeft, wetRight] = [0, 1, 2].map(() => new Float64Array(BLOCK)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let start = 0; start < left.length; start += BLOCK) {
    const count = Math.min(BLOCK, left.length - start);
    for (const channel of [sums, wetLeft, wetRight]) channel.fill(0);
    for (const [line, delay] of lines.entries()) delay.take(count, sums, line % 2 === 0 ? wetLeft : wetRight);
    for (const [line, delay] of lines.entries()) delay.give(count, line % 2 === 0 ? left : right, start, sums);
    for (let index = 0; index < count; index += 1) {
      out.left[start + index] = (wetLeft[index] as number) * 0.35;
      out.right[start + index] = (wetRight[index] as number) * 0.35;
    }
  }
  return out;
}

/** A delay line that goes round. */
class DelayLine {
  readonly #samples: Float64Array;
  readonly #gain: number;
  #position = 0;
  #damped = 0;

  constructor(length: number) {
    this.#samples = new Float64Array(length);
    this.#gain = 10 ** ((-3 * length) / (DECAY * SAMPLE_RATE));
  }

  /** Adds the oldest samples, damped, to `sums` and to what is heard; they stand in the line until {@link DelayLine.give}. */
  take(count: number, sums: Float64Array, heard: Float64Array): void {
    const [samples, gain] = [this.#samples, this.#gain];
    let [position, damped] = [this.#position, this.#damped];
    for (let index = 0; index < count; index += 1) {
      const old = samples[position] as number;
      damped = (old + (damped - old) * DAMPING) * gain;
      samples[position] = damped;
      sums[index] = (sums[index] as number) + damped;
      heard[index] = (heard[index] as number) + damped;
      position = position + 1 === samples.length ? 0 : position + 1;
    }
    this.#damped = damped;
  }

  /** Puts what comes in at the place of what was taken. Householder: every line gets itself less a quarter of the sum of all eight. */
  give(count: number, input: Float32Array, start: number, sums: Float64Array): void {
    const samples = this.#samples;
    let position = this.#position;
    for (let index = 0; index < count; index += 1) {
      samples[position] =
        (input[start + index] as number) + (samples[position] as number) - (sums[index] as number) / 4;
      position = position + 1 === samples.length ? 0 : position + 1;
    }
    this.#position = position;
  }
}
