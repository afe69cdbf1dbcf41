import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import type { Ffmpeg } from '../../../src-main/media/locate.ts';

/** What ffmpeg's own meter says of a file: LUFS and dBTP. */
export async function ebur128(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  file: string,
): Promise<{ readonly loudness: number; readonly truePeak: number }> {
  const output = ['-map', '0:a:0', '-af', 'ebur128=peak=true', '-f', 'null'];
  const { messages } = await runFfmpeg(ffmpeg, { inputs: [{ source: file, options: [] }], output }, '-', {
    loglevel: 'info',
  });
  const text = messages.join('\n');
  const value = (pattern: RegExp): number => Number(pattern.exec(text.slice(text.lastIndexOf('Summary:')))?.[1]);
  return { loudness: value(/I:\s+(-?[\d.]+|-?inf) LUFS/u), truePeak: value(/Peak:\s+(-?[\d.]+|-?inf) dBFS/u) };
}
