import type { FilmShot, FilmSources, StoredItem } from './records.ts';
import { indexOf, reachOf, withoutTake } from './sources.ts';

/** An item that is in the film: a shot's own, or one that a person put in. */
export interface OrderedItem {
  readonly id: string;
  /** Of a shot's own item. */
  readonly shot: FilmShot | null;
  readonly record: StoredItem | null;
  readonly placed: boolean;
}

/**
 * The items of the film in its order. Shots' own items follow the storyboard; those that a person moved or put in stand behind
 * the first of the items they are said to stand behind that is there, else at the film's start. A new shot follows its
 * predecessor of the storyboard, also where that one was moved. Items whose shot or footage is not there are left out.
 */
export function itemsInOrder(sources: FilmSources, records: readonly StoredItem[]): OrderedItem[] {
  const stored = new Map(records.map((record) => [record.id, record]));
  const followers = newFollowers(sources, stored);
  const isFollower = new Set([...followers.values()].flat());

  const own = sources.shots.flatMap((shot): OrderedItem[] => {
    const record = stored.get(shot.id) ?? null;
    if (record?.removed) return [];
    return [{ id: shot.id, shot, record, placed: Array.isArray(record?.after) || isFollower.has(shot.id) }];
  });
  const others = records
    .filter((record) => !record.own && record.edit.source && reachOf(sources, withoutTake(record.edit.source)))
    .map((record): OrderedItem => ({ id: record.id, shot: null, record, placed: true }));
  const items = new Map([...own, ...others].map((item) => [item.id, item]));

  const behind = childrenOf(items);
  const film: OrderedItem[] = [];
  const shown = new Set<string>();
  const show = (first: OrderedItem): void => {
    const waiting = [first];
    for (let item = waiting.pop(); item; item = waiting.pop()) {
      if (shown.has(item.id)) continue;
      shown.add(item.id);
      film.push(item);
      const next = [
        ...(behind.get(item.id) ?? []),
        ...(followers.get(item.id) ?? []).flatMap((id) => items.get(id) ?? []),
      ];
      waiting.push(...next.toReversed());
    }
  };
  (behind.get(null) ?? []).forEach(show);
  own.filter(({ placed }) => !placed).forEach(show);
  // Only damaged records stand behind one another in a circle: they come last rather than never.
  [...items.values()].forEach(show);
  return film;
}

/** The item that a stored one stands behind: the nearest that is in the film; null is the film's start. */
export function anchorOf(after: readonly string[], isInFilm: (id: string) => boolean): string | null {
  return after.find(isInFilm) ?? null;
}

function childrenOf(items: ReadonlyMap<string, OrderedItem>): ReadonlyMap<string | null, readonly OrderedItem[]> {
  const children = new Map<string | null, OrderedItem[]>();
  const moved = [...items.values()].flatMap((item) => (item.record?.after ? [{ item, after: item.record.after }] : []));
  for (const { item, after } of moved.sort((one, other) => (one.item.id < other.item.id ? -1 : 1))) {
    const anchor = anchorOf(after, (id) => items.has(id));
    children.set(anchor, [...(children.get(anchor) ?? []), item]);
  }
  return children;
}

/**
 * Shots that came to stand, in the storyboard, between a shot that was moved in the film and the one that was its next: by that
 * they are known to be new. By the shot they follow.
 */
function newFollowers(
  sources: FilmSources,
  stored: ReadonlyMap<string, StoredItem>,
): ReadonlyMap<string, readonly string[]> {
  const { places } = indexOf(sources);
  const followers = new Map<string, readonly string[]>();
  sources.shots.forEach(({ id }, place) => {
    const record = stored.get(id);
    if (!record?.after || record.removed) return;
    const end = record.next === null ? sources.shots.length : (places.get(record.next) ?? -1);
    const between = sources.shots.slice(place + 1, Math.max(place + 1, end)).map((shot) => shot.id);
    // Those behind another that was moved follow that one.
    const stop = between.findIndex((other) => stored.get(other)?.after);
    const found = (stop < 0 ? between : between.slice(0, stop)).filter((other) => !stored.get(other)?.removed);
    if (found.length > 0) followers.set(id, found);
  });
  return followers;
}
