import type { Framing, Move, Rectangle } from '../../src-shared/timeline/records.ts';

/** Moves over a picture that have a name. */
export const MOVES = ['none', 'in', 'out', 'left', 'right', 'up', 'down'] as const;
export type NamedMove = (typeof MOVES)[number];

const WHOLE: Rectangle = { x: 0, y: 0, width: 1, height: 1 };
/** What of a picture is seen where it is seen closest. */
const CLOSE = 0.8;

/** A part of a picture of the picture's own shape. */
export function partAt(x: number, y: number, size: number): Rectangle {
  return { x: within(x, size), y: within(y, size), width: rounded(size), height: rounded(size) };
}

function within(start: number, size: number): number {
  return rounded(Math.min(1 - size, Math.max(0, start)));
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** A move by its name. */
export function moveOf(name: NamedMove): Move | null {
  const rest = 1 - CLOSE;
  const middle = partAt(rest / 2, rest / 2, CLOSE);
  switch (name) {
    case 'none':
      return null;
    case 'in':
      return { from: WHOLE, to: middle };
    case 'out':
      return { from: middle, to: WHOLE };
    case 'left':
      return { from: partAt(rest, rest / 2, CLOSE), to: partAt(0, rest / 2, CLOSE) };
    case 'right':
      return { from: partAt(0, rest / 2, CLOSE), to: partAt(rest, rest / 2, CLOSE) };
    case 'up':
      return { from: partAt(rest / 2, rest, CLOSE), to: partAt(rest / 2, 0, CLOSE) };
    case 'down':
      return { from: partAt(rest / 2, 0, CLOSE), to: partAt(rest / 2, rest, CLOSE) };
  }
}

/** The name of a move; null where it has none. */
export function nameOfMove(move: Move | null): NamedMove | null {
  return MOVES.find((name) => isSame(moveOf(name), move)) ?? null;
}

function isSame(one: Move | null, other: Move | null): boolean {
  if (!one || !other) return one === other;
  const numbers = ({ from, to }: Move): readonly number[] =>
    [from, to].flatMap(({ x, y, width, height }) => [x, y, width, height]);
  const others = numbers(other);
  return numbers(one).every((number, index) => Math.abs(number - (others[index] ?? Infinity)) < 1e-3);
}

/** How much of the picture's width a framing shows, and where its middle is; whole pictures show all of it. */
export function cropOf(framing: Framing): { readonly size: number; readonly x: number; readonly y: number } {
  if (framing.kind !== 'crop') return { size: 1, x: 0.5, y: 0.5 };
  const { x, y, width, height } = framing.rectangle;
  return { size: Math.max(width, height), x: x + width / 2, y: y + height / 2 };
}

/** A framing that shows a part of the picture around a place. */
export function cropAt({ size, x, y }: ReturnType<typeof cropOf>): Framing {
  return { kind: 'crop', rectangle: partAt(x - size / 2, y - size / 2, size) };
}
