import { readFile, rm } from 'node:fs/promises';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { runFfmpeg } from '../../media/ffmpeg.ts';
import { footageFormat } from '../../media/footage-format.ts';
import type { PictureRequest } from './diffusion/stable-diffusion.ts';
import type { Values } from './diffusion/values.ts';
import { values } from './diffusion/values.ts';

/** A picture that a pack begins from. */
export interface BeginningPicture {
  /** [1, 3, height, width] from 0 to 1. */
  readonly picture: Values;
  /** [1, 1, height, width], how much of each pixel stays, 0 to 1; absent where all is drawn anew. */
  readonly stays?: Values;
}

/** Pixels that are there by less are drawn. */
const MOST_SEEN_THROUGH = 0.5;
const SMOOTHLY = 'flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact';

/**
 * Reads a stored picture at the size of what is drawn; what of it has another shape is cut off.
 * @param scratch a path that may be written to; nothing stays there
 * @throws ShotloomError media_damaged
 */
export async function readBeginning(
  ffmpeg: string,
  path: string,
  { width, height }: { readonly width: number; readonly height: number },
  scratch: string,
): Promise<BeginningPicture> {
  try {
    const { demuxer } = await footageFormat(path);
    const filled = `scale=${width}:${height}:force_original_aspect_ratio=increase:${SMOOTHLY},crop=${width}:${height},format=rgba`;
    await runFfmpeg(
      { path: ffmpeg },
      {
        inputs: [{ source: path, options: demuxer === null ? [] : ['-f', demuxer] }],
        output: ['-vf', filled, '-frames:v', '1', '-f', 'rawvideo'],
      },
      scratch,
    );
    const rgba = await readFile(scratch);
    if (rgba.length !== 4 * width * height) throw new Error('another size');
    return planesOf(rgba, width, height);
  } catch (cause) {
    const message = say`The picture that the shot begins from cannot be read; choose another one, or none.`;
    throw new ShotloomError('media_damaged', message, { cause });
  } finally {
    await rm(scratch, { force: true });
  }
}

/** Puts what stays of the picture over what was drawn, [1, 3, height, width] from 0 to 1. */
export function withWhatStays(drawn: Values, { picture, stays }: BeginningPicture): Values {
  if (!stays) return drawn;
  const count = stays.data.length;
  const data = drawn.data.map((value, i) => {
    const share = stays.data[i % count] ?? 0;
    return share * (picture.data[i] ?? 0) + (1 - share) * value;
  });
  return values(data, drawn.shape);
}

/** What a pack is asked with: the picture from -1 to 1, and a mask of [1, 1, height, width], 1 where it is to draw. @param strength how much is drawn anew */
export function asBegun(
  { picture, stays }: BeginningPicture,
  strength: number,
): Required<Pick<PictureRequest, 'from'>> & Pick<PictureRequest, 'mask'> {
  const signed = picture.data.map((value) => 2 * value - 1);
  const from = { picture: values(signed, picture.shape), strength };
  if (!stays) return { from };
  const hole = stays.data.map((share) => Number(share < MOST_SEEN_THROUGH));
  return { from, mask: values(hole, stays.shape) };
}

/** Where a picture is see-through, its colour there is unknown: it has the mean of what is seen. */
function planesOf(rgba: Uint8Array, width: number, height: number): BeginningPicture {
  const count = width * height;
  const stays = Float32Array.from({ length: count }, (_, pixel) => (rgba[4 * pixel + 3] ?? 0) / 255);
  const seen = stays.reduce((sum, share) => sum + share, 0);
  const data = new Float32Array(3 * count);
  for (let channel = 0; channel < 3; channel += 1) {
    const at = (pixel: number): number => (rgba[4 * pixel + channel] ?? 0) / 255;
    let sum = 0;
    for (let pixel = 0; pixel < count; pixel += 1) sum += (stays[pixel] ?? 0) * at(pixel);
    const mean = seen === 0 ? 0.5 : sum / seen;
    for (let pixel = 0; pixel < count; pixel += 1) {
      const share = stays[pixel] ?? 0;
      data[channel * count + pixel] = share * at(pixel) + (1 - share) * mean;
    }
  }
  const picture = values(data, [1, 3, height, width]);
  // A veil is no hole: where none is, all is drawn anew.
  const hasHole = stays.some((share) => share < MOST_SEEN_THROUGH);
  return hasHole ? { picture, stays: values(stays, [1, 1, height, width]) } : { picture };
}
