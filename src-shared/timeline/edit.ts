import { apply } from './apply.ts';
import { assemble, sortedById } from './assemble.ts';
import type { Command, Refusal } from './commands.ts';
import { isSame } from './equal.ts';
import { anchorOf } from './order.ts';
import type {
  AttachedItem,
  FilmSources,
  MainItem,
  StoredItem,
  StoredTimeline,
  Timeline,
  TimelineChange,
  TimelineSettings,
} from './records.ts';
import { indexOf } from './sources.ts';
import { saysSomething, settingsOf, sparse, unchangedRecord } from './sparse.ts';

/** What a command makes of a stored timeline. */
export interface Edited {
  readonly timeline: Timeline;
  readonly stored: StoredTimeline;
  /** What is written, in one step that can be undone. */
  readonly changes: readonly TimelineChange[];
}

/**
 * Does a command to a stored timeline. Only records that the command changes are written: what is stored of shots in the trash
 * stays, and so does what cannot be shown in full now.
 */
export function edit(
  sources: FilmSources,
  stored: StoredTimeline,
  command: Command,
): Edited | { readonly refused: Refusal } {
  return editAll(sources, stored, [command]);
}

/** Does commands one after the other as one edit: all of them, or none where one of them cannot be done. */
export function editAll(
  sources: FilmSources,
  stored: StoredTimeline,
  commands: readonly Command[],
): Edited | { readonly refused: Refusal } {
  let last = stored;
  let timeline: Timeline | null = null;
  for (const run of runsOf(commands)) {
    const done = editRun(sources, last, run);
    if ('refused' in done) return done;
    ({ stored: last, timeline } = done);
  }
  return { timeline: timeline ?? assemble(sources, stored), stored: last, changes: changesTo(stored, last) };
}

/** Commands that come to the same whether or not what is stored is assembled in between, which takes as long as a film has items. */
const TOGETHER: ReadonlySet<Command['command']> = new Set([
  ...(['remove', 'reorder', 'slip', 'detach', 'shift', 'stretch', 'content', 'gain'] as const),
]);

/** Commands in runs that are done at once: those above, and transitions. */
function runsOf(commands: readonly Command[]): readonly (readonly Command[])[] {
  const kindOf = ({ command }: Command) => (TOGETHER.has(command) ? 'together' : command);
  const runs: Command[][] = [];
  for (const command of commands) {
    const run = runs.at(-1);
    const kind = kindOf(command);
    const goesOn = run?.[0] && kindOf(run[0]) === kind && (kind === 'together' || kind === 'transition');
    if (goesOn) run.push(command);
    else runs.push([command]);
  }
  return runs;
}

function editRun(
  sources: FilmSources,
  stored: StoredTimeline,
  commands: readonly Command[],
): Edited | { readonly refused: Refusal } {
  const before = assemble(sources, stored);
  let after = before;
  for (const command of commands) {
    const outcome = apply(sources, after, command);
    if ('refused' in outcome) return outcome;
    after = outcome.timeline;
  }
  return edited(sources, stored, before, after, commands);
}

/** The same for what is attached to a film as a whole: captions of a file, of which there may be thousands, are one edit. */
export function withAttached(sources: FilmSources, stored: StoredTimeline, attached: readonly AttachedItem[]): Edited {
  const before = assemble(sources, stored);
  return edited(sources, stored, before, { ...before, attached: sortedById(attached) }, []);
}

/**
 * A stored timeline of which the film is this one, whatever was stored before. What is stored of shots that are not in the
 * storyboard now stays, so that they come back as they were.
 */
export function recut(sources: FilmSources, stored: StoredTimeline, timeline: Timeline): Edited {
  if (isSame(assemble(sources, stored), timeline)) return { timeline, stored, changes: [] };
  const { shots, drafted } = indexOf(sources);
  const records = sparse(sources, timeline);
  const items = stored.items.filter(({ id, own }) => own && !shots.has(id));
  const attached = stored.attached.filter((record) => record.drafted && !drafted.has(record.id));
  const next = {
    settings: records.settings,
    items: sortedById([...records.items, ...items]),
    attached: sortedById([...records.attached, ...attached]),
  };
  return { timeline: assemble(sources, next), stored: next, changes: changesTo(stored, next) };
}

function edited(
  sources: FilmSources,
  stored: StoredTimeline,
  before: Timeline,
  after: Timeline,
  commands: readonly Command[],
): Edited {
  const old = recordsOf(sources, stored, before, []);
  const wanted = recordsOf(sources, stored, after, commands);

  const changes = changesTo(stored, kept(stored, old, wanted, after));
  const next = applyChanges(stored, changes);
  const timeline = assemble(sources, next);
  if (isSameOrder(timeline.main, after.main)) return { timeline, stored: next, changes };
  // What was kept of older records would move something: then all of them say what is shown.
  const all = changesTo(stored, { ...wanted, items: merged(stored.items, old.items, wanted.items, () => true) });
  const exact = applyChanges(stored, all);
  return { timeline: assemble(sources, exact), stored: exact, changes: all };
}

/** The stored timeline after changes. */
export function applyChanges(stored: StoredTimeline, changes: readonly TimelineChange[]): StoredTimeline {
  let { settings } = stored;
  const items = new Map(stored.items.map((record) => [record.id, record]));
  const attached = new Map(stored.attached.map((record) => [record.id, record]));
  for (const change of changes) {
    if (change.table === 'timelines') settings = change.after;
    else if (change.table === 'timeline_items') put(items, change.id, change.after);
    else put(attached, change.id, change.after);
  }
  return { settings, items: sortedById([...items.values()]), attached: sortedById([...attached.values()]) };
}

