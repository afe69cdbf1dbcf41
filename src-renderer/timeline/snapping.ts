import type { Cut } from './cut-data.ts';
import { momentOf, placeOf } from './cut-data.ts';

/** How near a moment has to be to another to jump to it, in pixels. */
export const SNAP_PIXELS = 8;

/** Moments that others snap to, in order. */
export function snapMoments(cut: Cut, marks: readonly number[], without: ReadonlySet<string>): readonly number[] {
  const moments = new Set<number>([0, momentOf(cut.frames, cut.rate), ...marks]);
  for (const { id, start, frames } of cut.items) {
    if (without.has(id)) continue;
    moments.add(momentOf(start, cut.rate));
    moments.add(momentOf(start + frames, cut.rate));
  }
  for (const attached of cut.attached) {
    const place = without.has(attached.id) ? null : placeOf(attached);
    if (!place) continue;
    moments.add(place.start);
    if (attached.content.kind !== 'marker') moments.add(place.end);
  }
  return [...moments].toSorted((one, other) => one - other);
}

/**
 * How far something has to be moved besides, so that one of its edges meets a moment: the nearest within reach, else 0.
 * @param moments in order
 * @param reach in seconds
 */
export function snapBy(edges: readonly number[], moments: readonly number[], reach: number): number {
  let best = Infinity;
  for (const edge of edges) {
    const index = firstFrom(moments, edge);
    for (const moment of [moments[index - 1], moments[index]]) {
      if (moment !== undefined && Math.abs(moment - edge) < Math.abs(best)) best = moment - edge;
    }
  }
  return Math.abs(best) <= reach ? best : 0;
}

/** The moment before or behind another, for keys that jump; null where there is none. */
export function neighbour(moments: readonly number[], from: number, way: -1 | 1): number | null {
  const near = 1e-3;
  const found = way > 0 ? moments.find((each) => each > from + near) : moments.findLast((each) => each < from - near);
  return found ?? null;
}

/** The index of the first number that is not below another. */
export function firstFrom(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
