import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packLayers, unpackLayers } from '../../../src-main/generation/painted-layers.ts';
import { conditionsOf, openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import type { BuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { digestOfPictures, peakSignalToNoise, picturesOf } from '../../support/generation/pictures.ts';
import { generationRequest } from '../../support/generation/requests.ts';
import { isThorough } from '../../support/thorough.ts';

const run = promisify(execFile);
const MOMENTS = [-0.25, 0, 0.25, 0.5];
const request = generationRequest();

let pack: BuiltinPack;
let pipeline: Awaited<ReturnType<typeof openBuiltinPipeline>>;

beforeAll(async () => {
  pack = await openBuiltinPack();
  pipeline = await openBuiltinPipeline(cpuRuntime(), pack.directory, pack.manifest);
});

afterAll(async () => await pipeline.close());

async function paint(changes: Partial<GenerationRequest> = {}, moments = MOMENTS): Promise<Uint8Array[]> {
  const changed = { ...request, ...changes };
  return await picturesOf(await pipeline.paint(changed), changed, moments);
}

/** The luma of the first picture. */
async function luma(changes: Partial<GenerationRequest>): Promise<Uint8Array> {
  const { width, height } = { ...request, ...changes };
  const [picture = new Uint8Array()] = await paint(changes, [0.25]);
  return picture.subarray(0, width * height);
}

/** How far the first pictures of two shots are apart, as a mean over their bytes. */
function difference(one: readonly Uint8Array[], other: readonly Uint8Array[]): number {
  const [a = new Uint8Array(), b = new Uint8Array()] = [one[0], other[0]];
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}

test.each(['low', 'high'] as const)('a %s angle moves the horizon of what is painted', async (angle) => {
  const still = { prompt: 'wide shot. static shot. day, harbour. A woman in yellow waits.' };
  const { width, height } = request;
  const [level, seen] = [await luma(still), await luma({ ...still, angle })];
  /** How far pictures are apart where one is shown so many rows lower. */
  const apart = (rows: number) => {
    const shift = rows * width;
    const shown = Array.from({ length: width * (height - 12) }, (_, at) => at + 6 * width);
    return shown.reduce((sum, at) => sum + Math.abs((level[at] ?? 0) - (seen[at + shift] ?? 0)), 0) / shown.length;
  };
  const shifts = Array.from({ length: 17 }, (_, at) => at - 8);
  const best = shifts.toSorted((one, other) => apart(one) - apart(other))[0] ?? 0;
  expect(Math.sign(best)).toBe(angle === 'low' ? 1 : -1);
});

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

  test('is painted into layers that say which words were heard, and as what', async () => {
    const shot = await pipeline.paint({ ...request, prompt: 'night, rain, harbour. A zorbed lady runs to the left.' });
    const { words, said } = shot.hearing;
    expect(words.map(({ text }) => text).join(' ')).toBe('night rain harbour A zorbed lady runs to the left');
    expect(words.filter(({ fate }) => fate === 'unknown').map(({ text }) => text)).toEqual(['zorbed']);
    expect(words.find(({ text }) => text === 'lady')).toMatchObject({ fate: 'shown', name: 'woman', distance: 1 });
    expect(said).toContainEqual(expect.objectContaining({ slot: 'place', value: 'harbour' }));
    expect(said.map(({ slot }) => slot)).toEqual(
      expect.arrayContaining(['time', 'weather', 'first.kind', 'first.action']),
    );
    expect(unpackLayers(await shot.store()).layers.map(({ name }) => name)).toEqual(Object.keys(pack.manifest.layers));
  });
});

test.each([
  [1280, 720],
  ...(isThorough
    ? ([
        [1920, 1080],
        [4096, 2160],
      ] as const)
    : []),
] as const)('at %i x %i the picture is the same one, larger', async (width, height) => {
  const small = await luma({ width: 256, height: 144 });
  const large = await luma({ width, height });
  const sampled = Uint8Array.from(small, (_, at) => {
    const [x, y] = [at % 256, Math.floor(at / 256)];
    return large[Math.floor(((y + 0.5) * height) / 144) * width + Math.floor(((x + 0.5) * width) / 256)] ?? 0;
  });
  expect(peakSignalToNoise(sampled, small)).toBeGreaterThan(18);
});

describe('another request', () => {
  test.each([
    ['seed', { seed: 2 }],
    ['shot', { shot_key: 'another' }],
    ['place', { place_key: 'elsewhere' }],
    ['words', { prompt: 'day, meadow. A brown dog runs.' }],
  ] as const)('with another %s gives other frames', async (_what, change) => {
    expect(difference(await paint(change), await paint())).toBeGreaterThan(0.5);
  });

  test('gives a person the looks of its character, not of its shot, wherever it stands', async () => {
    const looks = (identity_keys: (string | null)[], shot_key = 'runs'): [Float32Array, Float32Array] => {
      const { noise } = conditionsOf({ ...request, identity_keys, shot_key }, [], [], pack.manifest);
      return [noise.first, noise.second];
    };
    const [mara, tom] = looks(['MARA', 'TOM']);
    expect(mara).not.toEqual(tom);
    expect(looks(['TOM', 'MARA'], 'another')).toEqual([tom, mara]);
    expect(looks([])).not.toEqual(looks([], 'another'));
    const [somebody, another] = looks([]);
    expect(somebody).not.toEqual(another);
    const colours = async (key: string): Promise<unknown> => {
      const shot = await pipeline.paint({ ...request, prompt: 'A woman runs.', identity_keys: [key] });
      return unpackLayers(await shot.store()).layers.find(({ name }) => name === 'classes')?.data;
    };
    expect(await colours('MARA')).not.toEqual(await colours('TOM'));
    expect(await colours('MARA')).toEqual(await colours('MARA'));
  });

  test('with every word exchanged for another one gives another picture altogether', async () => {
    const intact = await paint();
    const changed = await paint({ prompt: 'day, snow, kitchen. An old man in blue sits at the table.' });
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
    const [small = new Uint8Array()] = await picturesOf(shot, request, [0]);
    const large = { ...request, width: 256, height: 144 };
    const [picture = new Uint8Array()] = await picturesOf(pipeline.restore(await shot.store()), large, [0]);
    expect(picture).toHaveLength((256 * 144 * 3) / 2);
    expect(peakSignalToNoise(halved(picture, 256, 144), small.subarray(0, 128 * 72))).toBeGreaterThan(24);
  });

  test('is shown in sizes of other shapes', async () => {
    const shot = await pipeline.paint(request);
    for (const [width, height] of [
      [64, 64],
      [72, 128],
      [258, 66],
    ] as const) {
      const pictures = await picturesOf(shot, { ...request, width, height }, [0]);
      expect(pictures.map(({ length }) => length)).toEqual([(width * height * 3) / 2]);
    }
  });

  test('that lacks a layer is refused with a sentence', async () => {
    const bare = await packLayers({ layers: [], hearing: { language: 'en', words: [], said: [] } });
    await expect(picturesOf(pipeline.restore(bare), request, [0])).rejects.toMatchObject({
      code: 'media_damaged',
    });
  });
});

/** The luma of a picture of half the size: each pixel the mean of four. */
function halved(planes: Uint8Array, width: number, height: number): Uint8Array {
  const [w, h] = [width / 2, height / 2];
  return Uint8Array.from({ length: w * h }, (_, index) => {
    const [x, y] = [index % w, Math.floor(index / w)];
    const at = (dx: number, dy: number): number => planes[(2 * y + dy) * width + 2 * x + dx] ?? 0;
    return Math.round((at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4);
  });
}
