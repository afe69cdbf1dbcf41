import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import { drawFilmFrame } from '../../../src-main/render/film-frame.ts';
import { planCopies } from '../../../src-main/render/plan-copies.ts';
import type { RenderTools } from '../../../src-main/render/encode-film.ts';
import { renderFilm } from '../../support/render/render-film.ts';
import { filmFrames, frameArguments } from '../../../src-shared/render/encode.ts';
import type { PlanSegment, RenderPlan } from '../../../src-shared/render/plan.ts';
import { plainPicture } from '../../../src-shared/render/plan.ts';
import { frameTicks } from '../../../src-shared/render/rates.ts';
import { readFrames } from '../../../src-shared/render/sampling.ts';
import { fontsDirectory, MediaBench, numberedFrames, numberOf, psnr } from '../../support/media/media.ts';
import { footageClip } from '../../support/render/footage-clip.ts';
import { clipSegment } from '../../support/render/segments.ts';

const size = { width: 128, height: 72 };
const format = { ...size, rate: { numerator: 30000, denominator: 1001 } };
const FRAMES = 130;

let bench: MediaBench;
let footage: string;
let pictures: Buffer[];
beforeAll(async () => {
  bench = await MediaBench.open();
  const take = await bench.clip('take.mp4', format, numberedFrames(size, FRAMES));
  footage = await footageClip(bench, await bench.store.read(take), FRAMES, format);
  pictures = await bench.pictures(await bench.store.read(footage), size);
});
afterAll(async () => {
  await bench.close();
});

function tools(cache: string): RenderTools {
  return { ffmpeg: bench.ffmpeg, store: bench.store, cacheDirectory: bench.path(cache), fontsDirectory };
}

function filmOf(segments: readonly PlanSegment[]): RenderPlan {
  return { ...format, segments, title: 'Copies' };
}

/** Of each frame of a plan of clips: which of the footage's frames it is, and whether it is copied. */
function shownFrames({ segments }: RenderPlan): { frame: number; isCopied: boolean }[] {
  return segments.flatMap((segment) => {
    if (segment.kind !== 'stretch') throw new Error('only clips are shown here');
    const { first } = readFrames(segment.picture);
    const isCopied = segment.copied === true;
    return Array.from({ length: segment.frames }, (_, k) => ({ frame: first + k, isCopied }));
  });
}

test('a film that is copied where nothing touches it has the planned frames, those of the footage bit for bit', async () => {
  const cuts = fc.sample(fc.tuple(fc.nat({ max: FRAMES - 1 }), fc.integer({ min: 1, max: 90 })), {
    numRuns: 14,
    seed: 1,
  });
  const cut = filmOf(cuts.map(([first, frames]) => clipSegment(footage, first, Math.min(frames, FRAMES - first))));
  const plan = await planCopies(cut, tools('copies'));
  const shown = shownFrames(plan);
  expect(shown.map(({ frame }) => frame)).toEqual(shownFrames(cut).map(({ frame }) => frame));
  expect(shown.filter(({ isCopied }) => isCopied).length).toBeGreaterThan(shown.length / 2);

  const output = bench.path('copies.mp4');
  await renderFilm(plan, tools('copies'), output);
  const found = await probeVideo(bench.ffmpeg, output);
  expect(found).toMatchObject({ ...format, frames: shown.length, problems: [] });
  const times = shown.map((_, index) => index * frameTicks(format.rate));
  expect(found.mp4?.tracks.find(({ handler }) => handler === 'vide')?.times).toEqual(times);
  expect((await bench.decodeTimes(output)).map((time, _, [start = 0]) => time - start)).toEqual(times);

  for (const [index, picture] of (await bench.pictures(output, size)).entries()) {
    const { frame = 0, isCopied } = shown[index] ?? {};
    const source = pictures[frame] ?? Buffer.of();
    expect(numberOf(picture, size)).toBe(frame);
    expect(psnr(picture, source), `dB of frame ${index}`).toBeGreaterThanOrEqual(isCopied ? Infinity : 38);
  }
});

test('a frame of the preview is the frame of the film, byte for byte, where it is copied and beside that', async () => {
  const dissolve: PlanSegment = {
    ...{ kind: 'transition', transition: { kind: 'dissolve', before: 2, after: 2 }, frames: 4 },
    ...{ overlays: [], captions: [] },
    ...{
      from: plainPicture({ kind: 'clip', sha256: footage }, 4, 100),
      to: plainPicture({ kind: 'clip', sha256: footage }, 4, 5),
    },
  };
  const plan = await planCopies(
    filmOf([clipSegment(footage, 40, 60), dissolve, clipSegment(footage, 9, 41)]),
    tools('preview'),
  );
  expect(plan.segments.length).toBeGreaterThan(4);
  const [film, shown, exported] = ['film.mp4', 'shown.png', 'exported.png'].map((name) => bench.path(name));
  if (film === undefined || shown === undefined || exported === undefined) throw new Error('no path');
  await renderFilm(plan, tools('preview'), film);
  for (const frame of [0, 7, 8, 40, 58, 59, 61, 64, 80, filmFrames(plan) - 1]) {
    await drawFilmFrame(plan, tools('preview'), frame, shown);
    await runFfmpeg(bench.ffmpeg, frameArguments(film, frame), exported);
    expect([frame, (await readFile(shown)).equals(await readFile(exported))]).toEqual([frame, true]);
  }
});

test('only what nothing touches is copied, of clips that are decoded as the film is', async () => {
  const plain = clipSegment(footage, 0, 60);
  const touched: PlanSegment[] = [
    clipSegment(footage, 0, 60, [{ text: 'Who is there?', from: 5, to: 40 }]),
    ...[
      { opacity: 0.5 },
      { step: { n: 1, d: 2 } },
      { at: { n: 59, d: 1 }, step: { n: -1, d: 1 } },
      { framing: { kind: 'crop', rectangle: { x: 0, y: 0, width: 0.5, height: 0.5 } } } as const,
      { grade: { ...plain.picture.grade, exposure: 1 } },
    ].map((change): PlanSegment => ({ ...plain, picture: { ...plain.picture, ...change } })),
    // Without loss, which other headers are for; of another size; of another rate.
    clipSegment(await bench.clip('lossless.mp4', format, numberedFrames(size, 60)), 0, 60),
    clipSegment(await ofFormat('large', { ...format, width: 256, height: 144 }), 0, 60),
    clipSegment(await ofFormat('slow', { ...size, rate: { numerator: 24, denominator: 1 } }), 0, 60),
  ];
  const film = filmOf(touched);
  expect(await planCopies(film, tools('touched'))).toEqual(film);
  expect((await planCopies(filmOf([plain]), tools('touched'))).segments[0]).toMatchObject({ copied: true });
});

async function ofFormat(name: string, other: typeof format): Promise<string> {
  const take = await bench.clip(`${name}.mp4`, other, numberedFrames(other, 60));
  return await footageClip(bench, await bench.store.read(take), 60, other);
}
