import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tryEncoder } from '../../../src-main/media/hardware.ts';
import { renderFilm } from '../../support/render/render-film.ts';
import { chosenEncoder, encodersFound } from '../../../src-main/app/encoders.ts';
import { arranged } from '../../../src-shared/render/arranged.ts';
import type { Arrangement } from '../../../src-shared/render/arranged.ts';
import { H264_LOSSLESS, H264_WEB } from '../../../src-shared/render/picture-encodings.ts';
import { plainPicture, stretch } from '../../../src-shared/render/plan.ts';
import type { RenderPlan } from '../../../src-shared/render/plan.ts';
import { fontsDirectory, MediaBench, numberedFrames, numberOf } from '../../support/media/media.ts';
import { clipSegment } from '../../support/render/segments.ts';
import { inEnglish } from '../../support/sentences-said.ts';

const size = { width: 160, height: 90 };
const rate = { numerator: 24, denominator: 1 };

let bench: MediaBench;
let film: RenderPlan;

/** 100 frames: a stretch, a dissolve of 8, a stretch that is looked for in its clip. */
beforeAll(async () => {
  bench = await MediaBench.open();
  const clip = await bench.clip('clip.mp4', { ...size, rate }, numberedFrames(size, 120));
  const other = await bench.clip('other.mp4', { ...size, rate }, numberedFrames(size, 120, 60));
  const of = (sha256: string, first: number) => plainPicture({ kind: 'clip', sha256 }, 8, first);
  const transition = { kind: 'dissolve', before: 4, after: 4 } as const;
  film = {
    ...size,
    rate,
    segments: [
      clipSegment(clip, 0, 40),
      { kind: 'transition', frames: 8, overlays: [], captions: [], transition, from: of(clip, 40), to: of(other, 60) },
      clipSegment(other, 68, 52),
    ],
    title: 'Ebb',
  };
});
afterAll(async () => {
  await bench.close();
});

const asItIs = (): Arrangement => ({
  range: null,
  before: 0,
  rate,
  size,
  focusOf: () => 0.5,
  hasCaptions: true,
  label: null,
  review: [],
  encoding: H264_LOSSLESS,
});

/** The pictures of a film as it is arranged. */
async function picturesOf(
  name: string,
  wanted: Partial<Arrangement>,
  of = film,
): Promise<{ pictures: Buffer[]; plan: RenderPlan }> {
  const plan = arranged(of, { ...asItIs(), ...wanted });
  const tools = { ffmpeg: bench.ffmpeg, store: bench.store, cacheDirectory: bench.path('cache'), fontsDirectory };
  const path = bench.path(`${name}.mp4`);
  await renderFilm(plan, tools, path);
  return { pictures: await bench.pictures(path, plan), plan };
}

describe('a part of a film', () => {
  test('is frame for frame what the film shows, bit for bit, also within a dissolve', async () => {
    const whole = await picturesOf('whole', {});
    const part = await picturesOf('part', { range: { from: 43, to: 60 } });
    expect(part.pictures).toHaveLength(17);
    expect(part.pictures.map((picture, index) => picture.equals(whole.pictures[43 + index] ?? Buffer.of()))).toEqual(
      Array.from({ length: 17 }, () => true),
    );
  });
});

describe('another rate', () => {
  test.each([
    [30, 1],
    [30000, 1001],
    [12, 1],
  ])('at %i/%i every frame of a clip is the one that is seen then', async (numerator, denominator) => {
    const { pictures } = await picturesOf(`rate-${numerator}`, { rate: { numerator, denominator } });
    const ratio = (24 * denominator) / numerator;
    expect(pictures).toHaveLength(Math.ceil(100 / ratio));
    const shown = pictures.map((picture) => numberOf(picture, size));
    const expected = pictures.map((_, frame) => {
      const before = Math.floor(frame * ratio + 1e-9);
      return before < 40 ? before : before < 48 ? null : before + 20;
    });
    // Mixed pictures have no number.
    expect(shown.map((number, frame) => (expected[frame] === null ? null : number))).toEqual(expected);
  });
});

describe('another shape', () => {
  test.each([
    [0.5, 80],
    [0, 26],
    [1, 134],
  ])('around %f is the part of the picture around column %i', async (focus, middle) => {
    const shape = { width: 52, height: 90 };
    const whole = await picturesOf('whole', {});
    const cut = await picturesOf(`shape-${middle}`, { size: shape, focusOf: () => focus });
    const row = (picture: Buffer | undefined, width: number, from: number, to: number): number[] =>
      Array.from(picture?.subarray(30 * width + from, 30 * width + to) ?? []);
    // The planes of yuv420p begin with the light of all pixels.
    expect(row(cut.pictures[10], 52, 3, 49)).toEqual(row(whole.pictures[10], 160, middle - 23, middle + 23));
  });
});

describe('marks', () => {
  test('the label is at least a twentieth of the shorter edge high, at the edge, for at least two seconds', async () => {
    const large = { width: 640, height: 360 };
    const black = { ...film, ...large, segments: [stretch(plainPicture({ kind: 'black' }, 75), [])] };
    for (const language of ['zh', 'en'] as const) {
      const { pictures } = await picturesOf(`label-${language}`, { label: language, size: large }, black);
      const bright = pictures.map((picture) => rowsOfInk(picture, large));
      const [first = []] = bright;
      expect(first.length / large.height).toBeGreaterThanOrEqual(0.05);
      expect(Math.max(...first) / large.height).toBeLessThan(0.15);
      expect(bright.map((rows) => rows.length > 0)).toEqual(pictures.map((_, frame) => frame < 72));
    }
  });

  test('a review copy differs from frame to frame where its timecode stands', async () => {
    const review = [{ from: 0, to: 100, text: 'SC 1  SHOT 1' }];
    const { pictures } = await picturesOf('review', { review, range: { from: 0, to: 12 } });
    const corner = pictures.map((picture) => picture.subarray(0, 24 * size.width).toString('base64'));
    expect(new Set(corner).size).toBe(12);
  });
});

/** Rows of a black picture that hold letters. */
function rowsOfInk(picture: Buffer, { width, height }: { readonly width: number; readonly height: number }): number[] {
  return Array.from({ length: height }, (_, row) => row).filter((row) =>
    picture.subarray(row * width, (row + 1) * width).some((light) => light > 128),
  );
}

describe('encoders in hardware', () => {
  test('are asked to encode, and say why they cannot', async () => {
    const missing = { ...H264_WEB, encoder: 'h264_none', options: ['-c:v', 'h264_none'] };
    expect(inEnglish(await tryEncoder(bench.ffmpeg, missing))).toBe('this ffmpeg was built without it');
    const wrong = { ...H264_WEB, encoder: 'libx264', options: ['-c:v', 'libx264', '-preset', 'nonsense'] };
    expect(inEnglish(await tryEncoder(bench.ffmpeg, wrong))).toMatch(/nonsense|preset/u);
    expect(await tryEncoder({ ...bench.ffmpeg, version: 'other' }, H264_WEB)).toBeNull();
  });

  test('are left out where none works, and refused by name with the reason', async () => {
    const listed = await encodersFound(bench.ffmpeg);
    expect(inEnglish(listed)).toMatch(/^software; hardware: /u);
    const named = await chosenEncoder(bench.ffmpeg, 'amf', H264_WEB).catch((error: unknown) => error);
    expect(named).toMatchObject({ code: 'bad_option' });
    expect(await chosenEncoder({ ...bench.ffmpeg, encoders: new Set() }, 'auto', H264_WEB)).toBe(H264_WEB);
  });
});
