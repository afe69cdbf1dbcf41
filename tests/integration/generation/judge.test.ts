import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as ort from 'onnxruntime-node';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { builtinDirectory } from '../../../src-main/models/builtin-pack.ts';

/** The judge is a classifier that was trained on real renders only (training/judge.py, training/export_judge.py). */
const FIXTURES = fileURLToPath(new URL('../../fixtures/judge', import.meta.url));
/** Frames are made at twice the judge's size and averaged, as its training frames were. */
const WIDTH = 256;
const HEIGHT = 144;

const HeldOut = z.object({
  slots: z.array(z.string()),
  values: z.record(z.string(), z.array(z.string())),
  seconds: z.array(z.number()),
  duration: z.number(),
  real_renders: z.record(z.string(), z.number()),
  captions: z.array(
    z.object({
      ids: z.array(z.int()),
      language: z.int(),
      noise: z.array(z.number()),
      identity: z.array(z.number()),
      shown: z.array(z.int().nullable()),
    }),
  ),
});
type Caption = z.infer<typeof HeldOut>['captions'][number];

const heldOut = HeldOut.parse(JSON.parse(readFileSync(join(FIXTURES, 'held-out.json'), 'utf8')));
const graphs = new Map<string, ort.InferenceSession>();

beforeAll(async () => {
  for (const name of ['paint', 'develop', 'frame']) {
    graphs.set(name, await ort.InferenceSession.create(join(builtinDirectory(), `${name}.onnx`)));
  }
  graphs.set('judge', await ort.InferenceSession.create(join(FIXTURES, 'judge.onnx')));
});

test('a judge that knows only real renders reads at least 0.8 of what held-out captions say', async () => {
  const scores = await judged(heldOut.captions, (caption) => caption.ids);
  console.log('judge', JSON.stringify({ generated: scores, real: heldOut.real_renders }));
  expect(heldOut.captions).toHaveLength(200);
  expect(scores['mean']).toBeGreaterThanOrEqual(0.8);
});

test('the words make the picture: with every word exchanged for another one the judge reads little better than chance', async () => {
  const captions = heldOut.captions.slice(0, 60);
  const scores = await judged(captions, ({ ids }) => ids.map(exchangeWord));
  const intact = await judged(captions, (caption) => caption.ids);
  expect(scores['mean']).toBeLessThan(0.5);
  expect((intact['mean'] ?? 0) - (scores['mean'] ?? 1)).toBeGreaterThan(0.3);
});

/** A fixed shuffle of the vocabulary: the same as shuffling the rows of the embedding. Padding stays. */
function exchangeWord(id: number): number {
  const words = VOCABULARY - 2;
  return id < 2 ? id : 2 + (((id - 2) * 389 + 97) % words);
}

const VOCABULARY = z
  .object({ tokens: z.object({ vocabulary: z.array(z.string()) }) })
  .parse(JSON.parse(readFileSync(join(builtinDirectory(), 'model.json'), 'utf8'))).tokens.vocabulary.length;

/** Share of the visible attributes that the judge reads as the captions mean them, by slot and on average. */
async function judged(
  captions: readonly Caption[],
  idsOf: (caption: Caption) => readonly number[],
): Promise<Record<string, number>> {
  const right = heldOut.slots.map(() => 0);
  const asked = heldOut.slots.map(() => 0);
  for (const caption of captions) {
    const seen = await look(await film(caption, idsOf(caption)));
    caption.shown.forEach((value, slot) => {
      if (value === null) return;
      asked[slot] = (asked[slot] ?? 0) + 1;
      right[slot] = (right[slot] ?? 0) + (seen[slot] === value ? 1 : 0);
    });
  }
  const scores = heldOut.slots.map((slot, index): [string, number] => [
    slot,
    (right[index] ?? 0) / (asked[index] || 1),
  ]);
  const mean = scores.reduce((sum, [, score]) => sum + score, 0) / scores.length;
  return Object.fromEntries(
    [...scores, ['mean', mean] as const].map(([slot, score]) => [slot, Math.round(score * 1000) / 1000]),
  );
}

async function film(caption: Caption, ids: readonly number[]): Promise<Float32Array> {
  const length = ids.length;
  const painted = await run('paint', {
    ids: int64(ids, [1, length]),
    language: int64(
      ids.map(() => caption.language),
      [1, length],
    ),
    noise: floats(caption.noise, [1, caption.noise.length]),
    identity: floats(caption.identity, [1, caption.identity.length]),
  });
  const shared = { duration: floats([heldOut.duration], []), size: int64([WIDTH, HEIGHT], [2]) };
  const times = floats(heldOut.seconds, [heldOut.seconds.length]);
  const textures = await run('develop', {
    ...pick(painted, ['coarse', 'fine', 'palette', 'air', 'mix', 'motion']),
    ...shared,
    times,
  });
  const scene = pick(painted, ['subject', 'subject_palette', 'air', 'motion']);
  const plane = (WIDTH / 2) * (HEIGHT / 2);
  const frames = new Float32Array(heldOut.seconds.length * 3 * plane);
  for (const [index, second] of heldOut.seconds.entries()) {
    const { rgb } = await run('frame', { ...textures, ...scene, ...shared, t: floats([second], []) });
    if (!(rgb?.data instanceof Uint8Array)) throw new Error('The frame graph gave no bytes.');
    halveInto(rgb.data, frames.subarray(index * 3 * plane, (index + 1) * 3 * plane));
  }
  return frames;
}

/** Averages 2x2 pixels of RGB24 into planes of floats in 0..1. */
function halveInto(rgb: Uint8Array, planes: Float32Array): void {
  const width = WIDTH / 2;
  const height = HEIGHT / 2;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let c = 0; c < 3; c += 1) {
        const at = (2 * y * WIDTH + 2 * x) * 3 + c;
        const sum = (rgb[at] ?? 0) + (rgb[at + 3] ?? 0) + (rgb[at + WIDTH * 3] ?? 0) + (rgb[at + WIDTH * 3 + 3] ?? 0);
        planes[c * width * height + y * width + x] = sum / (4 * 255);
      }
    }
  }
}

async function look(frames: Float32Array): Promise<number[]> {
  const { seen } = await run('judge', {
    frames: new ort.Tensor('float32', frames, [1, heldOut.seconds.length, 3, HEIGHT / 2, WIDTH / 2]),
  });
  return Array.from((seen?.data ?? []) as BigInt64Array, Number);
}

async function run(name: string, feeds: Record<string, ort.Tensor>): Promise<Record<string, ort.Tensor>> {
  const session = graphs.get(name);
  if (!session) throw new Error(`The graph ${name} is not loaded.`);
  return await session.run(feeds);
}

function pick(tensors: Record<string, ort.Tensor>, names: readonly string[]): Record<string, ort.Tensor> {
  return Object.fromEntries(Object.entries(tensors).filter(([name]) => names.includes(name)));
}

function floats(values: readonly number[], shape: readonly number[]): ort.Tensor {
  return new ort.Tensor('float32', Float32Array.from(values), shape);
}

function int64(values: readonly number[], shape: readonly number[]): ort.Tensor {
  return new ort.Tensor('int64', BigInt64Array.from(values, BigInt), shape);
}
