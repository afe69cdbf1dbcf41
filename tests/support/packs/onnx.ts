/** Files of ONNX written by hand, field by field (onnx.proto), for what no exporter would write. */

function number(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(value);
  do {
    const seven = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? seven | 0x80 : seven);
  } while (rest > 0n);
  return Buffer.from(bytes);
}

const field = (at: number, bytes: Buffer): Buffer => Buffer.concat([number(at * 8 + 2), number(bytes.length), bytes]);
const text = (at: number, value: string): Buffer => field(at, Buffer.from(value));
const whole = (at: number, value: number): Buffer => Buffer.concat([number(at * 8), number(value)]);

/** A tensor of float32, its numbers in a file beside the graph or nowhere. */
export function tensorOf({
  dims,
  external,
}: {
  readonly dims: readonly number[];
  readonly external?: Readonly<Record<string, string>>;
}): Buffer {
  const entries = Object.entries(external ?? {}).map(([key, value]) =>
    field(13, Buffer.concat([text(1, key), text(2, value)])),
  );
  const elsewhere = external ? [...entries, whole(14, 1)] : [];
  return Buffer.concat([...dims.map((size) => whole(1, size)), whole(2, 1), text(8, 'weights'), ...elsewhere]);
}

interface GraphParts {
  readonly tensors?: readonly Buffer[];
  /** The name of its only node's operator. */
  readonly operator?: string;
  /** A graph within its only node. */
  readonly branch?: Buffer;
  /** Whether the graph alone is wanted, to be put into another. */
  readonly bare?: boolean;
}

/** A model with one node at most. */
export function graphOf({ tensors = [], operator = 'If', branch, bare = false }: GraphParts): Buffer {
  const within = branch ? [field(5, Buffer.concat([text(1, 'then_branch'), field(6, branch), whole(20, 5)]))] : [];
  const node = field(1, Buffer.concat([text(1, 'sample'), text(2, 'out_sample'), text(4, operator), ...within]));
  const type = field(2, field(1, Buffer.concat([whole(1, 1), field(2, field(1, whole(1, 1)))])));
  const ends = [
    field(11, Buffer.concat([text(1, 'sample'), type])),
    field(12, Buffer.concat([text(1, 'out_sample'), type])),
  ];
  const graph = Buffer.concat([node, text(2, 'graph'), ...tensors.map((tensor) => field(5, tensor)), ...ends]);
  if (bare) return graph;
  return Buffer.concat([whole(1, 8), field(7, graph), field(8, whole(2, 14))]);
}
