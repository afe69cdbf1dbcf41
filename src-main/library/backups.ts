import { copyFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import { makeDirectory, publishFile } from './durable.ts';
import { explainFailure } from './failures.ts';

/** Why a backup was made. A `replaced` one is the database that another backup took the place of. */
export type BackupKind = 'daily' | 'migration' | 'asked' | 'replaced';

/** A copy of the library's database in `backups/`. Media need none: they are never changed, and stay a month in the trash. */
export interface Backup {
  /** Its file name, by which it is restored. */
  readonly name: string;
  readonly kind: BackupKind;
  /** ISO 8601 in UTC, as the clock was. */
  readonly made_at: string;
  readonly bytes: number;
}

const DAY_MS = 24 * 3600 * 1000;

/** How many of a kind are kept, the newest. Media wait longer in the trash than the oldest daily one is old. */
const KEPT: Readonly<Record<BackupKind, number>> = { daily: 14, migration: 5, asked: 20, replaced: 5 };

const NAME = /^library-(?<why>daily|asked|replaced|v\d+)-(?<stamp>\d{8}T\d{9}Z)\.sqlite$/u;

/** The backups of a library, the newest first. Anything else in the folder is not ours. */
export function listBackups(libraryDirectory: string): Backup[] {
  const directory = folderOf(libraryDirectory);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .flatMap((name) => {
      const { why, stamp } = NAME.exec(name)?.groups ?? {};
      if (why === undefined || stamp === undefined) return [];
      const kind = why.startsWith('v') ? 'migration' : (why as BackupKind);
      return [{ name, kind, made_at: timeOf(stamp), bytes: statSync(join(directory, name)).size }];
    })
    .toSorted((one, other) => other.made_at.localeCompare(one.made_at) || other.name.localeCompare(one.name));
}

/** Whether a day has passed since the last daily backup; one from the future is of a clock that has been set back since. */
export function isDailyDue(backups: readonly Backup[], now: number): boolean {
  return !backups.some(({ kind, made_at }) => kind === 'daily' && Math.abs(now - Date.parse(made_at)) < DAY_MS);
}

/** Copies the database as it is at one moment, before it is migrated. Nothing else runs meanwhile. */
export function backUpBeforeMigrating(
  db: Database.Database,
  libraryDirectory: string,
  version: number,
  temporary: string,
): void {
  try {
    makeDirectory(folderOf(libraryDirectory));
    db.prepare<[string]>('VACUUM INTO ?').run(temporary);
    publish(libraryDirectory, temporary, `v${version}`);
  } catch (error) {
    removeDatabase(temporary);
    throw explainFailure(error);
  }
}

/**
 * Copies the database page by page while it is used, looks at the copy, and lets go of the oldest of its kind.
 * @param temporary a path on the same disk
 * @throws ShotloomError library_unwritable, library_damaged
 */
export async function backUp(
  db: Database.Database,
  libraryDirectory: string,
  kind: 'daily' | 'asked',
  temporary: string,
): Promise<Backup> {
  try {
    makeDirectory(folderOf(libraryDirectory));
    await db.backup(temporary);
    checkCopy(temporary);
    return publish(libraryDirectory, temporary, kind);
  } catch (error) {
    removeDatabase(temporary);
    throw explainFailure(error);
  }
}

/** The log of a copy is empty, but a reader in WAL mode leaves its index beside it. */
function checkCopy(path: string): void {
  const copy = new Database(path);
  try {
    copy.pragma('journal_mode = DELETE');
    if (copy.pragma('quick_check(1)', { simple: true }) === 'ok') return;
  } finally {
    copy.close();
  }
  throw new ShotloomError(
    'library_damaged',
    say`The library database is damaged, so no backup of it was made; restore an earlier one${onlyTyped(say` with "shotloom library restore"`)}.`,
  );
}

/**
 * Puts a backup in the place of the database, which is kept as a backup of its own. The folder is nobody else's meanwhile
 * (presence.ts). A crash leaves the database that was there or the one that is wanted.
 * @param temporary a path on the same disk
 * @throws ShotloomError not_found, library_unwritable
 */
export function putInPlace(libraryDirectory: string, name: string, temporary: string): Backup {
  const backup = existingBackup(libraryDirectory, name);
  const path = join(libraryDirectory, 'library.sqlite');
  try {
    copyFileSync(join(folderOf(libraryDirectory), backup.name), temporary);
    if (existsSync(path)) setAside(libraryDirectory, path);
    // A log that stays would be replayed into the other database.
    for (const ending of ['-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
    publishFile(temporary, path);
    return backup;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw explainFailure(error);
  }
}

/** @throws ShotloomError not_found */
export function existingBackup(libraryDirectory: string, name: string): Backup {
  const backups = listBackups(libraryDirectory);
  const backup = name === 'latest' ? backups.find(({ kind }) => kind !== 'replaced') : named(backups, name);
  if (backup) return backup;
  const said =
    backups.length === 0
      ? say`The library ${libraryDirectory} has no backups yet.`
      : say`There is no backup ${name}${onlyTyped(say`; list them with "shotloom library backups"`)}.`;
  throw new ShotloomError('not_found', said);
}

function named(backups: readonly Backup[], name: string): Backup | undefined {
  return backups.find((backup) => backup.name === name || backup.name === `${name}.sqlite`);
}

/** Where a backup lies. */
export function pathOfBackup(libraryDirectory: string, { name }: Backup): string {
  return join(folderOf(libraryDirectory), name);
}

/** Keeps the database under a second name, with its log where it is too damaged to be folded into it. */
function setAside(libraryDirectory: string, path: string): void {
  try {
    const db = new Database(path);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  } catch {
    // Damaged: it is kept as it is.
  }
  const aside = join(folderOf(libraryDirectory), `library-replaced-${stampOf(new Date())}.sqlite`);
  for (const ending of ['-wal', '-shm']) {
    if (existsSync(`${path}${ending}`)) copyFileSync(`${path}${ending}`, `${aside}${ending}`);
  }
  copyFileSync(path, aside);
  letGo(libraryDirectory, 'replaced', basename(aside));
}

function publish(libraryDirectory: string, temporary: string, why: string): Backup {
  const name = `library-${why}-${stampOf(new Date())}.sqlite`;
  publishFile(temporary, join(folderOf(libraryDirectory), name));
  const backup = existingBackup(libraryDirectory, name);
  letGo(libraryDirectory, backup.kind, name);
  return backup;
}

/** The newest ones stay, and the one just made, whatever the clock says. */
function letGo(libraryDirectory: string, kind: BackupKind, made: string): void {
  const others = listBackups(libraryDirectory).filter((backup) => backup.kind === kind && backup.name !== made);
  for (const { name } of others.slice(KEPT[kind] - 1)) {
    removeDatabase(join(folderOf(libraryDirectory), name));
  }
}

function removeDatabase(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
}

function folderOf(libraryDirectory: string): string {
  return join(libraryDirectory, 'backups');
}

function stampOf(date: Date): string {
  return date.toISOString().replaceAll(/[-:.]/gu, '');
}

function timeOf(stamp: string): string {
  return stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/u, '$1-$2-$3T$4:$5:$6.$7Z');
}
