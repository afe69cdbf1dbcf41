import { createHash } from 'node:crypto';
import type { PaintedShot } from '../../../src-main/generation/pipelines/pipeline.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';

/** Peak signal-to-noise ratio of two pictures of bytes, in dB; infinite for equal ones. */
export function peakSignalToNoise(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) return 0;
  const squares = one.reduce((sum, value, index) => sum + (value - (other[index] ?? 0)) ** 2, 0);
  return 10 * Math.log10(255 ** 2 / (squares / one.length));
}

/** Copies of the pictures of a shot. */
export async function picturesOf(
  shot: PaintedShot,
  request: GenerationRequest,
  seconds: readonly number[],
): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  for await (const picture of shot.pictures(request, seconds)) pictures.push(Uint8Array.from(picture));
  return pictures;
}

/** SHA-256 over pictures, one after the other. */
export function digestOfPictures(pictures: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const picture of pictures) hash.update(picture);
  return hash.digest('hex');
}
