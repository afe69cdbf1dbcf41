import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { safeArea } from '../../../../src-shared/render/graphics/canvas.ts';
import type { Canvas } from '../../../../src-shared/render/graphics/canvas.ts';
import { drawingOf, drawnPart, graphicAss, moves } from '../../../../src-shared/render/graphics/draw.ts';
import { boxOf } from '../../../../src-shared/render/graphics/marks.ts';
import type { Box, Mark, TextMark } from '../../../../src-shared/render/graphics/marks.ts';
import type { Graphic } from '../../../../src-shared/render/graphics/records.ts';
import { imageBox } from '../../../../src-shared/render/graphics/slides.ts';
import { graphics } from '../../../support/render/graphics.ts';

const rate = { numerator: 24, denominator: 1 };
const canvases: fc.Arbitrary<Canvas> = fc
  .record({
    ...{ width: fc.constant(0), height: fc.constant(0), rate: fc.constant(rate), over: fc.boolean() },
  })
  .chain((canvas) =>
    fc
      .constantFrom([1920, 1080], [1280, 720], [1080, 1920], [720, 720], [640, 480], [320, 180])
      .map(([width = 0, height = 0]) => ({ ...canvas, width, height })),
  );
const drawn = fc.tuple(graphics, canvases, fc.integer({ min: 0, max: 2000 }));
/** Half a pixel is what rounding may take. */
const EDGE = 0.5;

function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - EDGE &&
    inner.y >= outer.y - EDGE &&
    inner.x + inner.width <= outer.x + outer.width + EDGE &&
    inner.y + inner.height <= outer.y + outer.height + EDGE
  );
}

/** Text alone: letters hardly ever reach the edges of their boxes, which are as high as the highest of all. */
function inkOf(mark: TextMark): Box {
  const { x, width } = boxOf(mark);
  return { x, width, y: mark.baseline - 0.74 * mark.size, height: 0.84 * mark.size };
}

function clippedInk(mark: TextMark): Box {
  const ink = inkOf(mark);
  if (!mark.clip) return ink;
  const [x, end] = [Math.max(ink.x, mark.clip.x), Math.min(ink.x + ink.width, mark.clip.x + mark.clip.width)];
  return { ...ink, x, width: Math.max(0, end - x) };
}

/** How far two boxes lie in one another, in pixels. */
function overlap(one: Box, other: Box): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.min(across, down);
}

function isText(mark: Mark): mark is TextMark {
  return mark.kind === 'text' && mark.opacity > 0;
}

const bare = (text: string): string => text.replaceAll(/\s/gu, '');

/** All words of a graphic, as they are to be drawn. */
function wordsOf(graphic: Graphic): string[] {
  switch (graphic.kind) {
    case 'title':
      return [graphic.title, graphic.subtitle];
    case 'chapter':
      return [graphic.label, graphic.title];
    case 'credits':
      return [graphic.heading, ...graphic.entries.flatMap(({ role, names }) => [role, ...names])];
    case 'lower-third':
      return [graphic.name, graphic.role];
    case 'ticker':
      return [graphic.label, ...graphic.items];
    case 'bullets':
      return [graphic.heading, ...graphic.bullets];
    case 'chart':
      return [graphic.title, graphic.unit, graphic.source];
    case 'formula':
      return [graphic.heading, graphic.caption];
    case 'picture':
      return [graphic.caption, graphic.source];
  }
}

