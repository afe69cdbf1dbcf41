import { openSync, closeSync, fstatSync, readSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

/** More numbers than a tensor of any model in use has (10^10; SDXL's largest has 10^7.6). */
const MOST_NUMBERS = 10_000_000_000;
/** Graphs within graphs, as loops and branches have them. */
const DEEPEST = 16;
const BLOCK = 1 << 20;

/** Where in a file a field of a protocol buffer lies, or its number. */
interface Field {
  readonly field: number;
  readonly start: number;
  readonly end: number;
  /** Of a field that is a number. */
  readonly value: number;
}

/** Weights that lie in a file beside the graph. */
interface ExternalData {
  readonly location: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * Looks through an ONNX file (onnx.proto) before a runtime is trusted with it, without reading its weights.
 * @returns the files beside it that hold weights, as paths
 * @throws ShotloomError model_damaged if it is cut off or no ONNX, if its weights lie outside of its folder, are missing or cut off, or if a
 * tensor has more numbers than any model
 */
export function checkOnnxFile(path: string): string[] {
  const file = new ProtoFile(path);
  const found = new Set<string>();
  try {
    let hasGraph = false;
    for (const field of file.fields(0, file.size)) {
      if (field.field === 7) {
        hasGraph = true;
        checkGraph(file, field, 0, found);
      }
    }
    if (!hasGraph) throw file.damaged(say`has no graph`);
  } finally {
    file.close();
  }
  return [...found];
}

/** GraphProto: nodes (1), whose attributes (5) may hold graphs (6, 11) and tensors (5), and initializers (5). */
function checkGraph(file: ProtoFile, graph: Field, depth: number, found: Set<string>): void {
  if (depth > DEEPEST) throw file.damaged(say`has graphs within graphs without end`);
  for (const part of file.fields(graph.start, graph.end)) {
    if (part.field === 5) checkTensor(file, part, found);
    if (part.field !== 1) continue;
    for (const node of file.fields(part.start, part.end)) {
      if (node.field !== 5) continue;
      for (const value of file.fields(node.start, node.end)) {
        if (value.field === 5) checkTensor(file, value, found);
        if (value.field === 6 || value.field === 11) checkGraph(file, value, depth + 1, found);
      }
    }
  }
}

/** TensorProto: dims (1, packed or not), external data (13). */
function checkTensor(file: ProtoFile, tensor: Field, found: Set<string>): void {
  let numbers = 1;
  const entries = new Map<string, string>();
  for (const part of file.fields(tensor.start, tensor.end)) {
    if (part.field === 1) {
      const dims = part.start === part.end ? [part.value] : file.varints(part.start, part.end);
      for (const dim of dims) numbers *= dim;
    }
    if (part.field === 13) {
      const [key, value] = ['', ''].map((_, at) => {
        const told = [...file.fields(part.start, part.end)].find(({ field }) => field === at + 1);
        return told ? file.text(told) : '';
      });
      entries.set(key ?? '', value ?? '');
    }
  }
  if (!(numbers <= MOST_NUMBERS)) throw file.damaged(say`has a tensor that is larger than any model`);
  const location = entries.get('location');
  if (location === undefined) return;
  const data = { location, offset: Number(entries.get('offset') ?? 0), length: Number(entries.get('length') ?? 0) };
  found.add(checkExternal(file, data));
}

function checkExternal(file: ProtoFile, { location, offset, length }: ExternalData): string {
  const plain = normalize(location);
  if (isAbsolute(plain) || /^[A-Za-z]:|^\\\\/u.test(location) || plain.split(/[\\/]/u).includes('..'))
    throw file.damaged(say`wants weights from outside of its folder`);
  const path = join(dirname(file.path), plain.split('\\').join(sep));
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw file.damaged(say`lacks its weights "${location.slice(0, 80)}"`);
  if (!(offset >= 0 && length >= 0 && offset + length <= size))
    throw file.damaged(say`has weights that are cut off ("${location.slice(0, 80)}")`);
  return path;
}

/** A file of protocol buffers, read a block at a time. */
class ProtoFile {
  readonly path: string;
  readonly size: number;
  readonly #handle: number;
  #block = Buffer.alloc(0);
  #from = 0;

  constructor(path: string) {
    this.path = path;
    this.#handle = openSync(path, 'r');
    this.size = fstatSync(this.#handle).size;
  }

  close(): void {
    closeSync(this.#handle);
  }

  damaged(what: Sentence): ShotloomError {
    const name = this.path.split(sep).slice(-2).join('/');
    return new ShotloomError(
      'model_damaged',
      say`The model's file ${name} ${what}; get the model again from where it came from.`,
    );
  }

  *fields(start: number, end: number): Generator<Field> {
    let at = start;
    while (at < end) {
      const [tag, behind] = this.#varint(at, end);
      const [field, kind] = [Math.floor(tag / 8), tag % 8];
      if (kind === 0) {
        const [value, next] = this.#varint(behind, end);
        yield { field, start: next, end: next, value };
        at = next;
        continue;
      }
      const [length, from] = kind === 2 ? this.#varint(behind, end) : [kind === 1 ? 8 : 4, behind];
      if ((kind !== 1 && kind !== 2 && kind !== 5) || field === 0 || from + length > end)
        throw this.damaged(say`is cut off or no ONNX file`);
      yield { field, start: from, end: from + length, value: NaN };
      at = from + length;
    }
  }

  *varints(start: number, end: number): Generator<number> {
    for (let at = start; at < end;) {
      const [value, next] = this.#varint(at, end);
      yield value;
      at = next;
    }
  }

  text({ start, end }: Field): string {
    if (end - start > 4096) throw this.damaged(say`has a name without end`);
    return Buffer.from(Array.from({ length: end - start }, (_, index) => this.#byte(start + index))).toString('utf8');
  }

  /** A number of seven bits a byte and the place behind it; of those that are negative, what they are as unsigned ones. */
  #varint(start: number, end: number): readonly [value: number, next: number] {
    let [value, factor] = [0, 1];
    for (let at = start; at < end && at < start + 10; at += 1) {
      const byte = this.#byte(at);
      value += (byte & 0x7f) * factor;
      factor *= 128;
      if (byte < 0x80) return [value, at + 1];
    }
    throw this.damaged(say`is cut off or no ONNX file`);
  }

  #byte(at: number): number {
    if (at < this.#from || at >= this.#from + this.#block.length) {
      this.#block = Buffer.alloc(Math.min(BLOCK, this.size - at));
      this.#from = at;
      readSync(this.#handle, this.#block, 0, this.#block.length, at);
    }
    return this.#block[at - this.#from] ?? 0;
  }
}
