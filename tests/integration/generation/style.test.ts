import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PaintedShot, Pipeline } from '../../../src-main/generation/pipelines/pipeline.ts';
import { openBuiltinPipeline } from '../../../src-main/generation/worker/builtin-pipeline.ts';
import { cpuRuntime } from '../../../src-main/generation/worker/runtime.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { STYLE_NAMES } from '../../../src-shared/generation/style.ts';
import { digestOfPictures, picturesOf } from '../../support/generation/pictures.ts';
import { generationRequest } from '../../support/generation/requests.ts';

const [WIDTH, HEIGHT] = [640, 360];
const STYLES = STYLE_NAMES.filter((name) => name !== 'flat');
const still = generationRequest({
  prompt: 'medium shot. static shot. day, kitchen. An old man talks.',
  width: WIDTH,
  height: HEIGHT,
  frames: 48,
});
const panned = { ...still, prompt: 'wide shot. camera pans left. day, park.' };

let pipeline: Pipeline;
let shots: { readonly still: PaintedShot; readonly panned: PaintedShot };

beforeAll(async () => {
  const pack = await openBuiltinPack();
  pipeline = await openBuiltinPipeline(cpuRuntime(), pack.directory, pack.manifest);
  shots = { still: await pipeline.paint(still), panned: await pipeline.paint(panned) };
});

afterAll(async () => await pipeline.close());

/** Copies of the pictures of a shot in a style at these seconds. */
async function pictures(
  shot: PaintedShot,
  request: GenerationRequest,
  style: string,
  seconds: readonly number[],
): Promise<Uint8Array[]> {
  return await picturesOf(shot, { ...request, style }, seconds);
}

/** Mean difference of two pictures' luma. */
function apart(one: Uint8Array = new Uint8Array(), other: Uint8Array = new Uint8Array()): number {
  const luma = one.subarray(0, WIDTH * HEIGHT);
  return luma.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / luma.length;
}

describe('a style', () => {
  test('that is flat gives the frames that no style gives, byte for byte', async () => {
    const plain = digestOfPictures(await pictures(shots.still, still, '', [0, 1]));
    expect(digestOfPictures(await pictures(shots.still, still, 'flat', [0, 1]))).toBe(plain);
    expect(digestOfPictures(await pictures(shots.still, still, 'ink:0', [0, 1]))).toBe(plain);
  });

  test.each(STYLES)('%s is another picture of the same things, the same again', async (style) => {
    const [flat] = await pictures(shots.still, still, '', [1]);
    const [styled] = await pictures(shots.still, still, style, [1]);
    expect(apart(styled, flat)).toBeGreaterThan(2);
    expect(likeness(styled, flat)).toBeGreaterThan(0.6);
    expect(await pictures(shots.still, still, style, [1])).toEqual([styled]);
  });

  test('is shown of stored layers, without painting anew', async () => {
    const restored = pipeline.restore(await shots.still.store());
    expect(await pictures(restored, still, 'ink', [1])).toEqual(await pictures(shots.still, still, 'ink', [1]));
  });

  test('is refused with what is wrong where it is none', async () => {
    await expect(pictures(shots.still, still, 'oil', [0])).rejects.toMatchObject({ code: 'bad_option' });
  });
});

describe('nothing boils', () => {
  test.each(STYLES)('in %s what stands still is the same in every frame', async (style) => {
    const seconds = [0, 0.5, 1, 2];
    const quiet = quietRows(await pictures(shots.still, still, '', seconds));
    expect(quiet.length).toBeGreaterThan(HEIGHT * 0.05);
    const styled = await pictures(shots.still, still, style, seconds);
    const changed = quiet.filter((at) =>
      styled.some((picture) => !Buffer.from(row(picture, at)).equals(row(styled[0], at))),
    );
    expect(changed).toEqual([]);
  });

  test.each(STYLES)('in %s strokes move with their layer when the camera pans', async (style) => {
    const seconds = [0.5, 0.75];
    const flat = await pictures(shots.panned, panned, '', seconds);
    const styled = await pictures(shots.panned, panned, style, seconds);
    const moved = shiftOf(flat);
    expect(Math.abs(moved)).toBeGreaterThan(2);
    const strokes = styled.map((picture, index) => softened(strokesOf(picture, flat[index])));
    const followed = shiftedApart(strokes, moved);
    expect(followed).toBeLessThan(shiftedApart(strokes, 0) * 0.6);
  });
});

