import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { openRawVideoSink } from '../../../src-main/media/ffmpeg.ts';
import type { Ffmpeg } from '../../../src-main/media/locate.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { clipArguments } from '../../../src-shared/render/encode.ts';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { FrameRate } from '../../../src-shared/timeline/rational.ts';
import { asIs } from '../../../src-shared/contract/sentences.ts';

const run = promisify(execFile);

const COPY_TO_TIMES = ['-map', '0:v:0', '-c', 'copy', '-f', 'framecrc', 'pipe:1'];

/** The folder resources/fonts of this repository. */
export const fontsDirectory = fileURLToPath(new URL('../../../resources/fonts', import.meta.url));

/** The size of a picture in pixels and its rate. */
export interface PictureFormat {
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
}

/** Real media of a test: a folder of its own, an ffmpeg, and a store of what was made, by SHA-256. */
export class MediaBench {
  readonly ffmpeg: Ffmpeg;
  readonly folder: string;
  readonly store: { read(sha256: string): Promise<string>; pathOf(sha256: string): string };
  readonly #paths = new Map<string, string>();

  private constructor(ffmpeg: Ffmpeg, folder: string) {
    this.ffmpeg = ffmpeg;
    this.folder = folder;
    const pathOf = (sha256: string): string => this.#paths.get(sha256) ?? join(folder, sha256);
    this.store = {
      pathOf,
      read: async (sha256) => {
        const path = pathOf(sha256);
        if (existsSync(path)) return path;
        throw new ShotloomError('media_damaged', asIs(`The stored file ${path} is missing; generate its shot again.`));
      },
    };
  }

  static async open(): Promise<MediaBench> {
    return new MediaBench(await locateFfmpeg(), await mkdtemp(join(tmpdir(), 'shotloom-media-')));
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Encodes frames as a take's clip and returns its SHA-256. */
  async clip(name: string, format: PictureFormat, frames: Iterable<Uint8Array>): Promise<string> {
    const path = this.path(name);
    const sink = openRawVideoSink(
      this.ffmpeg,
      clipArguments({ ...format, comment: '{"prompt":"a lighthouse"}' }),
      path,
    );
    for (const frame of frames) await sink.write(yuv420pOf(frame, format));
    await sink.finish();
    return await this.keep(path);
  }

  /** Stores one frame as a PNG and returns its SHA-256. */
  async still(name: string, { width, height }: PictureFormat, frame: Uint8Array): Promise<string> {
    const path = this.path(name);
    await writeFile(`${path}.rgb`, frame);
    const input = [
      '-f',
      'rawvideo',
      '-pixel_format',
      'rgb24',
      '-video_size',
      `${width}x${height}`,
      '-i',
      `${path}.rgb`,
    ];
    await run(this.ffmpeg.path, ['-loglevel', 'error', ...input, '-update', '1', '-y', path]);
    return await this.keep(path);
  }

  async keep(path: string): Promise<string> {
    const sha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    this.#paths.set(sha256, path);
    return sha256;
  }

  /** When each picture is to be decoded, in ticks of the track, in the order of the file. */
  async decodeTimes(path: string): Promise<number[]> {
    const { stdout } = await run(this.ffmpeg.path, ['-loglevel', 'error', '-i', path, ...COPY_TO_TIMES]);
    return Array.from(stdout.matchAll(/^0, +(-?\d+),/gmu), (match) => Number(match[1]));
  }

  /** Every picture of a file, decoded to planar 4:2:0: width x height luma bytes, then the two quarter planes. */
  async pictures(path: string, { width, height }: Pick<PictureFormat, 'width' | 'height'>): Promise<Buffer[]> {
    const output = ['-map', '0:v:0', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:1'];
    const { stdout } = await run(this.ffmpeg.path, ['-loglevel', 'error', '-i', path, ...output], {
      encoding: 'buffer',
      maxBuffer: 1 << 30,
    });
    const size = (width * height * 3) / 2;
    return Array.from({ length: stdout.byteLength / size }, (_, index) =>
      stdout.subarray(index * size, (index + 1) * size),
    );
  }
}

/** RGB24 as planes of yuv420p: BT.709 in limited range (ITU-R BT.709, section 3), colours as means of four pixels. */
export function yuv420pOf(
  rgb: Uint8Array,
  { width, height }: Pick<PictureFormat, 'width' | 'height'>,
): Uint8Array<ArrayBuffer> {
  const size = width * height;
  const planes = new Uint8Array((size * 3) / 2);
  const chroma = new Float64Array(size / 2);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const [r, g, b] = [(rgb[at] ?? 0) / 255, (rgb[at + 1] ?? 0) / 255, (rgb[at + 2] ?? 0) / 255];
      const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      planes[y * width + x] = Math.round(16 + 219 * luma);
      const own = (y >> 1) * (width / 2) + (x >> 1);
      chroma[own] = (chroma[own] ?? 0) + (b - luma) / 1.8556 / 4;
      chroma[own + size / 4] = (chroma[own + size / 4] ?? 0) + (r - luma) / 1.5748 / 4;
    }
  }
  for (const [index, value] of chroma.entries()) planes[size + index] = Math.round(128 + 224 * value);
  return planes;
}

/** A flat RGB24 frame. */
export function flatFrame(
  { width, height }: Pick<PictureFormat, 'width' | 'height'>,
  colour: readonly number[],
): Uint8Array {
  const frame = new Uint8Array(width * height * 3);
  for (let index = 0; index < frame.length; index += 1) frame[index] = colour[index % 3] ?? 0;
  return frame;
}

/**
 * Pictures that can be told apart after lossy encoding: a coloured sky over a grey ground, whose left edge carries the
 * number of the picture as eight black or white blocks, and a square that moves.
 */
export function* numberedFrames(
  format: Pick<PictureFormat, 'width' | 'height'>,
  count: number,
  hue = 0,
): Generator<Uint8Array> {
  const { width, height } = format;
  for (let number = 0; number < count; number += 1) {
    const frame = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        frame.set(numberedPixel(x / width, y / height, number, hue), (y * width + x) * 3);
      }
    }
    yield frame;
  }
}

function numberedPixel(x: number, y: number, number: number, hue: number): [number, number, number] {
  if (x < 0.125) return (number >> Math.floor(y * 8)) & 1 ? [255, 255, 255] : [0, 0, 0];
  const left = 0.2 + ((number % 24) / 24) * 0.6;
  if (y > 0.3 && y < 0.5 && x > left && x < left + 0.1) return [200, 40, 40];
  return y < 0.7 ? [90 + hue, 150 - hue / 2, 220] : [110, 120, 100];
}

/** The number that {@link numberedFrames} wrote into a picture. */
export function numberOf(picture: Uint8Array, { width, height }: Pick<PictureFormat, 'width' | 'height'>): number {
  let number = 0;
  for (let bit = 0; bit < 8; bit += 1) {
    const y = Math.floor(((bit + 0.5) / 8) * height);
    if ((picture[y * width + Math.floor(width / 16)] ?? 0) > 128) number |= 1 << bit;
  }
  return number;
}

/** Peak signal-to-noise ratio of two pictures of bytes, in dB; Infinity where they are equal. */
export function psnr(one: Uint8Array, other: Uint8Array): number {
  const squares = one.reduce((sum, value, index) => sum + (value - (other[index] ?? 0)) ** 2, 0);
  return 10 * Math.log10((255 ** 2 * one.length) / squares);
}
