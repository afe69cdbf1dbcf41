import type { z } from 'zod';
import type { TimelineView } from '../../src-shared/contract/timeline.ts';
import { speechId } from '../../src-shared/render/film-plan.ts';
import { graphicName } from '../../src-shared/render/graphics/records.ts';
import { handlesOf } from '../../src-shared/timeline/item-time.ts';
import { filmFrames, placedAttachments, placedItems } from '../../src-shared/timeline/places.ts';
import type { PlacedItem } from '../../src-shared/timeline/places.ts';
import type {
  AttachedContent,
  FilmSources,
  ItemSource,
  MainItem,
  StoredItem,
  StoredTimeline,
  Timeline,
} from '../../src-shared/timeline/records.ts';
import { reachOf } from '../../src-shared/timeline/sources.ts';
import { formatTimecode } from '../../src-shared/timeline/timecode.ts';
import { roomFor } from '../../src-shared/timeline/transitions.ts';
import type { FilmCut } from './film-cut.ts';
import { again } from './recent.ts';

type View = z.input<typeof TimelineView>;

/** A cut for who looks at it: with numbers, places and names. */
export function viewOf(
  {
    library,
    project,
    shots,
    graphics,
    sources,
  }: Pick<FilmCut, 'library' | 'project' | 'shots' | 'graphics' | 'sources'>,
  timeline: Timeline,
  stored: StoredTimeline,
): View {
  const records = new Map(stored.items.map((record) => [record.id, record]));
  const numbers = new Map(shots.map(({ id, number }) => [id, number]));
  const names = new Map(library.footageOf(project.id).map(({ id, name }) => [id, name]));
  const graphicNames = new Map(graphics.map(({ id, graphic }) => [id, graphicName(graphic)]));
  const nameOf = (source: ItemSource): string => {
    switch (source.kind) {
      case 'shot':
        return `shot ${numbers.get(source.shot) ?? ''}`;
      case 'footage':
        return names.get(source.footage) ?? source.footage;
      case 'graphic':
        return graphicNames.get(source.graphic) ?? source.graphic;
      case 'title':
        return source.title.text;
    }
  };
  const lines = new Map(
    shots.flatMap(({ id, spoken }) => (spoken?.lines ?? []).map(({ text }, index) => [speechId(id, index), text])),
  );
  const contentName = (content: AttachedContent): string => {
    if (content.kind === 'caption') return content.text;
    if (content.kind === 'marker') return content.name;
    if (content.kind !== 'sound') return nameOf(content);
    if (content.source.kind === 'footage') return nameOf(content.source);
    return lines.get(content.source.sound) ?? content.source.sound;
  };
  const placed = placedItems(timeline);
  const shown = placedAttachments(timeline).map(({ item, start, end }) => ({ item, place: { start, end } }));
  const placedIds = new Set(shown.map(({ item }) => item.id));
  const waiting = timeline.attached.filter(({ id }) => !placedIds.has(id)).map((item) => ({ item, place: null }));
  return {
    project: project.id,
    rate: timeline.rate,
    frames: filmFrames(timeline),
    items: placed.map(({ item, start }, index) =>
      withMore(item, {
        number: index + 1,
        name: nameOf(item.source),
        start,
        timecode: formatTimecode(start, timeline.rate, false),
        changed: changedOf(records.get(item.id)),
        ...aroundOf(sources, placed[index - 1]?.item ?? null, item),
      }),
    ),
    attached: [...shown, ...waiting].map(({ item, place }, index) =>
      withMore(item, { number: index + 1, name: contentName(item.content), place }),
    ),
    ending: timeline.ending,
    range: timeline.range,
    ending_room: roomBetween(sources, timeline.main.at(-1) ?? null, null),
    removed: removedOf(shots, placed),
  };
}

function withMore<R extends object, M extends object>(record: R, more: M): R & M {
  return again<R & M>(record, more, () => ({ ...record, ...more }));
}

/** What there is around an item, which an edit elsewhere does not change. */
type Around = Pick<View['items'][number], 'handles' | 'room'>;
const AROUND = new WeakMap<
  MainItem,
  { readonly sources: FilmSources; readonly first: MainItem | null; readonly around: Around }
>();

function aroundOf(sources: FilmSources, first: MainItem | null, item: MainItem): Around {
  const known = AROUND.get(item);
  if (known?.sources === sources && known.first === first) return known.around;
  const around = { handles: handlesIn(sources, item), room: roomBetween(sources, first, item) };
  AROUND.set(item, { sources, first, around });
  return around;
}

function handlesIn(sources: FilmSources, item: MainItem): View['items'][number]['handles'] {
  const reach = reachOf(sources, item.source);
  const { before, after } = reach ? handlesOf(item, reach, sources.rate) : { before: 0, after: 0 };
  const counted = (frames: number): number | null => (frames === Infinity ? null : Math.max(0, frames));
  return { before: counted(before), after: counted(after) };
}

function roomBetween(sources: FilmSources, first: MainItem | null, second: MainItem | null): View['ending_room'] {
  return {
    fade: roomFor(sources, { kind: 'fade-black', before: 0, after: 0 }, first, second),
    overlap: roomFor(sources, { kind: 'dissolve', before: 0, after: 0 }, first, second),
  };
}

function changedOf(record: StoredItem | undefined): string[] {
  if (!record) return [];
  return [...Object.keys(record.edit), ...(record.after ? ['placed'] : [])];
}

/** Shots that were taken out, each with the item of the nearest shot before it that stands where the storyboard has it. */
function removedOf(shots: FilmCut['shots'], placed: readonly PlacedItem[]): View['removed'] {
  const items = new Map(placed.map(({ item }) => [item.id, item]));
  let after: string | null = null;
  return shots.flatMap(({ id, number, frames }) => {
    const item = items.get(id);
    if (item && !item.placed) after = id;
    return item ? [] : [{ shot: id, name: `shot ${number}`, frames, after }];
  });
}
