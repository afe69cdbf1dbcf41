import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { clipArguments } from '../../../src-shared/render/encode.ts';
import type { MediaBench, PictureFormat } from '../../support/media/media.ts';

/** A clip without loss, as takes are: flat colours, a drifting ground and things that move. Its SHA-256 in the bench's store. */
export async function losslessClip(bench: MediaBench, format: PictureFormat, frames: number): Promise<string> {
  const { width, height, rate } = format;
  const source = `testsrc2=size=${width}x${height}:rate=${rate.numerator}/${rate.denominator},hue=h=20*t,format=yuv420p`;
  const { output } = clipArguments({ ...format, comment: '' });
  const path = bench.path(`lossless-${width}.mp4`);
  const task = { inputs: [{ source, options: ['-f', 'lavfi'] }], output: ['-frames:v', String(frames), ...output] };
  await runFfmpeg(bench.ffmpeg, task, path);
  return await bench.keep(path);
}
