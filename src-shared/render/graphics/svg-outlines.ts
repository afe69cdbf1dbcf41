import { readPath } from './svg-path.ts';
import type { Contour, Corner } from './svg-path.ts';

/** An element of an SVG picture. */
export interface SvgNode {
  readonly kind: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly SvgNode[];
  /** Of text. */
  readonly value?: string;
}

/** What an SVG picture of filled shapes is, in thousandths of an em from its upper left corner. */
interface SvgOutlines {
  readonly width: number;
  readonly height: number;
  /** One path for each shape, divided by a space; see {@link readOutlines}. */
  readonly outlines: string;
  readonly words: SvgWord[];
}

/** A line of text. */
interface SvgWord {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
}

/** `x' = a x + c y + e`, `y' = b x + d y + f`. */
interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const IDENTITY: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/**
 * The outlines in an SVG picture as MathJax makes them, whose unit is a thousandth of an em: paths, rectangles, lines, and words in
 * characters that its fonts have not. Colours are left out.
 * @throws RangeError where there is none, or none that is seen
 */
export function outlinesOf(root: SvgNode): SvgOutlines {
  const svg = root.kind === 'svg' ? root : (root.children ?? []).find(({ kind }) => kind === 'svg');
  const [x = 0, y = 0, width = 0, height = 0] = numbersIn(svg?.attributes?.['viewBox']);
  if (!svg || !(width > 0 && height > 0)) throw new RangeError('it shows nothing');
  const shapes: (readonly Contour[])[] = [];
  const words: SvgWord[] = [];
  const walk = (node: SvgNode, outer: Matrix, window: Window | null): void => {
    const matrix = times(outer, transformOf(node.attributes?.['transform']));
    const shape = shapeOf(node);
    if (shape) {
      const placed = shape.map((contour) => moved(contour, matrix));
      shapes.push(window ? placed.flatMap((contour) => clipped(contour, window)) : placed);
    } else if (node.kind === 'text') words.push(wordOf(node, matrix));
    else if (node.kind === 'svg') {
      const { inner, seen } = nested(node, matrix);
      for (const child of node.children ?? []) walk(child, inner, seen);
    } else for (const child of node.children ?? []) walk(child, matrix, window);
  };
  for (const child of svg.children ?? []) walk(child, { ...IDENTITY, e: -x, f: -y }, null);
  const outlines = shapes.flatMap((contours) => (contours.length === 0 ? [] : [written(contours)])).join(' ');
  if (outlines === '' && words.length === 0) throw new RangeError('it shows nothing');
  return { width: Math.ceil(width), height: Math.ceil(height), outlines, words };
}

function shapeOf({ kind, attributes = {} }: SvgNode): Contour[] | null {
  const number = (name: string): number => Number(attributes[name] ?? 0);
  switch (kind) {
    case 'path':
      return readPath(attributes['d'] ?? '');
    case 'rect': {
      const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')];
      const thickness = number('stroke-width');
      if (attributes['fill'] !== 'none') return [box(x, y, width, height)];
      if (!(thickness > 0)) return [];
      return [
        ...[y, y + height].map((at) => box(x - thickness / 2, at - thickness / 2, width + thickness, thickness)),
        ...[x, x + width].map((at) => box(at - thickness / 2, y - thickness / 2, thickness, height + thickness)),
      ];
    }
    case 'line': {
      const [from, to] = [
        { x: number('x1'), y: number('y1') },
        { x: number('x2'), y: number('y2') },
      ];
      const half = number('stroke-width') / 2;
      const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      const [across, along] = [((to.y - from.y) / length) * half, ((from.x - to.x) / length) * half];
      return [
        polygon([
          { x: from.x + across, y: from.y + along },
          { x: to.x + across, y: to.y + along },
          { x: to.x - across, y: to.y - along },
          { x: from.x - across, y: from.y - along },
        ]),
      ];
    }
    default:
      return null;
  }
}

function wordOf(node: SvgNode, { a, b, e, f }: Matrix): SvgWord {
  const size = Number.parseFloat(node.attributes?.['font-size'] ?? '') || 1000;
  const text = (node.children ?? []).map(({ value = '' }) => value).join('');
  return { text, x: Math.round(e), baseline: Math.round(f), size: Math.max(1, Math.round(size * Math.hypot(a, b))) };
}