describe('whatever a graphic says, in every shape of film:', { timeout: 60_000 }, () => {
  test('all text stays in the safe area, and all shapes in the picture', () => {
    fc.assert(
      fc.property(drawn, ([graphic, canvas, frame]) => {
        const safe = safeArea(canvas);
        const all: Box = { x: 0, y: 0, width: canvas.width, height: canvas.height };
        const outside = drawingOf(graphic, canvas)(frame, null)
          .filter((mark) => mark.opacity > 0)
          .filter((mark) => (isText(mark) ? !within(clippedInk(mark), safe) : !within(boxOf(mark), all)));
        expect(outside).toEqual([]);
        expect(graphic.kind !== 'picture' || within(imageBox(graphic, canvas), safe)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  test('no two lines of text touch', () => {
    fc.assert(
      fc.property(drawn, ([graphic, canvas, frame]) => {
        const inks = drawingOf(graphic, canvas)(frame, null)
          .filter(isText)
          .map((mark) => ({ text: mark.text, ink: inkOf(mark) }));
        const touching = inks.flatMap((one, index) =>
          inks.slice(index + 1).flatMap((other) => (overlap(one.ink, other.ink) < EDGE ? [] : [[one, other]])),
        );
        expect(touching).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test('every word is there', () => {
    fc.assert(
      fc.property(graphics, canvases, (graphic, canvas) => {
        const drawing = drawingOf(graphic, canvas);
        const seen = new Set<string>();
        // What rolls and runs is all seen in time.
        const step = graphic.kind === 'credits' || graphic.kind === 'ticker' ? 8 : 400;
        for (let frame = 0; frame < (step === 8 ? 4800 : 4001); frame += step) {
          const lines = drawing(frame, null)
            .filter(isText)
            .map(({ text }) => text);
          for (const line of lines) seen.add(bare(line));
          if (graphic.kind !== 'credits') seen.add(bare(lines.join('')));
        }
        const all = [...seen].join('|');
        for (const words of wordsOf(graphic)) {
          const parts = graphic.kind === 'credits' ? words.split(/\s+/u) : [words];
          for (const part of parts.map(bare)) {
            const isThere = all.includes(part) || isInLines(part, [...seen]);
            expect([part, isThere]).toEqual([part, true]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the same frames are drawn by the same script, wherever a segment begins', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 6 }), ([graphic, canvas, first], frames) => {
        const range = { first, end: first + frames, of: first + frames + 3 };
        expect(graphicAss(graphic, canvas, range)).toBe(graphicAss(graphic, canvas, range));
        const alone = drawingOf(graphic, canvas)(first + frames - 1, range.of);
        expect(drawingOf(graphic, canvas)(first + frames - 1, range.of)).toEqual(alone);
      }),
      { numRuns: 40 },
    );
  });

  test('over a picture, only the part is drawn that all of it lies in', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 6 }), ([graphic, canvas, first], frames) => {
        const over = { ...canvas, over: true };
        const { part, script } = drawnPart(graphic, over, { first, end: first + frames, of: null });
        expect([part.x, part.y, part.width, part.height].every((side) => side >= 0 && side % 2 === 0)).toBe(true);
        expect(script).toContain(`PlayResX: ${part.width}\nPlayResY: ${part.height}\n`);
        const outside = Array.from({ length: frames }, (_, index) => drawingOf(graphic, over)(first + index, null))
          .flat()
          .filter((mark) => mark.opacity > 0 && !within(boxOf(mark), part))
          // Letters are lower than their boxes.
          .filter((mark) => !isText(mark) || !within(clippedInk(mark), part));
        expect(outside).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('what does not move by itself is the same in every frame', () => {
    fc.assert(
      fc.property(drawn, ([graphic, canvas, frame]) => {
        fc.pre(!moves(graphic));
        const drawing = drawingOf(graphic, { ...canvas, over: false });
        expect(drawing(frame, null)).toEqual(drawing(0, null));
      }),
      { numRuns: 40 },
    );
  });
});

/** Whether a word was drawn in parts, because no line is as wide: each part begins or ends a line. */
function isInLines(word: string, lines: readonly string[]): boolean {
  if (word === '') return true;
  for (let length = word.length; length > 0; length -= 1) {
    const part = word.slice(0, length);
    if (lines.some((line) => line.startsWith(part) || line.endsWith(part))) return isInLines(word.slice(length), lines);
  }
  return false;
}
