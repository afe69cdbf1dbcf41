import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { CodedPicture, CodedVideo } from './mp4-samples.ts';

/** What is copied: pictures of a file, in the order of decoding, that can be decoded by themselves. */
export interface CopiedPictures {
  readonly video: CodedVideo;
  /** The first, which decoding can start with; it is the first that is shown. */
  readonly first: number;
  readonly count: number;
  /** Ticks that each one is shown for. */
  readonly ticks: number;
  /** How many pictures are decoded before the first one is shown. */
  readonly delay: number;
}

const AT_ONCE = 2 ** 20;

/** Writes pictures of an MP4 file, as they are encoded, into an MP4 file of their own. */
export async function copyPictures(source: string, copied: CopiedPictures, output: string): Promise<void> {
  const { video, first, count } = copied;
  const pictures = video.pictures.slice(first, first + count);
  const [from, to] = [await open(source, 'r'), await open(output, 'w')];
  try {
    await to.write(headOf(copied, pictures));
    for (const { start, end } of runsOf(pictures)) await copyBytes(from, to, start, end);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

/** Pictures that lie behind one another are read together. */
function runsOf(pictures: readonly CodedPicture[]): { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const { offset, size } of pictures) {
    const last = runs.at(-1);
    if (last?.end === offset) last.end += size;
    else runs.push({ start: offset, end: offset + size });
  }
  return runs;
}

async function copyBytes(from: FileHandle, to: FileHandle, start: number, end: number): Promise<void> {
  const buffer = new Uint8Array(Math.min(AT_ONCE, end - start));
  for (let at = start; at < end;) {
    const { bytesRead } = await from.read(buffer, 0, Math.min(buffer.byteLength, end - at), at);
    if (bytesRead === 0) throw new Error('The file ends before its last picture');
    await to.write(buffer, 0, bytesRead);
    at += bytesRead;
  }
}

/** All of the file before the pictures, which lie in one chunk. */
function headOf(copied: CopiedPictures, pictures: readonly CodedPicture[]): Uint8Array {
  const kind = box('ftyp', text('isom'), u32(0x200), text('isomiso2avc1mp41'));
  const bytes = pictures.reduce((sum, { size }) => sum + size, 0);
  // A size of eight bytes, so that the place of the pictures does not depend on it.
  const media = bytesOf([...u32(1), ...text('mdat'), ...u64(bytes + 16)]);
  const before = kind.byteLength + movie(copied, pictures, 0).byteLength + media.byteLength;
  return bytesOf(kind, movie(copied, pictures, before), media);
}

/** The index (ISO 14496-12, section 8). @param offset where the pictures begin in the file */
function movie(copied: CopiedPictures, pictures: readonly CodedPicture[], offset: number): Uint8Array {
  const { video, ticks, delay } = copied;
  const { timescale } = video;
  const duration = pictures.length * ticks;
  const picture = new DataView(video.description.buffer, video.description.byteOffset + 8 + 8 + 24, 4);
  const size = [picture.getUint16(0), picture.getUint16(2)] as const;
  const begins = pictures[0]?.shown ?? 0;
  const delays = pictures.map(({ shown }, index) => shown - begins + (delay - index) * ticks);
  const syncs = pictures.flatMap(({ isSync }, index) => (isSync ? [index + 1] : []));
  const table = box(
    'stbl',
    box('stsd', video.description),
    box('stts', u32(0, 1, pictures.length, ticks)),
    box('ctts', u32(0, delays.length), numbers(delays.flatMap((each) => [1, each]))),
    box('stss', u32(0, syncs.length), numbers(syncs)),
    box('stsc', u32(0, 1, 1, pictures.length, 1)),
    box('stsz', u32(0, 0, pictures.length), numbers(pictures.map((each) => each.size))),
    box('stco', u32(0, 1, offset)),
  );
  const media = box(
    'mdia',
    box('mdhd', u32(0, 0, 0, timescale, duration), [0x55, 0xc4, 0, 0]),
    box('hdlr', u32(0, 0), text('vide'), u32(0, 0, 0), text('VideoHandler\0')),
    box('minf', box('vmhd', u32(1, 0, 0)), box('dinf', box('dref', u32(0, 1), box('url ', u32(1)))), table),
  );
  const track = box(
    'trak',
    box('tkhd', u32(3, 0, 0, 1, 0, duration, 0, 0, 0, 0, ...UNTURNED, size[0] * 2 ** 16, size[1] * 2 ** 16)),
    box('edts', box('elst', u32(0, 1, duration, delay * ticks, 2 ** 16))),
    media,
  );
  const header = u32(0, 0, 0, timescale, duration, 2 ** 16, 2 ** 24, 0, 0, ...UNTURNED, 0, 0, 0, 0, 0, 0, 2);
  return box('moov', box('mvhd', header), track);
}

/** The matrix that shows pictures as they are. */
const UNTURNED = [2 ** 16, 0, 0, 0, 2 ** 16, 0, 0, 0, 2 ** 30];

function box(type: string, ...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 8);
  return bytesOf(u32(size), text(type), ...parts);
}

function bytesOf(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function u32(...values: readonly number[]): number[] {
  return numbers(values);
}

/** Apart from `u32`, for a call takes only so many arguments. */
function numbers(values: readonly number[]): number[] {
  return values.flatMap((value) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
}

function u64(value: number): number[] {
  return u32(Math.floor(value / 2 ** 32), value % 2 ** 32);
}

function text(letters: string): number[] {
  return Array.from(letters, (letter) => letter.charCodeAt(0));
}
