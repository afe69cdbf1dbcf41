import { isSame } from './equal.ts';
import { equalValues } from '../contract/equal.ts';
import { fitted, framesUntil } from './item-time.ts';
import type { OrderedItem } from './order.ts';
import { itemsInOrder } from './order.ts';
import { ONE, ZERO } from './rational.ts';
import type {
  AttachedItem,
  FilmSources,
  ItemSource,
  MainItem,
  MarkedRange,
  StoredAttachment,
  StoredItem,
  StoredTimeline,
  Timeline,
} from './records.ts';
import { draftedEnd, indexOf, isThere, reachOf, withoutTake } from './sources.ts';
import { CUT, draftTransition, fitTransition } from './transitions.ts';

/** What an item is where nothing else is said. */
const PLAIN: Omit<MainItem, 'id' | 'source' | 'placed'> = {
  in: ZERO,
  frames: 1,
  speed: ONE,
  reversed: false,
  freeze: null,
  transition: CUT,
  framing: { kind: 'fit' },
  move: null,
  opacity: 1,
  colour: { exposure: 0, contrast: 1, saturation: 1, temperature: 0, lut: null },
  gain_db: 0,
};

/** No in and no out mark. */
export const WHOLE: MarkedRange = { in: null, out: null };

/** A stored timeline of which nothing was changed: the film is the storyboard. */
export const UNCHANGED: StoredTimeline = { settings: null, items: [], attached: [] };

/**
 * The film as it is cut: the storyboard with what a person changed of it. What cannot be shown now (the shot is in the trash,
 * the take gone, the range too long, the transition without handles) is left out or shortened here and stays stored, so that it is
 * back when it can be.
 * @param before what the film was cut from before, where that is known: its items that are the same stay the same objects
 */
export function assemble(sources: FilmSources, stored: StoredTimeline, before?: FilmSources): Timeline {
  const known = ASSEMBLED.get(sources) ?? { items: new Map<string, Assembled>(), last: null };
  const former = before && ASSEMBLED.get(before)?.items;
  ASSEMBLED.set(sources, known);
  if (known.last?.stored === stored) return known.last.timeline;
  const timeline = assembledAnew(sources, stored, known.items, former);
  known.last = { stored, timeline };
  return timeline;
}

/** An item of the main track with all that it was made of, its sources aside. */
interface Assembled extends Pick<OrderedItem, 'record' | 'placed'> {
  readonly before: MainItem | null;
  readonly item: MainItem;
}

/** What was assembled of sources: an edit concerns one item or two, and a film has thousands. */
const ASSEMBLED = new WeakMap<
  FilmSources,
  { items: Map<string, Assembled>; last: { readonly stored: StoredTimeline; readonly timeline: Timeline } | null }
>();

function mainItem(sources: FilmSources, ordered: OrderedItem, before: MainItem | null): MainItem {
  const item = assembledItem(sources, ordered);
  const asked = ordered.record?.edit.transition;
  const transition = asked ? fitTransition(sources, asked, before, item) : draftTransition(sources, before, item);
  return { ...item, transition };
}

function assembledAnew(
  sources: FilmSources,
  stored: StoredTimeline,
  known: Map<string, Assembled>,
  former: ReadonlyMap<string, Assembled> | undefined,
): Timeline {
  const main: MainItem[] = [];
  for (const ordered of itemsInOrder(sources, stored.items)) {
    const { id, record, placed } = ordered;
    const before = main.at(-1) ?? null;
    const last = known.get(id);
    if (last?.record === record && last.placed === placed && last.before === before) {
      main.push(last.item);
      continue;
    }
    const made = mainItem(sources, ordered, before);
    // The same object where it is the same item: else all behind it would be made anew.
    const old = (last ?? former?.get(id))?.item;
    const item = old && equalValues(old, made) ? old : made;
    known.set(id, { record, placed, before, item });
    main.push(item);
  }
  const last = main.at(-1) ?? null;
  const asked = stored.settings?.ending;
  return {
    rate: sources.rate,
    main,
    attached: assembledAttachments(sources, stored.attached, new Set(main.map(({ id }) => id))),
    ending: asked ? fitTransition(sources, asked, last, null) : draftTransition(sources, last, null),
    range: stored.settings?.range ?? WHOLE,
  };
}

/** An item as its record has it, as far as its source can show it; its transition is not looked at. */
export function assembledItem(
  sources: FilmSources,
  {
    id,
    shot,
    record,
    placed,
  }: Omit<OrderedItem, 'record'> & {
    readonly record: Pick<StoredItem, 'edit'> | null;
  },
): MainItem {
  const asked = record?.edit ?? {};
  const source = sourceShown(sources, asked.source, shot?.id ?? null);
  const edit = isOfOtherTime(asked.source, source) ? untimed(asked) : asked;
  const item: MainItem = { ...plainItem(id, source), ...edit, source, placed };
  const end = edit.frames === undefined ? draftedEnd(sources, source) : null;
  const frames = end ? Math.max(1, framesUntil(end, item.in, item.speed, sources.rate)) : item.frames;
  return fitted({ ...item, frames }, reachOf(sources, source) ?? 'endless', sources.rate);
}

/** An item that shows its source from its start, and nothing else is changed of it. */
export function plainItem(id: string, source: ItemSource): MainItem {
  return { ...PLAIN, id, source, placed: true };
}

/** By id, as timelines have them. */
export function sortedById<T extends { readonly id: string }>(records: readonly T[]): T[] {
  return records.toSorted((one, other) => Number(one.id > other.id) - Number(one.id < other.id));
}

/** Takes of one shot have one time: that of the shot. */
function isOfOtherTime(asked: ItemSource | undefined, shown: ItemSource): boolean {
  return asked !== undefined && !isSame(withoutTake(asked), withoutTake(shown));
}

/** Without what is said in the time of a source that is not there. */
function untimed({ in: _, frames: _frames, freeze: _freeze, ...edit }: StoredItem['edit']): StoredItem['edit'] {
  return edit;
}

/** The source that is asked for, where it is there; else the shot of its take; else the shot that the item is of. */
function sourceShown(sources: FilmSources, asked: ItemSource | undefined, shot: string | null): ItemSource {
  const takeless = asked && withoutTake(asked);
  const shown = [asked, takeless].find((source) => source && reachOf(sources, source));
  if (shown) return shown;
  if (shot === null) throw new Error('An item without a source was taken for one of the film.');
  return { kind: 'shot', shot, take: null };
}

function assembledAttachments(
  sources: FilmSources,
  records: readonly StoredAttachment[],
  main: ReadonlySet<string>,
): AttachedItem[] {
  const { drafted } = indexOf(sources);
  const stored = new Map(records.map((record) => [record.id, record]));
  const fromShots = [...drafted.values()].flatMap(({ item }): AttachedItem[] => {
    const record = stored.get(item.id);
    if (!record) return [item];
    return record.removed ? [] : [{ ...item, ...record.edit }];
  });
  const added = records.flatMap(({ id, drafted: isDrafted, edit }): AttachedItem[] => {
    const { anchor, at, duration, content } = edit;
    const isWhole = anchor !== undefined && at && duration !== undefined && content;
    return isDrafted || !isWhole ? [] : [{ id, anchor, at, duration, content }];
  });
  return sortedById(
    [...fromShots, ...added].filter(
      ({ anchor, content }) => (anchor === null || main.has(anchor)) && isThere(sources, content),
    ),
  );
}
