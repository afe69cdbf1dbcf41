import { expect, test } from 'vitest';
import {
  keptMarks,
  markedPart,
  markerCommands,
  marksOf,
  NO_MARKS,
  readMarks,
  withIn,
  withOut,
} from '../../../../src-renderer/timeline/marks.ts';
import { runOn, shuttled } from '../../../../src-renderer/timeline/shuttle.ts';
import { rational } from '../../../../src-shared/timeline/rational.ts';
import { captionAt, cutOf, markerAt } from '../../../support/renderer/cuts.ts';
import { frameAt, momentOf } from '../../../../src-renderer/timeline/cut-data.ts';
import { heightOf, levelOf } from '../../../../src-renderer/timeline/levels.ts';

test('J and L double the speed, K stands still, and the other way turns at once', () => {
  expect(shuttled(0, 'forward')).toBe(1);
  expect(shuttled(1, 'forward')).toBe(2);
  expect(shuttled(2, 'forward')).toBe(4);
  expect(shuttled(4, 'forward')).toBe(4);
  expect(shuttled(4, 'back')).toBe(-1);
  expect(shuttled(-1, 'back')).toBe(-2);
  expect(shuttled(-4, 'back')).toBe(-4);
  expect(shuttled(-4, 'forward')).toBe(1);
  expect(shuttled(-2, 'stop')).toBe(0);
});

test('a film runs to the end of its part and stops there, or begins again', () => {
  const part = { start: 2, end: 6 };
  expect(runOn(3, 1, 2, part, false)).toEqual({ moment: 5, runs: true });
  expect(runOn(3, 2, 2, part, false)).toEqual({ moment: 6, runs: false });
  expect(runOn(3, 2, 2, part, true)).toEqual({ moment: 2, runs: true });
  expect(runOn(3, 0.5, -4, part, false)).toEqual({ moment: 2, runs: false });
  expect(runOn(3, 0.5, -4, part, true)).toEqual({ moment: 6, runs: true });
});

test('a frame is found at every moment of it, at every rate', () => {
  for (const rate of [
    { numerator: 24, denominator: 1 },
    { numerator: 30_000, denominator: 1001 },
    { numerator: 24_000, denominator: 1001 },
    { numerator: 60, denominator: 1 },
  ]) {
    for (let frame = 0; frame < 200_000; frame = frame * 2 + 1) {
      expect(frameAt(momentOf(frame, rate), rate)).toBe(frame);
      expect(frameAt(momentOf(frame + 0.5, rate), rate)).toBe(frame);
      expect(frameAt(Number(momentOf(frame, rate).toFixed(6)), rate)).toBe(frame);
    }
  }
});

test('in lies before out, and what is marked is a part of the film', () => {
  const [two, five] = [rational(2), rational(5)];
  const range = withOut(withIn({ in: null, out: null }, two), five);
  expect(range).toEqual({ in: two, out: five });
  expect(withIn(range, rational(6))).toEqual({ in: rational(6), out: null });
  expect(withOut(range, rational(1))).toEqual({ in: null, out: rational(1) });
  const marks = marksOf({ ...cutOf([24, 24], [markerAt('att_1', 30)]), range });
  expect(marks).toEqual({ markers: [1.25], in: 2, out: 5 });
  expect(markedPart(marks, 3)).toEqual({ start: 2, end: 3 });
  expect(markedPart(NO_MARKS, 3)).toEqual({ start: 0, end: 3 });
});

test('a marker is put on what is shown, and taken away where one is', () => {
  const cut = cutOf([24, 24], [markerAt('att_1', 30), captionAt('att_2', 'a', 6, 6)]);
  expect(markerCommands(cut, 30)).toEqual([{ command: 'detach', attached: 'att_1' }]);
  expect(markerCommands(cut, 31)).toMatchObject([
    { command: 'attach', anchor: 'b', offset: rational(7, 24), duration: rational(1, 24), content: { kind: 'marker' } },
  ]);
  expect(markerCommands(cut, 6)).toMatchObject([{ command: 'attach', anchor: 'a' }]);
});

test('marks that a browser kept become those of the film', () => {
  const cut = cutOf([24, 24], [markerAt('att_1', 30)]);
  expect(keptMarks(cut, { markers: [0.5, 0.51, 9], in: 1, out: null })).toMatchObject([
    { command: 'attach', anchor: 'a', offset: rational(1, 2) },
    { command: 'range', in: rational(1), out: null },
  ]);
  expect(keptMarks(cut, NO_MARKS)).toEqual([]);
  const marked = { markers: [4], in: 2, out: 5 };
  expect(readMarks(JSON.stringify(marked))).toEqual(marked);
  for (const text of [null, '', '{', '[]', '7', '{"markers":[null,-1,"x"],"in":"a"}']) {
    expect(readMarks(text)).toEqual(NO_MARKS);
  }
});

test('levels are told in decibels of full scale', () => {
  const { peak, rms } = levelOf(Float32Array.from({ length: 4800 }, (_, index) => 0.5 * Math.sin(index / 5)));
  expect(peak).toBeCloseTo(-6.02, 1);
  expect(rms).toBeCloseTo(-9.03, 1);
  expect(levelOf(new Float32Array(10))).toEqual({ peak: -60, rms: -60 });
  expect([heightOf(0), heightOf(-30), heightOf(-90)]).toEqual([1, 0.5, 0]);
});
