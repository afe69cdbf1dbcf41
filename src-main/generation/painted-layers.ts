import { promisify } from 'node:util';
import type { ZlibOptions } from 'node:zlib';
import { constants, deflate, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { Hearing as HearingSchema } from '../../src-shared/contract/schemas.ts';
import type { Hearing } from '../../src-shared/generation/hearing.ts';

/** One tensor of a painted shot. */
export interface Layer {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array | Float32Array;
}

/** What was painted for one prompt. */
export interface Painting {
  readonly layers: readonly Layer[];
  readonly hearing: Hearing;
}

/** All that a take of the built-in model keeps of its picture: it has no size, so it can be rendered again at any. */
export interface PaintedLayers extends Painting {
  /** Of the prompts that take over later within the shot, in order of time. */
  readonly later?: readonly Painting[];
}

const MAGIC = 'SHOTLOOM LAYERS 2\n';
/** Those of several prompts: who does not know of them must not take the first for all. */
const KEYED_MAGIC = 'SHOTLOOM LAYERS 3\n';
/** What the first built-in model painted: layers of another kind, which no graph that ships can show. */
const FIRST_MAGIC = 'SHOTLOOM LAYERS 1\n';

const PaintingHeader = z.object({
  layers: z.array(
    z.object({ name: z.string(), shape: z.array(z.int().positive()), dtype: z.enum(['uint8', 'float32']) }),
  ),
  hearing: HearingSchema,
});
const Header = PaintingHeader.extend({ later: z.array(PaintingHeader).optional() });

const deflated = promisify<Uint8Array, ZlibOptions, Buffer>(deflate);

/** Maps are long runs of one class: three times as fast as looking for repetitions, and no larger. */
const RUNS: ZlibOptions = { strategy: constants.Z_RLE };

/**
 * Writes layers as a magic line, then (deflated) the length of a JSON header in 4 bytes little-endian, the header, the
 * data of all paintings in order. Compresses in another thread; the layers may not change meanwhile.
 */
export async function packLayers({ later = [], ...first }: PaintedLayers): Promise<Uint8Array> {
  const isKeyed = later.length > 0;
  const headers = { ...headerOf(first), ...(isKeyed ? { later: later.map(headerOf) } : {}) };
  const header = Buffer.from(JSON.stringify(headers));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const data = [first, ...later].flatMap(({ layers }) => layers.map((layer) => bytesOf(layer.data)));
  const magic = Buffer.from(isKeyed ? KEYED_MAGIC : MAGIC);
  return Buffer.concat([magic, await deflated(Buffer.concat([length, header, ...data]), RUNS)]);
}

function headerOf({ layers, hearing }: Painting): z.input<typeof PaintingHeader> {
  const described = layers.map(({ name, shape, data }) => ({
    name,
    shape: [...shape],
    dtype: data instanceof Uint8Array ? ('uint8' as const) : ('float32' as const),
  }));
  return { layers: described, hearing };
}

/**
 * Reads what {@link packLayers} wrote.
 * @throws ShotloomError media_damaged, model_missing if an earlier model painted them
 */
export function unpackLayers(stored: Uint8Array): PaintedLayers {
  const file = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  if (file.subarray(0, FIRST_MAGIC.length).toString() === FIRST_MAGIC) {
    const message = say`A take was painted by an earlier built-in model that is gone; generate its shot again.`;
    throw new ShotloomError('model_missing', message);
  }
  try {
    const magic = file.subarray(0, MAGIC.length).toString();
    if (magic !== MAGIC && magic !== KEYED_MAGIC) throw new Error('no layers');
    const body = inflateSync(file.subarray(MAGIC.length));
    const start = 4 + body.readUInt32LE(0);
    const header = Header.parse(JSON.parse(body.subarray(4, start).toString()));
    let at = start;
    const readLayer = ({ name, shape, dtype }: (typeof header.layers)[number]): Layer => {
      const count = shape.reduce((product, n) => product * n, 1);
      const bytes = body.subarray(at, at + count * (dtype === 'uint8' ? 1 : 4));
      at += bytes.length;
      // A copy: views of float32 must begin at a multiple of four.
      const own = new Uint8Array(bytes);
      if (own.length !== count * (dtype === 'uint8' ? 1 : 4)) throw new Error('cut short');
      return { name, shape, data: dtype === 'uint8' ? own : new Float32Array(own.buffer) };
    };
    const read = ({ layers, hearing }: z.output<typeof PaintingHeader>): Painting => ({
      layers: layers.map(readLayer),
      hearing,
    });
    const first = read(header);
    return header.later ? { ...first, later: header.later.map(read) } : first;
  } catch (cause) {
    const message = say`The stored layers of a take are damaged; generate its shot again.`;
    throw new ShotloomError('media_damaged', message, { cause });
  }
}

function bytesOf(data: Uint8Array | Float32Array): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
