import { open } from 'node:fs/promises';
import { deinterleaved, interleaved } from '../../src-shared/audio/pcm.ts';
import type { Stereo } from '../../src-shared/audio/pcm.ts';
import { Workspace } from '../../src-shared/audio/workspace.ts';

/** Bytes of a sample of both channels: two of float32. */
const FRAME = 8;

/**
 * The bytes of a sound as raw files and pipes have them: float32, left and right by turns.
 * @param workspace has them, until the next sound's
 */
export function rawBytes(sound: Stereo, workspace: Workspace): Uint8Array {
  const all = interleaved(sound, workspace.float32('bytes', sound.left.length * 2));
  return new Uint8Array(all.buffer, 0, all.byteLength);
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

/**
 * Reads `count` samples from `from` on; silence stands where the file has none.
 * @param workspace has them, until the next are read
 */
export async function readRaw(
  { path, samples }: RawSound,
  from: number,
  count: number,
  workspace = new Workspace(),
): Promise<Stereo> {
  const start = Math.max(0, from);
  const end = Math.min(samples, from + count);
  const whole = workspace.stereo('read', count);
  if (end - start < count) for (const channel of [whole.left, whole.right]) channel.fill(0);
  if (end <= start) return whole;
  const found = workspace.float32('found', (end - start) * 2);
  const file = await open(path);
  try {
    const { bytesRead } = await file.read(new Uint8Array(found.buffer), 0, found.byteLength, start * FRAME);
    found.fill(0, Math.floor(bytesRead / Float32Array.BYTES_PER_ELEMENT));
  } finally {
    await file.close();
  }
  const [first, last] = [start - from, end - from];
  deinterleaved(found, { left: whole.left.subarray(first, last), right: whole.right.subarray(first, last) });
  return whole;
}
