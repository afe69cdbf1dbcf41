import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { BuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import { openBuiltinPack, openWords } from '../../../src-main/models/builtin-pack.ts';

/** What PyTorch gave for one caption, as training/export.py wrote it beside the weights. */
const Golden = z.object({
  text: z.string(),
  tensors: z.record(z.string(), z.object({ dtype: z.enum(['int64', 'float32']), shape: z.array(z.int()) })),
});

const PICTURES = ['first_evidence', 'first_colours', 'second_evidence', 'second_colours', 'tones'];
const INPUTS = ['ids', 'language', 'weights', 'place', 'shot', 'first', 'second', 'seconds', ...PICTURES];

const folder = (pack: BuiltinPack): string => join(pack.directory, 'golden');
const shipped = await openBuiltinPack();
const golden = Golden.parse(JSON.parse(readFileSync(join(folder(shipped), 'golden.json'), 'utf8')));
const outputs = Object.keys(golden.tensors).filter((name) => !INPUTS.includes(name));
let painted: ort.InferenceSession.OnnxValueMapType;

beforeAll(async () => {
  const paint = await ort.InferenceSession.create(join(shipped.directory, 'paint.onnx'));
  painted = await paint.run(Object.fromEntries(INPUTS.map((name) => [name, tensor(name)])));
  await paint.release();
});

/** A golden tensor as numbers. */
function numbers(name: string): Float32Array | BigInt64Array {
  const bytes = Uint8Array.from(readFileSync(join(folder(shipped), `${name}.bin`)));
  return golden.tensors[name]?.dtype === 'int64' ? new BigInt64Array(bytes.buffer) : new Float32Array(bytes.buffer);
}

function tensor(name: string): ort.Tensor {
  const data = numbers(name);
  const shape = golden.tensors[name]?.shape ?? [];
  return data instanceof BigInt64Array ? new ort.Tensor('int64', data, shape) : new ort.Tensor('float32', data, shape);
}

/** What the graph gave, as numbers; of maps how many texels each class covers. */
function given(name: string): ArrayLike<number> {
  const { data, dims } = painted[name] ?? { data: [], dims: [] };
  if (data instanceof Float32Array) return data;
  if (!(data instanceof Uint8Array)) throw new Error(`paint.onnx gave no numbers named ${name}.`);
  const texels = dims.slice(-2).reduce((product, n) => product * n, 1);
  return Array.from({ length: data.length / texels }, (_, plane) => {
    const bytes = data.subarray(plane * texels, (plane + 1) * texels);
    return bytes.reduce((sum, value) => sum + value, 0) / 255;
  });
}

function farthest(found: ArrayLike<number>, expected: ArrayLike<number | bigint>): number {
  expect(found).toHaveLength(expected.length);
  return Array.from(expected, Number).reduce(
    (most, value, index) => Math.max(most, Math.abs((found[index] ?? NaN) - value)),
    0,
  );
}

describe('the shipped weights', () => {
  test('are asked with the ids that the reader of words gives for the caption', async () => {
    const words = await openWords(shipped);
    expect(words.idsOf(words.read(golden.text))).toEqual(Array.from(numbers('ids'), Number));
  });

  test.each(outputs.filter((name) => !name.startsWith('maps_')))('give PyTorch’s %s', (name) => {
    expect(farthest(given(name), numbers(name))).toBeLessThan(1e-3);
  });

  test.each(outputs.filter((name) => name.startsWith('maps_')))('give PyTorch’s %s', (name) => {
    expect(farthest(given(name), numbers(name))).toBeLessThan(4);
  });

  test('give every layer that a take keeps, as large as the manifest says', () => {
    for (const [name, { dtype, shape }] of Object.entries(shipped.manifest.layers)) {
      const { type, dims } = painted[name] ?? { type: '', dims: [] };
      expect({ name, type, dims }).toEqual({ name, type: dtype, dims: shape.map((n, axis) => n ?? dims[axis]) });
    }
  });
});
