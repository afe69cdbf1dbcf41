import { cp, mkdir, writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { renderFilm } from '../../support/render/render-film.ts';
import type { PlanCaption } from '../../../src-shared/render/plan.ts';
import { MediaBench, flatFrame, fontsDirectory } from '../../support/media/media.ts';
import { stillSegment } from '../../support/render/segments.ts';

const size = { width: 640, height: 360 };
const rate = { numerator: 24, denominator: 1 };
const FRAMES = 12;

let bench: MediaBench;
let still: string;
let renders = 0;

beforeAll(async () => {
  bench = await MediaBench.open();
  still = await bench.still('ground.png', { ...size, rate }, flatFrame(size, [60, 90, 120]));
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await bench.close();
});

/** The pictures of a film of one still under captions, encoded anew each time. */
async function pictures(captions: readonly PlanCaption[], fonts = fontsDirectory): Promise<Buffer[]> {
  renders += 1;
  const output = bench.path(`captions-${renders}.mp4`);
  const segment = stillSegment(still, FRAMES, captions);
  const tools = {
    ffmpeg: bench.ffmpeg,
    store: bench.store,
    cacheDirectory: bench.path(`cache-${renders}`),
    fontsDirectory: fonts,
  };
  await renderFilm({ ...size, rate, segments: [segment], title: 'Captions' }, tools, output);
  return await bench.pictures(output, size);
}

async function picture(text: string): Promise<Buffer> {
  return (await pictures([{ text, from: 0, to: FRAMES }]))[0] ?? Buffer.of();
}

/** Bright pixels in rows [from, to) given as parts of the height: the white of a caption. */
function whiteIn(frame: Buffer, from: number, to: number): number {
  const luma = frame.subarray(Math.floor(size.height * from) * size.width, Math.floor(size.height * to) * size.width);
  return luma.filter((value) => value > 200).length;
}

/** A machine without a single font: fontconfig is given an empty configuration. */
async function withoutFonts(): Promise<void> {
  const home = bench.path('bare-home');
  await mkdir(home, { recursive: true });
  await writeFile(bench.path('fonts.conf'), '<?xml version="1.0"?><fontconfig></fontconfig>');
  vi.stubEnv('FONTCONFIG_FILE', bench.path('fonts.conf'));
  vi.stubEnv('FONTCONFIG_PATH', home);
  vi.stubEnv('HOME', home);
  vi.stubEnv('XDG_DATA_HOME', home);
  vi.stubEnv('XDG_CACHE_HOME', home);
}

describe.each([
  ['English', 'Who left the light on?'],
  ['Chinese', '谁把灯塔的灯打开了？'],
  ['names beyond GB 2312', '李喆、陈堃、赵犇'],
])('a caption in %s', (_, text) => {
  test('is drawn on a machine with no fonts, exactly as on one with fonts', async () => {
    const here = await picture(text);
    await withoutFonts();
    const bare = await picture(text);
    const uncaptioned = (await pictures([]))[0] ?? Buffer.of();
    expect(whiteIn(uncaptioned, 0, 1)).toBe(0);
    expect(whiteIn(bare, 0.7, 1)).toBeGreaterThan(500);
    expect(whiteIn(bare, 0, 0.7)).toBe(0);
    expect(bare.equals(here)).toBe(true);
  });
});

test('every Chinese character has a shape of its own', async () => {
  await withoutFonts();
  const shapes = await Promise.all(['灯', '塔', '喆', '燈'].map(picture));
  expect(new Set(shapes.map((shape) => shape.toString('latin1'))).size).toBe(4);
});

test('without our font nothing is drawn there, so it is ours that is used', async () => {
  const fonts = bench.path('other-fonts');
  await cp(fontsDirectory, fonts, { recursive: true });
  await writeFile(`${fonts}/captions/ShotloomCaption-Medium.otf`, 'not a font');
  await withoutFonts();
  const [frame = Buffer.of()] = await pictures([{ text: 'Who left the light on?', from: 0, to: FRAMES }], fonts);
  expect(whiteIn(frame, 0, 1)).toBe(0);
});

test('a caption shows from its first frame to the one before its last', async () => {
  const shown = await pictures([
    { text: 'One', from: 2, to: 5 },
    { text: 'Two', from: 7, to: 11 },
  ]);
  const white = shown.map((frame) => whiteIn(frame, 0, 1) > 0);
  expect(white).toEqual([false, false, true, true, true, false, false, true, true, true, true, false]);
});

test('marks that mean something to the subtitle renderer are drawn as they are', async () => {
  const [braces, plain, backslash, command] = await Promise.all(
    ['W{\\b1}W', 'WW', 'W\\NW', 'W\nW'].map((text) => picture(text)),
  );
  if (!braces || !plain || !backslash || !command) throw new Error('four pictures were asked for');
  expect(whiteIn(braces, 0.7, 1)).toBeGreaterThan(whiteIn(plain, 0.7, 1) * 1.5);
  // A line break moves the first letter up, out of the line that "W\NW" stands in.
  expect(whiteIn(command, 0, 0.87)).toBeGreaterThan(50);
  expect(whiteIn(backslash, 0, 0.87)).toBe(0);
  expect(whiteIn(backslash, 0.87, 1)).toBeGreaterThan(whiteIn(plain, 0.87, 1));
});

test('two full lines stay inside the picture', async () => {
  const wide = await picture(`${'W'.repeat(20)} ${'M'.repeat(21)}\n${'晴'.repeat(16)}`);
  const luma = Array.from({ length: size.height }, (_, y) => wide.subarray(y * size.width, (y + 1) * size.width));
  const edge = Math.floor(size.width * 0.04);
  expect(
    luma.every((row) => !row.subarray(0, edge).some((v) => v > 200) && !row.subarray(-edge).some((v) => v > 200)),
  ).toBe(true);
  expect(whiteIn(wide, 0.97, 1)).toBe(0);
});
