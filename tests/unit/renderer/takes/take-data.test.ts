import { describe, expect, test } from 'vitest';
import {
  firstPicked,
  madeIn,
  rangeOf,
  requestDifferences,
  takeNumbers,
  triesForOneMore,
  tryOf,
  withCompared,
} from '../../../../src-renderer/takes/take-data.ts';
import type { Take } from '../../../../src-renderer/takes/take-data.ts';

const fps24 = { numerator: 24, denominator: 1 };

function takeOf(id: string, some: Partial<Take> = {}, request: Readonly<Record<string, unknown>> = {}): Take {
  return {
    ...{
      id,
      project: 'prj_111111',
      shot: 'sht_111111',
      kind: 'clip',
      created_at: `2026-11-30T12:00:0${id.at(-1)}.000Z`,
    },
    ...{ request: JSON.stringify({ rate: fps24, seed: 1, ...request }), request_digest: '', frames_digest: '' },
    ...{ frames: 72, width: 640, height: 360, bytes: 1, present: true, handle_frames: 12 },
    ...{ fingerprint: { provider: 'cpu', runtime: '', cpu: '', threads: 2 }, timings: { paint: 10, frames: 200 } },
    ...{ hearing: null, rating: null, tags: [], note: '', score: null, shown: false, locked: false },
    ...some,
  };
}

test('the shot lies between the handles of a clip; a still has no length', () => {
  expect(rangeOf(takeOf('tak_1'))).toEqual({ start_s: 0.5, length_s: 2, frame_s: 1 / 24 });
  expect(rangeOf(takeOf('tak_1', { kind: 'still' }))).toMatchObject({ start_s: 0, length_s: 0 });
});

test('takes are numbered by kind, the first made first, and by the try that they are', () => {
  const takes = [takeOf('tak_3'), takeOf('tak_2', { kind: 'still' }), takeOf('tak_1', {}, { take: 4 })];
  expect([...takeNumbers(takes)]).toEqual([
    ['tak_1', 1],
    ['tak_2', 1],
    ['tak_3', 2],
  ]);
  expect(takes.map(tryOf)).toEqual([1, 1, 5]);
  expect(triesForOneMore(takes, 'clip')).toBe(6);
  expect(triesForOneMore(takes, 'still')).toBe(2);
  expect(triesForOneMore([takeOf('tak_1', {}, { take: 31 })], 'clip')).toBe(32);
  expect(madeIn(takeOf('tak_1'))).toBe(210);
});

test('what the film shows is seen first, clips before stills; else the newest', () => {
  const still = takeOf('tak_2', { kind: 'still', shown: true });
  expect(firstPicked([takeOf('tak_3'), still])).toBe('tak_2');
  expect(firstPicked([still, takeOf('tak_1', { shown: true })])).toBe('tak_1');
  expect(firstPicked([takeOf('tak_3'), takeOf('tak_1')])).toBe('tak_3');
  expect(firstPicked([])).toBeNull();
});

test('up to four are compared; the last one cannot be left out', () => {
  expect(withCompared(['a'], 'b')).toEqual(['a', 'b']);
  expect(withCompared(['a', 'b'], 'a')).toEqual(['b']);
  expect(withCompared(['a'], 'a')).toEqual(['a']);
  expect(withCompared(['a', 'b', 'c', 'd'], 'e')).toEqual(['b', 'c', 'd', 'e']);
});

describe('fields of requests', () => {
  const one = JSON.stringify({ seed: 1, model: { name: 'builtin', sha256: 'a' }, voice: 'x'.repeat(300), style: '' });
  test('are told where they differ, in the order of their names', () => {
    const other = JSON.stringify({ seed: 2, model: { name: 'builtin', sha256: 'b' }, voice: 'y', take: 1, style: '' });
    expect(requestDifferences(one, other)).toEqual([
      { field: 'model.sha256', one: 'a', other: 'b' },
      { field: 'seed', one: '1', other: '2' },
      { field: 'take', one: '–', other: '1' },
      { field: 'voice', one: `${'x'.repeat(160)}…`, other: 'y' },
    ]);
  });
  test('of the same request differ in nothing', () => expect(requestDifferences(one, one)).toEqual([]));
});
