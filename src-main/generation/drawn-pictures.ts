import { promisify } from 'node:util';
import { deflate, inflateSync } from 'node:zlib';
import type { ZlibOptions } from 'node:zlib';
import { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Drawn } from './worker/motion/show-drawn.ts';

/** First line of what a take of a model pack keeps. */
const MAGIC = 'SHOTLOOM PICTURES 1\n';
const Header = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  at_s: z.array(z.number()).min(1),
  film: z.boolean(),
  /** How near each pixel is lies behind the pictures. */
  deep: z.boolean().default(false),
});

const deflated = promisify<Uint8Array, ZlibOptions, Buffer>(deflate);

/**
 * Writes what a pack drew as a magic line, then (deflated) the length of a JSON header in 4 bytes little-endian, the header, and the pictures, each row as what
 * it differs from the row above, then how near their pixels are, a byte each, where that is known. Compresses in another thread.
 */
export async function packPictures({ pictures, depths, ...header }: Drawn): Promise<Uint8Array> {
  const told = Buffer.from(JSON.stringify({ ...header, deep: depths !== undefined }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(told.length);
  const deep = (depths ?? []).map((depth) => Uint8Array.from(depth, (near) => Math.round(255 * near)));
  const rows = [...pictures, ...deep].map((picture) => differences(picture, header.width));
  return Buffer.concat([Buffer.from(MAGIC), await deflated(Buffer.concat([length, told, ...rows]), { level: 3 })]);
}

/** Reads what {@link packPictures} wrote. @throws ShotloomError media_damaged */
export function unpackPictures(stored: Uint8Array): Drawn {
  try {
    const file = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
    if (file.subarray(0, MAGIC.length).toString() !== MAGIC) throw new Error('no pictures');
    const body = inflateSync(file.subarray(MAGIC.length));
    const start = 4 + body.readUInt32LE(0);
    const { deep, ...header } = Header.parse(JSON.parse(body.subarray(4, start).toString()));
    const pixels = header.width * header.height;
    const count = header.at_s.length;
    if (body.length !== start + pixels * count * (deep ? 4 : 3)) throw new Error('cut short');
    const read = (from: number, size: number): Uint8Array[] =>
      header.at_s.map((_, at) => sums(body.subarray(from + at * size, from + (at + 1) * size), header.width));
    const pictures = read(start, 3 * pixels);
    if (!deep) return { ...header, pictures };
    const depths = read(start + 3 * pixels * count, pixels).map((bytes) =>
      Float32Array.from(bytes, (near) => near / 255),
    );
    return { ...header, pictures, depths };
  } catch (cause) {
    const message = say`The stored pictures of a take are damaged; generate its shot again.`;
    throw new ShotloomError('media_damaged', message, { cause });
  }
}

function differences(bytes: Uint8Array, width: number): Uint8Array {
  return bytes.map((value, at) => value - (at < width ? 0 : (bytes[at - width] ?? 0)));
}

function sums(bytes: Uint8Array, width: number): Uint8Array {
  const out = new Uint8Array(bytes);
  for (let at = width; at < out.length; at += 1) out[at] = (out[at] ?? 0) + (out[at - width] ?? 0);
  return out;
}
