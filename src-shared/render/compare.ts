import type { FfmpegArguments } from './ffmpeg-arguments.ts';

/**
 * Lays two videos or pictures of one size over each other, frame by frame. ffmpeg tells the peak signal-to-noise ratio at
 * log level `info` (`readPsnr`).
 */
export function psnrArguments(one: string, other: string): FfmpegArguments {
  const onFrames = 'format=yuv420p,settb=1/25,setpts=N';
  return {
    inputs: [one, other].map((source) => ({ source, options: [] })),
    output: ['-filter_complex', `[0:v:0]${onFrames}[a];[1:v:0]${onFrames}[b];[a][b]psnr`, '-f', 'null'],
  };
}

/** The mean over all frames and planes in dB, Infinity for equal ones; null where ffmpeg told none. */
export function readPsnr(messages: readonly string[]): number | null {
  const said = messages.findLast((line) => line.includes('PSNR '));
  const [, average] = /average:(inf|[\d.]+)/u.exec(said ?? '') ?? [];
  if (average === undefined) return null;
  return average === 'inf' ? Infinity : Number(average);
}
