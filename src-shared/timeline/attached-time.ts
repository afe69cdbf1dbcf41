import { offsetOf, momentAt } from './item-time.ts';
import type { ItemTime } from './item-time.ts';
import {
  add,
  divide,
  framesToSeconds,
  multiply,
  rational,
  round,
  secondsToFrames,
  subtract,
  upToGrid,
  ZERO,
} from './rational.ts';
import type { FrameRate, Rational } from './rational.ts';
import type { AttachedItem } from './records.ts';

/** What of something that is attached decides when it is shown with its picture. */
type Attached = Pick<AttachedItem, 'id' | 'content' | 'duration'>;

const ONE = rational(1);

/**
 * How fast something goes that is attached: what is said in a shot, and its captions, as fast as the lips in its picture; all
 * else as it is, however fast its picture goes.
 */
export function paceOf(item: Attached, anchor: Pick<ItemTime, 'speed'> | null): Rational {
  return anchor && isSaid(item) ? anchor.speed : ONE;
}

/** How long something lasts in the film; null: to its end. */
export function filmLength(item: Attached, anchor: ItemTime | null, rate: FrameRate): Rational | null {
  if (!item.duration || !anchor || !isSaid(item)) return item.duration;
  const length = divide(item.duration, anchor.speed);
  if (item.content.kind === 'sound') return length;
  return framesToSeconds(Math.max(1, round(secondsToFrames(length, rate))), rate);
}

/**
 * When something begins that is attached, in film time from its picture's start. What is said in a picture that is reversed is heard
 * forwards, while the pictures of it are shown.
 */
export function offsetOfAttached(
  item: Attached & Pick<AttachedItem, 'at'>,
  anchor: ItemTime,
  rate: FrameRate,
): Rational {
  if (!isBackwards(item, anchor)) return offsetOf(anchor, item.at, rate);
  const end = add(item.at, item.duration ?? ZERO);
  return subtract(framesToSeconds(anchor.frames, rate), divide(subtract(end, anchor.in), anchor.speed));
}

/** The moment of its picture's source that something has to be attached to, to begin at an offset: the inverse of `offsetOfAttached`. */
export function momentOfAttached(item: Attached, anchor: ItemTime, offset: Rational, rate: FrameRate): Rational {
  if (!isBackwards(item, anchor)) return momentAt(anchor, offset, rate);
  const ahead = subtract(framesToSeconds(anchor.frames, rate), offset);
  return upToGrid(subtract(add(anchor.in, multiply(ahead, anchor.speed)), item.duration ?? ZERO));
}

function isBackwards(item: Attached, anchor: ItemTime): boolean {
  return anchor.reversed && isSaid(item);
}

/** Words that were drafted for a shot: those have a place in it by their id. */
function isSaid({ id, content }: Attached): boolean {
  return id.includes('/') && (content.kind === 'caption' || content.kind === 'sound');
}
