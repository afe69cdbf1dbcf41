/** What models for tests are written with: the messages of the ONNX format (onnx.proto) as bytes. */

/** Element types, and the type of an attribute that is an integer. */
export const [FLOAT, UINT8, INT64, INTEGER] = [1, 2, 7, 2];

/** A node of a graph. */
export function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Record<string, number> = {},
): number[] {
  const own = Object.entries(attributes).flatMap(([name, integer]) =>
    message(5, [...text(1, name), ...number(3, integer), ...number(20, INTEGER)]),
  );
  return message(1, [...inputs.flatMap((name) => text(1, name)), ...text(2, output), ...text(4, operator), ...own]);
}

/** An input (field 11) or output (field 12) of a graph. */
export function value(field: number, name: string, type: number, axes: readonly string[]): number[] {
  const shape = axes.flatMap((axis) => message(1, text(2, axis)));
  const tensor = [...number(1, type), ...message(2, shape)];
  return message(field, [...text(1, name), ...message(2, message(1, tensor))]);
}

/** A number that a graph has inside. */
export function constant(name: string, float: number): number[] {
  const bytes = new Uint8Array(Float32Array.of(float).buffer);
  return message(5, [...number(2, FLOAT), ...message(4, [...bytes]), ...text(8, name)]);
}

/** A model of a graph, with what it says of itself. */
export function model(graph: readonly number[], metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const opset = [...text(1, ''), ...number(2, 17)];
  const entries = Object.entries(metadata).flatMap(([key, said]) => message(14, [...text(1, key), ...text(2, said)]));
  return Uint8Array.from([...number(1, 8), ...message(7, graph), ...message(8, opset), ...entries]);
}

/** A string in a message. */
export function text(field: number, said: string): number[] {
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
