import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';

/** Numbers in the order of their dimensions, the last one fastest, as pipelines compute with them. */
export interface Values {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

export function values(data: Float32Array, shape: readonly number[]): Values {
  return { data, shape };
}

/** How many numbers a shape holds. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Joins values along their first dimension, as pictures of a batch. */
export function stack(...parts: readonly [Values, ...Values[]]): Values {
  const [
    {
      shape: [, ...one],
    },
  ] = parts;
  const data = new Float32Array(parts.reduce((sum, { data: { length } }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  return { data, shape: [data.length / countOf(one), ...one] };
}

/** Joins values along one dimension; the others are the same. */
export function concat(along: number, ...parts: readonly [Values, ...Values[]]): Values {
  const [first] = parts;
  const outer = countOf(first.shape.slice(0, along));
  const lengths = parts.map(({ data }) => data.length / outer);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const data = new Float32Array(outer * total);
  for (let row = 0; row < outer; row += 1) {
    let at = row * total;
    parts.forEach((part, index) => {
      const length = lengths[index] ?? 0;
      data.set(part.data.subarray(row * length, (row + 1) * length), at);
      at += length;
    });
  }
  const along0 = parts.reduce((sum, { shape }) => sum + (shape[along] ?? 0), 0);
  return { data, shape: first.shape.map((size, index) => (index === along ? along0 : size)) };
}

/** Part of values along one dimension, half-open; of the first dimension it shares the numbers. */
export function slice({ data, shape }: Values, along: number, from: number, to: number): Values {
  const outer = countOf(shape.slice(0, along));
  const inner = countOf(shape.slice(along + 1));
  const size = shape[along] ?? 0;
  const sliced = shape.map((length, index) => (index === along ? to - from : length));
  if (outer === 1) return { data: data.subarray(from * inner, to * inner), shape: sliced };
  const out = new Float32Array(outer * (to - from) * inner);
  for (let row = 0; row < outer; row += 1)
    out.set(data.subarray((row * size + from) * inner, (row * size + to) * inner), row * (to - from) * inner);
  return { data: out, shape: sliced };
}

/** Swaps the second and the third dimension: channels and frames of a film. */
export function swapInner({ data, shape }: Values): Values {
  const [outer = 1, first = 1, second = 1, ...rest] = shape;
  const inner = countOf(rest);
  const out = new Float32Array(data.length);
  for (let o = 0; o < outer; o += 1)
    for (let a = 0; a < first; a += 1)
      for (let b = 0; b < second; b += 1) {
        const from = ((o * first + a) * second + b) * inner;
        out.set(data.subarray(from, from + inner), ((o * second + b) * first + a) * inner);
      }
  return { data: out, shape: [outer, second, first, ...rest] };
}

/**
 * What a decoder gives, from -1 to 1, as brightness from 0 to 1; what lies beyond is cut off.
 * @throws ShotloomError model_failed where it is no number: float16 overflows in some decoders, and the picture would be black
 */
export function toUnit({ data, shape }: Values): Values {
  const out = new Float32Array(data.length);
  for (let i = 0; i < out.length; i += 1) {
    const value = (data[i] ?? 0) / 2 + 0.5;
    if (Number.isNaN(value))
      throw new ShotloomError(
        'model_failed',
        say`The model's vae_decoder gives numbers without a value; run it with another provider (cpu), or export it as float32.`,
      );
    out[i] = value < 0 ? 0 : value > 1 ? 1 : value;
  }
  return { data: out, shape };
}