/** A picture in a picture shows only what lies in its window: MathJax makes long brackets of it. */
function nested({ attributes = {} }: SvgNode, outer: Matrix): { readonly inner: Matrix; readonly seen: Window } {
  const number = (name: string): number => Number(attributes[name] ?? 0);
  const [width, height] = [number('width'), number('height')];
  const [left = 0, top = 0, across = width, down = height] = numbersIn(attributes['viewBox']);
  const scale = { x: width / across, y: height / down };
  const inner = times(outer, {
    ...IDENTITY,
    a: scale.x,
    d: scale.y,
    e: number('x') - left * scale.x,
    f: number('y') - top * scale.y,
  });
  const corners = [at(inner, { x: left, y: top }), at(inner, { x: left + across, y: top + down })];
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  const seen = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  return { inner, seen };
}

function box(x: number, y: number, width: number, height: number): Contour {
  return polygon([
    { x, y },
    { x, y: y + height },
    { x: x + width, y: y + height },
    { x: x + width, y },
  ]);
}

function polygon(corners: readonly Corner[]): Contour {
  const [start = { x: 0, y: 0 }, ...others] = corners;
  return { start, steps: others.map((corner) => [corner]) };
}

/** What of an outline lies in a window, its curves as lines (Sutherland and Hodgman). */
function clipped({ start, steps }: Contour, { left, right, top, bottom }: Window): Contour[] {
  const edges: readonly ((corner: Corner) => number)[] = [
    ({ x }) => x - left,
    ({ x }) => right - x,
    ({ y }) => y - top,
    ({ y }) => bottom - y,
  ];
  let corners: readonly Corner[] = [start, ...steps.flatMap((step) => step.at(-1) ?? [])];
  for (const inside of edges) {
    const all = corners;
    corners = all.flatMap((corner, index): Corner[] => {
      const before = all[index === 0 ? all.length - 1 : index - 1] ?? corner;
      const [one, other] = [inside(before), inside(corner)];
      const share = one / (one - other);
      const crossing = { x: before.x + (corner.x - before.x) * share, y: before.y + (corner.y - before.y) * share };
      return [...(one >= 0 !== other >= 0 ? [crossing] : []), ...(other >= 0 ? [corner] : [])];
    });
  }
  return corners.length < 3 ? [] : [polygon(corners)];
}

function moved({ start, steps }: Contour, matrix: Matrix): Contour {
  return { start: at(matrix, start), steps: steps.map((step) => step.map((corner) => at(matrix, corner))) };
}

function written(contours: readonly Contour[]): string {
  const place = ({ x, y }: Corner): string => `${Math.round(x)} ${Math.round(y)}`;
  const paths = contours.map(({ start, steps }) => {
    const lines = steps.map((step) => `${step.length === 1 ? 'L' : 'C'}${step.map(place).join(' ')}`);
    return `M${place(start)}${lines.join('')}`;
  });
  return `${paths.join('')}Z`;
}

function transformOf(text = ''): Matrix {
  return [...text.matchAll(/(\w+)\(([^)]*)\)/gu)].reduce((matrix, [, name = '', list]) => {
    const [one = 0, other, ...more] = numbersIn(list);
    return times(matrix, namedTransform(name, one, other, more));
  }, IDENTITY);
}

function namedTransform(name: string, one: number, other: number | undefined, more: readonly number[]): Matrix {
  if (name === 'translate') return { ...IDENTITY, e: one, f: other ?? 0 };
  if (name === 'scale') return { ...IDENTITY, a: one, d: other ?? one };
  if (name === 'matrix')
    return { a: one, b: other ?? 0, c: more[0] ?? 0, d: more[1] ?? 0, e: more[2] ?? 0, f: more[3] ?? 0 };
  if (name !== 'rotate') throw new RangeError(`it has a ${name}, which is not drawn`);
  const [cosine, sine] = [Math.cos((one * Math.PI) / 180), Math.sin((one * Math.PI) / 180)];
  return { a: cosine, b: sine, c: -sine, d: cosine, e: 0, f: 0 };
}

function times(one: Matrix, other: Matrix): Matrix {
  return {
    a: one.a * other.a + one.c * other.b,
    b: one.b * other.a + one.d * other.b,
    c: one.a * other.c + one.c * other.d,
    d: one.b * other.c + one.d * other.d,
    e: one.a * other.e + one.c * other.f + one.e,
    f: one.b * other.e + one.d * other.f + one.f,
  };
}

function at({ a, b, c, d, e, f }: Matrix, { x, y }: Corner): Corner {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

function numbersIn(text = ''): number[] {
  return (text.match(/-?[\d.]+(?:e-?\d+)?/giu) ?? []).map(Number);
}
