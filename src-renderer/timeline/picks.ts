import type { Cut, CutAttached, CutItem, Picked } from './cut-data.ts';
import type { Block, Track, TrackName } from './tracks.ts';

/** What is picked of a cut, in the order in which it was: a range begins at the last. */
export type Picks = readonly Picked[];

/** Where a rectangle lies on a strip: from a second of the film to another, over rows of tracks. */
export interface Area {
  readonly from: number;
  readonly to: number;
  /** The first and the last row of each track that it lies over. */
  readonly rows: ReadonlyMap<TrackName, { readonly first: number; readonly last: number }>;
}

/** Whether something is picked. */
export function isPicked(picks: Picks, { id }: Picked): boolean {
  return picks.some((each) => each.id === id);
}

/** What is picked after something is picked besides, or no longer. */
export function toggled(picks: Picks, { kind, id }: Picked): Picks {
  return isPicked(picks, { kind, id }) ? picks.filter((each) => each.id !== id) : [...picks, { kind, id }];
}

/**
 * What is picked after a range is: all from the last that was picked of a track to something on it; that alone where nothing of its
 * track was picked. Where the range began stays the last.
 */
export function rangeTo(picks: Picks, { kind, id }: Picked, tracks: readonly Track[]): Picks {
  const blocks = tracks.find((track) => track.blocks.some((block) => block.id === id))?.blocks ?? [];
  const places = new Map(blocks.map((block, place) => [block.id, place]));
  const to = places.get(id);
  const from = places.get(picks.findLast((each) => places.has(each.id))?.id ?? id);
  if (from === undefined || to === undefined) return [{ kind, id }];
  const range = blocks.slice(Math.min(from, to), Math.max(from, to) + 1).map(pickedBlock);
  return from < to ? range.toReversed() : range;
}

/** What a rectangle touches, in the order of tracks and of the film. */
export function touched(tracks: readonly Track[], { from, to, rows }: Area): Picks {
  return tracks.flatMap(({ name, blocks }) => {
    const over = rows.get(name);
    if (!over) return [];
    const isTouched = ({ start, end, row }: Block): boolean =>
      start < to && end > from && row >= over.first && row <= over.last;
    return blocks.filter(isTouched).map(pickedBlock);
  });
}

/** What was picked and what is picked besides, each once. */
export function together(picks: Picks, others: Picks): Picks {
  const known = new Set(picks.map(({ id }) => id));
  return [...picks, ...others.filter(({ id }) => !known.has(id))];
}

/** Whether the same is picked in the same order. */
export function isSame(one: Picks, other: Picks): boolean {
  return one.length === other.length && one.every(({ id }, index) => other[index]?.id === id);
}

/** All items of the film; where a range began stays the last. */
export function allItems({ items }: Cut, picks: Picks): Picks {
  const last = picks.findLast(({ kind }) => kind === 'item');
  const all = items.map(({ id }): Picked => ({ kind: 'item', id }));
  return last ? [...all.filter(({ id }) => id !== last.id), last] : all;
}

/** The items and the attached things of a cut that are picked, in the order of the film; what is no longer there is left out. */
export function pickedOf(
  { items, attached }: Pick<Cut, 'items' | 'attached'>,
  picks: Picks,
): { readonly items: readonly CutItem[]; readonly attached: readonly CutAttached[] } {
  if (picks.length === 0) return { items: [], attached: [] };
  const ids = new Set(picks.map(({ id }) => id));
  return { items: items.filter(({ id }) => ids.has(id)), attached: attached.filter(({ id }) => ids.has(id)) };
}

function pickedBlock({ kind, id }: Block): Picked {
  return { kind, id };
}
