import { expect, test } from 'vitest';
import type { Cut } from '../../../../src-renderer/timeline/cut-data.ts';
import { itemAtFrame, placeOf } from '../../../../src-renderer/timeline/cut-data.ts';
import { dragged, gainWithin } from '../../../../src-renderer/timeline/drags.ts';
import type { Drag } from '../../../../src-renderer/timeline/drags.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';
import { at, captionAt, cutOf } from '../../../support/renderer/cuts.ts';

const film = cutOf([48, 24, 36], [captionAt('att_1', 'b', 52, 10), captionAt('att_2', 'c', 80, 12)]);
const way = (frames: number, decibels = 0) => ({ seconds: at(frames), decibels });
const shape = ({ items }: Cut) => items.map(({ id, start, frames }) => `${id}@${start}+${frames}`).join(' ');
const places = ({ attached }: Cut) =>
  attached.map((each) => {
    const place = placeOf(each);
    return place && [Math.round(place.start * 24), Math.round(place.end * 24)];
  });

test('an edge moves by whole frames as far as there are handles, and what follows goes along with its captions', () => {
  const end = dragged(film, { kind: 'trim', item: 'b', edge: 'end' }, way(5.4));
  expect(end.commands).toEqual([{ command: 'trim', item: 'b', edge: 'end', by: 5 }]);
  expect(shape(end.cut)).toBe('a@0+48 b@48+29 c@77+36');
  expect(places(end.cut)).toEqual([
    [52, 62],
    [85, 97],
  ]);
  expect(end.told).toEqual({ kind: 'frames', by: 5, frames: 29 });
  expect(dragged(film, { kind: 'trim', item: 'b', edge: 'end' }, way(100)).commands).toMatchObject([{ by: 12 }]);
  expect(dragged(film, { kind: 'trim', item: 'b', edge: 'end' }, way(-100)).commands).toMatchObject([{ by: -23 }]);

  const start = dragged(film, { kind: 'trim', item: 'b', edge: 'start' }, way(3));
  expect(shape(start.cut)).toBe('a@0+48 b@48+21 c@69+36');
  expect(places(start.cut)).toEqual([
    [49, 59],
    [77, 89],
  ]);
  expect(dragged(film, { kind: 'trim', item: 'b', edge: 'start' }, way(-100)).commands).toMatchObject([{ by: -12 }]);
  expect(dragged(film, { kind: 'trim', item: 'b', edge: 'start' }, way(0.3))).toEqual({
    cut: film,
    commands: [],
    told: null,
  });
});

test('an item goes to the cut that is nearest to its middle', () => {
  const move = (frames: number) => dragged(film, { kind: 'reorder', item: 'a' }, way(frames));
  expect(move(10).commands).toEqual([]);
  expect(move(40).commands).toEqual([{ command: 'reorder', item: 'a', after: 'b' }]);
  expect(shape(move(40).cut)).toBe('b@0+24 a@24+48 c@72+36');
  expect(move(500).commands).toEqual([{ command: 'reorder', item: 'a', after: 'c' }]);
  const first = dragged(film, { kind: 'reorder', item: 'c' }, way(-500));
  expect(first.commands).toEqual([{ command: 'reorder', item: 'c', after: null }]);
  expect(places(first.cut)).toEqual([
    [88, 98],
    [8, 20],
  ]);
});

test('a picture slips against the pointer, within its handles', () => {
  const slip = (frames: number) => dragged(film, { kind: 'slip', item: 'b' }, way(frames));
  expect(slip(4).commands).toEqual([{ command: 'slip', item: 'b', by: -4 }]);
  expect(slip(4).cut.items[1]?.handles).toEqual({ before: 8, after: 16 });
  expect(slip(-400).commands).toEqual([{ command: 'slip', item: 'b', by: 12 }]);
});

test('words are moved and drawn out by frames; a start is one gesture of two commands that never meet the next caption', () => {
  const shift = dragged(film, { kind: 'shift', attached: 'att_1' }, way(-3.2));
  expect(shift.commands).toEqual([{ command: 'shift', attached: 'att_1', by: { n: -1, d: 8 } }]);
  expect(places(shift.cut)[0]).toEqual([49, 59]);
  expect(dragged(film, { kind: 'shift', attached: 'att_1' }, way(-900)).commands).toMatchObject([
    { by: { n: -13, d: 6 } },
  ]);
  const later = dragged(film, { kind: 'stretch', attached: 'att_1', edge: 'start' }, way(4));
  expect(later.commands.map(({ command }) => command)).toEqual(['stretch', 'shift']);
  const earlier = dragged(film, { kind: 'stretch', attached: 'att_1', edge: 'start' }, way(-4));
  expect(earlier.commands.map(({ command }) => command)).toEqual(['shift', 'stretch']);
  expect(places(earlier.cut)[0]).toEqual([48, 62]);
  const end = dragged(film, { kind: 'stretch', attached: 'att_1', edge: 'end' }, way(-900));
  expect(end.commands).toEqual([{ command: 'stretch', attached: 'att_1', duration: { n: 1, d: 24 } }]);
});

test('a gain stays between silence and 12 dB, in half decibels', () => {
  expect([gainWithin(-100), gainWithin(3.3), gainWithin(90)]).toEqual([-60, 3.5, 12]);
  expect(dragged(film, { kind: 'gain', of: 'item', id: 'a' }, way(0, 2.2)).commands).toEqual([
    { command: 'gain', item: 'a', gain_db: 2 },
  ]);
  expect(dragged(film, { kind: 'gain', of: 'attached', id: 'att_1' }, way(0, 2)).commands).toEqual([]);
});

test('whatever is dragged, items follow one another without gaps and none is lost', () => {
  const random = mulberry32(7);
  const drags: readonly ((id: string) => Drag)[] = [
    (item) => ({ kind: 'trim', item, edge: 'start' }),
    (item) => ({ kind: 'trim', item, edge: 'end' }),
    (item) => ({ kind: 'reorder', item }),
    (item) => ({ kind: 'slip', item }),
  ];
  let cut = cutOf([10, 33, 7, 52, 90, 1, 24]);
  for (let step = 0; step < 400; step += 1) {
    const item = cut.items[Math.floor(random() * cut.items.length)];
    const drag = drags[Math.floor(random() * drags.length)]?.(item?.id ?? '');
    if (drag) ({ cut } = dragged(cut, drag, way((random() - 0.5) * 200)));
    let start = 0;
    for (const each of cut.items) {
      expect(each.start).toBe(start);
      expect(each.frames).toBeGreaterThanOrEqual(1);
      start += each.frames;
    }
    expect(cut.frames).toBe(start);
    expect(cut.items.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    const frame = Math.floor(random() * start);
    const shown = itemAtFrame(cut, frame);
    expect(shown && shown.start <= frame && frame < shown.start + shown.frames).toBe(true);
  }
});
