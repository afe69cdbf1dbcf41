import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { drawFilmFrame } from '../../../src-main/render/film-frame.ts';
import { renderFilm } from '../../support/render/render-film.ts';
import { filmFrames, frameArguments } from '../../../src-shared/render/encode.ts';
import { plainPicture } from '../../../src-shared/render/plan.ts';
import type { PlanOverlay, PlanPicture, PlanSegment, RenderPlan } from '../../../src-shared/render/plan.ts';
import { PLAIN_THEME } from '../../../src-shared/render/graphics/records.ts';
import type { Transition } from '../../../src-shared/timeline/records.ts';
import { fontsDirectory, MediaBench, numberedFrames } from '../../support/media/media.ts';
import { clipSegment } from '../../support/render/segments.ts';

const size = { width: 128, height: 72 };
const format = { ...size, rate: { numerator: 30000, denominator: 1001 } };

let bench: MediaBench;
beforeAll(async () => {
  bench = await MediaBench.open();
});
afterAll(async () => await bench.close());

const JOINTS: readonly Transition[] = [
  { kind: 'dissolve', before: 2, after: 2 },
  { kind: 'fade-black', before: 2, after: 2 },
  { kind: 'fade-white', before: 2, after: 2 },
  { kind: 'wipe', direction: 'left', before: 2, after: 2 },
  { kind: 'slide', direction: 'up', before: 2, after: 2 },
  { kind: 'push', direction: 'right', before: 2, after: 2 },
];

test('a frame of the preview is the frame of the film, byte for byte, through every transition, title, effect and caption', async () => {
  const sha256 = await bench.clip('clip.mp4', format, numberedFrames(size, 60));
  const picture = (first: number, frames: number, change: Partial<PlanPicture> = {}): PlanPicture => ({
    ...plainPicture({ kind: 'clip', sha256 }, frames, first),
    ...change,
  });
  const effects: readonly Partial<PlanPicture>[] = [
    { step: { n: 1, d: 2 } },
    { step: { n: -1, d: 1 } },
    { opacity: 0.6 },
    { framing: { kind: 'crop', rectangle: { x: 0.1, y: 0.1, width: 0.8, height: 0.8 } } },
    { grade: { exposure: 0.5, contrast: 1.2, saturation: 0.7, temperature: 0.3, lut: null } },
    { move: { from: { x: 0, y: 0, width: 1, height: 1 }, to: { x: 0.2, y: 0.2, width: 0.5, height: 0.5 } } },
  ];
  const captions = [{ text: 'Who is there? 谁？', from: 1, to: 4 }];
  const graphic = { kind: 'lower-third', name: '李喆', role: 'Keeper', theme: PLAIN_THEME } as const;
  const overlays = (index: number): PlanOverlay[] =>
    index % 2 === 0 ? [{ graphic, from: 0, to: 4, shown: index, frames: 20 }] : [];
  const segments = JOINTS.flatMap((transition, index): PlanSegment[] => {
    const isColour = transition.kind.startsWith('fade');
    const frames = isColour ? 2 : 4;
    return [
      {
        kind: 'stretch',
        picture: picture(30, 5, effects[index] ?? {}),
        frames: 5,
        overlays: overlays(index),
        captions,
      },
      {
        ...{ kind: 'transition', transition, overlays: overlays(index), captions, frames: 4 },
        ...{ from: picture(10, frames), to: picture(40, frames) },
      },
    ];
  });
  const plan: RenderPlan = { ...format, segments: [...segments, clipSegment(sha256, 0, 3)], title: 'Frames' };
  const tools = { ffmpeg: bench.ffmpeg, store: bench.store, cacheDirectory: bench.path('cache'), fontsDirectory };
  // The first is drawn before there is a film.
  const early = bench.path('early.png');
  await drawFilmFrame(plan, tools, 7, early);
  const film = bench.path('film.mp4');
  await renderFilm(plan, tools, film);

  const frames = filmFrames(plan);
  expect(frames).toBe(JOINTS.length * 9 + 3);
  const [shown, exported] = [bench.path('shown.png'), bench.path('exported.png')];
  for (const frame of [0, 7, ...Array.from({ length: 12 }, (_, k) => 4 + k * 4), frames - 1]) {
    await drawFilmFrame(plan, tools, frame, shown);
    await runFfmpeg(bench.ffmpeg, frameArguments(film, frame), exported);
    const [one, other] = await Promise.all([readFile(shown), readFile(exported)]);
    expect([frame, one.equals(other)]).toEqual([frame, true]);
  }
  await drawFilmFrame(plan, tools, 7, shown);
  expect((await readFile(shown)).equals(await readFile(early))).toBe(true);
  await expect(drawFilmFrame(plan, tools, frames, shown)).rejects.toThrow(RangeError);
});
