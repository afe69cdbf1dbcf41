import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnsIn,
  drawnLines,
  headingOf,
  isMoveKey,
  linesByKind,
  placeAfter,
  rowOfShot,
  rowsOf,
} from '../../../../src-renderer/storyboard/rows.ts';

const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 });
const columns = fc.integer({ min: 1, max: 5 });

test('every shot stands in one line, in the order of the film, behind the heading of its scene', () => {
  expect(rowsOf([2, 0, 3], 2)).toEqual([
    { kind: 'heading', scene: 0 },
    { kind: 'cards', scene: 0, from: 0, to: 2, place: 0, ordinal: 0 },
    { kind: 'heading', scene: 1 },
    { kind: 'heading', scene: 2 },
    { kind: 'cards', scene: 2, from: 0, to: 2, place: 2, ordinal: 1 },
    { kind: 'cards', scene: 2, from: 2, to: 3, place: 4, ordinal: 2 },
  ]);
  fc.assert(
    fc.property(counts, columns, (shots, beside) => {
      const rows = rowsOf(shots, beside);
      let place = 0;
      for (const [line, row] of rows.entries()) {
        if (row.kind === 'heading') continue;
        expect(rows[headingOf(rows, line)]).toEqual({ kind: 'heading', scene: row.scene });
        expect(row.place).toBe(place);
        for (let at = row.from; at < row.to; at += 1) expect(rowOfShot(rows, place++)).toBe(line);
      }
      expect(place).toBe(shots.reduce((sum, count) => sum + count, 0));
      expect(rowOfShot(rows, place)).toBe(-1);
    }),
  );
});

describe('what is drawn', () => {
  const { kinds, rows } = ((lines) => ({ rows: lines, kinds: linesByKind(lines) }))(rowsOf([4, 1, 6], 2));
  const none = { headings: 0, cards: 0 };

  test('is what is in sight, lines of cards before and behind it, and the headings of all of them', () => {
    // 0 heading, 1 and 2 cards, 3 heading, 4 cards, 5 heading, 6 to 8 cards.
    expect(drawnLines(rows, kinds, { from: 4, to: 5 }, 1, none)).toEqual({ headings: [0, 3, 5], cards: [2, 4, 6] });
    expect(drawnLines(rows, kinds, { from: 0, to: 1 }, 0, none)).toEqual({ headings: [0], cards: [1] });
  });

  test('keeps its number of lines, at both ends of the board too', () => {
    const slots = { headings: 2, cards: 4 };
    expect(drawnLines(rows, kinds, { from: 0, to: 0 }, 0, slots)).toEqual({ headings: [0, 3, 5], cards: [1, 2, 4, 6] });
    expect(drawnLines(rows, kinds, { from: 8, to: 8 }, 0, slots)).toEqual({ headings: [3, 5], cards: [4, 6, 7, 8] });
    expect(drawnLines(rows, kinds, { from: 0, to: 8 }, 2, slots)).toEqual({
      headings: [0, 3, 5],
      cards: [1, 2, 4, 6, 7, 8],
    });
  });

  test('has everything in sight, in as many elements as before, none of which shows two lines', () => {
    const place = fc.nat({ max: 60 });
    fc.assert(
      fc.property(counts, columns, place, fc.nat({ max: 8 }), fc.nat({ max: 3 }), (shots, beside, at, more, ahead) => {
        const lines = rowsOf(shots, beside);
        const from = Math.min(at, lines.length - 1);
        const to = Math.min(from + more, lines.length - 1);
        const before = drawnLines(
          lines,
          linesByKind(lines),
          { from: 0, to: Math.min(more, lines.length - 1) },
          ahead,
          none,
        );
        const slots = { headings: before.headings.length, cards: before.cards.length };
        const drawn = drawnLines(lines, linesByKind(lines), { from, to }, ahead, slots);
        const all = [...drawn.headings, ...drawn.cards];
        for (let line = from; line <= to; line += 1) expect(all).toContain(line);
        expect(drawn.headings).toContain(headingOf(lines, from));
        for (const line of drawn.cards) expect(drawn.headings).toContain(headingOf(lines, line));
        expect(drawn.headings.length).toBeGreaterThanOrEqual(slots.headings);
        expect(drawn.cards.length).toBeGreaterThanOrEqual(slots.cards);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
});

test('cards fill the width, a little narrower where one more finds room, and one stands there however narrow it is', () => {
  expect(columnsIn(1000, 240, 12)).toBe(4);
  expect(columnsIn(890, 240, 12)).toBe(4);
  expect(columnsIn(870, 240, 12)).toBe(3);
  expect(columnsIn(100, 240, 12)).toBe(1);
});

describe('arrows', () => {
  test('lead up and down in the same column, into other scenes too, and to the last of a shorter line', () => {
    // 0 1 2 | 3 4 | 5 6 7 8: three columns.
    const scenes = [3, 2, 4];
    expect(placeAfter(scenes, 3, 2, 'ArrowDown')).toBe(4);
    expect(placeAfter(scenes, 3, 4, 'ArrowDown')).toBe(6);
    expect(placeAfter(scenes, 3, 7, 'ArrowDown')).toBe(8);
    expect(placeAfter(scenes, 3, 8, 'ArrowDown')).toBe(8);
    expect(placeAfter(scenes, 3, 5, 'ArrowUp')).toBe(3);
    expect(placeAfter(scenes, 3, 1, 'ArrowUp')).toBe(1);
  });

  test('never leave the film', () => {
    const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End').filter(isMoveKey);
    fc.assert(
      fc.property(counts, columns, fc.nat(), keys, (shots, beside, seed, key) => {
        const total = shots.reduce((sum, count) => sum + count, 0);
        fc.pre(total > 0);
        const next = placeAfter(shots, beside, seed % total, key);
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(total);
      }),
    );
  });
});
