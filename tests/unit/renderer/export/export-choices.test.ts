import { describe, expect, test } from 'vitest';
import {
  fileName,
  markedRange,
  partOf,
  selectionRange,
  wantedSize,
} from '../../../../src-renderer/export/export-choices.ts';

describe('the size of an export', () => {
  const film = { width: 1280, height: 720 };
  test.each([
    [{ shape: null, height: null }, null],
    [{ shape: null, height: 720 }, null],
    [{ shape: 'wide', height: null }, null],
    [
      { shape: null, height: 1080 },
      { width: 1920, height: 1080 },
    ],
    [
      { shape: 'vertical', height: 1080 },
      { width: 1080, height: 1920 },
    ],
    [
      { shape: 'square', height: null },
      { width: 720, height: 720 },
    ],
  ] as const)('%o', (choices, size) => expect(wantedSize(film, choices)).toEqual(size));
  test('is even, also of a film of another shape', () =>
    expect(wantedSize({ width: 1024, height: 430 }, { shape: null, height: 720 })).toEqual({
      width: 1714,
      height: 720,
    }));
});

describe('a part of the film', () => {
  const shot = (id: string, start: number, frames: number) => ({ source: { kind: 'shot', shot: id }, start, frames });
  const items = [
    shot('a', 0, 48),
    { source: { kind: 'footage' }, start: 48, frames: 24 },
    shot('b', 72, 24),
    shot('c', 96, 12),
  ];
  const rate = { fps_num: 24, fps_den: 1 };
  test('goes from the first of the selected shots to the last', () =>
    expect(selectionRange(items, ['c', 'b'], rate)).toEqual({ from: '3.000000', to: '4.500000' }));
  test('is none where the film shows none of them', () => expect(selectionRange(items, ['z'], rate)).toBeNull());

  const choices = { scene: ' 2A ', from: '1:02.5', to: ' ' };
  test.each([
    ['film', {}],
    ['scene', { scene: '2A' }],
    ['selection', { from: '1', to: '2' }],
    ['marked', { from: '3.500000' }],
    ['range', { from: '1:02.5' }],
  ] as const)('as the program takes it: %s', (part, wanted) => {
    const parts = { selection: { from: '1', to: '2' }, marked: markedRange({ in: { n: 7, d: 2 }, out: null }) };
    expect(partOf({ part, ...choices }, parts)).toEqual(wanted);
  });
  test('is not the marked one where nothing is', () => expect(markedRange({ in: null, out: null })).toBeNull());
});

test.each([
  ['The Lighthouse', 'The Lighthouse.mp4'],
  ['纸船：第一集', '纸船：第一集.mp4'],
  ['a/b\\c:d*?"<>|%05d', 'a b c d 05d.mp4'],
  ['///', 'film.mp4'],
])('the file of "%s" is called "%s"', (title, name) => expect(fileName(title, '.mp4')).toBe(name));
