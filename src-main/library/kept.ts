import type Database from 'better-sqlite3';
import type { LoggedRecords, LoggedTable } from '../../src-shared/library/changes.ts';
import { decodeRecord } from './logged-tables.ts';

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
export type Row = Readonly<Record<string, unknown>>;

/** Records with the rows that they were decoded from, by id and in their order. */
export interface KeptRecords<R> {
  readonly records: readonly R[];
  readonly rows: ReadonlyMap<string, { readonly row: Row; readonly record: R }>;
}

/**
 * Rows of a logged table as records; a row that is as it was gives the record it gave, so that what was made of a record holds for
 * as long as the same object comes.
 */
export function decodeAgain<T extends LoggedTable>(
  table: T,
  rows: readonly Row[],
  before: KeptRecords<LoggedRecords[T]> | null,
): KeptRecords<LoggedRecords[T]> {
  const next = rows.map((row) => {
    const id = String(row['id']);
    const known = before?.rows.get(id);
    if (!known) return [id, { row, record: decodeRecord(table, row) }] as const;
    const changed = Object.keys(row).filter((name) => known.row[name] !== row[name]);
    if (changed.length === 0) return [id, known] as const;
    // The drafts of shots, which are most of their rows, stay the same objects too.
    const decoded = decodeRecord(table, row);
    const isKept = ([name]: readonly [string, unknown]): boolean => !changed.includes(name);
    const record = { ...decoded, ...Object.fromEntries(Object.entries(known.record).filter(isKept)) };
    return [id, { row, record }] as const;
  });
  return { records: next.map(([, { record }]) => record), rows: new Map(next) };
}
