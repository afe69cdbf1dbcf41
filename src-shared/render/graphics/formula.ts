import { safeArea, unitOf } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import type { Drawing } from './drawing.ts';
import { fitText } from './fit-text.ts';
import { shape, text, textBlock } from './marks.ts';
import type { Mark, Path, Point } from './marks.ts';
import type { GraphicOf } from './records.ts';
import { readPath } from './svg-path.ts';
import type { Contour } from './svg-path.ts';
import { paletteOf } from './theme.ts';

/** Of the letters of a formula, in units of plain text, where it has room. */
const LARGEST = 2.6;

/** A formula in the middle, as large as it fits, with what is said above and below it. */
export function drawFormula(graphic: GraphicOf<'formula'>, canvas: Canvas): Drawing {
  const [safe, unit, colours] = [safeArea(canvas), unitOf(canvas), paletteOf(graphic.theme)];
  const room = { width: safe.width * 0.92, height: safe.height * 0.24, lines: 3 };
  const block = (said: string, size: number) => (said.trim() === '' ? null : fitText(said.trim(), size, room, true));
  const [heading, caption] = [block(graphic.heading, unit * 1.6), block(graphic.caption, unit)];
  const gap = unit;
  const above = heading ? heading.height + gap : 0;
  const below = caption ? caption.height + gap : 0;
  const [wide, high] = [graphic.width / 1000, graphic.height / 1000];
  const size = Math.min(unit * LARGEST, (safe.width * 0.96) / wide, (safe.height - above - below) / high);
  const top = safe.y + (safe.height - above - below - size * high) / 2;
  const middle = canvas.width / 2;
  const origin = { x: middle - (size * wide) / 2, y: top + above };
  const at = ({ x, y }: Point): Point => ({ x: origin.x + (x / 1000) * size, y: origin.y + (y / 1000) * size });
  const signs = graphic.outlines.split('Z').flatMap((path): Mark[] => {
    const contours = readPath(path);
    return contours.length === 0
      ? []
      : [
          shape(
            contours.map((contour) => pathAt(contour, at)),
            colours.ink,
          ),
        ];
  });
  const words = graphic.words.map((word) => {
    const { x, y } = at({ x: word.x, y: word.baseline });
    return text(word.text, x, y, (word.size / 1000) * size, colours.ink);
  });
  const marks: Mark[] = [
    ...(heading ? textBlock(heading, middle, top, colours.ink, 'centre') : []),
    ...signs,
    ...words,
    ...(caption ? textBlock(caption, middle, top + above + size * high + gap, colours.dim, 'centre') : []),
  ];
  return () => marks;
}

function pathAt({ start, steps }: Contour, at: (point: Point) => Point): Path {
  return {
    start: at(start),
    steps: steps.map((step) => {
      const [one = start, other, end] = step;
      return other && end ? ([at(one), at(other), at(end)] as const) : ([at(one)] as const);
    }),
  };
}
