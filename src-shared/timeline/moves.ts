import type { Move, Rectangle } from './records.ts';

/** The part of a picture that a move shows at a frame of its item; beyond its ends it stands still. */
export function rectangleAt({ from, to }: Move, frame: number, frames: number): Rectangle {
  const share = frames > 1 ? Math.min(Math.max(frame, 0), frames - 1) / (frames - 1) : 0;
  const between = (one: number, other: number): number => (share === 1 ? other : one + (other - one) * share);
  return {
    x: between(from.x, to.x),
    y: between(from.y, to.y),
    width: between(from.width, to.width),
    height: between(from.height, to.height),
  };
}
