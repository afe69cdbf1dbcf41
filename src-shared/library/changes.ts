import { equalValues } from '../contract/equal.ts';
import type { TimelineTables } from '../timeline/records.ts';
import type {
  Footage,
  ReferencePicture,
  Scene,
  ScriptRevision,
  StoredGraphic,
  StoredProject,
  StoredShot,
  TakeReview,
  Trashed,
} from './records.ts';

/** The tables that people edit. They are written through the log of changes, so that everything in them can be undone. */
export interface LoggedRecords extends TimelineTables {
  readonly projects: StoredProject;
  readonly scripts: ScriptRevision;
  readonly scenes: Scene;
  readonly shots: StoredShot;
  readonly take_reviews: TakeReview;
  readonly reference_pictures: ReferencePicture;
  readonly footage: Footage;
  readonly graphics: StoredGraphic;
  readonly trash: Trashed;
}

export type LoggedTable = keyof LoggedRecords;

/** One record before and after: `before` null adds it, `after` null removes it. */
export type ChangeOf<T extends LoggedTable> = {
  readonly table: T;
  readonly id: string;
  readonly before: LoggedRecords[T] | null;
  readonly after: LoggedRecords[T] | null;
};

/** A change of a record in any of the logged tables. */
export type Change = { [T in LoggedTable]: ChangeOf<T> }[LoggedTable];

/** Fields of a record by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** A change as the log keeps it: whole records that appear or vanish, else only the fields that differ. */
export interface DiffEntry {
  readonly table: LoggedTable;
  readonly id: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

export type Diff = readonly DiffEntry[];

/** An undoable step of a project's log. */
export interface ChangeStep {
  /** Grows with every step of the library. */
  readonly seq: number;
  readonly project_id: string;
  /** What the step did, e.g. "draft" or "rate". */
  readonly mark: string;
  readonly at: string;
  readonly diff: Diff;
  /** What the step is part of, such as one drag or one run of typing: steps of one gesture in a row are one. Null for most. */
  readonly gesture: string | null;
  /** When the step was undone, or null while it stands. */
  readonly undone_at: string | null;
}

/** The smallest diff that makes these changes; changes that change nothing are left out. */
export function diffOf(changes: readonly Change[]): Diff {
  return changes.flatMap((change) => {
    const { table, id } = change;
    const before: Fields | null = change.before && { ...change.before };
    const after: Fields | null = change.after && { ...change.after };
    if ((before && before['id'] !== id) || (after && after['id'] !== id)) {
      throw new Error(`A change of ${table} ${id} carries another record's id.`);
    }
    if (!before || !after) return before || after ? [{ table, id, before, after }] : [];

    const changed = Object.keys(after).filter((name) => !equalValues(before[name], after[name]));
    if (changed.length === 0) return [];
    return [{ table, id, before: pick(before, changed), after: pick(after, changed) }];
  });
}

/** The diff that takes this one back. */
export function invert(diff: Diff): Diff {
  return diff.map(({ table, id, before, after }) => ({ table, id, before: after, after: before })).reverse();
}

/** The diff that does what the two do one after the other. */
export function compose(first: Diff, second: Diff): Diff {
  const byRecord = new Map<string, DiffEntry>();
  for (const entry of [...first, ...second]) {
    const key = `${entry.table} ${entry.id}`;
    const earlier = byRecord.get(key);
    byRecord.set(key, earlier ? { ...entry, ...both(earlier, entry) } : entry);
  }
  return [...byRecord.values()].filter(({ before, after }) => before !== null || after !== null);
}

/** Of two changes of one record; both null where the second takes the first back. */
function both(first: DiffEntry, second: DiffEntry): Pick<DiffEntry, 'before' | 'after'> {
  const before = first.before && { ...second.before, ...first.before };
  const after = second.after && { ...first.after, ...second.after };
  if (!before || !after) return { before, after };
  const names = Object.keys({ ...before, ...after }).filter((name) => !equalValues(before[name], after[name]));
  return names.length === 0
    ? { before: null, after: null }
    : { before: pick(before, names), after: pick(after, names) };
}

/** A record after one entry of a diff, or 'conflict' if the record is not what the entry expects. */
export function applyEntry(current: Fields | null, { before, after }: DiffEntry): Fields | null | 'conflict' {
  if (!before) return current ? 'conflict' : after;
  if (!current) return 'conflict';
  const expected = Object.keys(before).every((name) => equalValues(current[name], before[name]));
  if (!expected) return 'conflict';
  return after && { ...current, ...after };
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}
