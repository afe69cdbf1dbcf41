import { afterAll, beforeAll, expect, test } from 'vitest';

import { renderFilm } from '../../support/render/render-film.ts';
import type { RenderPlan } from '../../../src-shared/render/plan.ts';
import { MediaBench, fontsDirectory, numberedFrames } from '../../support/media/media.ts';
import { peakOfChildren } from '../../support/media/processes.ts';
import { clipSegment } from '../../support/render/segments.ts';

const format = { width: 640, height: 360, rate: { numerator: 24, denominator: 1 } };

let bench: MediaBench;
beforeAll(async () => {
  bench = await MediaBench.open();
});
afterAll(async () => {
  await bench.close();
});

test('memory does not grow with the number of segments', async () => {
  const sha256 = await bench.clip('long.mp4', format, numberedFrames(format, 72));
  const film = (segments: number): RenderPlan => ({
    ...format,
    segments: Array.from({ length: segments }, (_, index) =>
      clipSegment(sha256, index, 24, [{ text: `Shot ${index}`, from: 0, to: 24 }]),
    ),
    title: 'Long',
  });
  const tools = { ffmpeg: bench.ffmpeg, store: bench.store, cacheDirectory: bench.path('cache'), fontsDirectory };
  const few = await peakOfChildren(() => renderFilm(film(6), tools, bench.path('few.mp4')));
  const many = await peakOfChildren(() => renderFilm(film(42), tools, bench.path('many.mp4')));
  expect(few).toBeGreaterThan(10);
  expect(many).toBeLessThan(few * 1.2);
  expect(many).toBeLessThan(500);
});
