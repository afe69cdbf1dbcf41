/** Samples a second of all sound that is mixed. */
export const SAMPLE_RATE = 48_000;

/** Sound of two channels at 48 kHz, 1 being full scale. Both are equally long. */
export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** So many samples of silence. */
export function silence(samples: number): Stereo {
  return { left: new Float32Array(samples), right: new Float32Array(samples) };
}

/** Decibels as a factor. */
export function gainOf(decibels: number): number {
  return 10 ** (decibels / 20);
}

/** A factor in decibels. */
export function decibelsOf(gain: number): number {
  return 20 * Math.log10(gain);
}

/** Changes the gain in place. */
export function amplify({ left, right }: Stereo, gain: number): void {
  for (let index = 0; index < left.length; index += 1) {
    left[index] = (left[index] ?? 0) * gain;
    right[index] = (right[index] ?? 0) * gain;
  }
}

/** Samples left and right by turns, as files and pipes hold them (float32, little-endian on every machine that Node runs on). */
export function interleaved({ left, right }: Stereo): Float32Array<ArrayBuffer> {
  const out = new Float32Array(left.length * 2);
  for (let index = 0; index < left.length; index += 1) {
    out[index * 2] = left[index] ?? 0;
    out[index * 2 + 1] = right[index] ?? 0;
  }
  return out;
}

/** The inverse of {@link interleaved}. */
export function deinterleaved(samples: Float32Array): Stereo {
  const out = silence(Math.floor(samples.length / 2));
  for (let index = 0; index < out.left.length; index += 1) {
    out.left[index] = samples[index * 2] ?? 0;
    out.right[index] = samples[index * 2 + 1] ?? 0;
  }
  return out;
}
