import { filmLength, offsetOfAttached, paceOf } from './attached-time.ts';
import {
  ZERO,
  add,
  compare,
  floor,
  framesToSeconds,
  greatest,
  least,
  negate,
  secondsToFrames,
  subtract,
} from './rational.ts';
import type { FrameRate, Rational } from './rational.ts';
import type { AttachedContent, AttachedItem, MainItem, Timeline } from './records.ts';

/** A main item with the frame of the film that it begins at. */
export interface PlacedItem {
  readonly item: MainItem;
  readonly start: number;
}

/** An attached item as the film has it. */
export interface PlacedAttachment {
  readonly item: AttachedItem;
  /** Film time, half-open. */
  readonly start: Rational;
  readonly end: Rational;
  /** How much of its beginning is cut away with its picture. */
  readonly skipped: Rational;
  /** How fast it goes. */
  readonly pace: Rational;
}

/** The main items with where they begin: behind all frames before them. */
export function placedItems({ main }: Pick<Timeline, 'main'>): PlacedItem[] {
  let start = 0;
  return main.map((item) => {
    const placed = { item, start };
    start += item.frames;
    return placed;
  });
}

/** Length of the film in frames. */
export function filmFrames({ main }: Pick<Timeline, 'main'>): number {
  return main.reduce((sum, { frames }) => sum + frames, 0);
}

/** The main item that a moment of the film lies in; null outside of the film. */
export function itemAt(timeline: Timeline, moment: Rational): PlacedItem | null {
  if (compare(moment, ZERO) < 0) return null;
  const frame = floor(secondsToFrames(moment, timeline.rate));
  return placedItems(timeline).find(({ item, start }) => frame < start + item.frames) ?? null;
}

/**
 * What is attached and can be heard or seen, in the order of the film. What belongs to a moment that is trimmed away waits there
 * and is back with it. Where only its beginning is trimmed away, words (titles, captions, narration) begin whole at the edge;
 * other sound goes on with its picture. A caption ends where the next one of its lane begins, and everything with the film.
 */
export function placedAttachments(timeline: Timeline): PlacedAttachment[] {
  const { rate, attached } = timeline;
  const end = framesToSeconds(filmFrames(timeline), rate);
  const anchors = new Map(placedItems(timeline).map((placed) => [placed.item.id, placed]));
  const placed = attached.flatMap((item): PlacedAttachment[] => {
    const anchor = item.anchor === null ? null : anchors.get(item.anchor);
    if (anchor === undefined) return [];
    const found = anchor ? placeOn(item, anchor.item, rate) : placeOnFilm(item, rate);
    const start = found && (anchor ? add(framesToSeconds(anchor.start, rate), found.offset) : item.at);
    if (!start || compare(start, ZERO) < 0 || compare(start, end) >= 0) return [];
    const { skipped, lasts, pace } = found;
    return [{ item, start, skipped, end: lasts ? least(end, add(start, lasts)) : end, pace }];
  });
  return withoutOverlap(placed.sort(inOrder));
}

/** Whether a kind of content is seen (a marker by who cuts), so that it lasts whole frames. */
export function isSeen({ kind }: AttachedContent): boolean {
  return kind !== 'sound';
}

/** How something lies on its picture, wherever that is in the film. */
interface PlaceOn extends Pick<PlacedAttachment, 'skipped' | 'pace'> {
  /** From the picture's start. */
  readonly offset: Rational;
  /** null: to the film's end. */
  readonly lasts: Rational | null;
}

/** Places that were found, with what they depend on: an edit moves thousands of pictures, and changes one. */
const PLACES = new WeakMap<
  AttachedItem,
  { readonly anchor: MainItem; readonly rate: FrameRate; readonly place: PlaceOn | null }
>();

function placeOn(item: AttachedItem, anchor: MainItem, rate: FrameRate): PlaceOn | null {
  const known = PLACES.get(item);
  const isOfRate = known?.rate.numerator === rate.numerator && known.rate.denominator === rate.denominator;
  if (known?.anchor === anchor && isOfRate) return known.place;
  const place = placeFound(item, anchor, rate);
  PLACES.set(item, { anchor, rate, place });
  return place;
}

function placeFound(item: AttachedItem, anchor: MainItem, rate: FrameRate): PlaceOn | null {
  const exact = offsetOfAttached(item, anchor, rate);
  const offset = isSeen(item.content) ? framesToSeconds(floor(secondsToFrames(exact, rate)), rate) : exact;
  if (compare(offset, framesToSeconds(anchor.frames, rate)) >= 0) return null;
  const late = greatest(ZERO, negate(offset));
  const length = filmLength(item, anchor, rate);
  if (length && compare(late, length) >= 0) return null;
  const skipped = isSpoken(item.content) ? ZERO : late;
  const lasts = length && subtract(length, skipped);
  return { offset: greatest(ZERO, offset), skipped, lasts, pace: paceOf(item, anchor) };
}

function placeOnFilm(item: AttachedItem, rate: FrameRate): PlaceOn {
  return { offset: item.at, skipped: ZERO, lasts: filmLength(item, null, rate), pace: paceOf(item, null) };
}

/** Words make no sense without their beginning. */
function isSpoken(content: AttachedContent): boolean {
  return isSeen(content) || (content.kind === 'sound' && content.role === 'narration');
}

function inOrder(one: PlacedAttachment, other: PlacedAttachment): number {
  return (
    compare(one.start, other.start) || compare(one.item.at, other.item.at) || Number(one.item.id > other.item.id) - 0.5
  );
}

function withoutOverlap(placed: readonly PlacedAttachment[]): PlacedAttachment[] {
  const nextStart = new Map<string, Rational>();
  const cut = placed.toReversed().flatMap((each): PlacedAttachment[] => {
    if (each.item.content.kind !== 'caption') return [each];
    const { lane } = each.item.content;
    const next = nextStart.get(lane);
    const end = next ? least(each.end, next) : each.end;
    if (compare(end, each.start) <= 0) return [];
    nextStart.set(lane, each.start);
    return [{ ...each, end }];
  });
  return cut.reverse();
}
