import type { FittedText } from './fit-text.ts';
import { LINE_PITCH } from './fit-text.ts';
import { INK_ASCENT, INK_DESCENT, textWidth } from './text-size.ts';

/** What graphics are drawn of: lines of text and filled shapes, in pixels of the film from its upper left corner. */
export type Mark = TextMark | ShapeMark;

interface MarkFields {
  /** `#rrggbb`. */
  readonly colour: string;
  /** 0 to 1. */
  readonly opacity: number;
  /** Nothing is drawn outside of it. */
  readonly clip: Box | null;
}

/** One line. */
export interface TextMark extends MarkFields {
  readonly kind: 'text';
  readonly text: string;
  /** Of its left end, middle or right end. */
  readonly x: number;
  readonly baseline: number;
  readonly align: Align;
  /** Of the em. */
  readonly size: number;
  /** A soft shadow, so that it can be read on any picture. */
  readonly shadow: boolean;
}

export interface ShapeMark extends MarkFields {
  readonly kind: 'shape';
  readonly paths: readonly Path[];
}

export type Align = 'left' | 'centre' | 'right';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A closed outline: straight to a point, or a curve by two control points to a third. All wind the same way. */
export interface Path {
  readonly start: Point;
  readonly steps: readonly (readonly [Point] | readonly [Point, Point, Point])[];
}

export function text(
  line: string,
  x: number,
  baseline: number,
  size: number,
  colour: string,
  align: Align = 'left',
): TextMark {
  return { kind: 'text', text: line, x, baseline, align, size, colour, opacity: 1, clip: null, shadow: false };
}

/** The lines of a block, one below the other. @param top of the block */
export function textBlock(
  block: FittedText,
  x: number,
  top: number,
  colour: string,
  align: Align = 'left',
): TextMark[] {
  const { lines, size } = block;
  // The middle of letters, Chinese or Latin, lies 0.38 em above the baseline.
  return lines.map((line, index) =>
    text(line, x, top + (index + 0.5) * size * LINE_PITCH + 0.38 * size, size, colour, align),
  );
}

/** A line whose letters have their middle at `y`. */
export function centredText(
  line: string,
  x: number,
  y: number,
  size: number,
  colour: string,
  align: Align = 'left',
): TextMark {
  return text(line, x, y + 0.38 * size, size, colour, align);
}

export function shape(paths: readonly Path[], colour: string, opacity = 1): ShapeMark {
  return { kind: 'shape', paths, colour, opacity, clip: null };
}

/** A filled rectangle. @param radius of its corners */
export function rectangle({ x, y, width, height }: Box, colour: string, radius = 0, opacity = 1): ShapeMark {
  const [right, bottom] = [x + width, y + height];
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) {
    const corners = [point(right, y), point(right, bottom), point(x, bottom)];
    return shape([{ start: point(x, y), steps: corners.map((corner) => [corner] as const) }], colour, opacity);
  }
  const k = r * (1 - ROUND);
  const path: Path = {
    start: point(x + r, y),
    steps: [
      [point(right - r, y)],
      [point(right - k, y), point(right, y + k), point(right, y + r)],
      [point(right, bottom - r)],
      [point(right, bottom - k), point(right - k, bottom), point(right - r, bottom)],
      [point(x + r, bottom)],
      [point(x + k, bottom), point(x, bottom - k), point(x, bottom - r)],
      [point(x, y + r)],
      [point(x, y + k), point(x + k, y), point(x + r, y)],
    ],
  };
  return shape([path], colour, opacity);
}

/** Of a quarter of a circle as a cubic curve: the length of its handles for a radius of 1. */
const ROUND = 0.5523;

export function circle(centre: Point, radius: number): Path {
  return sector(centre, radius, 0, 2 * Math.PI, 0);
}

