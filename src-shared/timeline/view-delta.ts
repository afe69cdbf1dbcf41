import type { ListDelta, ListRules, Some } from '../contract/list-delta.ts';
import { fieldsChanged, listDelta, patchedList } from '../contract/list-delta.ts';
import { add, compare, framesToSeconds, secondsToFrames, subtract } from './rational.ts';
import type { FrameRate, Rational } from './rational.ts';
import { formatTimecode } from './timecode.ts';

/** What of an item depends on where it stands in the film. */
interface Item {
  readonly id: string;
  readonly number: number;
  readonly frames: number;
  readonly start: number;
  readonly timecode: string;
}

interface Attached {
  readonly id: string;
  readonly number: number;
  readonly place: Place | null;
}

interface Place {
  readonly start: Rational;
  readonly end: Rational;
}

interface View<I, A> {
  readonly rate: FrameRate;
  readonly items: readonly I[];
  readonly attached: readonly A[];
}

/** How a film's cut, as it is shown, has become another. */
export interface ViewDelta<I, A, V> {
  /** What of the film itself is other than it was. */
  readonly fields: Some<Omit<V, 'items' | 'attached'>>;
  /** Null where they are as they were. */
  readonly items: ListDelta<I> | null;
  /** Null where it is as it was. */
  readonly attached: ListDelta<A> | null;
}

/** How a film's cut has become another; null where it is as it was. */
export function viewDelta<I extends Item, A extends Attached, V extends View<I, A>>(
  before: V & View<I, A>,
  after: V & View<I, A>,
): ViewDelta<I, A, V> | null {
  const fields = fieldsChanged<V>(before, after, ['items', 'attached']);
  const items = listDelta<I>(before.items, after.items, itemRules<I>());
  const attached = listDelta<A>(before.attached, after.attached, attachedRules<A>(after.rate));
  return items || attached || Object.keys(fields).length > 0 ? { fields, items, attached } : null;
}

/** The cut that {@link viewDelta} told of; what did not change is the same objects. */
export function patchedView<I extends Item, A extends Attached, V extends View<I, A>>(
  before: V & View<I, A>,
  delta: ViewDelta<I, A, V>,
): V {
  const film = { ...before, ...delta.fields };
  const { rate } = film;
  const items = delta.items ? patchedList<I>(before.items, delta.items, itemRules<I>()) : before.items;
  const attached = delta.attached
    ? patchedList<A>(before.attached, delta.attached, attachedRules<A>(rate))
    : before.attached;
  const isSameRate = delta.fields.rate === undefined;
  return { ...film, items: placedItems(items, rate, isSameRate), attached: numbered(attached) };
}

/** All items with where they stand: each begins where the one before it ends. */
function placedItems<I extends Item>(items: readonly I[], rate: FrameRate, isSameRate: boolean): readonly I[] {
  let next = 0;
  return items.map((item, index) => {
    const [number, start] = [index + 1, next];
    next += item.frames;
    if (isSameRate && item.number === number && item.start === start) return item;
    return { ...item, number, start, timecode: formatTimecode(start, rate, false) };
  });
}

function numbered<A extends Attached>(attached: readonly A[]): readonly A[] {
  return attached.map((each, index) => (each.number === index + 1 ? each : { ...each, number: index + 1 }));
}

function itemRules<I extends Item>(): ListRules<I> {
  return { name: ({ id }) => id, placed: ['number', 'start', 'timecode'] };
}

/** What is cut out of a film moves all that is attached behind it. */
function attachedRules<A extends Attached>(rate: FrameRate): ListRules<A> {
  return {
    name: ({ id }) => id,
    placed: ['number'],
    moving: {
      field: 'place',
      distance: ({ place }, { place: now }, likely) => {
        if (!place || !now) return place === now ? likely : null;
        const { n, d } = secondsToFrames(subtract(now.start, place.start), rate);
        return d === 1 && compare(moved(place, n, rate).end, now.end) === 0 ? n : null;
      },
      move: (each, by) => (each.place ? { ...each, place: moved(each.place, by, rate) } : each),
    },
  };
}

function moved({ start, end }: Place, frames: number, rate: FrameRate): Place {
  const by = framesToSeconds(frames, rate);
  return { start: add(start, by), end: add(end, by) };
}
