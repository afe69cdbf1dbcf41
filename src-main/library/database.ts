import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { backUpBeforeMigrating } from './backups.ts';
import { explainFailure, RESTORE } from './failures.ts';
import { APPLICATION_ID, latestVersion, migrate, schemaVersion } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';

/** How long a write waits for another process to finish its own. */
const BUSY_TIMEOUT_MS = 5000;

/** The first 16 bytes of every SQLite 3 database (sqlite.org/fileformat2.html, section 1.3). */
const SQLITE_HEADER = 'SQLite format 3\0';

/**
 * Opens `library.sqlite` in an existing library folder, creating or migrating it as needed. A database that is damaged
 * or newer than the migrations is refused before anything is written to it.
 * @param temporary a path on the same disk for a file that is moved into `backups/` when complete
 * @throws ShotloomError library_newer, library_damaged, library_locked, library_unwritable
 */
export function openDatabase(
  directory: string,
  migrations: readonly Migration[],
  temporary: string,
): Database.Database {
  const path = join(directory, 'library.sqlite');
  const existed = existsSync(path) && statSync(path).size > 0;
  if (existed) inspectDatabase(path, latestVersion(migrations));

  try {
    const db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      configure(db);
      const version = schemaVersion(db);
      if (version > 0 && version < latestVersion(migrations)) {
        backUpBeforeMigrating(db, directory, version, temporary);
      }
      migrate(db, migrations);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw explainFailure(error);
  }
}

/**
 * Looks at a database through a read-only connection: a writing one would checkpoint the log into the file when it
 * closes, and a damaged file is to stay as it is.
 * @throws ShotloomError library_newer, library_damaged, library_locked, library_unwritable
 */
export function inspectDatabase(path: string, latest: number): void {
  if (!hasSqliteHeader(path)) throw damaged(path);
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    const version = schemaVersion(db);
    if (!isOurs(db, version)) throw foreign(path);
    if (version > latest) throw newer(path);
    if (!isSound(db)) throw damaged(path);
  } catch (error) {
    if (error instanceof ShotloomError) throw error;
    const explained = explainFailure(error);
    throw explained instanceof ShotloomError && explained.code === 'library_damaged' ? damaged(path, error) : explained;
  } finally {
    db?.close();
  }
}

/**
 * Checks every table that SQLite keeps, and with the schema the list of free pages. Asked for all at once it would also compare
 * the terms of the search with each other, which takes four times as long as all else [measured]; they can be made anew.
 */
function isSound(db: Database.Database): boolean {
  const kept = db.prepare<[], string>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL TABLE %'`,
  );
  return ['sqlite_schema', ...kept.pluck().all()].every(
    (name) => db.pragma(`quick_check('${name.replaceAll("'", "''")}')`, { simple: true }) === 'ok',
  );
}

function hasSqliteHeader(path: string): boolean {
  const header = Buffer.alloc(SQLITE_HEADER.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  return header.toString('latin1') === SQLITE_HEADER;
}

/** A process that was killed between creating the file and the first migration leaves an empty database. */
function isOurs(db: Database.Database, version: number): boolean {
  if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return true;
  return version === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
}

/**
 * Write-ahead log: one process writes while others read. FULL syncs the log at every commit: NORMAL would lose the
 * last commits in a power cut (sqlite.org/pragma.html#pragma_synchronous). On macOS only F_FULLFSYNC reaches the disk;
 * elsewhere that setting means nothing.
 */
function configure(db: Database.Database): void {
  enterWal(db);
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = ON');
  db.pragma('foreign_keys = ON');
}

/**
 * Where several processes create one library at the same moment, SQLite answers the change of journal mode with
 * SQLITE_BUSY at once, whatever the busy timeout [measured]: so we wait ourselves.
 */
function enterWal(db: Database.Database): void {
  const deadline = Date.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      db.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!busy || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function damaged(path: string, cause?: unknown): ShotloomError {
  const message = say`The library database ${path} is damaged and was left as it is; put a backup in its place${RESTORE}.`;
  return new ShotloomError('library_damaged', message, { cause });
}

function foreign(path: string): ShotloomError {
  return new ShotloomError(
    'library_damaged',
    say`${path} is a database of another program; choose another folder for the library.`,
  );
}

function newer(path: string): ShotloomError {
  return new ShotloomError(
    'library_newer',
    say`The library database ${path} was made by a newer Shotloom; update Shotloom to open it.`,
  );
}
