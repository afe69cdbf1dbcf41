import { createHash } from 'node:crypto';
import { mkdir, readFile, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { segmentDigest } from '../../src-shared/render/digest.ts';
import { scriptsOf } from '../../src-shared/render/drawn.ts';
import { segmentArguments } from '../../src-shared/render/encode.ts';
import { H264_WEB } from '../../src-shared/render/picture-encodings.ts';
import { picturesOf, storedFilesOf } from '../../src-shared/render/plan.ts';
import type { PlanFormat, PlanPicture, PlanSegment, PlanStretch } from '../../src-shared/render/plan.ts';
import { readFrames } from '../../src-shared/render/sampling.ts';
import type { FfmpegRunOptions } from '../media/ffmpeg.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import type { Ffmpeg } from '../media/locate.ts';
import { readMp4Index } from '../media/mp4-index.ts';
import { sweepParts, withPart, writeInPlace } from '../media/part-file.ts';
import { noteUse, trimCache } from '../media/trim-cache.ts';
import { copyStretch, readStoredClip } from './coded-clip.ts';
import type { StoredClip } from './coded-clip.ts';

/** Stored media by the SHA-256 of their bytes. The library's store is one. */
export interface MediaStore {
  /** Where a file lies whose bytes are right. @throws ShotloomError media_damaged where it is missing or was changed */
  read(sha256: string): Promise<string>;
  /** Where a file lies or should; nothing is looked at. */
  pathOf(sha256: string): string;
}

/** What segments are made with. */
export interface SegmentTools {
  readonly ffmpeg: Pick<Ffmpeg, 'path'>;
  readonly store: MediaStore;
  readonly cacheDirectory: string;
  /** Bytes that the cache holds at most; only the disk bounds it unless given. */
  readonly mostBytes?: number;
  /** The folder resources/fonts. */
  readonly fontsDirectory: string;
}

/** Segments take at most so much of what they and the disk's free room are together. */
const MOST_OF_ROOM = 1 / 4;

/** The caption font, alone in its folder: libass opens every file of the folder it is given. */
export const FONT_FOLDER = 'captions';
export const FONT_FILE = 'ShotloomCaption-Medium.otf';

/** Encoded segments on disk, each under the digest of everything that determines it. */
export class SegmentCache {
  readonly #plan: PlanFormat;
  readonly #tools: SegmentTools;
  readonly #fontSha256: string;
  /** Of clips by their paths: reading the index of hours takes longer than copying from it. */
  readonly #frames = new Map<string, number>();
  #copied: { readonly path: string; readonly clip: Promise<StoredClip | null> } | null = null;

  private constructor(plan: PlanFormat, tools: SegmentTools, fontSha256: string) {
    this.#plan = plan;
    this.#tools = tools;
    this.#fontSha256 = fontSha256;
  }

  /** Opens the cache for films of a plan's size and rate; makes its folder and clears what killed renders left in it. */
  static async open(plan: PlanFormat, tools: SegmentTools): Promise<SegmentCache> {
    const font = await readFile(join(tools.fontsDirectory, FONT_FOLDER, FONT_FILE));
    await mkdir(tools.cacheDirectory, { recursive: true });
    await sweepParts(tools.cacheDirectory);
    return new SegmentCache(plan, tools, createHash('sha256').update(font).digest('hex'));
  }

  /** Where the encoded segment lies or will lie. Equal segments lie in one place. */
  pathOf(segment: PlanSegment): string {
    const { container } = this.#plan.encoding ?? H264_WEB;
    return join(this.#tools.cacheDirectory, `${segmentDigest(segment, this.#plan, this.#fontSha256)}.${container}`);
  }

  /** Whether the encoded segment is there and whole: a file that a disk has spoilt counts as none. One that is there is used from now on. */
  async has(segment: PlanSegment): Promise<boolean> {
    const path = this.pathOf(segment);
    if ((await framesIn(path)) !== segment.frames) return false;
    await noteUse(path);
    return true;
  }

  /**
   * Lets go of segments that were used longest ago, as {@link trimCache} does, where there are more bytes of them than they may take, or more than
   * a quarter of the room there is. What was used within a day stays, so nothing goes that a render is at.
   */
  async trim(most = this.#tools.mostBytes ?? Infinity): Promise<void> {
    const { bavail, bsize } = await statfs(this.#tools.cacheDirectory);
    await trimCache(this.#tools.cacheDirectory, (held) => Math.min(most, (held + bavail * bsize) * MOST_OF_ROOM));
  }

  /**
   * Encodes a segment into its place.
   *
   * @throws ShotloomError `media_damaged` where its clip or still is missing or too short, `ffmpeg_failed`, `cancelled`.
   */
  async encode(segment: PlanSegment, options: Pick<FfmpegRunOptions, 'signal' | 'onProgress'>): Promise<void> {
    const files = await this.filesOf(segment);
    const pathOf = (sha256: string): string => files.get(sha256) ?? '';
    if (segment.kind === 'stretch' && segment.copied === true) return await this.#copy(segment, pathOf);
    await writeInPlace(this.pathOf(segment), async (part) => {
      const fonts = join(this.#tools.fontsDirectory, FONT_FOLDER);
      const { frames } = await withTexts(scriptsOf(segment, this.#plan), this.pathOf(segment), (scriptPath) =>
        runFfmpeg(
          this.#tools.ffmpeg,
          segmentArguments(segment, this.#plan, { pathOf, scriptPath, fonts }),
          part,
          options,
        ),
      );
      if (frames !== segment.frames) {
        throw new ShotloomError(
          'media_damaged',
          say`A segment of the film came out with ${frames} of its ${segment.frames} frames; generate its shots again.`,
        );
      }
    });
  }

  async #copy(segment: PlanStretch, pathOf: (sha256: string) => string): Promise<void> {
    const { source } = segment.picture;
    const path = source.kind === 'clip' ? pathOf(source.sha256) : '';
    const known = this.#copied?.path === path ? this.#copied : { path, clip: readStoredClip(path, this.#plan) };
    this.#copied = known;
    const clip = await known.clip;
    await writeInPlace(this.pathOf(segment), async (part) => await copyStretch(clip, segment, this.#plan, part));
  }

  /**
   * The paths of the stored files that a segment shows.
   * @throws ShotloomError `media_damaged` where one is not whole, or has fewer frames than are shown of it
   */
  async filesOf(segment: PlanSegment): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for (const sha256 of storedFilesOf(segment)) files.set(sha256, await this.#tools.store.read(sha256));
    for (const picture of picturesOf(segment)) {
      if (picture.source.kind === 'clip') await this.#expectFrames(files.get(picture.source.sha256) ?? '', picture);
    }
    return files;
  }

  async #expectFrames(path: string, picture: PlanPicture): Promise<void> {
    const { first, end } = readFrames(picture);
    const frames = this.#frames.get(path) ?? (await framesIn(path)) ?? 0;
    this.#frames.set(path, frames);
    if (first >= 0 && end <= frames) return;
    throw new ShotloomError(
      'media_damaged',
      say`A clip of the film has ${frames} frames, and the film shows those from ${first} to ${end - 1}; generate its shot again.`,
    );
  }
}

/** Lends `use` files that hold texts, such as ASS scripts, beside the file that is made with them. */
export async function withTexts<Result>(
  texts: readonly string[],
  target: string,
  use: (pathOf: (text: string) => string) => Promise<Result>,
): Promise<Result> {
  const paths = new Map<string, string>();
  const next = async (index: number): Promise<Result> => {
    const text = texts[index];
    if (text === undefined) return await use((wanted) => paths.get(wanted) ?? '');
    return await withPart(`${target}.text`, async (path) => {
      await writeFile(path, text);
      paths.set(text, path);
      return await next(index + 1);
    });
  };
  return await next(0);
}

/** Pictures in the video of an MP4 file; null where it is none, or is cut short. */
async function framesIn(path: string): Promise<number | null> {
  const index = await readMp4Index(path).catch(() => null);
  return index?.tracks.find((track) => track.handler === 'vide')?.times.length ?? null;
}
