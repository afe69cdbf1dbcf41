import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Colour } from '../../src-shared/render/footage-facts.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import { runFfmpeg } from './ffmpeg.ts';
import type { Ffmpeg } from './locate.ts';
import { parseMetadataFile } from './metadata.ts';
import type { Mp4Track } from './mp4-boxes.ts';
import type { Mp4Index } from './mp4-index.ts';
import { readMp4Index } from './mp4-index.ts';

/** What a video file holds. */
export interface VideoProbe {
  readonly width: number;
  readonly height: number;
  /** Pictures, counted by decoding every one. */
  readonly frames: number;
  readonly rate: FrameRate;
  /** E.g. `yuv420p`. */
  readonly pixelFormat: string;
  readonly colour: Colour;
  /** How long the pictures last. */
  readonly seconds: number;
  readonly audio: { readonly sampleRate: number; readonly channels: number; readonly seconds: number } | null;
  /** What the decoders complained of; empty for a sound file. */
  readonly problems: readonly string[];
  /**
   * Metadata such as `title` and `comment`, whole however long. Without `encoder` and the times of creation, which ffmpeg
   * keeps back.
   */
  readonly metadata: ReadonlyMap<string, string>;
  /** The index of an MP4 file; null for other containers. */
  readonly mp4: Mp4Index | null;
}

interface StreamHeader {
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  readonly pixelFormat: string;
  readonly colour: Colour;
  readonly audio: { readonly sampleRate: number; readonly channels: number } | null;
  readonly seconds: number;
}

/**
 * Examines a video file: reads its headers, decodes all of it, and for MP4 reads the exact times in its index.
 *
 * @throws ShotloomError `ffmpeg_failed` where ffmpeg cannot open the file, `media_damaged` where it has no picture.
 */
export async function probeVideo(ffmpeg: Pick<Ffmpeg, 'path'>, path: string): Promise<VideoProbe> {
  const inputs = [{ source: path, options: [] }];
  const { header, metadata } = await look(ffmpeg, path);
  if (header === null) throw new ShotloomError('media_damaged', say`The file holds no moving picture.`);
  const decoded = await runFfmpeg(ffmpeg, { inputs, output: ['-map', '0:v:0', '-map', '0:a?', '-f', 'null'] }, '-');
  const mp4 = await readMp4Index(path);
  const video = mp4?.tracks.find((track) => track.handler === 'vide');
  const sound = mp4?.tracks.find((track) => track.handler === 'soun');
  return {
    ...header,
    frames: decoded.frames,
    rate: (video === undefined ? null : constantRate(video)) ?? header.rate,
    seconds: video?.seconds ?? header.seconds,
    audio: header.audio === null ? null : { ...header.audio, seconds: sound?.seconds ?? header.seconds },
    problems: decoded.messages,
    metadata,
    mp4,
  };
}

/**
 * What ffmpeg tells of a file without decoding it. The metadata takes the way over a file, because what ffmpeg prints of
 * them is cut to 255 bytes a line (libavformat/dump.c, dump_dictionary), and its standard output tells the progress.
 */
async function look(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  path: string,
): Promise<{ readonly header: StreamHeader | null; readonly metadata: Map<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'shotloom-probe-'));
  try {
    const file = join(folder, 'metadata');
    // Bit-exact, or ffmpeg would add itself to the metadata as the encoder.
    const task = { inputs: [{ source: path, options: [] }], output: ['-fflags', '+bitexact', '-f', 'ffmetadata'] };
    const { messages } = await runFfmpeg(ffmpeg, task, file, { loglevel: 'info' });
    return { header: parseStreamHeader(messages), metadata: parseMetadataFile(await readFile(file, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads what ffmpeg prints of its first input at log level `info`; null where there is no video stream. */
export function parseStreamHeader(messages: readonly string[]): StreamHeader | null {
  const end = messages.findIndex((line) => /^(?:Output #0|Stream mapping:)/u.test(line));
  const lines = messages.slice(0, end < 0 ? undefined : end);
  const video = lines
    .map((line) => /^ *Stream #0:\d+.*: Video: (.*)$/u.exec(line)?.[1])
    .find((text) => text !== undefined);
  if (video === undefined) return null;
  const audio = lines
    .map((line) => /^ *Stream #0:\d+.*: Audio: (.*)$/u.exec(line)?.[1])
    .find((text) => text !== undefined);
  const size = /, (\d+)x(\d+)[ ,]/u.exec(video);
  const format = /, ([a-z0-9]+)(?:\(([^)]*)\))?, \d+x\d+/u.exec(video);
  return {
    width: Number(size?.[1] ?? 0),
    height: Number(size?.[2] ?? 0),
    rate: namedRate(Number(/ ([\d.]+) fps/u.exec(video)?.[1] ?? 0)),
    pixelFormat: format?.[1] ?? 'unknown',
    colour: parseColour(format?.[2] ?? ''),
    audio: audio === undefined ? null : parseAudio(audio),
    seconds: parseDuration(lines),
  };
}

/** Reads what ffmpeg writes in brackets behind a pixel format, e.g. `tv, bt2020nc/bt2020/smpte2084, progressive`. */
export function parseColour(description: string): Colour {
  const words = description.split(', ');
  const range = words.find((word) => word === 'tv' || word === 'pc') ?? null;
  const space =
    words.find((word) => !/^(?:tv|pc|progressive|(?:top|bottom) (?:coded )?first.*|)$/u.test(word)) ?? 'unknown';
  // ffmpeg writes matrix/primaries/transfer, or one word where all three agree.
  const [matrix = 'unknown', primaries = matrix, transfer = matrix] = space.split('/');
  return { primaries, transfer, matrix, range };
}

/** Reads what ffmpeg writes of a track of sound. */
export function parseAudio(description: string): { sampleRate: number; channels: number } {
  const layout = /Hz, ([^,]+)/u.exec(description)?.[1] ?? '';
  const named: Record<string, number> = { mono: 1, stereo: 2, downmix: 2, quad: 4, hexagonal: 6, octagonal: 8 };
  const [, wide, deep = '0'] = /^(\d+)(?:\.(\d)| channels)/u.exec(layout) ?? [];
  const channels = named[layout.replace(/\(.*$/u, '')] ?? Number(wide ?? 0) + Number(deep);
  return { sampleRate: Number(/(\d+) Hz/u.exec(description)?.[1] ?? 0), channels };
}

function parseDuration(lines: readonly string[]): number {
  for (const line of lines) {
    const found = /^ *Duration: (\d+):(\d+):([\d.]+)/u.exec(line);
    if (found !== null) return Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]);
  }
  return 0;
}

/** The rate that is meant by a decimal number of frames a second: 23.98 is 24000/1001. */
export function namedRate(perSecond: number): FrameRate {
  const rounded = Math.round(perSecond);
  if (Math.abs(perSecond - rounded) < 0.005) return { numerator: rounded, denominator: 1 };
  const broadcast = { numerator: rounded * 1000, denominator: 1001 };
  if (Math.abs(perSecond - broadcast.numerator / 1001) < 0.01) return broadcast;
  return { numerator: Math.round(perSecond * 1000), denominator: 1000 };
}

function constantRate(track: Mp4Track): FrameRate | null {
  const [first = 0, second = track.seconds * track.timescale] = track.times;
  const step = second - first;
  const constant = step > 0 && track.times.every((time, index) => time === first + index * step);
  if (!constant) return null;
  const divisor = greatestCommonDivisor(track.timescale, step);
  return { numerator: track.timescale / divisor, denominator: step / divisor };
}

/** Of two whole numbers. */
export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
