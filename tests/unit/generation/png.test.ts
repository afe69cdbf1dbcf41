import { crc32, inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../../src-main/generation/png.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const picture = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([width, height]) =>
  fc.record({
    width: fc.constant(width),
    height: fc.constant(height),
    rgb: fc.uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 }),
  }),
);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(file: Buffer): Chunk[] {
  expect([...file.subarray(0, 8)]).toEqual(SIGNATURE);
  const chunks: Chunk[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.push({ type: body.subarray(0, 4).toString('latin1'), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

/** Undoes the filters None and Up (PNG 3rd edition, section 9.2). */
function unfilter(raw: Buffer, width: number, height: number): Uint8Array {
  const row = width * 3;
  const rgb = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)];
    expect([0, 2]).toContain(filter);
    for (let x = 0; x < row; x += 1) {
      const above = filter === 2 && y > 0 ? (rgb[(y - 1) * row + x] ?? 0) : 0;
      rgb[y * row + x] = (raw[y * (row + 1) + 1 + x] ?? 0) + above;
    }
  }
  return rgb;
}

describe('encodePng', () => {
  test('holds every pixel, and each chunk has its sum', async () => {
    await fc.assert(
      fc.asyncProperty(picture, async ({ rgb, width, height }) => {
        const chunks = chunksOf(Buffer.from(await encodePng(rgb, width, height)));
        expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
        const [header, data] = chunks;
        expect(header?.data.readUInt32BE(0)).toBe(width);
        expect(header?.data.readUInt32BE(4)).toBe(height);
        expect([...(header?.data.subarray(8) ?? [])]).toEqual([8, 2, 0, 0, 0]);
        expect(unfilter(inflateSync(data?.data ?? ''), width, height)).toEqual(rgb);
      }),
    );
  });
});
