import { expect, test } from 'vitest';
import { keyedPictures } from '../../../src-main/generation/worker/keyed-pictures.ts';
import { keyedSteps } from '../../../src-main/generation/worker/keyed-steps.ts';
import type { Painting } from '../../../src-main/generation/painted-layers.ts';
import { painting } from '../../support/generation/paintings.ts';

const wanted = Array.from({ length: 48 }, (_, frame) => (frame - 4) / 10);
const day = painting({ said: { time: 'day' }, joints: [10, 10] });
const night = painting({ said: { time: 'night' }, joints: [10, 10] });
const sits = painting({
  said: { time: 'night', thing: 'bench', 'first.action': 'sit' },
  x: 3,
  isSeated: true,
  joints: [90, 90],
});

/** Steps by what they do and show, with their moments. */
const told = (
  paintings: readonly Painting[],
  at_s: readonly number[],
  most = 100,
): [string, string, number, number][] =>
  keyedSteps(paintings, at_s, 4, wanted, most).map(({ does, painting: shown, moments }) => [
    does,
    shown.hearing.said.at(-1)?.value ?? '',
    moments[0] ?? -1,
    moments.at(-1) ?? -1,
  ]);

test('one painting is shown until it gives way, both are mixed, then the other is shown', () => {
  expect(told([day, night, sits], [2, 3])).toEqual([
    ['show', 'day', 0, 3],
    ['keep', 'day', 4, 23],
    ['mix', 'night', 4, 23],
    ['show', 'night', 24, 29],
    ['keep', 'night', 30, 37],
    ['mix', 'sit', 30, 37],
    ['show', 'sit', 38, 47],
  ]);
});

test('no more pictures are kept at once than there is room for', () => {
  expect(told([day, night], [2], 8).map(([does, , first, last]) => [does, last - first + 1])).toEqual([
    ...[
      ['show', 4],
      ['keep', 8],
      ['mix', 8],
      ['keep', 8],
      ['mix', 8],
      ['keep', 4],
      ['mix', 4],
    ],
    ['show', 24],
  ]);
});

test('pictures come in order, each once, and go over from one to the other', async () => {
  const levels = new Map([
    ['day', 200],
    ['night', 40],
    ['sit', 100],
  ]);
  let developed = 0;
  const pictures: number[] = [];
  for await (const picture of keyedPictures(keyedSteps([day, night, sits], [2, 3], 4, wanted, 8), async (shown) => {
    developed += 1;
    const level = levels.get(shown.hearing.said.at(-1)?.value ?? '') ?? 0;
    return async function* show(moments) {
      for (const _ of moments) yield await Promise.resolve(Uint8Array.of(level));
    };
  }))
    pictures.push(picture[0] ?? -1);
  expect(pictures).toHaveLength(wanted.length);
  expect(pictures.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
  expect(pictures.slice(4, 24)).toEqual(pictures.slice(4, 24).toSorted((one, other) => other - one));
  expect(pictures.slice(24, 30)).toEqual([40, 40, 40, 40, 40, 40]);
  expect(pictures.slice(38)).toEqual(Array(10).fill(100));
  // Chunks of one change show both paintings in turn.
  expect(developed).toBe(7);
});
