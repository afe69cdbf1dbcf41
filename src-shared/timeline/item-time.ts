import {
  add,
  ceil,
  compare,
  divide,
  floor,
  framesToSeconds,
  greatest,
  least,
  multiply,
  upToGrid,
  subtract,
} from './rational.ts';
import type { FrameRate, Rational } from './rational.ts';
import type { MainItem } from './records.ts';
import type { Reach } from './sources.ts';

/** How the frames of an item are numbered: what of an item decides which moments of its source it shows. */
export type ItemTime = Pick<MainItem, 'in' | 'frames' | 'speed' | 'reversed' | 'freeze'>;

/** Source time from one frame of an item to the next, forwards. */
export function stepOf({ speed }: Pick<ItemTime, 'speed'>, rate: FrameRate): Rational {
  return multiply(speed, framesToSeconds(1, rate));
}

/**
 * The moment of the source that a frame of an item shows.
 * @param frame from the item's first; before 0 and behind its last lie the handles
 */
export function momentShown(item: ItemTime, frame: number, rate: FrameRate): Rational {
  if (item.freeze) return item.freeze;
  return forward(item, item.reversed ? item.frames - 1 - frame : frame, rate);
}

/** How many frames a source can be shown from a moment on, before the moment `end`. */
export function framesUntil(end: Rational, from: Rational, speed: Rational, rate: FrameRate): number {
  return Math.max(0, ceil(divide(subtract(end, from), stepOf({ speed }, rate))));
}

/** Frames that there are before an item's first frame and behind its last one, for transitions and trims; below 0 where it shows too many. */
export function handlesOf(
  item: ItemTime,
  reach: Reach,
  rate: FrameRate,
): { readonly before: number; readonly after: number } {
  if (reach === 'endless' || item.freeze) return { before: Infinity, after: Infinity };
  const early = floor(divide(subtract(item.in, reach.start), stepOf(item, rate)));
  const late = framesUntil(reach.end, item.in, item.speed, rate) - item.frames;
  return item.reversed ? { before: late, after: early } : { before: early, after: late };
}

/** Whether every moment that an item shows is there. */
export function isCovered(item: ItemTime, reach: Reach, rate: FrameRate): boolean {
  if (reach === 'endless') return true;
  if (item.freeze) return compare(item.freeze, reach.start) >= 0 && compare(item.freeze, reach.end) < 0;
  const { before, after } = handlesOf(item, reach, rate);
  return before >= 0 && after >= 0;
}

/** The item, as much of it as its source can show: what it asks for is kept as far as it fits. */
export function fitted<T extends ItemTime>(item: T, reach: Reach, rate: FrameRate): T {
  if (isCovered(item, reach, rate) || reach === 'endless') return item;
  const last = greatest(reach.start, subtract(reach.end, framesToSeconds(1, rate)));
  const inside = (moment: Rational): Rational => greatest(reach.start, least(moment, last));
  if (item.freeze) return { ...item, freeze: inside(item.freeze) };
  const from = inside(item.in);
  return { ...item, in: from, frames: Math.min(item.frames, framesUntil(reach.end, from, item.speed, rate)) };
}

/**
 * When an item shows a moment of its source, in film time from the item's start; outside of `[0, its length)` where that is
 * trimmed away. What is reversed is so frame by frame, and a frozen item counts as if it moved.
 */
export function offsetOf(item: ItemTime, moment: Rational, rate: FrameRate): Rational {
  const ahead = divide(subtract(moment, item.in), item.speed);
  return item.reversed ? mirrored(ahead, item.frames, rate) : ahead;
}

/** The moment of its source that an item shows at an offset of film time from its start: the inverse of `offsetOf`. */
export function momentAt(item: ItemTime, offset: Rational, rate: FrameRate): Rational {
  const ahead = item.reversed ? mirrored(offset, item.frames, rate) : offset;
  return upToGrid(add(item.in, multiply(ahead, item.speed)));
}

function forward(item: ItemTime, frame: number, rate: FrameRate): Rational {
  return add(item.in, multiply(item.speed, framesToSeconds(frame, rate)));
}

/** The same place within the frame that is as far from the other end. */
function mirrored(offset: Rational, frames: number, rate: FrameRate): Rational {
  const one = framesToSeconds(1, rate);
  const frame = floor(divide(offset, one));
  return add(offset, framesToSeconds(frames - 1 - 2 * frame, rate));
}
