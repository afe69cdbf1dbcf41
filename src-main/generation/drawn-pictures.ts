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
});

const deflated = promisify<Uint8Array, ZlibOptions, Buffer>(deflate);

/**
 * Writes what a pack drew as a magic line, then (deflated) the length of a JSON header in 4 bytes little-endian, the header, and the pictures, each row as what
 * it differs from the row above. Compresses in another thread.
 */
export async function packPictures({ pictures, ...header }: Drawn): Promise<Uint8Array> {
  const told = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(told.length);
  const rows = pictures.map((picture) => differences(picture, header.width));
  return Buffer.concat([Buffer.from(MAGIC), await deflated(Buffer.concat([length, told, ...rows]), { level: 3 })]);
}

/** Reads what {@link packPictures} wrote. @throws ShotloomError media_damaged */
export function unpackPictures(stored: Uint8Array): Drawn {
  try {
    const file = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
    if (file.subarray(0, MAGIC.length).toString() !== MAGIC) throw new Error('no pictures');
    const body = inflateSync(file.subarray(MAGIC.length));
    const start = 4 + body.readUInt32LE(0);
    const header = Header.parse(JSON.parse(body.subarray(4, start).toString()));
    const size = 3 * header.width * header.height;
    if (body.length !== start + size * header.at_s.length) throw new Error('cut short');
    const pictures = header.at_s.map((_, index) =>
      sums(body.subarray(start + index * size, start + (index + 1) * size), header.width),
    );
    return { ...header, pictures };
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
