import { z } from 'zod';
import { sentenceText, say } from '../../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../../src-shared/contract/sentences.ts';
import type { NetInput } from './net.ts';
import type { Values } from './values.ts';
import { countOf } from './values.ts';

/**
 * Tensors of the Open Inference Protocol, version 2, with its extension for binary tensors: little-endian, rows first, without gaps
 * (kserve.github.io, "Open Inference Protocol", "Binary Tensor Data Extension").
 */
interface Datatype {
  /** As ONNX Runtime calls it. */
  readonly type: string;
  /** Bytes of one number. */
  readonly size: number;
  readonly write: (view: DataView, at: number, value: number) => void;
  readonly read: (view: DataView, at: number) => number;
}

const DATATYPES: Readonly<Record<string, Datatype>> = {
  FP32: {
    ...{ type: 'float32', size: 4 },
    write: (view, at, value) => view.setFloat32(at, value, true),
    read: (view, at) => view.getFloat32(at, true),
  },
  FP16: {
    ...{ type: 'float16', size: 2 },
    write: (view, at, value) => view.setFloat16(at, value, true),
    read: (view, at) => view.getFloat16(at, true),
  },
  FP64: {
    ...{ type: 'float64', size: 8 },
    write: (view, at, value) => view.setFloat64(at, value, true),
    read: (view, at) => view.getFloat64(at, true),
  },
  INT64: {
    ...{ type: 'int64', size: 8 },
    write: (view, at, value) => view.setBigInt64(at, BigInt(Math.trunc(value)), true),
    read: (view, at) => Number(view.getBigInt64(at, true)),
  },
  INT32: {
    ...{ type: 'int32', size: 4 },
    write: (view, at, value) => view.setInt32(at, value, true),
    read: (view, at) => view.getInt32(at, true),
  },
  UINT8: {
    ...{ type: 'uint8', size: 1 },
    write: (view, at, value) => view.setUint8(at, value),
    read: (view, at) => view.getUint8(at),
  },
  BOOL: {
    ...{ type: 'bool', size: 1 },
    write: (view, at, value) => view.setUint8(at, Number(value !== 0)),
    read: (view, at) => view.getUint8(at),
  },
};

/** What is wrong with a server, as a clause. */
export class Misanswer extends Error {
  readonly said: Sentence;

  constructor(said: Sentence) {
    super(sentenceText(said));
    this.said = said;
  }
}

/** More numbers than any network of ours gives. */
const MOST_NUMBERS = 2 ** 28;
const MOST_DIMENSIONS = 8;

const Name = z.string().min(1).max(200);
const Shape = z.array(z.int().min(0).max(MOST_NUMBERS)).max(MOST_DIMENSIONS);

const TensorMetadata = z.object({
  name: Name,
  datatype: z.string().max(20),
  /** A dimension that may differ is -1. */
  shape: z.array(z.int().min(-1)).max(MOST_DIMENSIONS),
});

/** What a server says of a model. */
export const ModelMetadata = z.object({
  name: z.string(),
  inputs: z.array(TensorMetadata).min(1).max(100),
  outputs: z.array(TensorMetadata).min(1).max(100),
});
export type ModelMetadata = z.output<typeof ModelMetadata>;

const Answer = z.object({
  outputs: z
    .array(
      z.object({
        name: Name,
        datatype: z.string().max(20),
        shape: Shape,
        parameters: z.looseObject({ binary_data_size: z.int().nonnegative().optional() }).optional(),
        data: z.unknown().optional(),
      }),
    )
    .max(100),
});
type Output = z.output<typeof Answer>['outputs'][number];

/** An input as networks of this machine tell of theirs; the type is the server's own word where we have none for it. */
export function inputOf({ datatype, shape }: ModelMetadata['inputs'][number]): NetInput {
  return { type: DATATYPES[datatype]?.type ?? datatype, shape: shape.map((size) => (size < 0 ? null : size)) };
}

