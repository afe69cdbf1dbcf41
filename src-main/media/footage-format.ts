import { open } from 'node:fs/promises';
import { listBoxes, MAX_BOX_HEADER, readBoxHeader } from './mp4-boxes.ts';
import type { Mp4Box } from './mp4-boxes.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

/** What a file is by its bytes. */
export interface FootageFormat {
  /** ffmpeg's name of it where it is a picture, else null: ffmpeg looks itself. */
  readonly demuxer: string | null;
  /** Without the dot; null where the bytes do not tell. */
  readonly extension: string | null;
  /** Why it cannot be used; null where that is not known yet. */
  readonly refused: Sentence | null;
}

interface Known {
  readonly starts: RegExp;
  readonly extension: string;
  readonly demuxer: string;
}

const PICTURES: readonly Known[] = [
  { extension: 'jpg', demuxer: 'jpeg_pipe', starts: /^\xff\xd8\xff/u },
  { extension: 'png', demuxer: 'apng', starts: /^\x89PNG\r\n(?:(?!IDAT)[^])*acTL/u },
  { extension: 'png', demuxer: 'png_pipe', starts: /^\x89PNG\r\n/u },
  { extension: 'webp', demuxer: 'webp_pipe', starts: /^RIFF[^]{4}WEBP/u },
  { extension: 'gif', demuxer: 'gif', starts: /^GIF8[79]a/u },
  { extension: 'bmp', demuxer: 'bmp_pipe', starts: /^BM[^]{4}\0{4}/u },
  { extension: 'tif', demuxer: 'tiff_pipe', starts: /^(?:II\*\0|MM\0\*)/u },
];

const REFUSED: readonly { readonly starts: RegExp; readonly why: Sentence }[] = [
  {
    starts: /^[^]{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/u,
    why: say`is a HEIC picture, which cannot be read; save it as JPEG or PNG`,
  },
  { starts: /^[^]{4}ftypavi[fs]/u, why: say`is an AVIF picture, which cannot be read; save it as JPEG or PNG` },
  { starts: /^%PDF-/u, why: say`is a PDF document; save its pages as pictures` },
  { starts: /^\s*#EXTM3U/u, why: say`is a list of other files; import these instead` },
];

const ANIMATED_WEBP = say`is an animated WebP, which cannot be read; save it as GIF or MP4`;

/** A WebP's header says by a bit that it is animated (WebP container specification, "Extended File Format"). */
function isAnimatedWebp(text: string): boolean {
  return /^RIFF[^]{4}WEBPVP8X/u.test(text) && (text.charCodeAt(20) & 2) !== 0;
}

const LOOKED_AT = 4096;
const MOST_INDEX = 256 * 2 ** 20;

/** Looks at the first bytes of a file, and of an MP4 whether it is locked. @throws what reading the file throws */
export async function footageFormat(path: string): Promise<FootageFormat> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = new Uint8Array(Math.min(LOOKED_AT, size));
    await file.read(start, 0, start.byteLength, 0);
    const text = Buffer.from(start).toString('latin1');
    const refused = isAnimatedWebp(text) ? ANIMATED_WEBP : REFUSED.find(({ starts }) => starts.test(text))?.why;
    if (refused !== undefined) return { demuxer: null, extension: null, refused };
    const picture = PICTURES.find(({ starts }) => starts.test(text));
    if (picture) return { demuxer: picture.demuxer, extension: picture.extension, refused: null };
    const read = async (from: number, length: number): Promise<Uint8Array> => {
      const bytes = new Uint8Array(length);
      await file.read(bytes, 0, length, from);
      return bytes;
    };
    const isLocked = /^[^]{4}(?:ftyp|moov|wide|mdat|free)/u.test(text) && (await isProtected(read, size));
    return {
      demuxer: null,
      extension: null,
      refused: isLocked ? say`is locked against copying (DRM); get it without from whoever sold it` : null,
    };
  } finally {
    await file.close();
  }
}

/** Sample entries of ISO 14496-12, section 8.12, and those of Apple's shops. */
const PROTECTED = new Set(['encv', 'enca', 'drmi', 'drms', 'drmt']);

async function isProtected(
  read: (from: number, length: number) => Promise<Uint8Array>,
  size: number,
): Promise<boolean> {
  for (let offset = 0; offset < size;) {
    const header = await read(offset, Math.min(MAX_BOX_HEADER, size - offset));
    const box = readBoxHeader(header, offset, size);
    if (box === null) return false;
    if (box.type === 'moov') {
      const length = box.end - box.start;
      return length <= MOST_INDEX && sampleEntries(await read(box.start, length)).some((type) => PROTECTED.has(type));
    }
    offset = box.end;
  }
  return false;
}

function sampleEntries(moov: Uint8Array): string[] {
  const whole: Mp4Box = { type: 'moov', start: 0, end: moov.byteLength };
  const within = (boxes: readonly Mp4Box[], type: string): Mp4Box[] =>
    boxes.flatMap(({ start, end }) => listBoxes(moov, start, end)).filter((box) => box.type === type);
  const tables = ['trak', 'mdia', 'minf', 'stbl', 'stsd'].reduce(within, [whole]);
  // Version, flags and count stand before the entries.
  return tables.flatMap(({ start, end }) => listBoxes(moov, start + 8, end)).map(({ type }) => type);
}
