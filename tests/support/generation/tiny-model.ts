import { writeFile } from 'node:fs/promises';

/** Numbers of the ONNX format (onnx.proto): element types, and the type of an attribute that is an integer. */
const [UINT8, INT64, FLOAT, INTEGER] = [2, 7, 1, 2];

/**
 * Writes a model with the inputs and the output of `frame`, whose picture is the row of `rows` [pictures, bytes] that `t`
 * counts: one that is not there fails.
 */
export async function writeTinyModel(path: string): Promise<void> {
  const graph = [
    ...node('Cast', ['t'], 'row', { to: INT64 }),
    ...node('Gather', ['rows', 'row'], 'frame', { axis: 0 }),
    ...text(2, 'tiny'),
    ...value(11, 'rows', UINT8, ['pictures', 'bytes']),
    ...value(11, 'moment', INT64, []),
    ...value(11, 't', FLOAT, []),
    ...value(12, 'frame', UINT8, ['bytes']),
  ];
  const opset = [...text(1, ''), ...number(2, 17)];
  await writeFile(path, Uint8Array.from([...number(1, 8), ...message(7, graph), ...message(8, opset)]));
}

function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Record<string, number>,
): number[] {
  const own = Object.entries(attributes).flatMap(([name, integer]) =>
    message(5, [...text(1, name), ...number(3, integer), ...number(20, INTEGER)]),
  );
  return message(1, [...inputs.flatMap((name) => text(1, name)), ...text(2, output), ...text(4, operator), ...own]);
}

function value(field: number, name: string, type: number, axes: readonly string[]): number[] {
  const shape = axes.flatMap((axis) => message(1, text(2, axis)));
  const tensor = [...number(1, type), ...message(2, shape)];
  return message(field, [...text(1, name), ...message(2, message(1, tensor))]);
}

function text(field: number, said: string): number[] {
  return message(field, [...Buffer.from(said)]);
}

function message(field: number, bytes: readonly number[]): number[] {
  return [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
}

function number(field: number, integer: number): number[] {
  return [...varint(field * 8), ...varint(integer)];
}

function varint(integer: number): number[] {
  return integer < 128 ? [integer] : [(integer % 128) + 128, ...varint(Math.floor(integer / 128))];
}
