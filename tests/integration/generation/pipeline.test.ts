import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packLayers, unpackLayers } from '../../../src-main/generation/painted-layers.ts';
import type { Pipeline } from '../../../src-main/generation/pipelines/pipeline.ts';
import { openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import type { BuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { digestOfPictures, peakSignalToNoise, picturesOf } from '../../support/generation/pictures.ts';
import { generationRequest } from '../../support/generation/requests.ts';

const run = promisify(execFile);
const MOMENTS = [-0.25, 0, 0.25, 0.5];
const request = generationRequest();

let pack: BuiltinPack;
let pipeline: Pipeline;

beforeAll(async () => {
  pack = await openBuiltinPack();
  pipeline = await openBuiltinPipeline(cpuRuntime(), pack.directory, pack.manifest);
});

afterAll(async () => await pipeline.close());

async function paint(changes: Partial<GenerationRequest> = {}, moments = MOMENTS): Promise<Uint8Array[]> {
  const changed = { ...request, ...changes };
  return await picturesOf(await pipeline.paint(changed), changed, moments);
}

/** How far the first pictures of two shots are apart, as a mean over their bytes. */
function difference(one: readonly Uint8Array[], other: readonly Uint8Array[]): number {
  const [a = new Uint8Array(), b = new Uint8Array()] = [one[0], other[0]];
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}

describe('the same request', () => {
  test('gives the same frames again, and in a new process', async () => {
    const digest = digestOfPictures(await paint());
    expect(digestOfPictures(await paint())).toBe(digest);
    const child = new URL('./children/digest-of-request.ts', import.meta.url).pathname;
    const { stdout } = await run(process.execPath, [child, JSON.stringify(request), JSON.stringify(MOMENTS)]);
    expect(stdout.trim()).toBe(digest);
  });

  test('gives the same frames in whatever order shots are painted', async () => {
    const digest = digestOfPictures(await paint());
    await paint({ prompt: 'day, meadow. A brown dog runs.', shot_key: 'dog' });
    expect(digestOfPictures(await paint())).toBe(digest);
  });

  test('is painted into layers that say what the model understood', async () => {
    const shot = await pipeline.paint(request);
    const { understanding } = shot;
    expect(understanding.tokens.slice(0, 6)).toEqual(['night', ',', 'rain', ',', 'harbour', '.']);
    expect(understanding.heard).toHaveLength(Object.values(pack.manifest.heard).flat().length);
    expect(understanding.slot_attention).toHaveLength(pack.manifest.slots.length);
    for (const row of understanding.slot_attention) {
      expect(row).toHaveLength(pack.manifest.tokens.length + 1);
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 1);
    }
    expect(unpackLayers(await shot.store()).layers.map(({ name }) => name)).toEqual(Object.keys(pack.manifest.layers));
  });
});

test.each([
  [1280, 720],
  [1920, 1080],
  [4096, 2160],
])('at %i x %i the picture is the same one, larger', async (width, height) => {
  const [small = new Uint8Array()] = await paint({ width: 256, height: 144 }, [0.25]);
  const [large = new Uint8Array()] = await paint({ width, height }, [0.25]);
  const sampled = new Uint8Array(small.length);
  for (let at = 0; at < small.length; at += 1) {
    const [x, y] = [Math.floor(at / 3) % 256, Math.floor(at / 3 / 256)];
    const from = (Math.floor(((y + 0.5) * height) / 144) * width + Math.floor(((x + 0.5) * width) / 256)) * 3;
    sampled[at] = large[from + (at % 3)] ?? 0;
  }
  expect(peakSignalToNoise(sampled, small)).toBeGreaterThan(18);
});

describe('another request', () => {
  test.each([
    ['seed', { seed: 2 }],
    ['shot', { shot_key: 'another' }],
    ['place', { place_key: 'another' }],
    ['words', { prompt: 'day, meadow. A brown dog runs.' }],
  ] as const)('with another %s gives other frames', async (_what, change) => {
    expect(difference(await paint(change), await paint())).toBeGreaterThan(0.5);
  });

  test('gives a person the looks of its character, not of its shot', async () => {
    const { layers: mara } = unpackLayers(await (await pipeline.paint(request)).store());
    const { layers: tom } = unpackLayers(await (await pipeline.paint({ ...request, identity_key: 'TOM' })).store());
    const palette = (layers: typeof mara) => layers.find(({ name }) => name === 'subject_palette')?.data;
    expect(palette(tom)).not.toEqual(palette(mara));
  });

  test('with its words in another order of the vocabulary gives another picture altogether', async () => {
    const { tokens } = pack.manifest;
    // Every word takes the place of one that is far away: the rows of the embedding, shuffled.
    const vocabulary = tokens.vocabulary.map((word, index, all) => {
      if (index < 4) return word;
      return all[4 + (((index - 4) * 389) % (all.length - 4))] ?? word;
    });
    const shuffled = await openBuiltinPipeline(cpuRuntime(), pack.directory, {
      ...pack.manifest,
      tokens: { ...tokens, vocabulary },
    });
    const intact = await paint();
    const changed = await picturesOf(await shuffled.paint(request), request, MOMENTS);
    await shuffled.close();
    expect(peakSignalToNoise(changed[0] ?? new Uint8Array(), intact[0] ?? new Uint8Array())).toBeLessThan(22);
    expect(difference(changed, intact)).toBeGreaterThan(8);
  });
});

describe('a stored shot', () => {
  test('is shown again bit for bit', async () => {
    const shot = await pipeline.paint(request);
    const shown = await picturesOf(shot, request, MOMENTS);
    expect(await picturesOf(pipeline.restore(await shot.store()), request, MOMENTS)).toEqual(shown);
  });

  test('is shown at another size as the same picture', async () => {
    const shot = await pipeline.paint(request);
    const small = await picturesOf(shot, request, [0]);
    const large = { ...request, width: 256, height: 144 };
    const [picture = new Uint8Array()] = await picturesOf(pipeline.restore(await shot.store()), large, [0]);
    expect(picture).toHaveLength(256 * 144 * 3);
    expect(peakSignalToNoise(halved(picture, 256, 144), small[0] ?? new Uint8Array())).toBeGreaterThan(24);
  });

  test('is shown in sizes of other shapes', async () => {
    const shot = await pipeline.paint(request);
    for (const [width, height] of [
      [64, 64],
      [72, 128],
      [258, 66],
    ] as const) {
      const pictures = await picturesOf(shot, { ...request, width, height }, [0]);
      expect(pictures.map(({ length }) => length)).toEqual([width * height * 3]);
    }
  });

  test('that lacks a layer is refused with a sentence', async () => {
    const bare = await packLayers({ layers: [], understanding: { tokens: [], heard: [], slot_attention: [] } });
    await expect(picturesOf(pipeline.restore(bare), request, [0])).rejects.toMatchObject({
      code: 'media_damaged',
    });
  });
});

/** A picture of half the size: each pixel the mean of four. */
function halved(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const [w, h] = [width / 2, height / 2];
  return Uint8Array.from({ length: w * h * 3 }, (_, index) => {
    const [x, y, c] = [Math.floor(index / 3) % w, Math.floor(index / 3 / w), index % 3];
    const at = (dx: number, dy: number): number => rgb[((2 * y + dy) * width + 2 * x + dx) * 3 + c] ?? 0;
    return Math.round((at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4);
  });
}
