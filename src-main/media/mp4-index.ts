import { open } from 'node:fs/promises';

import type { Mp4Box, Mp4Track } from './mp4-boxes.ts';
import { MAX_BOX_HEADER, isFastStart, readBoxHeader, readTracks } from './mp4-boxes.ts';

/** What the index of an MP4 file tells without decoding anything. */
export interface Mp4Index {
  /** The index stands before the media. */
  readonly fastStart: boolean;
  readonly tracks: readonly Mp4Track[];
}

/** Reads an MP4 file's index, however large its media. Null for a file that is not MP4, is cut short or has no index. */
export async function readMp4Index(path: string): Promise<Mp4Index | null> {
  const found = await readMoov(path);
  return found && { fastStart: isFastStart(found.boxes), tracks: readTracks(found.moov) };
}

/** The outermost boxes of an MP4 file, and the contents of its index. Null as {@link readMp4Index} gives it. */
export async function readMoov(
  path: string,
): Promise<{ readonly boxes: readonly Mp4Box[]; readonly moov: Uint8Array } | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const boxes: Mp4Box[] = [];
    for (let offset = 0; offset < size;) {
      const header = new Uint8Array(Math.min(MAX_BOX_HEADER, size - offset));
      await file.read(header, 0, header.byteLength, offset);
      const box = readBoxHeader(header, offset, size);
      if (box === null) return null;
      boxes.push(box);
      offset = box.end;
    }
    const index = boxes.find((box) => box.type === 'moov');
    if (index === undefined) return null;
    const contents = new Uint8Array(index.end - index.start);
    await file.read(contents, 0, contents.byteLength, index.start);
    return { boxes, moov: contents };
  } finally {
    await file.close();
  }
}
