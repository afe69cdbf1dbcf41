import { createHash } from 'node:crypto';
import { readFile, readdir, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { probeVideo } from '../../../src-main/media/probe.ts';
import type { RenderProgress, RenderTools } from '../../../src-main/render/encode-film.ts';
import { SegmentCache } from '../../../src-main/render/segment-cache.ts';
import { renderFilm } from '../../support/render/render-film.ts';
import { frameTicks } from '../../../src-shared/render/rates.ts';
import { stretch } from '../../../src-shared/render/plan.ts';
import type { PlanSegment, RenderPlan } from '../../../src-shared/render/plan.ts';
import type { FrameRate } from '../../../src-shared/timeline/rational.ts';
import { MediaBench, fontsDirectory, numberOf, numberedFrames, psnr } from '../../support/media/media.ts';
import { clipSegment, stillSegment } from '../../support/render/segments.ts';

const size = { width: 256, height: 144 };
const film24 = { ...size, rate: { numerator: 24, denominator: 1 } };

let bench: MediaBench;
beforeAll(async () => {
  bench = await MediaBench.open();
});
afterAll(async () => {
  await bench.close();
});

function tools(cache: string): RenderTools {
  return { ffmpeg: bench.ffmpeg, store: bench.store, cacheDirectory: bench.path(cache), fontsDirectory };
}

function plan(rate: FrameRate, segments: readonly PlanSegment[]): RenderPlan {
  return {
    ...size,
    rate,
    segments,
    title: 'The Lighthouse',
  };
}

/** Two clips with handles, a still between them and captions, at a rate. */
async function smallFilm(name: string, rate: FrameRate): Promise<RenderPlan> {
  const first = await bench.clip(`${name}-1.mp4`, { ...size, rate }, numberedFrames(size, 70));
  const second = await bench.clip(`${name}-2.mp4`, { ...size, rate }, numberedFrames(size, 40, 60));
  const [still = new Uint8Array()] = numberedFrames(size, 1, 120);
  const picture = await bench.still(`${name}.png`, { ...size, rate }, still);
  return plan(rate, [
    clipSegment(first, 12, 53, [{ text: 'Who is there?', from: 5, to: 40 }]),
    stillSegment(picture, 31, [{ text: '是我。', from: 0, to: 31 }]),
    clipSegment(second, 7, 25),
    clipSegment(first, 3, 1),
  ]);
}

const RATES: readonly FrameRate[] = [
  { numerator: 24, denominator: 1 },
  { numerator: 25, denominator: 1 },
  { numerator: 30, denominator: 1 },
  { numerator: 30000, denominator: 1001 },
  { numerator: 24000, denominator: 1001 },
];

describe.each(RATES)('a finished film at $numerator/$denominator frames a second', (rate) => {
  const name = `gates-${rate.numerator}`;
  const frames = 53 + 31 + 25 + 1;

  test('has every frame at its exact time, clean streams and the colours of HD video', async () => {
    const output = bench.path(`${name}.mp4`);
    const result = await renderFilm(await smallFilm(name, rate), tools(`${name}-cache`), output);
    expect(result).toEqual({ frames, encoded: 4, reused: 0 });

    const found = await probeVideo(bench.ffmpeg, output);
    expect(found).toMatchObject({ ...size, frames, rate, pixelFormat: 'yuv420p', problems: [] });
    expect(found.colour).toEqual({ primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' });
    expect(found.metadata.get('title')).toBe('The Lighthouse');
    expect(found.mp4?.fastStart).toBe(true);

    const video = found.mp4?.tracks.find((track) => track.handler === 'vide');
    expect(video?.times).toEqual(Array.from({ length: frames }, (_, index) => index * frameTicks(rate)));
    expect(video?.syncSamples).toEqual([0, 12, 24, 36, 48, 53, 65, 77, 84, 96, 108, 109]);

    const frameSeconds = rate.denominator / rate.numerator;
    expect(found.seconds).toBeCloseTo(frames * frameSeconds, 9);
    expect(found.audio).toMatchObject({ sampleRate: 48000, channels: 2 });
    expect(Math.abs((found.audio?.seconds ?? 0) - found.seconds)).toBeLessThan(frameSeconds);
  });

  test('shows the planned frames of each clip', async () => {
    const pictures = await bench.pictures(bench.path(`${name}.mp4`), size);
    const count = (first: number, length: number): number[] => Array.from({ length }, (_, index) => first + index);
    expect(pictures.map((picture) => numberOf(picture, size))).toEqual([
      ...count(12, 53),
      ...Array.from({ length: 31 }, () => 0),
      ...count(7, 25),
      3,
    ]);
  });
});

test('the film holds the pictures of its segments, bit for bit', async () => {
  const cache = 'identity-cache';
  const film = await smallFilm('identity', film24.rate);
  await renderFilm({ ...film, segments: film.segments.slice(0, 1) }, tools(cache), bench.path('identity-first.mp4'));
  const [segment = ''] = await readdir(bench.path(cache));
  const alone = await bench.pictures(bench.path(`${cache}/${segment}`), size);
  await renderFilm(film, tools(cache), bench.path('identity.mp4'));
  const whole = await bench.pictures(bench.path('identity.mp4'), size);
  expect(alone).toHaveLength(53);
  expect(whole.slice(0, 53).every((picture, index) => picture.equals(alone[index] ?? Buffer.of()))).toBe(true);
});

describe('the segment cache', () => {
  test('lets go of what was used longest ago and keeps what a film uses', async () => {
    const cache = tools('trimmed-cache');
    const [picture = new Uint8Array()] = numberedFrames(size, 1);
    const still = await bench.still('trimmed.png', film24, picture);
    const [kept, gone] = [stillSegment(still, 2), stillSegment(still, 3)];
    const film = plan(film24.rate, [kept, gone]);
    await renderFilm(film, cache, bench.path('trimmed.mp4'));
    const segments = await SegmentCache.open(film, cache);
    const longAgo = new Date(Date.now() - 48 * 3600 * 1000);
    for (const segment of [kept, gone]) await utimes(segments.pathOf(segment), longAgo, longAgo);

    const isThere = (segment: PlanSegment): Promise<boolean> =>
      stat(segments.pathOf(segment)).then(
        () => true,
        () => false,
      );
    await segments.trim();
    expect(await Promise.all([kept, gone].map(isThere))).toEqual([true, true]);
    expect(await segments.has(kept)).toBe(true);
    await segments.trim(1);
    expect(await Promise.all([kept, gone].map(isThere))).toEqual([true, false]);
    expect((await renderFilm(film, cache, bench.path('trimmed.mp4'))).reused).toBe(1);
  });

  test('encodes nothing twice, and after a change what changed', async () => {
    const film = await smallFilm('cache', film24.rate);
    const output = bench.path('cache.mp4');
    await renderFilm(film, tools('cache'), output);
    const before = await readFile(output);
    expect(await renderFilm(film, tools('cache'), output)).toEqual({ frames: 110, encoded: 0, reused: 4 });
    expect((await readFile(output)).equals(before)).toBe(true);

    const [first, ...others] = film.segments;
    if (first === undefined) throw new Error('the film has segments');
    const edited = { ...first, captions: [{ text: 'Who is it?', from: 5, to: 40 }] };
    const again = await renderFilm({ ...film, segments: [edited, ...others] }, tools('cache'), output);
    expect(again).toEqual({ frames: 110, encoded: 1, reused: 3 });
    expect((await readFile(output)).equals(before)).toBe(false);
  });

  test('makes a film of the same bytes from nothing', async () => {
    const film = await smallFilm('bytes', film24.rate);
    const digests: string[] = [];
    for (const round of ['one', 'two']) {
      const output = bench.path(`bytes-${round}.mp4`);
      await renderFilm(film, { ...tools(`bytes-cache-${round}`), jobs: round === 'one' ? 1 : 2 }, output);
      digests.push(
        createHash('sha256')
          .update(await readFile(output))
          .digest('hex'),
      );
    }
    expect(digests[0]).toBe(digests[1]);
  });

  test('makes a segment anew that a disk has spoilt, and clears what a killed render left', async () => {
    const film = await smallFilm('spoilt', film24.rate);
    const output = bench.path('spoilt.mp4');
    await renderFilm(film, tools('spoilt-cache'), output);
    const [victim = ''] = await readdir(bench.path('spoilt-cache'));
    const path = bench.path(`spoilt-cache/${victim}`);
    await truncate(path, Math.floor((await stat(path)).size / 2));
    // No process has this number: Linux ends at 2^22.
    await writeFile(bench.path(`spoilt-cache/.${victim}.99999999-0123456789ab.part`), 'half a segment');
    expect(await renderFilm(film, tools('spoilt-cache'), output)).toEqual({ frames: 110, encoded: 1, reused: 3 });
    expect((await readdir(bench.path('spoilt-cache'))).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await probeVideo(bench.ffmpeg, output)).problems).toEqual([]);
  });

  test('encodes a segment that is shown twice once, and joins the shortest segments without a stumble', async () => {
    const film = await smallFilm('twice', film24.rate);
    const [, still, , single] = film.segments;
    if (still?.kind !== 'stretch' || single === undefined) throw new Error('the film has four segments');
    const short = stretch({ ...still.picture, frames: 2 }, []);
    const twice = {
      ...film,
      segments: [single, ...film.segments, single, short, ...film.segments],
    };
    const seen: RenderProgress[] = [];
    const result = await renderFilm(twice, tools('twice-cache'), bench.path('twice.mp4'), {
      onProgress: (p) => seen.push(p),
    });
    expect(result).toEqual({ frames: 224, encoded: 5, reused: 0 });
    expect(seen.at(-1)).toEqual({ segment: 11, segments: 11, frames: 224, total: 224 });
    const found = await probeVideo(bench.ffmpeg, bench.path('twice.mp4'));
    const times = found.mp4?.tracks.find((track) => track.handler === 'vide')?.times;
    expect(times).toEqual(Array.from({ length: 224 }, (_, index) => index * 5000));
    expect(found.problems).toEqual([]);
    const decoding = await bench.decodeTimes(bench.path('twice.mp4'));
    expect(decoding.map((time) => time - (decoding[0] ?? 0))).toEqual(times);
    expect(seen.every((step, index) => step.frames >= (seen[index - 1]?.frames ?? 0))).toBe(true);
  });
});

test('a still and a clip of the same picture look the same, so that the clip may replace it', async () => {
  const [frame = new Uint8Array()] = numberedFrames(size, 1, 30);
  const clip = await bench.clip(
    'same.mp4',
    film24,
    Array.from({ length: 10 }, () => frame),
  );
  const still = await bench.still('same.png', film24, frame);
  const pictures: Buffer[][] = [];
  for (const [name, segment] of [
    ['same-clip', clipSegment(clip, 0, 10)],
    ['same-still', stillSegment(still, 10)],
  ] as const) {
    await renderFilm(plan(film24.rate, [segment]), tools('same-cache'), bench.path(`${name}.mp4`));
    pictures.push(await bench.pictures(bench.path(`${name}.mp4`), size));
  }
  const [ofClip = [], ofStill = []] = pictures;
  expect(ofClip).toHaveLength(10);
  expect(ofStill).toHaveLength(10);
  // A still is RGB, and a clip's planes reach the film as they are: between them lies the rounding of one conversion.
  for (const [index, picture] of ofClip.entries()) {
    const still = ofStill[index] ?? picture;
    expect(psnr(picture, still), `dB of frame ${index}`).toBeGreaterThan(40);
  }
});

test('a clip and a still of another size are brought to the size of the film', async () => {
  const small = { width: 128, height: 72, rate: film24.rate };
  const [frame = new Uint8Array()] = numberedFrames(small, 1);
  const clip = await bench.clip('small.mp4', small, numberedFrames(small, 12));
  const still = await bench.still('small.png', small, frame);
  const film = plan(film24.rate, [clipSegment(clip, 2, 10), stillSegment(still, 5)]);
  await renderFilm(film, tools('small-cache'), bench.path('small-film.mp4'));
  expect(await probeVideo(bench.ffmpeg, bench.path('small-film.mp4'))).toMatchObject({ ...size, frames: 15 });
  const numbers = (await bench.pictures(bench.path('small-film.mp4'), size)).map((picture) => numberOf(picture, size));
  expect(numbers).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 0, 0, 0, 0]);
});

test('paths may hold anything that a file name can', async () => {
  const [frame = new Uint8Array()] = numberedFrames(size, 1);
  const still = await bench.still("a 100%d 'quoted', [odd]; name=灯塔.png", film24, frame);
  const clip = await bench.clip("clip: 'it''s' 50%.mp4", film24, numberedFrames(size, 6));
  const film = plan(film24.rate, [stillSegment(still, 5, [{ text: 'Odd', from: 0, to: 5 }]), clipSegment(clip, 0, 6)]);
  const output = bench.path("the film's 100% [final], v2; 灯塔.mp4");
  await renderFilm(film, tools("cache's [odd], name; 100%: 灯"), output);
  expect((await probeVideo(bench.ffmpeg, output)).frames).toBe(11);
});
