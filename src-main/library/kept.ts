import type Database from 'better-sqlite3';
import type { LoggedRecords, LoggedTable } from '../../src-shared/library/changes.ts';
import { decodeRecord } from './logged-tables.ts';
import type { Mark } from './touched.ts';
import { markReader } from './touched.ts';

/** What was read of so many projects is kept. */
const PROJECTS = 8;

/**
 * The last step of a project's log that stands, as SQL over `projects`: where it is the same, so are all logged records of the
 * project, whoever changed them meanwhile. Numbers of steps are never given twice.
 */
export const STEP = `coalesce((SELECT seq FROM changes
  WHERE project_id = projects.id AND undone_at IS NULL ORDER BY seq DESC LIMIT 1), 0)`;

/** The last step of a project's log that stands; 0 where there is none. */
export function stepReader(db: Database.Database): (projectId: string) => number {
  const last = db
    .prepare<[string], number>(
      'SELECT seq FROM changes WHERE project_id = ? AND undone_at IS NULL ORDER BY seq DESC LIMIT 1',
    )
    .pluck();
  return (projectId) => last.get(projectId) ?? 0;
}

/**
 * What is read of a project, read again only where its key is another. Key and what it stands for are read in one transaction;
 * within a transaction that writes nothing is kept, because what is rolled back takes its numbers along.
 * @param read is given what was read before, to give again what of it is as it was
 */
export function keptByProject<T>(
  db: Database.Database,
  key: (projectId: string) => string | number,
  read: (projectId: string, before: T | null) => T,
): (projectId: string) => T {
  const kept = new Map<string, { readonly key: string | number; readonly value: T }>();
  const look = db.transaction((projectId: string): T => {
    const now = key(projectId);
    const before = kept.get(projectId);
    if (before?.key === now) return before.value;
    const value = read(projectId, before?.value ?? null);
    kept.delete(projectId);
    kept.set(projectId, { key: now, value });
    const [oldest] = kept.keys();
    if (kept.size > PROJECTS && oldest !== undefined) kept.delete(oldest);
    return value;
  });
  return (projectId) => (db.inTransaction ? read(projectId, kept.get(projectId)?.value ?? null) : look(projectId));
}

/** A row as SQLite gives it. */
type Row = Readonly<Record<string, unknown>>;

interface KeptRecord<R> {
  readonly row: Row;
  readonly record: R;
}

/** Records with the rows that they were decoded from, by id and in their order, and where the log stood then. */
export interface KeptRecords<R> {
  readonly records: readonly R[];
  readonly rows: ReadonlyMap<string, KeptRecord<R>>;
  readonly mark: Mark;
}

/**
 * Reads the records of a logged table of a project, of those that no step touched since they were read last not even the rows. A row that is as it was gives the record it
 * gave, so that what was made of a record holds for as long as the same object comes.
 * @param order columns that say their order, of which the first is not another one without all being read
 */
export function recordReader<T extends LoggedTable>(
  db: Database.Database,
  table: T,
  order: 'position, rowid' | 'id',
): (projectId: string, before: KeptRecords<LoggedRecords[T]> | null) => KeptRecords<LoggedRecords[T]> {
  const all = db.prepare<[string], Row>(`SELECT * FROM ${table} WHERE project_id = ? ORDER BY ${order}`);
  const one = db.prepare<[string, string], Row>(`SELECT * FROM ${table} WHERE project_id = ? AND id = ?`);
  const [placed = ''] = order.split(',');
  const marks = markReader(db);
  return (projectId, before) => {
    const mark = marks.now(projectId);
    const touched = before && marks.since(projectId, before.mark, table);
    const rows = touched && [...touched].map((id) => [id, one.get(projectId, id)] as const);
    const isInPlace = rows?.every(([id, row]) => before?.rows.get(id)?.row[placed] === row?.[placed]);
    if (!before || !rows || isInPlace !== true) return { ...decodeAll(table, all.all(projectId), before), mark };
    return { ...withRows(table, before, rows), mark };
  };
}

type Decoded<R> = Omit<KeptRecords<R>, 'mark'>;

function decodeAll<T extends LoggedTable>(
  table: T,
  rows: readonly Row[],
  before: KeptRecords<LoggedRecords[T]> | null,
): Decoded<LoggedRecords[T]> {
  const next = rows.map((row) => [String(row['id']), decodeAgain(table, row, before)] as const);
  return { records: next.map(([, { record }]) => record), rows: new Map(next) };
}

/** Records of which these rows were read anew; each was there, and stands where it did. */
function withRows<T extends LoggedTable>(
  table: T,
  before: KeptRecords<LoggedRecords[T]>,
  read: readonly (readonly [string, Row | undefined])[],
): Decoded<LoggedRecords[T]> {
  const rows = new Map(before.rows);
  const records = [...before.records];
  let isOther = false;
  for (const [id, row] of read) {
    const known = rows.get(id);
    if (!row || !known) continue;
    const next = decodeAgain(table, row, before);
    if (next === known) continue;
    isOther = true;
    rows.set(id, next);
    records[records.indexOf(known.record)] = next.record;
  }
  return isOther ? { rows, records } : before;
}

function decodeAgain<T extends LoggedTable>(
  table: T,
  row: Row,
  before: KeptRecords<LoggedRecords[T]> | null,
): KeptRecord<LoggedRecords[T]> {
  const known = before?.rows.get(String(row['id']));
  if (!known) return { row, record: decodeRecord(table, row) };
  const changed = Object.keys(row).filter((name) => known.row[name] !== row[name]);
  if (changed.length === 0) return known;
  // The drafts of shots, which are most of their rows, stay the same objects too.
  const decoded = decodeRecord(table, row);
  const isKept = ([name]: readonly [string, unknown]): boolean => !changed.includes(name);
  return { row, record: { ...decoded, ...Object.fromEntries(Object.entries(known.record).filter(isKept)) } };
}
