import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Layer } from '../../../src-main/generation/painted-layers.ts';
import { packLayers } from '../../../src-main/generation/painted-layers.ts';
import type { Pipeline } from '../../../src-main/generation/pipelines/pipeline.ts';
import { WordTokenizer } from '../../../src-main/generation/tokenizers/word-tokenizer.ts';
import { openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import type { BuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import { peakSignalToNoise } from '../../support/generation/pictures.ts';
import { generationRequest } from '../../support/generation/requests.ts';

/** What PyTorch gave for one caption, as training/export.py wrote it beside the weights. */
const Golden = z.object({
  text: z.string(),
  seconds: z.array(z.number()),
  duration: z.number(),
  size: z.tuple([z.int(), z.int()]),
  tensors: z.record(z.string(), z.object({ dtype: z.enum(['int64', 'float32', 'uint8']), shape: z.array(z.int()) })),
});

/** The stored regions are compared by the means of their squares of so many texels a side. */
const POOL = 12;
const POOLED = ['coarse', 'fine', 'subject'];
const FLOATS = ['palette', 'subject_palette', 'air', 'mix', 'motion', 'heard', 'slot_attention', 'place_attention'];

let pack: BuiltinPack;
let golden: z.infer<typeof Golden>;
let painted: ort.InferenceSession.OnnxValueMapType;
let pipeline: Pipeline;

beforeAll(async () => {
  pack = await openBuiltinPack();
  golden = Golden.parse(JSON.parse(readFileSync(join(pack.directory, 'golden', 'golden.json'), 'utf8')));
  const paint = await ort.InferenceSession.create(join(pack.directory, 'paint.onnx'));
  painted = await paint.run({
    ids: tensor('ids'),
    language: tensor('language'),
    noise: tensor('noise'),
    identity: tensor('identity'),
  });
  pipeline = await openBuiltinPipeline(cpuRuntime(), pack.directory, pack.manifest);
});

afterAll(async () => await pipeline.close());

/** A golden tensor as numbers. */
function numbers(name: string): Float32Array | BigInt64Array {
  const bytes = Uint8Array.from(readFileSync(join(pack.directory, 'golden', `${name}.bin`)));
  return golden.tensors[name]?.dtype === 'int64' ? new BigInt64Array(bytes.buffer) : new Float32Array(bytes.buffer);
}

function tensor(name: string): ort.Tensor {
  const data = numbers(name);
  const shape = golden.tensors[name]?.shape ?? [];
  return data instanceof BigInt64Array ? new ort.Tensor('int64', data, shape) : new ort.Tensor('float32', data, shape);
}

/** What the graph gave, as numbers. */
function given(name: string): Float32Array | Uint8Array {
  const data = painted[name]?.data;
  if (data instanceof Float32Array || data instanceof Uint8Array) return data;
  throw new Error(`paint.onnx gave no numbers named ${name}.`);
}

function farthest(found: ArrayLike<number>, expected: Float32Array | BigInt64Array): number {
  expect(found).toHaveLength(expected.length);
  return Array.from(expected, Number).reduce(
    (most, value, index) => Math.max(most, Math.abs((found[index] ?? NaN) - value)),
    0,
  );
}

/** Means of squares of texels of every plane. */
function pooled(name: string): number[] {
  const [height = 0, width = 0] = painted[name]?.dims.slice(-2) ?? [];
  const data = given(name);
  const means: number[] = [];
  for (let plane = 0; plane < data.length; plane += width * height) {
    for (let y = 0; y < height; y += POOL) {
      for (let x = 0; x < width; x += POOL) {
        let sum = 0;
        for (let i = 0; i < POOL * POOL; i += 1) {
          sum += data[plane + (y + Math.floor(i / POOL)) * width + x + (i % POOL)] ?? NaN;
        }
        means.push(sum / POOL ** 2);
      }
    }
  }
  return means;
}

describe('the shipped weights', () => {
  test('are asked with the ids that the tokenizer gives for the caption', () => {
    const { length, vocabulary, punctuation } = pack.manifest.tokens;
    const { ids } = new WordTokenizer({ length, words: vocabulary, punctuation }).encode(golden.text);
    expect(ids).toEqual(Array.from(numbers('ids'), Number));
  });

  test.each(FLOATS)('give PyTorch’s %s', (name) => {
    expect(farthest(given(name), numbers(name))).toBeLessThan(1e-4);
  });

  test.each(POOLED)('give PyTorch’s %s', (name) => {
    expect(farthest(pooled(name), numbers(name))).toBeLessThan(1);
  });

  test('have a critic that judges PyTorch’s frames as PyTorch does', async () => {
    const critic = await ort.InferenceSession.create(join(pack.directory, 'critic.onnx'));
    const verdict = await critic.run({ frames: tensor('frames'), ids: tensor('ids'), language: tensor('language') });
    for (const name of ['genuine', 'match', 'seen']) {
      expect(farthest(verdict[name]?.data as Float32Array, numbers(name))).toBeLessThan(1e-4);
    }
    await critic.release();
  });
});

test('the pictures look like PyTorch’s, which averages its layers otherwise', async () => {
  const layers = Object.keys(pack.manifest.layers).map((name): Layer => ({
    name,
    shape: [...(painted[name]?.dims ?? [])],
    data: given(name),
  }));
  const stored = await packLayers({ layers, understanding: { tokens: [], heard: [], slot_attention: [] } });
  const [width, height] = golden.size;
  const request = generationRequest({ width, height, frames: 12 * golden.duration });
  const expected = numbers('frames');
  let number = 0;
  for await (const picture of pipeline.restore(stored).pictures(request, golden.seconds)) {
    // PyTorch's are [frame, channel, row, column], from 0 to 1.
    const plane = width * height;
    const reference = Uint8Array.from({ length: plane * 3 }, (_, index) =>
      Math.round(255 * Number(expected[(number * 3 + (index % 3)) * plane + Math.floor(index / 3)])),
    );
    expect(peakSignalToNoise(picture, reference)).toBeGreaterThan(26);
    number += 1;
  }
  expect(number).toBe(golden.seconds.length);
});