/** What a server is sent. */
export interface SentTensors {
  readonly body: Uint8Array<ArrayBuffer>;
  /** Bytes of the JSON at its beginning: the header `Inference-Header-Content-Length`. */
  readonly jsonLength: number;
}

/** Writes inputs, and asks for outputs in the same form. @throws Misanswer for a datatype that cannot be given */
export function writeTensors(
  inputs: readonly { readonly name: string; readonly datatype: string; readonly values: Values }[],
  outputs: readonly string[],
): SentTensors {
  const sized = inputs.map(({ name, datatype, values: { data, shape } }) => {
    const kind = DATATYPES[datatype];
    if (!kind) throw new Misanswer(say`it asks for ${datatype}, which cannot be given`);
    return { name, datatype, shape, data, kind, bytes: data.length * kind.size };
  });
  const json = Buffer.from(
    JSON.stringify({
      inputs: sized.map(({ name, datatype, shape, bytes }) => ({
        ...{ name, datatype, shape },
        parameters: { binary_data_size: bytes },
      })),
      outputs: outputs.map((name) => ({ name, parameters: { binary_data: true } })),
    }),
  );
  const body = new Uint8Array(json.length + sized.reduce((sum, { bytes }) => sum + bytes, 0));
  body.set(json);
  const view = new DataView(body.buffer);
  let at = json.length;
  for (const { data, kind } of sized)
    for (const value of data) {
      kind.write(view, at, value);
      at += kind.size;
    }
  return { body, jsonLength: json.length };
}

/**
 * Reads what a server answered: outputs as bytes behind the JSON, or as numbers within it.
 * @param jsonLength bytes of the JSON; null where there is nothing else
 * @throws Misanswer
 */
export function readTensors(
  answer: Uint8Array,
  jsonLength: number | null,
  wanted: readonly string[],
): ReadonlyMap<string, Values> {
  if (jsonLength !== null && jsonLength > answer.length) throw new Misanswer(say`its answer is shorter than it says`);
  const text = new TextDecoder().decode(answer.subarray(0, jsonLength ?? answer.length));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Misanswer(say`its answer cannot be read`);
  }
  const parsed = Answer.safeParse(json);
  if (!parsed.success) throw new Misanswer(say`its answer is not of the protocol`);
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  const found = new Map<string, Values>();
  let at = jsonLength ?? answer.length;
  for (const output of parsed.data.outputs) {
    const bytes = output.parameters?.binary_data_size;
    if (bytes === undefined) found.set(output.name, fromJson(output));
    else {
      found.set(output.name, fromBytes(output, view, at, bytes));
      at += bytes;
    }
  }
  if (at !== answer.length) throw new Misanswer(say`its answer has more bytes than it tells of`);
  const missing = wanted.find((name) => !found.has(name));
  if (missing !== undefined) throw new Misanswer(say`its answer lacks "${missing}"`);
  return found;
}

function fromBytes({ name, datatype, shape }: Output, view: DataView, at: number, bytes: number): Values {
  const kind = DATATYPES[datatype];
  const count = countOf(shape);
  if (!kind) throw new Misanswer(say`"${name}" is of the type ${datatype}, which cannot be read`);
  if (count > MOST_NUMBERS || bytes !== count * kind.size)
    throw new Misanswer(say`"${name}" has ${bytes} bytes, which is not what ${shape.join(' x ')} of ${datatype} take`);
  if (at + bytes > view.byteLength) throw new Misanswer(say`its answer is shorter than it says`);
  const data = new Float32Array(count);
  for (let index = 0; index < count; index += 1) data[index] = kind.read(view, at + index * kind.size);
  return { data, shape };
}

function fromJson({ name, shape, data }: Output): Values {
  const numbers = Array.isArray(data) ? (data as unknown[]).flat(MOST_DIMENSIONS) : [];
  const isRight =
    numbers.length === countOf(shape) && numbers.every((each) => typeof each === 'number' || typeof each === 'boolean');
  if (!isRight) throw new Misanswer(say`"${name}" has not the numbers that its shape says`);
  return { data: Float32Array.from(numbers, Number), shape };
}
