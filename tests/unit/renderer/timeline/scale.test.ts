import { expect, test } from 'vitest';
import { bounded, fitting, scrollKeeping, ticksOn } from '../../../../src-renderer/timeline/scale.ts';
import { firstFrom, neighbour, snapBy, snapMoments } from '../../../../src-renderer/timeline/snapping.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';
import { captionAt, cutOf, markerAt } from '../../../support/renderer/cuts.ts';

const RATE = { numerator: 24, denominator: 1 };

test('a film that fits leaves air behind its end, and nobody looks from further away or closer than single frames', () => {
  expect(fitting(100, 1048)).toBe(10);
  expect(bounded(1, 100, 1048, RATE)).toBe(10);
  expect(bounded(1e9, 100, 1048, RATE)).toBe(960);
  expect(bounded(1, 0.5, 4000, RATE)).toBe(960);
});

test('the moment under the pointer stays there at every scale', () => {
  const random = mulberry32(3);
  let worst = 0;
  for (let step = 0; step < 200; step += 1) {
    const [before, after, scroll, place] = [1 + random() * 900, 1 + random() * 900, random() * 9000, random() * 1400];
    const moment = (scroll + place) / before;
    const scrolled = scrollKeeping(moment, place, after);
    // At the start of a film there is nothing to scroll to.
    worst = Math.max(worst, scrolled > 0 ? Math.abs((scrolled + place) / after - moment) : 0);
  }
  expect(worst).toBeLessThan(1e-6);
});

test('labels of a ruler are never nearer than can be read, and the first of a film is 0', () => {
  for (const pixels of [0.05, 0.4, 3, 18, 90, 400, 960]) {
    const ticks = ticksOn({ left: 0, width: 3000 }, 1e6, pixels, RATE);
    const labelled = ticks.filter(({ label }) => label !== null);
    expect(labelled[0]?.x).toBe(0);
    expect(ticks.length).toBeLessThan(400);
    const apart = labelled.slice(1).map(({ x }, index) => x - (labelled[index]?.x ?? 0));
    // Lines stand on whole pixels.
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(83);
  }
  const labels = (left: number, width: number, pixels: number) =>
    ticksOn({ left, width }, 1e6, pixels, RATE)
      .map(({ label }) => label)
      .filter(Boolean);
  expect(labels(1920, 384, 960)).toContain('00:00:02:06');
  expect(labels(1200, 201, 20)).toEqual(['1:00', '1:05', '1:10']);
});

test('lines of a ruler that is drawn in parts are those of the whole, each once, and none stands behind the end', () => {
  for (const pixels of [0.163, 4.17, 33.3, 720.5]) {
    const seconds = 2900 / pixels;
    const whole = ticksOn({ left: 0, width: 4096 }, seconds, pixels, RATE);
    const parts = Array.from({ length: 16 }, (_, part) => part * 256).flatMap((left) =>
      ticksOn({ left, width: 256 }, seconds, pixels, RATE).map((tick) => ({ ...tick, x: tick.x + left })),
    );
    expect(parts).toEqual(whole);
    expect(whole.at(-1)?.x).toBeLessThanOrEqual(2900);
  }
});

test('what is moved meets cuts, captions and markers that are near, and nothing that is far', () => {
  const cut = cutOf([24, 24], [captionAt('att_1', 'a', 6, 6)]);
  const moments = snapMoments(cut, [1.7], new Set());
  expect(moments).toEqual([0, 0.25, 0.5, 1, 1.7, 2]);
  expect(snapMoments(cutOf([24], [markerAt('att_2', 6)]), [], new Set())).toEqual([0, 0.25, 1]);
  expect(snapMoments(cut, [], new Set(['att_1']))).toEqual([0, 1, 2]);
  expect(snapBy([1.05, 3], moments, 0.1)).toBeCloseTo(-0.05, 9);
  expect(snapBy([1.3], moments, 0.1)).toBe(0);
  expect(snapBy([-0.02], moments, 0.1)).toBeCloseTo(0.02, 9);
  expect(neighbour(moments, 0.5, 1)).toBe(1);
  expect(neighbour(moments, 0.5, -1)).toBe(0.25);
  expect(neighbour(moments, 2, 1)).toBeNull();
});

test('a number is found among sorted ones as by looking at each', () => {
  const random = mulberry32(11);
  const sorted = Array.from({ length: 300 }, () => random()).toSorted((one, other) => one - other);
  for (let step = 0; step < 200; step += 1) {
    const value = random() * 1.2 - 0.1;
    const slow = sorted.findIndex((each) => each >= value);
    expect(firstFrom(sorted, value)).toBe(slow < 0 ? sorted.length : slow);
  }
});
