import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { listBackups, pathOfBackup } from '../../../src-main/library/backups.ts';
import { latestVersion, schemaVersion } from '../../../src-main/library/migrate.ts';
import { MIGRATIONS } from '../../../src-main/library/migrations/migrations.ts';
import { startChild } from '../child.ts';
import { inspectLibrary } from './inspect.ts';
import { unless, type Activity, type Finding, type Lane } from './lane.ts';
import { keptRecords, oldDatabases } from './old-libraries.ts';

const MIGRATE = new URL('./children/migrate.ts', import.meta.url);
const LATEST = latestVersion(MIGRATIONS);

/** A library of every older version in turn is opened by this one. */
export const migrating: Activity = { name: 'migrate', share: 16, begin };

function begin(folder: string, random: () => number): Lane {
  const library = join(folder, 'library');
  const path = join(library, 'library.sqlite');
  mkdirSync(library);
  const old = oldDatabases(folder, library);
  const kept = inDatabase(old[0] ?? '', keptRecords);
  /** The version that the database had before it was last opened. */
  let version = LATEST;
  let [next, migrated] = [0, 0];

  function nextOld(): void {
    for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
    copyFileSync(old[next % old.length] ?? '', path);
    version = inDatabase(path, schemaVersion);
    next += 1;
  }

  /** Opened by SQLite alone, before Shotloom may mend anything. */
  function lookRaw(isDone: boolean): { readonly found: Finding[]; readonly at: number } {
    const db = new Database(path);
    try {
      const at = schemaVersion(db);
      const check = String(db.pragma('integrity_check', { simple: true }));
      const found = [
        ...unless(check === 'ok', 'corrupt', () => check),
        ...unless(at >= version && at <= LATEST, 'corrupt', () => `The version became ${at} of ${version}.`),
        ...unless(!isDone || at === LATEST, 'lost', () => `It said that it was migrated, and is at version ${at}.`),
        ...unless(
          keptRecords(db) === kept,
          'lost',
          () => `Records of version ${version} are not as they were at ${at}.`,
        ),
        ...(at > version ? backupFaults() : []),
      ];
      return { found, at };
    } finally {
      db.close();
    }
  }

  /** Of what was migrated, there is a whole backup of the version before. */
  function backupFaults(): Finding[] {
    const backup = listBackups(library).find(({ name }) => name.startsWith(`library-v${version}-`));
    if (!backup) return [{ fault: 'lost', what: `There is no backup of version ${version}.` }];
    const isWhole = inDatabase(
      pathOfBackup(library, backup),
      (db) => schemaVersion(db) === version && keptRecords(db) === kept,
    );
    return unless(isWhole, 'corrupt', () => `The backup ${backup.name} is not what was there.`);
  }

  return {
    start: () => {
      if (version === LATEST) nextOld();
      return startChild(MIGRATE, library);
    },
    inspect: async ({ lines }, thoroughly) => {
      const { found, at } = lookRaw(lines.includes('migrated'));
      version = at;
      // Half of what is half migrated goes on where it was killed, in a process that may be killed too.
      if (at < LATEST && !thoroughly && random() < 0.5) return found;
      const inLibrary = await inspectLibrary(library, thoroughly, (opened) => [
        ...unless(opened.projects().length > 0, 'lost', () => 'The library has no projects.'),
      ]);
      const after = lookRaw(true);
      version = after.at;
      migrated += 1;
      return [...found, ...inLibrary, ...after.found];
    },
    finish: () => unless(migrated > 0 && version === LATEST, 'not_resumed', () => `It stayed at version ${version}.`),
  };
}

function inDatabase<T>(path: string, look: (db: Database.Database) => T): T {
  const db = new Database(path);
  try {
    return look(db);
  } finally {
    db.close();
  }
}
