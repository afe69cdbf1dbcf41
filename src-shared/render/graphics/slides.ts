import { textCells } from '../caption-text.ts';
import { eased, framesIn, isWide, safeArea, unitOf } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import type { Drawing } from './drawing.ts';
import { fitText, LINE_PITCH } from './fit-text.ts';
import type { FittedText } from './fit-text.ts';
import { circle, rectangle, shape, textBlock } from './marks.ts';
import type { Box, Mark } from './marks.ts';
import type { GraphicOf } from './records.ts';
import { paletteOf } from './theme.ts';

/** How long a person looks before reading on, and how many cells (half a Chinese character) are read in a second. */
const LOOK_SECONDS = 0.9;
const READ_CELLS = 16;
const APPEAR_SECONDS = 0.35;

/** A heading and its points, as large as they fit. */
export function drawBullets(graphic: GraphicOf<'bullets'>, canvas: Canvas): Drawing {
  const [safe, unit, colours] = [safeArea(canvas), unitOf(canvas), paletteOf(graphic.theme)];
  const width = safe.width * (isWide(canvas) ? 0.88 : 1);
  const hasHeading = graphic.heading.trim() !== '';
  const heading = hasHeading
    ? fitText(graphic.heading.trim(), unit * 1.75, { width, height: safe.height * 0.3, lines: 3 }, true)
    : null;
  const [bar, gap] = [unit * 0.12, unit * 0.6];
  const used = heading ? heading.height + gap * 2.4 + bar : 0;
  const points = fitPoints(graphic.bullets, unit * 1.3, width, safe.height - used);
  const top = safe.y + (safe.height - used - points.height) / 2;
  const barTop = top + (heading?.height ?? 0) + gap * 0.7;
  const head: Mark[] = heading
    ? [
        ...textBlock(heading, safe.x, top, colours.ink),
        rectangle({ x: safe.x, y: barTop, width: unit * 2, height: bar }, colours.accent),
      ]
    : [];
  const begins = revealed(graphic, canvas);
  const appears = framesIn(APPEAR_SECONDS, canvas);
  return (frame) => [
    ...head,
    ...points.blocks.flatMap(({ block, y }, index): Mark[] => {
      const begin = begins[index] ?? 0;
      const shown = begin === 0 ? 1 : eased(frame - begin, appears);
      if (frame < begin) return [];
      const down = (1 - shown) * unit * 0.4;
      const at = top + used + y + down;
      const middle = at + (block.size * LINE_PITCH) / 2;
      const dot = shape([circle({ x: safe.x + block.size * 0.19, y: middle }, block.size * 0.16)], colours.accent);
      const words = textBlock(block, safe.x + points.indent, at, colours.ink);
      return [dot, ...words].map((mark) => ({ ...mark, opacity: shown }));
    }),
  ];
}

interface FittedPoints {
  readonly blocks: readonly { readonly block: FittedText; readonly y: number }[];
  readonly indent: number;
  readonly height: number;
}

/** All points in one size, the largest at which they have room. */
function fitPoints(points: readonly string[], size: number, width: number, height: number): FittedPoints {
  const indent = size * 0.95;
  const room = { width: width - indent, height: Infinity, lines: Infinity };
  const fitted = points.map((point) => fitText(point.trim(), size, room));
  const smallest = Math.min(...fitted.map((block) => block.size));
  const between = size * 0.55;
  const total = fitted.reduce((sum, block) => sum + block.height, 0) + between * (points.length - 1);
  if (smallest < size - 1e-9 || total > height) return fitPoints(points, size * 0.96, width, height);
  let y = 0;
  const blocks = fitted.map((block) => {
    const place = { block, y };
    y += block.height + between;
    return place;
  });
  return { blocks, indent, height: total };
}

/** The frame that each point appears at. */
function revealed(graphic: GraphicOf<'bullets'>, canvas: Canvas): number[] {
  if (graphic.reveal === 'at-once') return graphic.bullets.map(() => 0);
  return readTimes(graphic)
    .slice(0, -1)
    .map((seconds) => framesIn(seconds, canvas));
}

/** How long it takes to read a slide, in seconds. */
export function revealSeconds(graphic: GraphicOf<'bullets'>): number {
  return readTimes(graphic).at(-1) ?? 0;
}

/** When each point can be read, and when all of them have been. */
function readTimes({ heading, bullets }: GraphicOf<'bullets'>): number[] {
  const times = [heading.trim() === '' ? 0 : LOOK_SECONDS + textCells(heading) / READ_CELLS];
  for (const bullet of bullets) times.push((times.at(-1) ?? 0) + LOOK_SECONDS + textCells(bullet) / READ_CELLS);
  return times;
}

/** A picture, whole, and what is said below it, together in the middle. */
function pictureParts({ width, height, caption, source }: GraphicOf<'picture'>, canvas: Canvas) {
  const [safe, unit] = [safeArea(canvas), unitOf(canvas)];
  const room = { width: safe.width, height: safe.height * 0.2, lines: 3 };
  const parts = [
    caption.trim() === '' ? null : fitText(caption.trim(), unit * 0.95, room, true),
    source.trim() === '' ? null : fitText(source.trim(), unit * 0.66, room, true),
  ] as const;
  const said = parts.reduce((sum, part) => sum + (part?.height ?? 0), 0);
  const gap = said === 0 ? 0 : unit * 0.5;
  const scale = Math.min(safe.width / width, (safe.height - said - gap) / height);
  const even = (value: number): number => Math.max(2, 2 * Math.floor(value / 2));
  const [shownWidth, shownHeight] = [even(width * scale), even(height * scale)];
  const x = Math.round((canvas.width - shownWidth) / 2);
  const y = Math.round(safe.y + (safe.height - shownHeight - gap - said) / 2);
  return { parts, image: { x, y, width: shownWidth, height: shownHeight }, top: y + shownHeight + gap };
}

/** Where the user's picture is shown; whole pixels. */
export function imageBox(graphic: GraphicOf<'picture'>, canvas: Canvas): Box {
  return pictureParts(graphic, canvas).image;
}

/** What is said below a picture. */
export function drawPictureWords(graphic: GraphicOf<'picture'>, canvas: Canvas): Drawing {
  const colours = paletteOf(graphic.theme);
  const { parts, top } = pictureParts(graphic, canvas);
  const [caption, source] = parts;
  const middle = canvas.width / 2;
  const marks: Mark[] = [
    ...(caption ? textBlock(caption, middle, top, colours.ink, 'centre') : []),
    ...(source ? textBlock(source, middle, top + (caption?.height ?? 0), colours.dim, 'centre') : []),
  ];
  return () => marks;
}