test.each([
  ['ink', 'gouache'],
  ['ink', 'paper-cut'],
  ['gouache', 'paper-cut'],
  ['flat', 'ink'],
  ['flat', 'gouache'],
  ['flat', 'paper-cut'],
])('a mixture of %s and %s lies between them', async (one, other) => {
  const [a] = await pictures(shots.still, still, one, [1]);
  const [middle] = await pictures(shots.still, still, `${one}:0.5,${other}:0.5`, [1]);
  const [b] = await pictures(shots.still, still, other, [1]);
  const whole = apart(a, b);
  expect(apart(a, middle)).toBeLessThan(whole);
  expect(apart(b, middle)).toBeLessThan(whole);
  expect(apart(a, middle)).toBeGreaterThan(0.5);
  expect(apart(b, middle)).toBeGreaterThan(0.5);
});

/** A row of a picture's luma. */
function row(picture: Uint8Array = new Uint8Array(), at: number): Uint8Array {
  return picture.subarray(at * WIDTH, (at + 1) * WIDTH);
}

/** Rows farther than twelve pixels from all in which anything changes: within one also things of one colour move. */
function quietRows(flat: readonly Uint8Array[]): number[] {
  const rows = Array.from({ length: HEIGHT }, (_, at) => at);
  const moving = rows.filter((at) => flat.some((picture) => !Buffer.from(row(picture, at)).equals(row(flat[0], at))));
  const [first = HEIGHT, last = -1] = [moving[0], moving.at(-1)];
  return rows.filter((at) => at < first - 12 || at > last + 12);
}

/** How far strokes make a picture lighter, 128 where they do not. */
function strokesOf(styled: Uint8Array = new Uint8Array(), flat: Uint8Array = new Uint8Array()): Uint8Array {
  return styled.map((value, at) => Math.min(255, Math.max(0, 128 + value - (flat[at] ?? 0))));
}

/** Means of four by four pixels: a layer lies at the nearest third of a pixel, which changes what is finer. */
function softened(picture: Uint8Array): Uint8Array {
  return picture.map((_, at) => {
    let sum = 0;
    for (let dy = -1; dy <= 2; dy += 1) for (let dx = -1; dx <= 2; dx += 1) sum += picture[at + dy * WIDTH + dx] ?? 128;
    return sum / 16;
  });
}

/** Mean difference of the luma of two pictures, the second so many pixels further to the right, over rows that show one layer. */
function shiftedApart(
  [first = new Uint8Array(), second = new Uint8Array()]: readonly Uint8Array[],
  shift: number,
): number {
  let [sum, count] = [0, 0];
  for (let y = Math.floor(HEIGHT * 0.85); y < HEIGHT - 8; y += 1) {
    for (let x = 24; x < WIDTH - 24; x += 1) {
      sum += Math.abs((first[y * WIDTH + x] ?? 0) - (second[y * WIDTH + x + shift] ?? 0));
      count += 1;
    }
  }
  return sum / count;
}

/** How many pixels to the right the second picture's things lie. */
function shiftOf(flat: readonly Uint8Array[]): number {
  const shifts = Array.from({ length: 41 }, (_, index) => index - 20);
  const [best] = shifts.toSorted((one, other) => shiftedApart(flat, one) - shiftedApart(flat, other));
  return best ?? 0;
}

/** Correlation of the luma of two pictures in blocks of eight pixels. */
function likeness(one: Uint8Array = new Uint8Array(), other: Uint8Array = new Uint8Array()): number {
  const [a, b] = [blocks(one), blocks(other)];
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = mean(a.map((value, index) => (value - ma) * ((b[index] ?? 0) - mb)));
  return product / Math.sqrt(mean(a.map((value) => (value - ma) ** 2)) * mean(b.map((value) => (value - mb) ** 2)));
}

function blocks(picture: Uint8Array): number[] {
  return Array.from({ length: (WIDTH / 8) * (HEIGHT / 8) }, (_, block) => {
    const [left, top] = [(block % (WIDTH / 8)) * 8, Math.floor(block / (WIDTH / 8)) * 8];
    let sum = 0;
    for (let y = 0; y < 8; y += 1) for (let x = 0; x < 8; x += 1) sum += picture[(top + y) * WIDTH + left + x] ?? 0;
    return sum / 64;
  });
}
