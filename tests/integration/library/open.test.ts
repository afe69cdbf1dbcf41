import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src-main/library/database.ts';
import { MIGRATIONS } from '../../../src-main/library/migrations/migrations.ts';
import type { Migration } from '../../../src-main/library/migrations/migration.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { settings, sha256 } from '../../support/library/records.ts';

/** A closed library with enough in it that its file has many pages. */
function filledLibrary(): { directory: string; path: string } {
  const directory = temporaryDirectory();
  const library = openLibrary(directory);
  for (let index = 0; index < 50; index++) {
    library.createProject({ ...settings, script_path: `/films/${index}`, style: 'in the rain '.repeat(300) });
  }
  library.close();
  return { directory, path: join(directory, 'library.sqlite') };
}

const NEXT: Migration = {
  version: MIGRATIONS.length + 1,
  name: 'next',
  up: (db) => db.exec('CREATE TABLE tags (name TEXT NOT NULL) STRICT'),
};

test('a library is created where there is none, and keeps what it is given', () => {
  const directory = join(temporaryDirectory(), 'not', 'yet');
  const first = openLibrary(directory);
  const project = first.createProject(settings);
  first.close();
  expect(temporaryLibrary(directory).project(project.id)).toEqual(project);
});

test('an acknowledged write is synced to the disk and checked against foreign keys', () => {
  const directory = temporaryDirectory();
  const db = openDatabase(directory, MIGRATIONS, join(directory, 'unused'));
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.pragma('busy_timeout', { simple: true })).toBe(5000);
  db.close();
});

describe('refuses, and leaves as it is,', () => {
  test('a database from a newer version', () => {
    const { directory, path } = filledLibrary();
    const db = openDatabase(directory, [...MIGRATIONS, NEXT], join(directory, 'backup'));
    db.close();
    const before = sha256(readFileSync(path));
    expect(() => openLibrary(directory)).toThrow(expect.objectContaining({ code: 'library_newer' }));
    expect(sha256(readFileSync(path))).toBe(before);
  });

  test.each([
    ['overwritten pages', (path: string) => overwrite(path, 8192, 16384)],
    ['an overwritten header', (path: string) => overwrite(path, 0, 100)],
    ['half its length', (path: string) => truncateSync(path, Math.floor(readFileSync(path).length / 2))],
    ['words in its place', (path: string) => writeFileSync(path, 'A storm. The lamp goes out.')],
  ])('a database with %s', (_, damage) => {
    const { directory, path } = filledLibrary();
    damage(path);
    const before = sha256(readFileSync(path));
    expect(() => openLibrary(directory)).toThrow(expect.objectContaining({ code: 'library_damaged' }));
    expect(sha256(readFileSync(path))).toBe(before);
  });

  test("another program's database", () => {
    const directory = temporaryDirectory();
    const path = join(directory, 'library.sqlite');
    new Database(path).exec('CREATE TABLE recipes (name TEXT)').close();
    const before = sha256(readFileSync(path));
    const foreign = `${path} is a database of another program; choose another folder for the library.`;
    expect(() => openLibrary(directory)).toThrow(
      expect.objectContaining({ code: 'library_damaged', message: foreign }),
    );
    expect(sha256(readFileSync(path))).toBe(before);
  });
});

function overwrite(path: string, from: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, from, from + length);
  writeFileSync(path, bytes);
}

test('a folder that cannot be made is refused with a word', () => {
  const file = join(temporaryDirectory(), 'file');
  writeFileSync(file, '');
  expect(() => openLibrary(join(file, 'library'))).toThrow(expect.objectContaining({ code: 'library_unwritable' }));
});

test('an empty file, as a process killed at creation leaves it, becomes a library', () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'library.sqlite'), '');
  expect(temporaryLibrary(directory).projects()).toEqual([]);
});

test('a migration of an existing library is preceded by a backup that opens as it was', () => {
  const { directory } = filledLibrary();
  mkdirSync(join(directory, 'tmp'), { recursive: true });
  openDatabase(directory, [...MIGRATIONS, NEXT], join(directory, 'tmp', 'backup')).close();

  const backups = readdirSync(join(directory, 'backups'));
  expect(backups).toEqual([
    expect.stringMatching(new RegExp(`^library-v${MIGRATIONS.length}-\\d{8}T\\d{9}Z\\.sqlite$`)),
  ]);
  const restored = temporaryDirectory();
  writeFileSync(join(restored, 'library.sqlite'), readFileSync(join(directory, 'backups', backups[0] ?? '')));
  expect(temporaryLibrary(restored).projects()).toHaveLength(50);
});

test.each(MIGRATIONS.slice(0, -1).map(({ version }) => version))(
  'a library of version %i is brought up to date and keeps its jobs',
  (version) => {
    const directory = temporaryDirectory();
    const old = openDatabase(directory, MIGRATIONS.slice(0, version), join(directory, 'unused'));
    old.exec(`
      INSERT INTO requests VALUES ('d', '{}', '');
      INSERT INTO jobs (id, project_id, shot_id, kind, request_digest, position, attempts, status, created_at)
      VALUES ('job_1', 'prj_1', 'sht_1', 'clip', 'd', 1, 2, 'queued', '');`);
    old.close();
    const library = temporaryLibrary(directory);
    expect(library.jobs.job('job_1')).toMatchObject({ attempts: 2, crashes: 0, state: { status: 'queued' } });
    expect(readdirSync(join(directory, 'backups'))).toHaveLength(1);
  },
);

test('opening a library that is up to date makes no backup', () => {
  const { directory } = filledLibrary();
  temporaryLibrary(directory);
  expect(readdirSync(directory)).not.toContain('backups');
});
