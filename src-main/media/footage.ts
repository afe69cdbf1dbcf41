import { readFile, rm, stat } from 'node:fs/promises';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { byHost, say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import type { FfmpegArguments } from '../../src-shared/render/ffmpeg-arguments.ts';
import { firstPictureArguments, headerArguments, packetArguments } from '../../src-shared/render/footage.ts';
import type { FootageFile } from '../../src-shared/render/footage.ts';
import type { FootageFacts, FootageKind, PictureFacts } from '../../src-shared/render/footage-facts.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { footageFormat } from './footage-format.ts';
import { parseFootageHeader, parsePackets, parseShownPicture, rateOf } from './footage-header.ts';
import type { FootageHeader, PacketTimes } from './footage-header.ts';
import type { Ffmpeg } from './locate.ts';

/** What a file was found to be. */
export interface ProbedFootage {
  readonly kind: FootageKind;
  readonly facts: FootageFacts;
  readonly file: FootageFile;
}

interface Tools {
  readonly ffmpeg: Pick<Ffmpeg, 'path'>;
  /** A path that may be written to; nothing stays there. */
  readonly scratch: string;
  readonly signal: AbortSignal;
  /** What the file is called in sentences. */
  readonly name: string;
}

/** Messages of ffmpeg that say that a file has less than it promises. */
const CUT_SHORT = /partial file|File ended prematurely|Truncat|truncated/u;
const TOO_LARGE = /Picture size \d+x\d+ (?:is invalid|exceeds)|exceeds specified max pixel count/u;

/**
 * Finds out what a file of footage is. Its index is read and its first picture decoded, not all of it.
 * @throws ShotloomError media_unusable with one sentence that says why; cancelled
 */
export async function probeFootage(path: string, tools: Tools): Promise<ProbedFootage> {
  const { name } = tools;
  if ((await stat(path)).size === 0) throw unusable(name, say`is empty; copy it again from where it came`);
  const { demuxer, refused } = await footageFormat(path);
  if (refused !== null) throw unusable(name, refused);
  const file = { path, demuxer };
  try {
    const messages = await ask(tools, headerArguments(file));
    if (messages.some((line) => TOO_LARGE.test(line)))
      throw unusable(name, say`has pictures that are too large; save it smaller, with at most 134 million pixels`);
    const header = parseFootageHeader(messages);
    if (!header.picture && !header.sound) throw unusable(name, NOTHING);
    const listed = await packetsOf(tools, file);
    if (listed.isCutShort) throw unusable(name, say`is cut short; copy it again from where it came`);
    return { ...(await factsOf(tools, file, header, listed)), file };
  } catch (error) {
    throw explained(error, name, UNREADABLE);
  } finally {
    await rm(tools.scratch, { force: true });
  }
}

const NOTHING = say`holds neither pictures nor sound that can be read; save it as MP4, PNG, JPEG or WAV`;
const UNREADABLE = say`cannot be read as a video, picture or sound, or is damaged; save it as MP4, PNG, JPEG or WAV`;

interface Listed {
  readonly video: PacketTimes | null;
  readonly sound: PacketTimes | null;
  readonly isCutShort: boolean;
}

async function packetsOf(tools: Tools, file: FootageFile): Promise<Listed> {
  const messages = await ask(tools, packetArguments(file));
  const packets = parsePackets(await readFile(tools.scratch, 'latin1'));
  return { ...packets, isCutShort: messages.some((line) => CUT_SHORT.test(line)) };
}

async function factsOf(
  tools: Tools,
  file: FootageFile,
  header: FootageHeader,
  { video, sound }: Listed,
): Promise<{ readonly kind: FootageKind; readonly facts: FootageFacts }> {
  const heard = sound ? header.sound : null;
  if (!header.picture || !video) {
    if (!heard || !sound) throw unusable(tools.name, NOTHING);
    return { kind: 'sound', facts: { duration_s: secondsAt(sound, sound.end), picture: null, sound: heard } };
  }
  const shown = parseShownPicture(await ask(tools, firstPictureArguments(file)));
  if (!shown) throw unusable(tools.name, say`has no picture that can be decoded; save it anew, for instance as MP4`);
  const { colour, pixel_format, is_interlaced } = header.picture;
  const common = { ...shown, colour, pixel_format, is_interlaced, has_alpha: hasAlpha(pixel_format) };
  if (file.demuxer !== null && video.count === 1) {
    const picture: PictureFacts = { ...common, frames: 1, rate: null, is_variable: false };
    return { kind: 'picture', facts: { duration_s: null, picture, sound: null } };
  }
  const picture: PictureFacts = { ...common, frames: video.count, ...rateOf(video, header.picture.rate) };
  return { kind: 'video', facts: { duration_s: secondsAt(video, video.end), picture, sound: heard } };
}

async function ask({ ffmpeg, scratch, signal }: Tools, task: FfmpegArguments): Promise<readonly string[]> {
  const { messages } = await runFfmpeg(ffmpeg, task, scratch, { loglevel: 'info', signal });
  return messages;
}

function secondsAt({ ticks }: PacketTimes, at: number): number {
  return (at * ticks.denominator) / ticks.numerator;
}

/** Pixel formats of ffmpeg that say how much of each pixel is there. */
function hasAlpha(pixelFormat: string): boolean {
  return /^(?:yuva|rgba|bgra|argb|abgr|gbrap|ya\d|pal8)/u.test(pixelFormat);
}

/** What ffmpeg failed at as a fault of the file, unless it is one of the disk. */
export function explained(error: unknown, name: string, why: Sentence): unknown {
  if (!(error instanceof ShotloomError) || error.code !== 'ffmpeg_failed') return error;
  if (/No space left|Input\/output error/u.test(error.message)) return error;
  return unusable(name, /killed with signal/u.test(error.message) ? CRASHED : why, error);
}

// The static build of 5.1.1 that npm carries dies of the service names in MPEG transport streams [measured].
const CRASHED = say`makes ffmpeg fail; save it as MP4, or ${byHost(say`set SHOTLOOM_FFMPEG to another ffmpeg`, say`choose another ffmpeg in the settings`)}`;

/** That a file cannot be used, in one sentence. */
export function unusable(name: string, why: Sentence, cause?: unknown): ShotloomError {
  return new ShotloomError('media_unusable', say`"${name}" ${why}.`, cause === undefined ? undefined : { cause });
}
