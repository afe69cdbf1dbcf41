/** Writes small ONNX files (onnx.proto of ONNX 1.14: the numbers of fields are in parentheses). */

/** A node: what it is, what goes in and out by name, and its attributes. */
export interface OnnxNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, number | string | readonly number[]>>;
}

/** Weights, float32 or int64. */
export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

/** A dimension that may differ is named. */
type Shape = readonly (number | string)[];

export interface OnnxGraph {
  readonly name: string;
  readonly inputs: Readonly<Record<string, Shape>>;
  readonly outputs: Readonly<Record<string, Shape>>;
  readonly nodes: readonly OnnxNode[];
  readonly weights: readonly OnnxTensor[];
}

const [VARINT, BYTES, FLOAT] = [0, 2, 5];
const [IR_VERSION, OPSET] = [8, 13];
const [TYPE_FLOAT, TYPE_INT64] = [1, 7];

/** The bytes of a model: ir_version (1), producer_name (2), graph (7), opset_import (8). */
export function writeOnnx(graph: OnnxGraph): Buffer {
  return Buffer.concat([
    number(1, IR_VERSION),
    text(2, 'shotloom'),
    bytes(7, graphOf(graph)),
    bytes(8, Buffer.concat([text(1, ''), number(2, OPSET)])),
  ]);
}

/** Nodes (1), name (2), initializers (5), inputs (11), outputs (12). */
function graphOf({ name, nodes, weights, inputs, outputs }: OnnxGraph): Buffer {
  return Buffer.concat([
    ...nodes.map((node) => bytes(1, nodeOf(node))),
    text(2, name),
    ...weights.map((tensor) => bytes(5, tensorOf(tensor))),
    ...Object.entries(inputs).map(([input, shape]) => bytes(11, valueOf(input, shape))),
    ...Object.entries(outputs).map(([output, shape]) => bytes(12, valueOf(output, shape))),
  ]);
}

/** Inputs (1), outputs (2), name (3), op_type (4), attributes (5). */
function nodeOf({ type, inputs, output, attributes = {} }: OnnxNode): Buffer {
  return Buffer.concat([
    ...inputs.map((input) => text(1, input)),
    text(2, output),
    text(3, output),
    text(4, type),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, attributeOf(name, value))),
  ]);
}

/** Name (1), f (2), i (3), s (4), ints (8), type (20): 1 is a float, 2 an int, 3 a string, 7 ints. */
function attributeOf(name: string, value: number | string | readonly number[]): Buffer {
  if (typeof value === 'string') return Buffer.concat([text(1, name), text(4, value), number(20, 3)]);
  if (typeof value === 'number')
    return Number.isInteger(value)
      ? Buffer.concat([text(1, name), number(3, value), number(20, 2)])
      : Buffer.concat([text(1, name), float(2, value), number(20, 1)]);
  return Buffer.concat([text(1, name), ...value.map((each) => number(8, each)), number(20, 7)]);
}

/** Dims (1), data_type (2), name (8), raw_data (9). */
function tensorOf({ name, shape, data }: OnnxTensor): Buffer {
  return Buffer.concat([
    ...shape.map((size) => number(1, size)),
    number(2, data instanceof Float32Array ? TYPE_FLOAT : TYPE_INT64),
    text(8, name),
    bytes(9, Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
  ]);
}

/** Name (1), type (2): tensor_type (1): elem_type (1), shape (2): dim (1): dim_value (1) or dim_param (2). */
function valueOf(name: string, shape: Shape): Buffer {
  const dims = shape.map((size) => bytes(1, typeof size === 'number' ? number(1, size) : text(2, size)));
  const tensor = Buffer.concat([number(1, TYPE_FLOAT), bytes(2, Buffer.concat(dims))]);
  return Buffer.concat([text(1, name), bytes(2, bytes(1, tensor))]);
}

function varint(value: number): Buffer {
  const out: number[] = [];
  let left = value;
  while (left >= 128) {
    out.push((left % 128) + 128);
    left = Math.floor(left / 128);
  }
  return Buffer.from([...out, left]);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8 + VARINT), varint(value)]);
}

function float(field: number, value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeFloatLE(value);
  return Buffer.concat([varint(field * 8 + FLOAT), out]);
}

function bytes(field: number, value: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + BYTES), varint(value.length), value]);
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value));
}
