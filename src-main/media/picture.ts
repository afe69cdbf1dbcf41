import { open, readFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { runFfmpeg } from './ffmpeg.ts';
import type { Ffmpeg } from './locate.ts';
import { parseStreamHeader } from './probe.ts';

/** Kinds of pictures by their first bytes, with ffmpeg's demuxer: it is never left to guess what a file may be. */
const KINDS = [
  { extension: 'jpg', demuxer: 'jpeg_pipe', starts: /^\xff\xd8\xff/u },
  { extension: 'png', demuxer: 'png_pipe', starts: /^\x89PNG\r\n/u },
  { extension: 'webp', demuxer: 'webp_pipe', starts: /^RIFF[^]{4}WEBP/u },
  { extension: 'gif', demuxer: 'gif_pipe', starts: /^GIF8[79]a/u },
  { extension: 'bmp', demuxer: 'bmp_pipe', starts: /^BM/u },
] as const;

/** Pixels that the shorter side must have: in less, nobody can be made out. */
const LEAST_SIDE = 48;
const LONGEST_START = 16;

const OTHER_KIND = say`is no JPEG, PNG, WebP, GIF or BMP; give a picture in one of these`;
const DAMAGED = say`is damaged; give another picture`;

/** A picture made small and square. */
export interface SmallPicture {
  /** [side, side, 3] RGB; grey where the picture's shape leaves the square empty, and where it is transparent. */
  readonly rgb: Uint8Array;
  /** Of the picture's kind, whatever its file is called. */
  readonly extension: string;
}

/**
 * Reads a picture (JPEG, PNG, WebP, GIF or BMP).
 * @param side of the square, in pixels
 * @param scratch a path that may be written to; nothing stays there
 * @throws ShotloomError picture_missing, picture_unusable
 */
export async function readPicture(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  path: string,
  side: number,
  scratch: string,
): Promise<SmallPicture> {
  const kind = await kindOf(path);
  if (!kind) throw unusable(path, OTHER_KIND);
  const inside = `scale=${side}:${side}:force_original_aspect_ratio=decrease:flags=area`;
  const filters = `color=c=0x808080:s=${side}x${side},format=rgb24[grey];[0:v:0]format=rgba,${inside}[seen];[grey][seen]overlay=(W-w)/2:(H-h)/2:format=rgb,format=rgb24`;
  const task = {
    inputs: [{ source: path, options: ['-f', kind.demuxer] }],
    output: ['-filter_complex', filters, '-frames:v', '1', '-f', 'rawvideo'],
  };
  try {
    const { messages } = await runFfmpeg(ffmpeg, task, scratch, { loglevel: 'info' }).catch((cause: unknown) => {
      throw unusable(path, DAMAGED, cause);
    });
    const header = parseStreamHeader(messages);
    const rgb = await readFile(scratch);
    if (!header || rgb.length !== side * side * 3) throw unusable(path, DAMAGED);
    const { width, height } = header;
    if (Math.min(width, height) < LEAST_SIDE) {
      throw unusable(path, say`is too small (${width}x${height}); give one of at least ${LEAST_SIDE} pixels each way`);
    }
    return { rgb: new Uint8Array(rgb), extension: kind.extension };
  } finally {
    await rm(scratch, { force: true });
  }
}

/**
 * A picture (JPEG, PNG, WebP, GIF or BMP) as PNG, upright.
 * @param most pixels each way; a larger one is made smaller
 * @param scratch a path that may be written to; nothing stays there
 * @throws ShotloomError picture_missing, picture_unusable
 */
export async function plainPng(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  path: string,
  most: number,
  scratch: string,
): Promise<{ readonly bytes: Uint8Array; readonly width: number; readonly height: number }> {
  const kind = await kindOf(path);
  if (!kind) throw unusable(path, OTHER_KIND);
  const smaller = `scale='min(${most},iw)':'min(${most},ih)':force_original_aspect_ratio=decrease:flags=area`;
  const task = {
    inputs: [{ source: path, options: ['-f', kind.demuxer] }],
    output: [
      '-vf',
      `${smaller},format=pix_fmts=rgba|rgb24,setsar=1`,
      '-frames:v',
      '1',
      '-map_metadata',
      '-1',
      '-c:v',
      'png',
      '-f',
      'image2',
    ],
  };
  try {
    await runFfmpeg(ffmpeg, task, scratch).catch((cause: unknown) => {
      throw unusable(path, DAMAGED, cause);
    });
    const bytes = await readFile(scratch);
    // PNG says its size first of all, behind its signature and the name of the chunk.
    return { bytes: new Uint8Array(bytes), width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  } finally {
    await rm(scratch, { force: true });
  }
}

/**
 * A picture of the library as a JPEG of at most this width, for pages.
 * @param width pixels
 * @param scratch a path that may be written to; nothing stays there
 * @throws ShotloomError ffmpeg_failed, cancelled
 */
export async function pageJpeg(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  path: string,
  width: number,
  scratch: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const task = {
    inputs: [{ source: path, options: ['-f', 'png_pipe'] }],
    output: ['-vf', `scale='min(${width},iw)':-2:flags=area`, '-frames:v', '1', '-q:v', '3', '-f', 'mjpeg'],
  };
  try {
    await runFfmpeg(ffmpeg, task, scratch, signal ? { signal } : {});
    return await readFile(scratch);
  } finally {
    await rm(scratch, { force: true });
  }
}

async function kindOf(path: string): Promise<(typeof KINDS)[number] | undefined> {
  const start = Buffer.alloc(LONGEST_START);
  try {
    const file = await open(path);
    try {
      await file.read(start);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new ShotloomError('picture_missing', say`The picture ${path} cannot be read; check its name.`, { cause });
  }
  const text = start.toString('latin1');
  return KINDS.find(({ starts }) => starts.test(text));
}

function unusable(path: string, what: Sentence, cause?: unknown): ShotloomError {
  const message = say`The picture ${basename(path)} ${what}.`;
  return new ShotloomError('picture_unusable', message, cause === undefined ? undefined : { cause });
}
