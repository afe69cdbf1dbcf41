import { readFile, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { runFfmpeg } from './ffmpeg.ts';
import type { Ffmpeg } from './locate.ts';
import { readMp4Index } from './mp4-index.ts';

/**
 * A stored still, or the frame in the middle of a stored clip, drawn to a size whatever its shape.
 * @param path of a file of the library: PNG, JPEG or MP4
 * @param scratch a path that may be written to; nothing stays there
 * @returns [height, width, 3] RGB
 * @throws ShotloomError media_damaged
 */
export async function readFrame(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  path: string,
  { width, height }: { readonly width: number; readonly height: number },
  scratch: string,
): Promise<Uint8Array> {
  const demuxer = STILLS[extname(path)];
  const options = demuxer === undefined ? await middleOf(path) : ['-f', demuxer];
  const task = {
    inputs: [{ source: path, options }],
    output: ['-vf', `scale=${width}:${height}:flags=area,format=rgb24`, '-frames:v', '1', '-f', 'rawvideo'],
  };
  try {
    await runFfmpeg(ffmpeg, task, scratch);
    const rgb = await readFile(scratch);
    if (rgb.length !== width * height * 3) throw damaged(path);
    return new Uint8Array(rgb);
  } catch (cause) {
    throw cause instanceof ShotloomError && cause.code === 'ffmpeg_failed' ? damaged(path, cause) : cause;
  } finally {
    await rm(scratch, { force: true });
  }
}

const STILLS: Readonly<Record<string, string>> = { '.png': 'png_pipe', '.jpg': 'jpeg_pipe' };

async function middleOf(path: string): Promise<string[]> {
  const index = await readMp4Index(path).catch(() => null);
  const video = index?.tracks.find(({ handler }) => handler === 'vide');
  return ['-f', 'mov', ...(video ? ['-ss', String(video.seconds / 2)] : [])];
}

function damaged(path: string, cause?: unknown): ShotloomError {
  const message = say`The stored file ${path} cannot be read as a picture; put it back from a copy or generate its shot again.`;
  return new ShotloomError('media_damaged', message, { cause });
}
