import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { audioSamples, clipArguments, segmentArguments, segmentList } from '../../../src-shared/render/encode.ts';
import { filterValue } from '../../../src-shared/render/filters.ts';
import type { RenderPlan } from '../../../src-shared/render/plan.ts';
import { frameTicks, VIDEO_TIMESCALE } from '../../../src-shared/render/rates.ts';
import { clipSegment, filesAt } from '../../support/render/segments.ts';

const rate = { numerator: 24, denominator: 1 };
const ntsc = { numerator: 30000, denominator: 1001 };

describe('frameTicks', () => {
  test('is whole for every rate that films are made at', () => {
    const rates = [24, 25, 30, 48, 50, 60].map((numerator) => ({ numerator, denominator: 1 }));
    const broadcast = [24000, 30000, 60000].map((numerator) => ({ numerator, denominator: 1001 }));
    expect([...rates, ...broadcast].map(frameTicks)).toEqual([5000, 4800, 4000, 2500, 2400, 2000, 5005, 4004, 2002]);
  });

  test('refuses a rate that would round', () => {
    expect(() => frameTicks({ numerator: 7, denominator: 1 })).toThrow(RangeError);
  });
});

describe('segmentList', () => {
  test('starts every segment within half a microsecond of its true time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 200 }), (lengths) => {
        const list = segmentList(
          lengths.map((frames, index) => ({ path: `/s/${index}.mp4`, frames })),
          ntsc,
        );
        const durations = Array.from(list.matchAll(/^duration (\d+\.\d{6})$/gmu), (match) => match[1] ?? '');
        expect(durations).toHaveLength(lengths.length);
        let frames = 0;
        let microseconds = 0;
        durations.forEach((duration, index) => {
          frames += lengths[index] ?? 0;
          microseconds += Math.round(Number(duration) * 1e6);
          expect(Math.abs(microseconds - (frames * 1e6 * 1001) / 30000)).toBeLessThanOrEqual(0.5);
        });
      }),
    );
  });

  test('quotes paths', () => {
    expect(segmentList([{ path: "/it's/a b.mp4", frames: 24 }], rate)).toBe(
      "ffconcat version 1.0\nfile 'file:/it'\\''s/a b.mp4'\nduration 1.000000\n",
    );
  });
});

test('silence lasts as long as the pictures, to half a sample', () => {
  expect(audioSamples(24, rate, 48000)).toBe(48000);
  expect(audioSamples(1, ntsc, 48000)).toBe(1602);
  expect(audioSamples(30000, ntsc, 48000)).toBe(1001 * 48000);
});

test('a value for a filter is escaped for the option and then for the graph', () => {
  expect(filterValue("C:\\it's [a], b;c")).toBe("C\\\\:\\\\\\\\it\\\\\\'s \\[a\\]\\, b\\;c");
});

describe('arguments', () => {
  const plan: RenderPlan = {
    width: 1280,
    height: 720,
    rate: ntsc,
    segments: [clipSegment('a', 15, 60)],
    title: 'A = B',
  };

  test('clips and segments have the same closed groups of pictures, colours and timebase', () => {
    const clip = clipArguments({ width: 1280, height: 720, rate, comment: '{}' }).output.join(' ');
    const segment = segmentArguments(plan.segments[0]!, plan, filesAt('/a.mp4')).output.join(' ');
    for (const wanted of [
      '-sc_threshold 0 -x264-params stitchable=1:open-gop=0',
      '-color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv',
      `-video_track_timescale ${VIDEO_TIMESCALE}`,
    ]) {
      expect(clip).toContain(wanted);
      expect(segment).toContain(wanted);
    }
    expect(clip).toContain('-g 48 -sc_threshold 0');
    expect(segment).toContain('-g 12 -sc_threshold 0');
    expect(clip).toContain('-qp 0');
    // Frames come in the clip's own format: nothing may convert them.
    expect(clip).not.toMatch(/\bscale=/u);
  });

  test('a segment reads exactly its frames', () => {
    const segment = segmentArguments(plan.segments[0]!, plan, filesAt('/a.mp4')).output;
    expect(segment.join(' ')).toContain('trim=start_frame=15:end_frame=75');
    expect(segment.join(' ')).toContain('-frames:v 60');
  });

  test.each([
    [1281, 720],
    [1280, 0],
    [12.5, 10],
  ])('a picture of %d x %d is refused', (width, height) => {
    expect(() => clipArguments({ width, height, rate, comment: '' })).toThrow(RangeError);
  });
});
