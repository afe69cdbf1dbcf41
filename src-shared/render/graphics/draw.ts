import { assOfFrames } from './ass.ts';
import { eased, framesIn, unitOf } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import { drawChart } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { drawFormula } from './formula.ts';
import { boxOf, rectangle, shifted } from './marks.ts';
import type { Box, Mark } from './marks.ts';
import type { Graphic } from './records.ts';
import { drawBullets, drawPictureWords } from './slides.ts';
import { drawLowerThird, drawTicker } from './strips.ts';
import { paletteOf } from './theme.ts';
import { drawChapter, drawCredits, drawTitle } from './titles.ts';

/** Frames of a graphic: in its own time, which it may be shown faster, backwards or in part of. */
export interface GraphicFrames {
  /** Before 0 it stands as at its beginning. */
  readonly first: number;
  /** Half-open. */
  readonly end: number;
  /** How many it is shown for in all, where it goes by itself at its end; null where its picture is cut like any other. */
  readonly of: number | null;
}

const FADE_SECONDS = 0.3;
/** How much of the picture below is covered where text is to be read over all of it. */
const VEIL = 0.88;

/** An ASS script that draws some frames of a graphic, the first of them at time 0. */
export function graphicAss(graphic: Graphic, canvas: Canvas, { first, end, of }: GraphicFrames): string {
  return assOfFrames(marksOf(graphic, canvas, { first, end, of }), canvas, canvas.rate);
}

/** A part of the picture (whole even pixels), and a script that draws into it alone. */
export interface DrawnPart {
  readonly part: Box;
  readonly script: string;
}

/** Like {@link graphicAss}, for the part of the picture that is drawn on in any of the frames. */
export function drawnPart(graphic: Graphic, canvas: Canvas, range: GraphicFrames): DrawnPart {
  const frames = marksOf(graphic, canvas, range);
  const part = partOf(frames.flat(), canvas);
  const moved = frames.map((marks) => marks.map((mark) => shifted(mark, part.x, part.y)));
  return { part, script: assOfFrames(moved, part, canvas.rate) };
}

function marksOf(graphic: Graphic, canvas: Canvas, { first, end, of }: GraphicFrames): (readonly Mark[])[] {
  const drawing = drawingOf(graphic, canvas);
  return Array.from({ length: end - first }, (_, index) => drawing(Math.max(0, first + index), of));
}

/** With room for what letters and shadows are wider than their boxes. */
function partOf(marks: readonly Mark[], canvas: Canvas): Box {
  const room = Math.ceil(unitOf(canvas));
  const boxes = marks.filter(({ opacity }) => opacity > 0).map(boxOf);
  const even = (value: number, most: number): number => Math.min(most, Math.max(0, 2 * Math.round(value / 2)));
  const [x, y] = [
    even(boxes.reduce((least, box) => Math.min(least, box.x), canvas.width) - room, canvas.width - 2),
    even(boxes.reduce((least, box) => Math.min(least, box.y), canvas.height) - room, canvas.height - 2),
  ];
  const right = even(boxes.reduce((most, box) => Math.max(most, box.x + box.width), 0) + room, canvas.width);
  const bottom = even(boxes.reduce((most, box) => Math.max(most, box.y + box.height), 0) + room, canvas.height);
  return { x, y, width: Math.max(2, right - x), height: Math.max(2, bottom - y) };
}

/** What is drawn of a graphic, frame by frame. */
export function drawingOf(graphic: Graphic, canvas: Canvas): Drawing {
  const drawing = plainDrawing(graphic, canvas);
  if (!canvas.over || opensItself(graphic)) return drawing;
  const veil = isVeiled(graphic)
    ? [rectangle({ x: 0, y: 0, width: canvas.width, height: canvas.height }, paletteOf(graphic.theme).ground, 0, VEIL)]
    : [];
  return (frame, frames) => {
    const fade = framesIn(FADE_SECONDS, canvas);
    const shown = Math.min(eased(frame, fade), frames === null ? 1 : eased(frames - 1 - frame, fade));
    return [...veil, ...drawing(frame, frames)].map((mark): Mark => ({ ...mark, opacity: mark.opacity * shown }));
  };
}

/** Whether a graphic moves by itself: if not, one frame of it is all of them. */
export function moves(graphic: Graphic): boolean {
  if (graphic.kind === 'bullets') return graphic.reveal === 'one-by-one';
  return graphic.kind === 'credits' || opensItself(graphic);
}

/** The colour below a graphic that is a picture of its own. */
export function groundOf(graphic: Graphic): string {
  return paletteOf(graphic.theme).ground;
}

function opensItself({ kind }: Graphic): boolean {
  return kind === 'lower-third' || kind === 'ticker';
}

function isVeiled({ kind }: Graphic): boolean {
  return kind === 'bullets' || kind === 'chart' || kind === 'formula' || kind === 'picture' || kind === 'credits';
}

function plainDrawing(graphic: Graphic, canvas: Canvas): Drawing {
  switch (graphic.kind) {
    case 'title':
      return drawTitle(graphic, canvas);
    case 'chapter':
      return drawChapter(graphic, canvas);
    case 'credits':
      return drawCredits(graphic, canvas);
    case 'lower-third':
      return drawLowerThird(graphic, canvas);
    case 'ticker':
      return drawTicker(graphic, canvas);
    case 'bullets':
      return drawBullets(graphic, canvas);
    case 'chart':
      return drawChart(graphic, canvas);
    case 'formula':
      return drawFormula(graphic, canvas);
    case 'picture':
      return drawPictureWords(graphic, canvas);
  }
}
