import { inBlocks } from './workspace.ts';

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
export function amplify(sound: Stereo, gain: number): void {
  for (const channel of [sound.left, sound.right]) {
    inBlocks(channel.length, (from, to) => multiply(channel, gain, from, to));
  }
}

// Nothing is asked whether it is there in loops over samples: all are, and asking takes as long as the rest.

function multiply(samples: Float32Array, gain: number, from: number, to: number): void {
  for (let index = from; index < to; index += 1) samples[index] = (samples[index] as number) * gain;
}

/**
 * Samples left and right by turns, as files and pipes hold them (float32, little-endian on every machine that Node runs on).
 * @param out where they are put; twice as long as a channel
 */
export function interleaved(sound: Stereo, out = new Float32Array(sound.left.length * 2)): Float32Array<ArrayBuffer> {
  inBlocks(sound.left.length, (from, to) => putByTurns(sound.left, sound.right, out, from, to));
  return out;
}

function putByTurns(left: Float32Array, right: Float32Array, out: Float32Array, from: number, to: number): void {
  for (let index = from; index < to; index += 1) {
    out[index * 2] = left[index] as number;
    out[index * 2 + 1] = right[index] as number;
  }
}

/** The inverse of {@link interleaved}. */
export function deinterleaved(samples: Float32Array, out = silence(Math.floor(samples.length / 2))): Stereo {
  inBlocks(out.left.length, (from, to) => takeByTurns(samples, out.left, out.right, from, to));
  return out;
}

function takeByTurns(samples: Float32Array, left: Float32Array, right: Float32Array, from: number, to: number): void {
  for (let index = from; index < to; index += 1) {
    left[index] = samples[index * 2] as number;
    right[index] = samples[index * 2 + 1] as number;
  }
}
