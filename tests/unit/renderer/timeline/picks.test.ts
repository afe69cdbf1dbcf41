import { expect, test } from 'vitest';
import type { Picked } from '../../../../src-renderer/timeline/cut-data.ts';
import { comeIn, looksFor, nudges, removal } from '../../../../src-renderer/timeline/groups.ts';
import { namesOf, pagesOf } from '../../../../src-renderer/timeline/pages.ts';
import { allItems, pickedOf, rangeTo, together, toggled, touched } from '../../../../src-renderer/timeline/picks.ts';
import type { Picks } from '../../../../src-renderer/timeline/picks.ts';
import { areaOf, between } from '../../../../src-renderer/timeline/strip-area.ts';
import { tracksOf } from '../../../../src-renderer/timeline/tracks.ts';
import { at, captionAt, cutOf } from '../../../support/renderer/cuts.ts';

const film = cutOf(
  [24, 24, 24, 24],
  [captionAt('att_1', 'a', 2, 10), captionAt('att_2', 'c', 50, 10), captionAt('att_3', 'c', 50, 10, 'zh')],
);
const tracks = tracksOf(film);
const items = (...ids: string[]): Picks => ids.map((id) => ({ kind: 'item', id }));
const captions = (...ids: string[]): Picks => ids.map((id) => ({ kind: 'attached', id }));
const ids = (picks: Picks): string => picks.map(({ id }) => id).join(' ');
const item = (id: string): Picked => ({ kind: 'item', id });

test('something is picked besides others and no longer, and a second time once', () => {
  expect(ids(toggled(items('a'), item('c')))).toBe('a c');
  expect(ids(toggled(items('a', 'c'), item('a')))).toBe('c');
  expect(ids(together(items('a', 'b'), items('b', 'c')))).toBe('a b c');
});

test('a range goes from the last that was picked of its track, which stays where the next one begins', () => {
  const once = rangeTo(items('d', 'b'), item('d'), tracks);
  expect(ids(once)).toBe('d c b');
  expect(ids(rangeTo(once, item('a'), tracks))).toBe('a b');
  expect(ids(rangeTo(items('b'), item('b'), tracks))).toBe('b');
  // What is picked of other tracks begins no range.
  expect(ids(rangeTo([...items('b'), ...captions('att_1')], item('c'), tracks))).toBe('c b');
  expect(ids(rangeTo(captions('att_1'), item('c'), tracks))).toBe('c');
  expect(ids(rangeTo(items('gone'), item('c'), tracks))).toBe('c');
});

test('a rectangle touches what lies under it, row by row', () => {
  const places = [
    { name: 'picture', top: 20, height: 48 },
    { name: 'captions', top: 68, height: 48 },
  ].flatMap(({ name, top, height }) => {
    const track = tracks.find((each) => each.name === name);
    return track ? [{ track, top, height }] : [];
  });
  const [head, pixels] = [104, 100];
  const under = (from: number, to: number, top: number, bottom: number): string => {
    const [one, other] = [at(from), at(to)].map((seconds) => head + seconds * pixels);
    const area = between({ x: other ?? 0, y: top }, { x: one ?? 0, y: bottom });
    return ids(touched(tracks, areaOf(area, places, head, pixels)));
  };
  expect(under(30, 55, 30, 40)).toBe('b c');
  expect(under(30, 55, 30, 80)).toBe('b c att_2');
  expect(under(30, 55, 100, 110)).toBe('att_3');
  expect(under(0, 96, 0, 200)).toBe('a b c d att_1 att_2 att_3');
  expect(under(24, 48, 40, 41)).toBe('b');
  expect(under(13, 49, 70, 116)).toBe('');
  expect(under(0, 96, 0, 10)).toBe('');
});

test('all items are picked, and what the cut no longer has is left out', () => {
  expect(ids(allItems(film, [...items('b'), ...captions('att_1')]))).toBe('a c d b');
  expect(ids(allItems(film, []))).toBe('a b c d');
  const found = pickedOf(film, [...items('c', 'gone', 'a'), ...captions('att_2')]);
  expect([found.items, found.attached].map((list) => list.map(({ id }) => id))).toEqual([['a', 'c'], ['att_2']]);
});

test('what goes with its picture is not taken out by itself', () => {
  expect(removal(film, [...items('c', 'a'), ...captions('att_1', 'att_2')])).toEqual([
    { command: 'remove', item: 'a' },
    { command: 'remove', item: 'c' },
  ]);
  expect(removal(film, [...items('a'), ...captions('att_2')])).toEqual([
    { command: 'detach', attached: 'att_2' },
    { command: 'remove', item: 'a' },
  ]);
});

test('a nudge slips all items and moves all that is attached', () => {
  expect(nudges(film, [...items('b'), ...captions('att_1', 'att_2')], 1)).toEqual([
    { command: 'slip', item: 'b', by: 1 },
    { command: 'shift', attached: 'att_2', by: { n: 1, d: 24 } },
    { command: 'shift', attached: 'att_1', by: { n: 1, d: 24 } },
  ]);
});

test('several items come in alike wherever there is room', () => {
  const [a, b, c] = film.items;
  if (!a || !b || !c) throw new Error('The film has four items');
  const tight = { ...c, room: { ...c.room, overlap: { before: 0, after: 0 } } };
  expect(comeIn(film, [a, b, tight], 'dissolve')).toEqual([
    { command: 'transition', item: 'b', transition: { kind: 'dissolve', before: 6, after: 6 } },
  ]);
  expect(comeIn(film, [a, b, tight], 'cut').map((each) => 'item' in each && each.item)).toEqual(['b', 'c']);
  expect(looksFor(film, [tight])).toContain('fade-black');
  expect(looksFor(film, [tight])).not.toContain('dissolve');
  expect(looksFor(film, [tight, b])).toContain('dissolve');
});

test('pages are named by what of them is picked, and many that are drawn as one by the first', () => {
  const picture = tracks.find(({ name }) => name === 'picture');
  if (!picture) throw new Error('There is a picture track');
  const names = (pixels: number, page: number, ...picked: string[]): string =>
    namesOf(pagesOf(picture, pixels)(page), ({ id }) => picked.includes(id));
  expect([0, 1].map((page) => names(100, page, 'b', 'c'))).toEqual(['b', 'c']);
  expect(names(2, 0, 'c')).toBe('a');
  expect(names(100, 0, 'c')).toBe('');
});
