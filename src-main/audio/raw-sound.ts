import { open } from 'node:fs/promises';
import { deinterleaved, interleaved, silence } from '../../src-shared/audio/pcm.ts';
import type { Stereo } from '../../src-shared/audio/pcm.ts';

/** Bytes of a sample of both channels: two of float32. */
const FRAME = 8;

/** The bytes of a sound as raw files and pipes have them: float32, left and right by turns. */
export function rawBytes(sound: Stereo): Uint8Array {
  return new Uint8Array(interleaved(sound).buffer);
}

/** A file of raw samples. */
export interface RawSound {
  readonly path: string;
  readonly samples: number;
}

/** How many samples a raw file of some bytes has. */
export function rawSamples(bytes: number): number {
  return Math.floor(bytes / FRAME);
}

/** Reads `count` samples from `from` on; silence stands where the file has none. */
export async function readRaw({ path, samples }: RawSound, from: number, count: number): Promise<Stereo> {
  const start = Math.max(0, from);
  const end = Math.min(samples, from + count);
  if (end <= start) return silence(count);
  const found = new Float32Array((end - start) * 2);
  const file = await open(path);
  try {
    await file.read(new Uint8Array(found.buffer), 0, found.byteLength, start * FRAME);
  } finally {
    await file.close();
  }
  const sound = deinterleaved(found);
  if (end - start === count) return sound;
  const whole = silence(count);
  whole.left.set(sound.left, start - from);
  whole.right.set(sound.right, start - from);
  return whole;
}