/** The changes that take these back. */
export function takeBack(changes: readonly TimelineChange[]): TimelineChange[] {
  return changes
    .map((change): TimelineChange => {
      const { before, after } = change;
      return { ...change, before: after, after: before } as TimelineChange;
    })
    .reverse();
}

/** What is stored after a command: records that it did not change stay as they are, and every item stands where it is shown. */
function kept(stored: StoredTimeline, old: StoredTimeline, wanted: StoredTimeline, { main }: Timeline): StoredTimeline {
  const isInFilm = new Set(main.map(({ id }) => id));
  const before = new Map(main.map((item, index) => [item.id, { item, anchor: main[index - 1]?.id ?? null }]));
  const isMoved = (record: StoredItem | null, id: string): boolean => {
    const place = before.get(id);
    if (!place) return false;
    if (!place.item.placed) return Array.isArray(record?.after);
    return !record?.after || anchorOf(record.after, (other) => isInFilm.has(other)) !== place.anchor;
  };
  return {
    settings: isSame(old.settings, wanted.settings) ? stored.settings : wanted.settings,
    items: merged(stored.items, old.items, wanted.items, isMoved),
    attached: merged(stored.attached, old.attached, wanted.attached, () => false),
  };
}

function merged<T extends { readonly id: string }>(
  stored: readonly T[],
  old: readonly T[],
  wanted: readonly T[],
  isMoved: (record: T | null, id: string) => boolean,
): T[] {
  const [olds, wants, keeps] = [old, wanted, stored].map((list) => new Map(list.map((record) => [record.id, record])));
  const ids = new Set([...stored, ...old, ...wanted].map(({ id }) => id));
  return [...ids].flatMap((id): T[] => {
    const [before, after] = [olds?.get(id) ?? null, wants?.get(id) ?? null];
    const record = keeps?.get(id) ?? null;
    const isShown = before !== null || after !== null;
    const result = isSame(before, after) && !(isShown && isMoved(record, id)) ? record : after;
    return result ? [result] : [];
  });
}

/**
 * What of a timeline is to be stored. Transitions are stored as they were asked for, and only where they were: one for which
 * there is less room now is as long again when there is more, and one of the storyboard goes on following it.
 */
function recordsOf(
  sources: FilmSources,
  stored: StoredTimeline,
  timeline: Timeline,
  commands: readonly Command[],
): StoredTimeline {
  const records = sparse(sources, timeline);
  const asked = new Map(stored.items.map((record) => [record.id, record.edit.transition]));
  const shown = new Map(records.items.map((record) => [record.id, record]));
  const said = new Set(commands.flatMap((each) => (each.command === 'transition' ? [each.item] : [])));
  const items = timeline.main.flatMap(({ id }): StoredItem[] => {
    const known = shown.get(id);
    if (!known && !asked.get(id)) return [];
    const record = known ?? unchangedRecord(sources, id);
    const { transition: now, ...edit } = record.edit;
    const transition = said.has(id) ? now : asked.get(id);
    return [{ ...record, edit: transition ? { ...edit, transition } : edit }];
  });
  return {
    ...records,
    settings: settingsAfter(sources, stored.settings, records.settings, commands),
    items: sortedById([...items.filter(saysSomething), ...records.items.filter(({ removed }) => removed)]),
  };
}

/** Commands that say one thing of the film leave the other as it was asked for. */
function settingsAfter(
  { project_id }: FilmSources,
  before: TimelineSettings | null,
  after: TimelineSettings | null,
  commands: readonly Command[],
): TimelineSettings | null {
  const isSaid = (name: 'ending' | 'range'): boolean => commands.some(({ command }) => command === name);
  if (!isSaid('ending') && !isSaid('range')) return before;
  const ending = isSaid('ending') ? after?.ending : before?.ending;
  const range = isSaid('range') ? after?.range : before?.range;
  return settingsOf(project_id, ending ?? null, range ?? null);
}

function changesTo(before: StoredTimeline, after: StoredTimeline): TimelineChange[] {
  const id = before.settings?.id ?? after.settings?.id;
  const settings: TimelineChange[] =
    id === undefined || isSame(before.settings, after.settings)
      ? []
      : [{ table: 'timelines', id, before: before.settings, after: after.settings }];
  return [
    ...settings,
    ...changed(before.items, after.items).map((change): TimelineChange => ({ table: 'timeline_items', ...change })),
    ...changed(before.attached, after.attached).map((change): TimelineChange => ({
      table: 'timeline_attachments',
      ...change,
    })),
  ];
}

function changed<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]) {
  const [befores, afters] = [before, after].map((list) => new Map(list.map((record) => [record.id, record])));
  return [...new Set([...before, ...after].map(({ id }) => id))].flatMap((id) => {
    const [one, other] = [befores?.get(id) ?? null, afters?.get(id) ?? null];
    return isSame(one, other) ? [] : [{ id, before: one, after: other }];
  });
}

function put<T>(records: Map<string, T>, id: string, record: T | null): void {
  if (record === null) records.delete(id);
  else records.set(id, record);
}

function isSameOrder(one: readonly MainItem[], other: readonly MainItem[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, placed }, index) => other[index]?.id === id && other[index].placed === placed)
  );
}
