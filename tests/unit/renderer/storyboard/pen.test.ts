import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stroke } from '../../../../src-renderer/storyboard/pen.ts';
import {
  barbsOf,
  BLANK,
  doneAgain,
  isFar,
  readStrokes,
  strokesText,
  takenBack,
  widthAt,
  withStroke,
} from '../../../../src-renderer/storyboard/pen.ts';
import { pngTextOf, withPngText } from '../../../../src-renderer/storyboard/png-text.ts';

/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const line: Stroke = {
  tool: 'pen',
  ink: 0,
  width: 4,
  points: [
    [0, 0, 0.5],
    [100, 0, 1],
  ],
};

describe('a drawing', () => {
  test('takes strokes back and does them again; a new one forgets what was taken back', () => {
    const arrow: Stroke = { ...line, tool: 'arrow' };
    const both = withStroke(withStroke(BLANK, line), arrow);
    const one = takenBack(both);
    expect(one).toEqual({ strokes: [line], undone: [arrow] });
    expect(doneAgain(one)).toEqual(both);
    expect(withStroke(one, line).undone).toEqual([]);
    expect(takenBack(BLANK)).toBe(BLANK);
    expect(doneAgain(BLANK)).toBe(BLANK);
  });

  test('goes into text and comes back', () => {
    const point = fc.tuple(
      fc.integer({ min: -50, max: 19_200 }).map((tenths) => tenths / 10),
      fc.integer({ min: 0, max: 10_800 }).map((tenths) => tenths / 10),
      fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100),
    );
    const stroke = fc.record({
      tool: fc.constantFrom('pen' as const, 'arrow' as const, 'eraser' as const),
      ink: fc.integer({ min: 0, max: 6 }),
      width: fc.integer({ min: 1, max: 60 }),
      points: fc.array(point, { minLength: 1, maxLength: 9 }),
    });
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 5 }), (strokes) => {
        expect(readStrokes(strokesText(strokes))).toEqual(strokes);
      }),
    );
  });

  test('of somebody else is read as far as it is one', () => {
    expect(readStrokes('')).toEqual([]);
    expect(readStrokes('{"format":2,"strokes":[]}')).toEqual([]);
    const odd = {
      format: 1,
      strokes: [null, { ...line, ink: 99 }, { ...line, width: -1 }, { ...line, points: ['x', [1, 2, 9]] }],
    };
    expect(readStrokes(JSON.stringify(odd))).toEqual([{ ...line, points: [[1, 2, 1]] }]);
  });
});

test('an arrow points along the end of its line, and a dot has no direction', () => {
  const barbs = barbsOf({
    ...line,
    tool: 'arrow',
    points: [
      [0, 50, 0.5],
      [0, 0, 0.5],
      [100, 0, 0.5],
    ],
  });
  expect(barbs?.map(([x]) => x < 100)).toEqual([true, true]);
  expect(barbs?.[0][1]).toBeCloseTo(-(barbs?.[1][1] ?? 0));
  expect(barbsOf({ ...line, points: [[5, 5, 0.5]] })).toBeNull();
});

test('a line is as wide as it is pressed, and needs no places that lie on one another', () => {
  expect(widthAt(4, 0.5)).toBeCloseTo(4);
  expect(widthAt(4, 1)).toBeGreaterThan(widthAt(4, 0.2));
  expect(isFar([1, 1, 0], [1, 2, 0])).toBe(false);
  expect(isFar([1, 1, 0], [1, 4, 0])).toBe(true);
});

describe('text in a PNG', () => {
  test('stands before its end in a chunk with the right checksum', () => {
    const text = '{"画":"🎬"}';
    const png = withPngText(PNG, 'shotloom:strokes', text);
    expect(pngTextOf(png, 'shotloom:strokes')).toBe(text);
    expect(pngTextOf(png, 'another')).toBeNull();
    expect([...png.subarray(-12)]).toEqual([...PNG.subarray(-12)]);
    const at = Buffer.from(png).indexOf('iTXt');
    const view = new DataView(png.buffer);
    const length = view.getUint32(at - 4);
    expect(view.getUint32(at + 4 + length)).toBe(crc32(png.subarray(at, at + 4 + length)));
  });

  test('is not in what is no PNG, or ends too early', () => {
    expect(pngTextOf(new Uint8Array(40), 'shotloom:strokes')).toBeNull();
    const png = withPngText(PNG, 'shotloom:strokes', 'x'.repeat(50));
    expect(pngTextOf(png.subarray(0, png.length - 40), 'shotloom:strokes')).toBeNull();
  });
});
