import { BoxReader, listBoxes, MAX_SAMPLES } from './mp4-boxes.ts';
import type { Mp4Box } from './mp4-boxes.ts';
import { readMoov } from './mp4-index.ts';

/** A picture as it lies in a file. */
export interface CodedPicture {
  /** Where its bytes begin in the file, and how many they are. */
  readonly offset: number;
  readonly size: number;
  /** When it is shown, in ticks from the start of the presentation. */
  readonly shown: number;
  /** Whether decoding may start with it. */
  readonly isSync: boolean;
}

/** The pictures of an MP4 file in the order of decoding. */
export interface CodedVideo {
  /** Ticks a second. */
  readonly timescale: number;
  /** The contents of the box `stsd` (ISO 14496-12, section 8.5.2). */
  readonly description: Uint8Array;
  readonly pictures: readonly CodedPicture[];
}

/** Bytes of a sample entry for pictures before the boxes in it (ISO 14496-12, section 12.1.3). */
const VISUAL_ENTRY = 78;

/** Reads where the pictures of an MP4 file lie. Null for a file that is not MP4, is cut short or has no pictures of one kind. */
export async function readCodedVideo(path: string): Promise<CodedVideo | null> {
  const found = await readMoov(path);
  if (found === null) return null;
  const reader = new BoxReader(found.moov);
  for (const track of listBoxes(found.moov).filter(({ type }) => type === 'trak')) {
    const media = reader.need(track, 'mdia');
    if (reader.text(reader.need(media, 'hdlr').start + 8) === 'vide') return readPictures(reader, track, media);
  }
  return null;
}

/** How H.264 is decoded: the contents of `avcC` (ISO 14496-15, section 5.3.3). Null where that is not said, or in several ways. */
export function decoderConfiguration({ description }: CodedVideo): Uint8Array | null {
  const reader = new BoxReader(description);
  if (reader.number(reader.whole, 4) !== 1) return null;
  const [entry] = listBoxes(description, 8);
  if (entry?.type !== 'avc1') return null;
  const found = listBoxes(description, entry.start + VISUAL_ENTRY, entry.end).find(({ type }) => type === 'avcC');
  return found ? description.slice(found.start, found.end) : null;
}

function readPictures(reader: BoxReader, track: Mp4Box, media: Mp4Box): CodedVideo {
  const table = reader.need(reader.need(media, 'minf'), 'stbl');
  const description = reader.contents(reader.need(table, 'stsd'));
  const sizes = sizesOf(reader, reader.need(table, 'stsz'));
  const offsets = offsetsOf(reader, table, sizes);
  const durations = reader.runs(reader.need(table, 'stts'));
  const late = reader.find(table, 'ctts');
  const delays = late === undefined ? [] : reader.runs(late);
  const starts = reader.find(table, 'stss');
  const syncs = starts === undefined ? null : new Set(reader.numbers(starts));
  const begins = reader.edit(track)?.mediaTime ?? 0;
  let decoded = 0;
  const pictures = sizes.map((size, index): CodedPicture => {
    const shown = decoded + (delays[index] ?? 0) - begins;
    decoded += durations[index] ?? 0;
    return { offset: offsets[index] ?? 0, size, shown, isSync: syncs?.has(index + 1) ?? true };
  });
  return { timescale: reader.mediaHeader(reader.need(media, 'mdhd')).timescale, description, pictures };
}

function sizesOf(reader: BoxReader, box: Mp4Box): number[] {
  const [same, count] = [reader.number(box, 4), reader.number(box, 8)];
  if (count > MAX_SAMPLES) throw new Error('The MP4 index tells of more samples than any film has');
  return Array.from({ length: count }, (_, index) => same || reader.number(box, 12 + index * 4));
}

/** Pictures lie one behind the other in chunks, of which `stsc` says how many pictures each has. */
function offsetsOf(reader: BoxReader, table: Mp4Box, sizes: readonly number[]): number[] {
  const small = reader.find(table, 'stco');
  const [box, bytes] = small ? ([small, 4] as const) : ([reader.need(table, 'co64'), 8] as const);
  const counts = reader.need(table, 'stsc');
  const offsets: number[] = [];
  let [entry, inChunk] = [0, 0];
  for (let chunk = 0; chunk < reader.number(box, 4) && offsets.length < sizes.length; chunk += 1) {
    if (entry < reader.number(counts, 4) && reader.number(counts, 8 + entry * 12) === chunk + 1) {
      inChunk = reader.number(counts, 12 + entry * 12);
      entry += 1;
    }
    let offset = reader.number(box, 8 + chunk * bytes, bytes);
    for (let index = 0; index < inChunk; index += 1) {
      offsets.push(offset);
      offset += sizes[offsets.length - 1] ?? 0;
    }
  }
  return offsets;
}
