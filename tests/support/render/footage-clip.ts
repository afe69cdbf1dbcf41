import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { normalisedVideoArguments } from '../../../src-shared/render/footage.ts';
import type { MediaBench, PictureFormat } from '../media/media.ts';

/** A file of so many pictures as a film of a format has it when it is footage; its SHA-256 in the bench's store. */
export async function footageClip(
  bench: MediaBench,
  source: string,
  frames: number,
  format: PictureFormat,
): Promise<string> {
  const { width, height, rate } = format;
  const bt709 = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' };
  const facts = {
    ...{ width, height, rotation: 0, frames, rate, pixel_format: 'yuv420p', colour: bt709 },
    ...{ is_variable: false, is_interlaced: false, has_alpha: false },
  };
  const seconds = (frames * rate.denominator) / rate.numerator;
  const task = normalisedVideoArguments({ path: source, demuxer: null }, facts, seconds, format, false);
  const path = `${source}.footage.mp4`;
  await runFfmpeg(bench.ffmpeg, task, path);
  return await bench.keep(path);
}
