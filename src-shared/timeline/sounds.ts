import { placedAttachments, placedItems } from './places.ts';
import type { PlacedAttachment } from './places.ts';
import { framesToSeconds, multiply, rational, round } from './rational.ts';
import type { Rational } from './rational.ts';
import type { MainItem, Timeline } from './records.ts';

/** Samples of the film, half-open. */
interface Samples {
  readonly from: number;
  readonly to: number;
}

/** The own sound of a main item. */
export interface ItemSound extends Samples {
  readonly item: MainItem;
}

/** A sound that is attached. */
export interface AttachedSound extends Samples {
  readonly placed: PlacedAttachment;
}

/** Where each main item's own sound plays: as long as its pictures, to the nearest sample, and without a gap between them. */
export function itemSounds(timeline: Timeline, sampleRate: number): ItemSound[] {
  const sampleOf = (frame: number): number => toSamples(framesToSeconds(frame, timeline.rate), sampleRate);
  return placedItems(timeline).map(({ item, start }) => ({
    item,
    from: sampleOf(start),
    to: sampleOf(start + item.frames),
  }));
}

/** Where each attached sound plays that is heard for a sample at least. */
export function attachedSounds(timeline: Timeline, sampleRate: number): AttachedSound[] {
  return placedAttachments(timeline)
    .filter(({ item }) => item.content.kind === 'sound')
    .map((placed) => ({ placed, from: toSamples(placed.start, sampleRate), to: toSamples(placed.end, sampleRate) }))
    .filter(({ from, to }) => to > from);
}

function toSamples(seconds: Rational, sampleRate: number): number {
  return round(multiply(seconds, rational(sampleRate)));
}