/** A part of a disc between two angles (clockwise from the right), or of a ring where `inner` is above 0. */
export function sector(centre: Point, radius: number, from: number, to: number, inner: number): Path {
  const isWhole = to - from >= 2 * Math.PI - 1e-9;
  const outwards = arc(centre, radius, from, to);
  if (inner > 0) {
    const back = arc(centre, inner, to, from);
    return { start: onCircle(centre, radius, from), steps: [...outwards, [onCircle(centre, inner, to)], ...back] };
  }
  return { start: onCircle(centre, radius, from), steps: isWhole ? outwards : [...outwards, [centre]] };
}

/** A line of some width through points, with round corners and ends. */
export function stroke(points: readonly Point[], width: number): Path[] {
  const bars = points.slice(1).map((to, index): Path => {
    const from = points[index] ?? to;
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const across = point(((to.y - from.y) / length) * (width / 2), (-(to.x - from.x) / length) * (width / 2));
    return {
      start: point(from.x + across.x, from.y + across.y),
      steps: [
        [point(to.x + across.x, to.y + across.y)],
        [point(to.x - across.x, to.y - across.y)],
        [point(from.x - across.x, from.y - across.y)],
      ],
    };
  });
  return [...bars, ...points.map((corner) => circle(corner, width / 2))];
}

/** What a mark may touch. */
export function boxOf(mark: Mark): Box {
  const whole = mark.kind === 'text' ? textBox(mark) : pathsBox(mark.paths);
  return mark.clip ? intersection(whole, mark.clip) : whole;
}

/** A mark so many pixels further left and up. */
export function shifted(mark: Mark, left: number, up: number): Mark {
  const clip = mark.clip && { ...mark.clip, x: mark.clip.x - left, y: mark.clip.y - up };
  if (mark.kind === 'text') return { ...mark, clip, x: mark.x - left, baseline: mark.baseline - up };
  const at = ({ x, y }: Point): Point => ({ x: x - left, y: y - up });
  const paths = mark.paths.map(({ start, steps }) => ({
    start: at(start),
    steps: steps.map((step) =>
      step.length === 1 ? ([at(step[0])] as const) : ([at(step[0]), at(step[1]), at(step[2])] as const),
    ),
  }));
  return { ...mark, clip, paths };
}

/** The box that is left inside of edges. */
export function inset({ x, y, width, height }: Box, across: number, down: number): Box {
  return { x: x + across, y: y + down, width: width - 2 * across, height: height - 2 * down };
}

function textBox({ text: line, x, baseline, size, align }: TextMark): Box {
  const width = textWidth(line, size);
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { x: left, y: baseline - INK_ASCENT * size, width, height: (INK_ASCENT + INK_DESCENT) * size };
}

function pathsBox(paths: readonly Path[]): Box {
  const points = paths.flatMap(({ start, steps }) => [start, ...steps.flat()]);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function intersection(one: Box, other: Box): Box {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const right = Math.min(one.x + one.width, other.x + other.width);
  const bottom = Math.min(one.y + one.height, other.y + other.height);
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) };
}

function point(x: number, y: number): Point {
  return { x, y };
}

/** @param angle clockwise from the right */
export function onCircle(centre: Point, radius: number, angle: number): Point {
  return point(centre.x + radius * Math.cos(angle), centre.y + radius * Math.sin(angle));
}

/** In parts of at most a quarter turn. */
function arc(centre: Point, radius: number, from: number, to: number): (readonly [Point, Point, Point])[] {
  const parts = Math.max(1, Math.ceil(Math.abs(to - from) / (Math.PI / 2) - 1e-9));
  const step = (to - from) / parts;
  const handle = (4 / 3) * Math.tan(step / 4) * radius;
  return Array.from({ length: parts }, (_, index) => {
    const [start, end] = [from + index * step, from + (index + 1) * step];
    const [a, b] = [onCircle(centre, radius, start), onCircle(centre, radius, end)];
    return [
      point(a.x - handle * Math.sin(start), a.y + handle * Math.cos(start)),
      point(b.x + handle * Math.sin(end), b.y - handle * Math.cos(end)),
      b,
    ] as const;
  });
}
