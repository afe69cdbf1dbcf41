import { expect, test } from 'vitest';
import type { Cut } from '../../../../src-renderer/timeline/cut-data.ts';
import { itemAtFrame, placeOf } from '../../../../src-renderer/timeline/cut-data.ts';
import { dragged, gainWithin } from '../../../../src-renderer/timeline/drags.ts';
import type { Drag } from '../../../../src-renderer/timeline/drags.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';
import { at, captionAt, cutOf, soundAt } from '../../../support/renderer/cuts.ts';

const film = cutOf([48, 24, 36], [captionAt('att_1', 'b', 52, 10), captionAt('att_2', 'c', 80, 12)]);
const heard: Cut = {
  ...film,
  items: film.items.map((item) =>
    item.id === 'b' ? { ...item, source: { kind: 'footage', footage: 'ftg_1' } } : item,
  ),
  attached: [...film.attached, soundAt('snd_1', 10, 20, -6)],
};
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
  const move = (frames: number) => dragged(film, { kind: 'reorder', item: 'a', others: [] }, way(frames));
  expect(move(10).commands).toEqual([]);
  expect(move(40).commands).toEqual([{ command: 'reorder', item: 'a', after: 'b' }]);
  expect(shape(move(40).cut)).toBe('b@0+24 a@24+48 c@72+36');
  expect(move(500).commands).toEqual([{ command: 'reorder', item: 'a', after: 'c' }]);
  const first = dragged(film, { kind: 'reorder', item: 'c', others: [] }, way(-500));
  expect(first.commands).toEqual([{ command: 'reorder', item: 'c', after: null }]);
  expect(places(first.cut)).toEqual([
    [88, 98],
    [8, 20],
  ]);
});

test('several items go together, in the order of the film', () => {
  const cut = cutOf([10, 20, 30, 40], [captionAt('att_1', 'd', 62, 10)]);
  const move = (item: string, others: string[], frames: number) =>
    dragged(cut, { kind: 'reorder', item, others }, way(frames));
  const later = move('a', ['c'], 200);
  expect(shape(later.cut)).toBe('b@0+20 d@20+40 a@60+10 c@70+30');
  expect(later.commands).toEqual([
    { command: 'reorder', item: 'a', after: 'd' },
    { command: 'reorder', item: 'c', after: 'a' },
  ]);
  expect(places(later.cut)).toEqual([[22, 32]]);
  const earlier = move('d', ['b'], -200);
  expect(shape(earlier.cut)).toBe('b@0+20 d@20+40 a@60+10 c@70+30');
  expect(earlier.commands).toEqual([
    { command: 'reorder', item: 'b', after: null },
    { command: 'reorder', item: 'd', after: 'b' },
  ]);
  // Where it is let go at its own place, the others stay at theirs.
  expect(move('a', ['c'], 3).commands).toEqual([]);
  expect(move('a', ['b', 'c', 'd'], 500).commands).toEqual([]);
});

test('several that are attached move together, as far as all of them begin in the film', () => {
  const cut = cutOf(
    [48, 24, 36],
    [captionAt('att_1', 'a', 5, 10), captionAt('att_2', 'b', 60, 12), captionAt('att_3', 'c', 90, 5)],
  );
  const move = (frames: number) => dragged(cut, { kind: 'shift', attached: 'att_2', others: ['att_1'] }, way(frames));
  expect(places(move(8).cut)).toEqual([
    [13, 23],
    [68, 80],
    [90, 95],
  ]);
  // The last goes first where they become later: none meets another on the way.
  expect(move(8).commands).toEqual([
    { command: 'shift', attached: 'att_2', by: { n: 1, d: 3 } },
    { command: 'shift', attached: 'att_1', by: { n: 1, d: 3 } },
  ]);
  expect(move(-4).commands.map((each) => 'attached' in each && each.attached)).toEqual(['att_1', 'att_2']);
  expect(places(move(-500).cut).slice(0, 2)).toEqual([
    [0, 10],
    [55, 67],
  ]);
  expect(places(move(500).cut).slice(0, 2)).toEqual([
    [52, 62],
    [107, 119],
  ]);
});

test('a picture slips against the pointer, within its handles', () => {
  const slip = (frames: number) => dragged(film, { kind: 'slip', item: 'b' }, way(frames));
  expect(slip(4).commands).toEqual([{ command: 'slip', item: 'b', by: -4 }]);
  expect(slip(4).cut.items[1]?.handles).toEqual({ before: 8, after: 16 });
  expect(slip(-400).commands).toEqual([{ command: 'slip', item: 'b', by: 12 }]);
});

test('words are moved and drawn out by frames; a start is one gesture of two commands that never meet the next caption', () => {
  const shift = dragged(film, { kind: 'shift', attached: 'att_1', others: [] }, way(-3.2));
  expect(shift.commands).toEqual([{ command: 'shift', attached: 'att_1', by: { n: -1, d: 8 } }]);
  expect(places(shift.cut)[0]).toEqual([49, 59]);
  expect(dragged(film, { kind: 'shift', attached: 'att_1', others: [] }, way(-900)).commands).toMatchObject([
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
  const gain = (id: string, ...others: string[]) => dragged(heard, { kind: 'gain', id, others }, way(0, 2.2));
  expect(gain('b').commands).toEqual([{ command: 'gain', item: 'b', gain_db: 2 }]);
  expect(gain('att_1').commands).toEqual([]);
  // All by as much, and those that are not heard not at all.
  const all = gain('snd_1', 'a', 'b', 'att_1');
  expect(all.commands).toMatchObject([
    { command: 'gain', item: 'b', gain_db: 2 },
    { command: 'content', attached: 'snd_1', content: { gain_db: -4 } },
  ]);
  expect(all.told).toEqual({ kind: 'gain', decibels: -4 });
  expect(all.cut.items[1]?.gain_db).toBe(2);
});

test('whatever is dragged, items follow one another without gaps and none is lost', () => {
  const random = mulberry32(7);
  const drags: readonly ((id: string) => Drag)[] = [
    (item) => ({ kind: 'trim', item, edge: 'start' }),
    (item) => ({ kind: 'trim', item, edge: 'end' }),
    (item) => ({ kind: 'reorder', item, others: [] }),
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
