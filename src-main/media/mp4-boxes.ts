/** A box of an MP4 file (ISO 14496-12, section 4.2): its type and where its contents lie, in bytes. */
export interface Mp4Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** One track of a movie. Times are in the track's own ticks. */
export interface Mp4Track {
  /** The handler: `vide`, `soun` or another. */
  readonly handler: string;
  /** Ticks a second. */
  readonly timescale: number;
  /** When each sample is shown, in order of showing, counted from the start of the presentation. */
  readonly times: readonly number[];
  /** How long the track is presented, in seconds: what its edit list says, or else its media. */
  readonly seconds: number;
  /** Decoding order positions (from 0) of the samples that decoding may start at; null when every sample is one. */
  readonly syncSamples: readonly number[] | null;
}

/** Two days of pictures or sound: a damaged count must not fill the memory. */
export const MAX_SAMPLES = 10_000_000;

/** The four characters of a box type that begin at `offset`. */
function typeAt(view: DataView, offset: number): string {
  return String.fromCharCode(...Array.from({ length: 4 }, (_, index) => view.getUint8(offset + index)));
}

/** The longest header a box can have: a 32-bit size, its type and a 64-bit size. */
export const MAX_BOX_HEADER = 16;

/**
 * Reads the header of the box that begins at `offset`, from the bytes `header` found there (as many as there are, at
 * most {@link MAX_BOX_HEADER}). Returns null where there is no sound header.
 *
 * @param limit where the enclosing box or file ends; a box of size 0 reaches that far.
 */
export function readBoxHeader(header: Uint8Array, offset: number, limit: number): Mp4Box | null {
  if (header.byteLength < 8) return null;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const size32 = view.getUint32(0);
  const long = size32 === 1;
  if (long && header.byteLength < MAX_BOX_HEADER) return null;
  const size = long ? Number(view.getBigUint64(8)) : size32 === 0 ? limit - offset : size32;
  const start = offset + (long ? 16 : 8);
  const end = offset + size;
  return end < start || end > limit ? null : { type: typeAt(view, 4), start, end };
}

/** The boxes that follow one another in bytes [start, end) of `bytes`; ends early at a broken one. */
export function listBoxes(bytes: Uint8Array, start = 0, end = bytes.byteLength): Mp4Box[] {
  const boxes: Mp4Box[] = [];
  for (let offset = start; offset < end;) {
    const box = readBoxHeader(bytes.subarray(offset, Math.min(offset + MAX_BOX_HEADER, end)), offset, end);
    if (box === null) break;
    boxes.push(box);
    offset = box.end;
  }
  return boxes;
}

/** Whether a player may start before the whole file has come: the index (`moov`) stands before the media (`mdat`). */
export function isFastStart(topLevel: readonly Mp4Box[]): boolean {
  const index = topLevel.findIndex((box) => box.type === 'moov');
  const media = topLevel.findIndex((box) => box.type === 'mdat');
  return index >= 0 && media >= 0 && index < media;
}

/**
 * Reads the tracks out of the contents of a `moov` box, with the exact time of every sample.
 *
 * @throws Error where a box that every track needs is missing or cut short.
 */
export function readTracks(moov: Uint8Array): Mp4Track[] {
  const reader = new BoxReader(moov);
  const movieTimescale = reader.mediaHeader(reader.need(reader.whole, 'mvhd')).timescale;
  return listBoxes(moov)
    .filter((box) => box.type === 'trak')
    .map((box) => readTrack(reader, box, movieTimescale));
}

