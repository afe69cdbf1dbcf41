import { describe, expect, test } from 'vitest';
import { columnsIn, movedInGrid } from '../../../../src-renderer/ui/grid.ts';

test.each([
  [0, 1],
  [168, 1],
  [343, 1],
  [344, 2],
  [1000, 5],
])('%i pixels have %i columns', (width, columns) => expect(columnsIn(width, { width: 168, gap: 8 })).toBe(columns));

describe('keys in a grid of eight in rows of three', () => {
  const grid = { count: 8, columns: 3 };
  test.each([
    [0, 'ArrowRight', 1],
    [2, 'ArrowRight', 3],
    [7, 'ArrowRight', 7],
    [0, 'ArrowLeft', 0],
    [1, 'ArrowDown', 4],
    [4, 'ArrowUp', 1],
    [1, 'ArrowUp', 1],
    // Above the hole of the last row, its end.
    [5, 'ArrowDown', 7],
    [7, 'ArrowDown', 7],
    [6, 'ArrowDown', 6],
    [4, 'Home', 0],
    [4, 'End', 7],
    [4, 'Enter', 4],
  ])('from %i by %s to %i', (at, key, to) => expect(movedInGrid(at, key, grid)).toBe(to));
});
