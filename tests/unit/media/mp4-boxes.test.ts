import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isFastStart, listBoxes, readTracks } from '../../../src-main/media/mp4-boxes.ts';

function box(type: string, ...parts: (number[] | Uint8Array)[]): Uint8Array {
  const body = parts.flatMap((part) => [...part]);
  return Uint8Array.from([...u32(body.length + 8), ...new TextEncoder().encode(type), ...body]);
}

function u32(...values: number[]): number[] {
  return values.flatMap((value) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
}

const join = (...boxes: Uint8Array[]): Uint8Array => Uint8Array.from(boxes.flatMap((each) => [...each]));

/** Four pictures shown in the order 0, 2, 1, 3 of decoding, after a delay of one, as a B-frame makes it. */
function movie(): Uint8Array {
  const table = box(
    'stbl',
    box('stts', u32(0, 1, 4, 10)),
    box('ctts', u32(0, 4, 1, 10, 1, 20, 1, 0, 1, 10)),
    box('stss', u32(0, 1, 1)),
  );
  const media = box(
    'mdia',
    box('mdhd', u32(0, 0, 0, 240, 40, 0)),
    box('hdlr', u32(0, 0), [...new TextEncoder().encode('vide')], u32(0, 0, 0)),
    box('minf', table),
  );
  const edits = box('edts', box('elst', u32(0, 1, 160, 10, 0x00010000)));
  return join(box('mvhd', u32(0, 0, 0, 1000, 167)), box('trak', edits, media));
}

describe('readTracks', () => {
  test('gives the time of every picture in the order of showing, after the edit', () => {
    expect(readTracks(movie())).toEqual([
      { handler: 'vide', timescale: 240, times: [0, 10, 20, 30], seconds: 0.16, syncSamples: [0] },
    ]);
  });

  test('says what a broken movie lacks', () => {
    expect(() => readTracks(box('free'))).toThrow('lacks mvhd');
    expect(readTracks(movie().subarray(0, 60))).toEqual([]);
  });

  test('does not believe in more samples than any film has', () => {
    const bytes = movie();
    const place = bytes.findIndex((_, index) => new TextDecoder().decode(bytes.subarray(index, index + 4)) === 'stts');
    bytes.set(u32(0xffffffff), place + 12);
    expect(() => readTracks(bytes)).toThrow('more samples');
  });
});

describe('listBoxes', () => {
  test('tells whether the index comes first', () => {
    const [index, media, brand] = [box('moov'), box('mdat', [1, 2, 3]), box('ftyp')];
    expect(isFastStart(listBoxes(join(brand, index, media)))).toBe(true);
    expect(isFastStart(listBoxes(join(brand, media, index)))).toBe(false);
    expect(isFastStart(listBoxes(join(brand, media)))).toBe(false);
  });

  test('reads 64-bit sizes and boxes that reach to the end', () => {
    const long = Uint8Array.from([...u32(1), ...new TextEncoder().encode('mdat'), ...u32(0, 18), 7, 7]);
    const last = Uint8Array.from([...u32(0), ...new TextEncoder().encode('free'), 9]);
    expect(listBoxes(join(long, last))).toEqual([
      { type: 'mdat', start: 16, end: 18 },
      { type: 'free', start: 26, end: 27 },
    ]);
  });

  test('never runs over the end, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const { start, end } of listBoxes(bytes)) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(bytes.byteLength);
        }
      }),
    );
  });
});
