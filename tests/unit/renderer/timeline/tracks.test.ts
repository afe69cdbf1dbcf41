import { expect, test } from 'vitest';
import { slotsOf } from '../../../../src-renderer/timeline/filmstrip.ts';
import { PAGE, pagesOf, reachedFirst, wideOn } from '../../../../src-renderer/timeline/pages.ts';
import { shownStretch, tracksOf } from '../../../../src-renderer/timeline/tracks.ts';
import { heardStretches, peakBetween, readWaveforms } from '../../../../src-renderer/timeline/waveforms.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';
import { at, captionAt, cutOf } from '../../../support/renderer/cuts.ts';

const track = (cut: Parameters<typeof tracksOf>[0], name: string) => {
  const found = tracksOf(cut).find((each) => each.name === name);
  if (!found) throw new Error(`There is no track ${name}`);
  return found;
};

test('captions have a row for each language, and what waits for its picture is not there', () => {
  const waiting = { ...captionAt('att_3', 'a', 0, 5), place: null };
  const cut = cutOf([48], [captionAt('att_1', 'a', 2, 20), captionAt('att_2', 'a', 4, 20, 'zh'), waiting]);
  const captions = track(cut, 'captions');
  expect(captions.rows).toBe(2);
  expect(captions.blocks.map(({ id, row }) => [id, row])).toEqual([
    ['att_1', 0],
    ['att_2', 1],
  ]);
});

test('what is drawn of 2,000 shots is everything that is there, once, and little of it at a time', () => {
  const random = mulberry32(5);
  const cut = cutOf(Array.from({ length: 2000 }, () => 24 + Math.floor(random() * 120)));
  const pictures = track(cut, 'picture');
  for (const pixels of [0.12, 1, 20, 300]) {
    const page = pagesOf(pictures, pixels);
    const last = Math.floor((at(cut.frames) * pixels) / PAGE);
    const drawn = Array.from({ length: last + 1 }, (_, index) => page(index));
    expect(Math.max(...drawn.map((each) => each.length))).toBeLessThan(20);
    const count = drawn.flat().reduce((sum, each) => sum + (each.kind === 'crowd' ? each.blocks.length : 1), 0);
    expect(count + wideOn(pictures, 0, last, pixels).length).toBe(pictures.blocks.length);
  }
});

test('whatever is seen is drawn from two pages before it on', () => {
  const random = mulberry32(6);
  const cut = cutOf(Array.from({ length: 300 }, () => 12 + Math.floor(random() * 200)));
  const pictures = track(cut, 'picture');
  for (const pixels of [4, 40, 120]) {
    const page = pagesOf(pictures, pixels);
    for (let step = 0; step < 40; step += 1) {
      const first = Math.floor((random() * at(cut.frames) * pixels) / PAGE);
      const drawn = [first - 2, first - 1, first].flatMap((each) => page(each));
      const ids = new Set([
        ...drawn.map((each) => (each.kind === 'block' ? each.block.id : each.id)),
        ...wideOn(pictures, first - 2, first, pixels).map(({ id }) => id),
      ]);
      const [from, to] = [(first * PAGE) / pixels, ((first + 1) * PAGE) / pixels];
      const seen = pictures.blocks.filter(({ start, end }) => (end - start) * pixels >= 10 && start < to && end > from);
      expect(seen.filter(({ id }) => !ids.has(id))).toEqual([]);
    }
  }
});

test('a block that is wider than pages is drawn on all that it lies on, and on no other', () => {
  const cut = cutOf([480, 24], [captionAt('att_1', null, 0, 480), captionAt('att_2', null, 2, 4, 'zh')]);
  const captions = track(cut, 'captions');
  expect(wideOn(captions, 5, 6, 40).map(({ id }) => id)).toEqual(['att_1']);
  expect(wideOn(captions, 8, 9, 40)).toEqual([]);
});

test('the Tab key comes to what is picked, else to the first block', () => {
  const drawn = pagesOf(track(cutOf([24, 24]), 'picture'), 50)(0);
  const [first, second] = drawn.map((each) => (each.kind === 'block' ? each.block.id : ''));
  expect(reachedFirst(drawn, null)).toBe(first);
  expect(reachedFirst(drawn, second ?? '')).toBe(second);
  expect(reachedFirst([], null)).toBeNull();
});

test('pictures of a block are of what is shown where they stand, forwards and backwards', () => {
  const cells = (from: number, to: number) =>
    slotsOf(400, 100, 10, { from, to }, { from: 0, to: 1000 }).map(({ cell }) => cell);
  expect(cells(0, 1)).toEqual([1, 3, 6, 8]);
  expect(cells(1, 0)).toEqual([8, 6, 3, 1]);
  expect(slotsOf(400, 100, 10, { from: 0, to: 1 }, { from: 150, to: 260 }).map(({ left }) => left)).toEqual([100, 200]);
  const [item] = cutOf([24]).items;
  expect(item && shownStretch(item)).toEqual({ from: 0.25, to: 0.75 });
  expect(item && shownStretch({ ...item, reversed: true })).toEqual({ from: 0.75, to: 0.25 });
  expect(item && shownStretch({ ...item, handles: { before: null, after: null } })).toBeNull();
});

test('sound goes along with its pictures until it is mixed again', () => {
  const before = cutOf([48, 24, 24]);
  const [a, b, c] = before.items;
  if (!a || !b || !c) throw new Error('The film has three items');
  const moved = {
    ...before,
    items: [
      { ...c, start: 0 },
      { ...a, start: 24 },
      { ...b, start: 72 },
    ],
  };
  expect(heardStretches(moved, before).map(({ start, heard }) => [start, heard])).toEqual([
    [0, 3],
    [1, 0],
    [3, 2],
  ]);
  const trimmed = { ...before, items: [{ ...a, in: { n: 1, d: 2 }, frames: 36 }] };
  expect(heardStretches(trimmed, before)).toEqual([{ start: 0, end: 1.5, heard: 0.5 }]);
  const half = { ...a, id: 'itm_new', in: { n: 1, d: 1 }, frames: 24, start: 24 };
  expect(heardStretches({ ...before, items: [half] }, before)).toEqual([{ start: 1, end: 2, heard: 1 }]);
});

test('peaks are read by track and told against the loudest', () => {
  const bytes = Int8Array.from([-10, 20, 0, 0, -1, 1, 0, 0, 0, 0, -64, 32, 0, 0, 0, 0]).buffer;
  const { peaks, loudest } = readWaveforms(bytes, cutOf([24]));
  expect(loudest).toEqual({ speech: 20, music: 1, effects: 64, master: 1 });
  expect(peakBetween(peaks.speech, 0, 0.02, loudest.speech)).toEqual([-0.5, 1]);
  expect(peakBetween(peaks.effects, 0, 1, loudest.effects)).toEqual([-1, 0.5]);
  expect(peakBetween(peaks.speech, 5, 6, 20)).toEqual([0, 0]);
});
