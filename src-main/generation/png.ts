import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const deflated = promisify<Uint8Array, { readonly level: number }, Buffer>(deflate);

/** RGB24 pixels as a PNG file (PNG 3rd edition: colour type 2, 8 bits, rows filtered with Up, which pays in flat pictures). */
export async function encodePng(rgb: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const row = width * 3;
  const raw = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const at = y * (row + 1);
    raw[at] = y === 0 ? 0 : 2;
    if (y === 0) raw.set(rgb.subarray(0, row), 1);
    else for (let x = 0; x < row; x += 1) raw[at + 1 + x] = (rgb[y * row + x] ?? 0) - (rgb[(y - 1) * row + x] ?? 0);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', await deflated(raw, { level: 3 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}