function readTrack(reader: BoxReader, track: Mp4Box, movieTimescale: number): Mp4Track {
  const media = reader.need(track, 'mdia');
  const { timescale, duration } = reader.mediaHeader(reader.need(media, 'mdhd'));
  const handler = reader.need(media, 'hdlr');
  const table = reader.need(reader.need(media, 'minf'), 'stbl');
  const durations = reader.runs(reader.need(table, 'stts'));
  const offsetBox = reader.find(table, 'ctts');
  const offsets = offsetBox === undefined ? [] : reader.runs(offsetBox);
  const syncBox = reader.find(table, 'stss');
  const edit = reader.edit(track);

  const times: number[] = [];
  let decoded = 0;
  durations.forEach((length, index) => {
    times.push(decoded + (offsets[index] ?? 0) - (edit?.mediaTime ?? 0));
    decoded += length;
  });
  return {
    handler: reader.text(handler.start + 8),
    timescale,
    times: times.toSorted((a, b) => a - b),
    seconds: edit === null ? duration / timescale : edit.duration / movieTimescale,
    syncSamples: syncBox === undefined ? null : reader.numbers(syncBox).map((number) => number - 1),
  };
}

/** Finds boxes within the contents of a `moov` box, and reads what they hold. */
export class BoxReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The box that holds all that is read here. */
  get whole(): Mp4Box {
    return { type: 'moov', start: 0, end: this.#bytes.byteLength };
  }

  /** The contents of a box. */
  contents({ start, end }: Mp4Box): Uint8Array {
    return this.#bytes.slice(start, end);
  }

  find(parent: Mp4Box, type: string): Mp4Box | undefined {
    return listBoxes(this.#bytes, parent.start, parent.end).find((box) => box.type === type);
  }

  need(parent: Mp4Box, type: string): Mp4Box {
    const box = this.find(parent, type);
    if (box === undefined) throw new Error(`The MP4 box ${parent.type} lacks ${type}`);
    return box;
  }

  text(offset: number): string {
    return typeAt(this.#view, offset);
  }

  /** `mvhd` and `mdhd` begin alike (sections 8.2.2 and 8.4.2); version 1 has 64-bit times. */
  mediaHeader(box: Mp4Box): { timescale: number; duration: number } {
    const view = this.#view;
    if (view.getUint8(box.start) === 1) {
      return { timescale: view.getUint32(box.start + 20), duration: Number(view.getBigUint64(box.start + 24)) };
    }
    return { timescale: view.getUint32(box.start + 12), duration: view.getUint32(box.start + 16) };
  }

  /** The value of every sample in a run-length table (`stts`, `ctts`), signed as ctts version 1 is. */
  runs(box: Mp4Box): number[] {
    const values: number[] = [];
    const entries = this.#view.getUint32(box.start + 4);
    for (let entry = 0; entry < entries; entry += 1) {
      const count = this.#view.getUint32(box.start + 8 + entry * 8);
      const value = this.#view.getInt32(box.start + 12 + entry * 8);
      if (values.length + count > MAX_SAMPLES) throw new Error('The MP4 index tells of more samples than any film has');
      for (let index = 0; index < count; index += 1) values.push(value);
    }
    return values;
  }

  /** The numbers of a table that tells first how many they are (`stss`, `stco`). */
  numbers(box: Mp4Box): number[] {
    const entries = this.#view.getUint32(box.start + 4);
    return Array.from({ length: entries }, (_, entry) => this.#view.getUint32(box.start + 8 + entry * 4));
  }

  /** The number at a place of a box, of four bytes or of eight. */
  number(box: Mp4Box, offset: number, bytes: 4 | 8 = 4): number {
    const at = box.start + offset;
    return bytes === 4 ? this.#view.getUint32(at) : Number(this.#view.getBigUint64(at));
  }

  /** The track's one edit (`elst`, section 8.6.6), or null without one. Empty edits, which only delay, are not made here. */
  edit(track: Mp4Box): { duration: number; mediaTime: number } | null {
    const edits = this.find(track, 'edts');
    const list = edits === undefined ? undefined : this.find(edits, 'elst');
    if (list === undefined || this.#view.getUint32(list.start + 4) === 0) return null;
    if (this.#view.getUint8(list.start) === 1) {
      const duration = Number(this.#view.getBigUint64(list.start + 8));
      return { duration, mediaTime: Number(this.#view.getBigInt64(list.start + 16)) };
    }
    return { duration: this.#view.getUint32(list.start + 8), mediaTime: this.#view.getInt32(list.start + 12) };
  }
}
