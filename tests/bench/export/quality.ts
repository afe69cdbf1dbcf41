import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import type { Ffmpeg } from '../../../src-main/media/locate.ts';
import { readCodedVideo } from '../../../src-main/media/mp4-samples.ts';

/** What a film's pictures are. */
export interface Pictures {
  readonly frames: number;
  /** All of their bytes. */
  readonly bytes: number;
}

/** Reads what an MP4 file's pictures take. */
export async function picturesIn(path: string): Promise<Pictures> {
  const pictures = (await readCodedVideo(path))?.pictures ?? [];
  return { frames: pictures.length, bytes: pictures.reduce((sum, { size }) => sum + size, 0) };
}

/** VMAF of a film against another of the same pictures, the mean of every fifth frame. Compared by number, not by time. */
export async function vmaf(ffmpeg: Ffmpeg, film: string, reference: string): Promise<number> {
  const inputs = [film, reference].map((source) => ({ source, options: [] }));
  const graph = '[0:v]settb=1/30,setpts=N[a];[1:v]settb=1/30,setpts=N[b];[a][b]libvmaf=n_subsample=5:n_threads=2';
  const task = { inputs, output: ['-filter_complex', graph, '-f', 'null'] };
  const { messages } = await runFfmpeg(ffmpeg, task, '-', { loglevel: 'info' });
  const said = messages.map((line) => /VMAF score: ([\d.]+)/u.exec(line)?.[1]).find((score) => score !== undefined);
  if (said === undefined) throw new Error('This ffmpeg does not tell VMAF.');
  return Number(said);
}

/** How near a baseline's bytes come to ours. */
const NEAR = 0.015;
const MOST_TRIES = 6;

/**
 * The quality (CRF) at which an encoder takes as many bytes as are wanted. Six steps halve the bytes, about; from two tries on the line
 * through the last two says.
 * @param encode tells the bytes at a quality
 */
export async function qualityFor(wanted: number, encode: (quality: number) => Promise<number>): Promise<number> {
  let [quality, slope] = [18, -Math.LN2 / 6];
  let before: { quality: number; logarithm: number } | null = null;
  for (let tries = 1; ; tries += 1) {
    const logarithm = Math.log(await encode(quality));
    const miss = Math.log(wanted) - logarithm;
    if (Math.abs(miss) < NEAR || tries === MOST_TRIES) return quality;
    if (before !== null) slope = (logarithm - before.logarithm) / (quality - before.quality);
    before = { quality, logarithm };
    quality = Math.round((quality + miss / slope) * 20) / 20;
  }
}
