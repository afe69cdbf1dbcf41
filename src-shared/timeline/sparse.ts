import { assembledItem, plainItem, sortedById } from './assemble.ts';
import { isSame } from './equal.ts';
import type {
  AttachedItem,
  FilmSources,
  MainItem,
  MarkedRange,
  StoredAttachment,
  StoredItem,
  StoredTimeline,
  Timeline,
  TimelineSettings,
} from './records.ts';
import { indexOf } from './sources.ts';
import { draftTransition } from './transitions.ts';

/** How far back an item says what it stands behind: so many shots have to go at once before it loses its place. */
const NEIGHBOURS = 16;

/** Fields of an edit in the order in which one depends on another. */
const FIELDS = [
  'source',
  'in',
  'speed',
  'reversed',
  'freeze',
  'framing',
  'move',
  'opacity',
  'colour',
  'gain_db',
] as const satisfies readonly (keyof MainItem)[];

/**
 * What of a timeline is not as the storyboard has it: the inverse of `assemble`, whose answer it is from these records. Records
 * of what is not in the film now (shots in the trash, what stands on them) are not among them.
 */
export function sparse(sources: FilmSources, timeline: Timeline): StoredTimeline {
  const { project_id } = sources;
  const { range } = timeline;
  const last = timeline.main.at(-1) ?? null;
  const hasOwnEnding = !isSame(timeline.ending, draftTransition(sources, last, null));
  return {
    settings: settingsOf(project_id, hasOwnEnding ? timeline.ending : null, isMarked(range) ? range : null),
    items: sortedById([...shownItems(sources, timeline.main), ...removedItems(sources, timeline.main)]),
    attached: sparseAttachments(sources, timeline),
  };
}

/** What is stored of a film as a whole, if anything has to be. */
export function settingsOf(
  project_id: string,
  ending: TimelineSettings['ending'],
  range: TimelineSettings['range'],
): TimelineSettings | null {
  return ending || range ? { id: project_id, project_id, ending, range } : null;
}

function isMarked({ in: start, out: end }: MarkedRange): boolean {
  return start !== null || end !== null;
}

/** What is stored of a shot's own item of which nothing was changed, if anything has to be. */
export function unchangedRecord({ project_id }: FilmSources, id: string): StoredItem {
  return { id, project_id, own: true, removed: false, after: null, next: null, edit: {} };
}

/** Whether a record says anything that the storyboard does not. */
export function saysSomething({ own, removed, after, edit }: StoredItem): boolean {
  return !own || removed || after !== null || Object.keys(edit).length > 0;
}

function shownItems(sources: FilmSources, main: readonly MainItem[]): StoredItem[] {
  const { places } = indexOf(sources);
  return main.flatMap((item, index): StoredItem[] => {
    const place = places.get(item.id);
    const edit = editOf(sources, item, main[index - 1] ?? null);
    const own = place !== undefined;
    if (own && !item.placed && Object.keys(edit).length === 0) return [];
    const before = main.slice(Math.max(0, index - NEIGHBOURS), index).map(({ id }) => id);
    const record = {
      ...unchangedRecord(sources, item.id),
      own,
      after: item.placed ? before.toReversed() : null,
      next: own && item.placed ? (sources.shots[place + 1]?.id ?? null) : null,
      edit,
    };
    return saysSomething(record) ? [record] : [];
  });
}

/** What was found to be said of items, with what it depends on. */
const EDITS = new WeakMap<
  MainItem,
  { readonly sources: FilmSources; readonly before: MainItem | null; readonly edit: StoredItem['edit'] }
>();

/** What is said of an item beyond what it would be without. */
function editOf(sources: FilmSources, item: MainItem, before: MainItem | null): StoredItem['edit'] {
  const known = EDITS.get(item);
  if (known?.sources === sources && known.before === before) return known.edit;
  const edit = editSaid(sources, item, before);
  EDITS.set(item, { sources, before, edit });
  return edit;
}

function editSaid(sources: FilmSources, item: MainItem, before: MainItem | null): StoredItem['edit'] {
  const shot = indexOf(sources).shots.get(item.id) ?? null;
  const plain = plainItem(item.id, shot ? { kind: 'shot', shot: shot.id, take: null } : item.source);
  const changed = FIELDS.filter((name) => (!shot && name === 'source') || !isSame(item[name], plain[name]));
  const edit: StoredItem['edit'] = Object.fromEntries(changed.map((name) => [name, item[name]]));
  const { frames } = assembledItem(sources, { id: item.id, shot, record: { edit }, placed: item.placed });
  const transition = draftTransition(sources, before, item);
  return {
    ...edit,
    ...(frames === item.frames ? {} : { frames: item.frames }),
    ...(isSame(transition, item.transition) ? {} : { transition: item.transition }),
  };
}

function removedItems(sources: FilmSources, main: readonly MainItem[]): StoredItem[] {
  const shown = new Set(main.map(({ id }) => id));
  return sources.shots
    .filter(({ id }) => !shown.has(id))
    .map(({ id }) => ({ ...unchangedRecord(sources, id), removed: true }));
}

function sparseAttachments(sources: FilmSources, { main, attached }: Timeline): StoredAttachment[] {
  const { project_id } = sources;
  const { drafted } = indexOf(sources);
  const items = new Set(main.map(({ id }) => id));
  const shown = new Set(attached.map(({ id }) => id));
  const changed = attached.flatMap((item): StoredAttachment[] => {
    const draft = drafted.get(item.id)?.item;
    if (draft === item) return [];
    const { id, ...edit } = item;
    const rest = draft ? differences(item, draft) : edit;
    if (Object.keys(rest).length === 0) return [];
    return [{ id, project_id, drafted: draft !== undefined, removed: false, edit: rest }];
  });
  const removed = [...drafted.values()]
    .filter(({ item, shot }) => !shown.has(item.id) && items.has(shot))
    .map(({ item }) => ({ id: item.id, project_id, drafted: true, removed: true, edit: {} }));
  return sortedById([...changed, ...removed]);
}

function differences(item: AttachedItem, draft: AttachedItem): StoredAttachment['edit'] {
  const names = (['anchor', 'at', 'duration', 'content'] as const).filter((name) => !isSame(item[name], draft[name]));
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}
