import type { InferContractRouterOutputs } from '@orpc/contract';
import type { contract } from '../../src-shared/contract/contract.ts';
import { framesToSeconds, toNumber } from '../../src-shared/timeline/rational.ts';
import type { FrameRate, Rational } from '../../src-shared/timeline/rational.ts';

type Outputs = InferContractRouterOutputs<typeof contract>;

/** How a film is cut, as the program tells it. */
export type Cut = Outputs['timeline']['show'];
export type CutItem = Cut['items'][number];
export type CutAttached = Cut['attached'][number];
/** What of a cut is other than it was. */
export type CutDelta = NonNullable<Extract<Outputs['timeline']['showSince'], { readonly delta: unknown }>['delta']>;

/** Something of a cut that is picked: an item of the main track, or what is attached. */
export interface Picked {
  readonly kind: 'item' | 'attached';
  readonly id: string;
}

/** How long a frame is, in seconds. */
export function frameSeconds({ numerator, denominator }: FrameRate): number {
  return denominator / numerator;
}

/** How long a film is, in seconds. */
export function cutSeconds({ frames, rate }: Pick<Cut, 'frames' | 'rate'>): number {
  return frames * frameSeconds(rate);
}

/** The frame that is shown at a moment, from 0; moments that were rounded do not fall into the frame before their own. */
export function frameAt(seconds: number, { numerator, denominator }: FrameRate): number {
  return Math.max(0, Math.floor((seconds * numerator) / denominator + 1e-3));
}

/** The moment a frame begins at, in seconds. */
export function momentOf(frame: number, rate: FrameRate): number {
  return frame * frameSeconds(rate);
}

/** So many frames as commands name lengths of time. */
export function exactly(frames: number, rate: FrameRate): Rational {
  return framesToSeconds(frames, rate);
}

/** When something that is attached is shown, in seconds; null where it waits for its picture. */
export function placeOf({ place }: CutAttached): { readonly start: number; readonly end: number } | null {
  return place && { start: toNumber(place.start), end: toNumber(place.end) };
}

/** The item that is shown at a frame; of the frame behind the last, the last one. */
export function itemAtFrame({ items }: Pick<Cut, 'items'>, frame: number): CutItem | null {
  let [low, high] = [0, items.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((items[middle]?.start ?? 0) <= frame) low = middle;
    else high = middle - 1;
  }
  return items[low] ?? null;
}

/** The same items with where they begin counted anew. */
export function placedAnew(items: readonly CutItem[]): readonly CutItem[] {
  let start = 0;
  return items.map((item) => {
    const placed = item.start === start ? item : { ...item, start };
    start += item.frames;
    return placed;
  });
}

/** The shot that an item shows; null where it shows something else. */
export function shotOf({ source }: Pick<CutItem, 'source'>): string | null {
  return source.kind === 'shot' ? source.shot : null;
}
