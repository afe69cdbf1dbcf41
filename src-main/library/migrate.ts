import type Database from 'better-sqlite3';
import type { Migration } from './migrations/migration.ts';
import { write } from './write.ts';

/** "Shtl" in ASCII: SQLite's `application_id`, by which we know a database as ours. */
export const APPLICATION_ID = 0x5368746c;

/** The version of a database's schema; 0 for one without tables. */
export function schemaVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** The version that these migrations lead to. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/**
 * Brings a database up to date, one transaction for each migration. Each looks at the version anew, because another
 * process may be migrating the same database.
 */
export function migrate(db: Database.Database, migrations: readonly Migration[]): void {
  // One that is up to date is only read: it opens while another process writes, however long.
  let version = schemaVersion(db);
  while (version < latestVersion(migrations)) {
    version = write(db, () => {
      const next = migrations.find((migration) => migration.version > schemaVersion(db));
      if (next) apply(db, next);
      return schemaVersion(db);
    });
  }
}

function apply(db: Database.Database, { version, name, up }: Migration): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.exec(
    'CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) STRICT',
  );
  up(db);
  db.prepare<[number, string, string]>('INSERT INTO migrations VALUES (?, ?, ?)').run(
    version,
    name,
    new Date().toISOString(),
  );
  db.pragma(`user_version = ${version}`);
}
