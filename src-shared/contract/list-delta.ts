import { equalValues } from './equal.ts';

/** Some fields of a record. */
export type Some<T> = { readonly [Field in keyof T]?: T[Field] | undefined };

/**
 * A part of a list, as it is made of the list of before: a stretch of it (half-open), in which what moves has moved by so much; one of
 * its records with some fields said anew; or a record that it has not.
 */
export type ListPart<T> =
  | { readonly keep: readonly [from: number, to: number]; readonly by?: number | undefined }
  | { readonly of: number; readonly set: Some<T> }
  | { readonly put: T };

/** How a list is made of the one of before: its parts in their order. It says no more than the whole list would. */
export type ListDelta<T> = readonly ListPart<T>[];

/** What is known of the records of a list, by which their changes are told in few words. */
export interface ListRules<T> {
  /** What names a record. */
  readonly name: (record: T) => string | number;
  /** Fields that follow from a record's place. They are not told: whoever has the list says them. */
  readonly placed: readonly (keyof T)[];
  /** The field that moves by one whole number in many records, when something before them changes its length. */
  readonly moving?: Moving<T>;
}

interface Moving<T> {
  readonly field: keyof T;
  /** How far it has moved, `likely` where that is so; null where it did not only move. */
  readonly distance: (before: T, after: T, likely: number) => number | null;
  readonly move: (record: T, by: number) => T;
}

/** How a list has become another; null where all of it is as it was. Names are of one record each. */
export function listDelta<T extends object>(
  before: readonly T[],
  after: readonly T[],
  rules: ListRules<T>,
): ListDelta<T> | null {
  // Mostly little changed: what stands at either end as it did is passed by.
  const first = sameFrom(before, after);
  if (first === before.length && first === after.length) return null;
  const behind = sameFrom(before, after, first);
  const places = new Map<string | number, number>();
  for (let place = first; place < before.length - behind; place += 1) {
    const record = before[place];
    if (record) places.set(rules.name(record), place);
  }
  const parts: ListPart<T>[] = first === 0 ? [] : [kept(0, first, 0)];
  for (const record of after.slice(first, after.length - behind)) {
    const place = places.get(rules.name(record)) ?? -1;
    const old = before[place];
    const last = parts.at(-1);
    const run = last && 'keep' in last ? last : null;
    const by = run?.by ?? 0;
    const change = old && changeOf(old, record, rules, by);
    if (change?.kind !== 'moved') parts.push(change ? { of: place, set: change.set } : { put: record });
    else if (run?.keep[1] === place && by === change.by) parts[parts.length - 1] = kept(run.keep[0], place + 1, by);
    else parts.push(kept(place, place + 1, change.by));
  }
  if (behind > 0) parts.push(kept(before.length - behind, before.length, 0));
  const isAsBefore = before.length === after.length && parts.every((part) => isWhole(part, before.length));
  return isAsBefore ? null : parts;
}

/** How many records at the start of two lists are the same, or at their ends, but for so many at the start. */
function sameFrom<T>(before: readonly T[], after: readonly T[], start?: number): number {
  const most = Math.min(before.length, after.length) - (start ?? 0);
  let same = 0;
  const isSame = (): boolean =>
    start === undefined
      ? before[same] === after[same]
      : before[before.length - 1 - same] === after[after.length - 1 - same];
  while (same < most && isSame()) same += 1;
  return same;
}

/** The list that {@link listDelta} told of; records that did not change are the same objects. @throws RangeError where it told of another */
export function patchedList<T>(before: readonly T[], delta: ListDelta<T>, { moving }: ListRules<T>): readonly T[] {
  return delta.flatMap((part) => {
    if ('put' in part) return [part.put];
    if ('of' in part) {
      const record = before[part.of];
      if (!record) throw new RangeError('What changed was told of another list.');
      return [{ ...record, ...part.set }];
    }
    const kept = before.slice(...part.keep);
    const { by } = part;
    return by !== undefined && moving ? kept.map((record) => moving.move(record, by)) : kept;
  });
}

/** A record with these values: the same object where it has them. */
export function withValues<T extends object>(record: T, values: Partial<T>): T {
  const names = Object.keys(values) as (keyof T)[];
  return names.every((name) => equalValues(record[name], values[name])) ? record : { ...record, ...values };
}

/** Of two objects, the fields in which the second is other, but some. */
export function fieldsChanged<T extends object>(before: T, after: T, but: readonly (keyof T)[]): Some<T> {
  const changed = namesChanged(before, after, but);
  return Object.fromEntries(changed.map((name) => [name, after[name]])) as Some<T>;
}

function kept<T>(from: number, to: number, by: number): ListPart<T> {
  return { keep: [from, to], ...(by === 0 ? {} : { by }) };
}

type RecordChange<T> =
  | { readonly kind: 'moved'; readonly by: number }
  | { readonly kind: 'set'; readonly set: Some<T> };

/** Undefined where the whole record has to be told. */
function changeOf<T extends object>(
  before: T,
  after: T,
  { placed, moving }: ListRules<T>,
  likely: number,
): RecordChange<T> | undefined {
  if (before === after && likely === 0) return { kind: 'moved', by: 0 };
  const names = before === after ? [] : namesChanged(before, after, placed);
  const by = moving ? moving.distance(before, after, likely) : 0;
  if (by !== null && names.every((name) => name === moving?.field)) return { kind: 'moved', by };
  // What JSON leaves out cannot be said.
  if (names.some((name) => after[name] === undefined)) return undefined;
  return { kind: 'set', set: Object.fromEntries(names.map((name) => [name, after[name]])) as Some<T> };
}

function namesChanged<T extends object>(before: T, after: T, but: readonly (keyof T)[]): (keyof T)[] {
  const changed: (keyof T)[] = [];
  for (const name in after) if (!equalValues(before[name], after[name]) && !but.includes(name)) changed.push(name);
  for (const name in before)
    if (!Object.hasOwn(after, name) && before[name] !== undefined && !but.includes(name)) changed.push(name);
  return changed;
}

function isWhole<T>(part: ListPart<T>, length: number): boolean {
  return 'keep' in part && part.keep[0] === 0 && part.keep[1] === length && part.by === undefined;
}
