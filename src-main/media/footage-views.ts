import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { FfmpegArguments } from '../../src-shared/render/ffmpeg-arguments.ts';
import {
  filmstripArguments,
  PEAK_SAMPLE_RATE,
  PEAKS_A_SECOND,
  peakSamplesArguments,
  thumbnailArguments,
} from '../../src-shared/render/footage.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { explained, unusable } from './footage.ts';
import type { ProbedFootage } from './footage.ts';
import type { Ffmpeg } from './locate.ts';
import { say } from '../../src-shared/contract/sentences.ts';

/** What makes the views of footage. */
export interface ViewTools {
  readonly ffmpeg: Pick<Ffmpeg, 'path' | 'filters'>;
  /** A new path that may be written to, which the caller removes. */
  readonly temporaryFile: (extension: string) => string;
  readonly signal: AbortSignal;
  readonly name: string;
}

type Probed = Pick<ProbedFootage, 'file' | 'facts'>;

/** Whether an ffmpeg can bring pictures of high dynamic range to BT.709. */
export function canToneMap({ filters }: Pick<Ffmpeg, 'filters'>): boolean {
  return filters.has('zscale') && filters.has('tonemap');
}

/**
 * Makes the small picture of footage: of a video a tenth in, where it has mostly begun.
 * @returns the path of a PNG or JPEG, which the caller takes away
 * @throws ShotloomError media_unusable where nothing of it can be decoded
 */
export async function makeThumbnail(
  { file, facts: { picture, duration_s } }: Probed,
  tools: ViewTools,
): Promise<string | null> {
  if (!picture) return null;
  const path = tools.temporaryFile(picture.has_alpha ? 'png' : 'jpg');
  for (const seconds of [(duration_s ?? 0) / 10, 0]) {
    const task = thumbnailArguments(file, picture, seconds, canToneMap(tools.ffmpeg));
    const { frames, messages } = await view(task, path, tools);
    if (frames > 0 && (duration_s !== null || messages.length === 0)) return path;
  }
  await rm(path, { force: true });
  throw unusable(tools.name, say`is damaged or cut short; copy it again from where it came`);
}

/** Makes pictures of a video side by side. @returns the path of a JPEG, which the caller takes away; null for what has no time */
export async function makeFilmstrip(
  { file, facts: { picture, duration_s } }: Probed,
  tools: ViewTools,
): Promise<string | null> {
  if (!picture || duration_s === null) return null;
  const path = tools.temporaryFile('jpg');
  const { frames } = await view(filmstripArguments(file, picture, duration_s, canToneMap(tools.ffmpeg)), path, tools);
  if (frames > 0) return path;
  await rm(path, { force: true });
  return null;
}

async function view(task: FfmpegArguments, path: string, { ffmpeg, signal, name }: ViewTools) {
  try {
    return await runFfmpeg(ffmpeg, task, path, { signal });
  } catch (error) {
    await rm(path, { force: true });
    throw explained(error, name, say`is damaged: its pictures cannot be decoded; copy it again from where it came`);
  }
}

/**
 * The peaks of the sound of footage: for every fiftieth of a second the lowest and the highest sample, as two signed bytes.
 * Null where it has no sound.
 */
export async function makeWaveform(
  { file, facts: { sound } }: Probed,
  { ffmpeg, signal, name, temporaryFile }: ViewTools,
): Promise<Uint8Array | null> {
  if (!sound) return null;
  const samples = temporaryFile('pcm');
  try {
    await runFfmpeg(ffmpeg, peakSamplesArguments(file), samples, { signal });
    return await peaksOf(createReadStream(samples));
  } catch (error) {
    throw explained(error, name, say`is damaged: its sound cannot be decoded; copy it again from where it came`);
  } finally {
    await rm(samples, { force: true });
  }
}

const SAMPLES_OF_A_PEAK = PEAK_SAMPLE_RATE / PEAKS_A_SECOND;

/** The peaks of 16-bit samples (little-endian) that come in pieces of any length. */
export async function peaksOf(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> {
  const peaks: number[] = [];
  let [lowest, highest, counted] = [0, 0, 0];
  let half: number | null = null;
  const close = (): void => {
    peaks.push(lowest >> 8, highest >> 8);
    [lowest, highest, counted] = [0, 0, 0];
  };
  for await (const piece of pieces) {
    for (const byte of piece) {
      if (half === null) {
        half = byte;
        continue;
      }
      const sample = ((byte << 24) >> 16) | half;
      half = null;
      lowest = Math.min(lowest, sample);
      highest = Math.max(highest, sample);
      counted += 1;
      if (counted === SAMPLES_OF_A_PEAK) close();
    }
  }
  if (counted > 0) close();
  return new Uint8Array(Int8Array.from(peaks).buffer);
}

/** Makes a file of footage as a film has it (src-shared/render/footage.ts). @throws ShotloomError media_unusable, cancelled */
export async function makeNormalised(task: FfmpegArguments, extension: string, tools: ViewTools): Promise<string> {
  const path = tools.temporaryFile(extension);
  await view(task, path, tools);
  return path;
}
