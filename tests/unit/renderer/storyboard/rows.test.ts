import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnsIn,
  headingOf,
  isMoveKey,
  placeAfter,
  rowOfShot,
  rowsOf,
} from '../../../../src-renderer/storyboard/rows.ts';

const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 });
const columns = fc.integer({ min: 1, max: 5 });

test('every shot stands in one line, in the order of the film, behind the heading of its scene', () => {
  expect(rowsOf([2, 0, 3], 2)).toEqual([
    { kind: 'heading', scene: 0 },
    { kind: 'cards', scene: 0, from: 0, to: 2 },
    { kind: 'heading', scene: 1 },
    { kind: 'heading', scene: 2 },
    { kind: 'cards', scene: 2, from: 0, to: 2 },
    { kind: 'cards', scene: 2, from: 2, to: 3 },
  ]);
  fc.assert(
    fc.property(counts, columns, (shots, beside) => {
      const rows = rowsOf(shots, beside);
      let place = 0;
      for (const [line, row] of rows.entries()) {
        if (row.kind === 'heading') continue;
        expect(rows[headingOf(rows, line)]).toEqual({ kind: 'heading', scene: row.scene });
        for (let at = row.from; at < row.to; at += 1) expect(rowOfShot(rows, place++)).toBe(line);
      }
      expect(place).toBe(shots.reduce((sum, count) => sum + count, 0));
      expect(rowOfShot(rows, place)).toBe(-1);
    }),
  );
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
