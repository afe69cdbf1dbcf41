import { readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { listBackups } from '../../../src-main/library/backups.ts';
import { openLibrary, restoreLibrary } from '../../../src-main/library/open.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { settings, sha256 } from '../../support/library/records.ts';

/** A closed library with a backup of its first project and then a second one. */
async function libraryWithBackup() {
  const directory = temporaryDirectory();
  const library = openLibrary(directory);
  const first = library.createProject(settings);
  const backup = await library.backUp();
  const second = library.createProject({ ...settings, title: '灯塔', script_path: '/films/灯塔.fountain' });
  library.close();
  return { directory, path: join(directory, 'library.sqlite'), first, second, backup };
}

const titles = (directory: string): string[] =>
  temporaryLibrary(directory)
    .projects()
    .map(({ title }) => title);

describe('a daily backup', () => {
  test('is made once a day, and only where there is something to lose', async () => {
    const directory = temporaryDirectory();
    const library = temporaryLibrary(directory);
    await library.backUpDaily();
    expect(listBackups(directory)).toEqual([]);
    library.createProject(settings);
    await library.backUpDaily();
    await library.backUpDaily();
    expect(listBackups(directory)).toMatchObject([
      { kind: 'daily', name: expect.stringMatching(/^library-daily-/u) as string },
    ]);
  });

  test.each([
    ['yesterday', '20200101T000000000Z'],
    ['the future, by a clock that has been set back since', '29990101T000000000Z'],
  ])('is made again where the last is of %s', async (_, stamp) => {
    const directory = temporaryDirectory();
    const library = temporaryLibrary(directory);
    library.createProject(settings);
    await library.backUpDaily();
    const [made] = listBackups(directory);
    const folder = join(directory, 'backups');
    renameSync(join(folder, made?.name ?? ''), join(folder, `library-daily-${stamp}.sqlite`));
    await library.backUpDaily();
    expect(listBackups(directory)).toHaveLength(2);
  });

  test('lets go of the oldest, never of itself', async () => {
    const directory = temporaryDirectory();
    const library = temporaryLibrary(directory);
    library.createProject(settings);
    await library.backUpDaily();
    const [made] = listBackups(directory);
    const folder = join(directory, 'backups');
    for (let day = 10; day < 30; day++)
      writeFileSync(join(folder, `library-daily-299901${day}T000000000Z.sqlite`), 'of the future');
    renameSync(join(folder, made?.name ?? ''), join(folder, 'library-daily-20200101T000000000Z.sqlite'));
    writeFileSync(join(folder, 'notes.txt'), 'not ours');
    await library.backUpDaily();
    const left = listBackups(directory);
    expect(left).toHaveLength(14);
    expect(left.at(-1)?.name).toMatch(/^library-daily-20(?:2[1-9]|[3-9])/u);
    expect(readdirSync(folder)).toContain('notes.txt');
  });

  test('holds what was committed while it was made, or what was there before, whole', async () => {
    const directory = temporaryDirectory();
    const library = temporaryLibrary(directory);
    library.atomically(() => {
      for (let index = 0; index < 300; index++)
        library.createProject({ ...settings, script_path: `/films/${index}`, style: 'rain '.repeat(500) });
    });
    const making = library.backUp();
    for (let index = 0; index < 20; index++) {
      library.createProject({ ...settings, script_path: `/more/${index}` });
      await new Promise(setImmediate);
    }
    const { name } = await making;
    const copy = new Database(join(directory, 'backups', name), { readonly: true });
    const projects = Number(copy.prepare('SELECT count(*) FROM projects').pluck().get());
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT count(DISTINCT project_id) FROM changes').pluck().get()).toBe(projects);
    expect(projects).toBeGreaterThanOrEqual(300);
    copy.close();
    expect(readdirSync(join(directory, 'backups'))).toEqual([name]);
  });
});

describe('restoring', () => {
  test('brings back what the backup has, and keeps what was there', async () => {
    const { directory, first, second, backup } = await libraryWithBackup();
    expect(restoreLibrary(directory, backup.name)).toEqual(backup);
    expect(titles(directory)).toEqual([first.title]);
    const replaced = listBackups(directory).find(({ kind }) => kind === 'replaced');
    expect(titlesIn(directory, replaced?.name)).toEqual([second.title, first.title]);
  });

  test.each([
    ['cut short', (path: string) => truncateSync(path, 5000)],
    ['words', (path: string) => writeFileSync(path, 'A storm. The lamp goes out.')],
  ])('mends a database that is %s, which is kept as it was', async (_, damage) => {
    const { directory, path, first } = await libraryWithBackup();
    damage(path);
    const before = sha256(readFileSync(path));
    expect(() => openLibrary(directory)).toThrow(expect.objectContaining({ code: 'library_damaged' }));
    restoreLibrary(directory, 'latest');
    expect(titles(directory)).toEqual([first.title]);
    const replaced = listBackups(directory).find(({ kind }) => kind === 'replaced');
    expect(sha256(readFileSync(join(directory, 'backups', replaced?.name ?? '')))).toBe(before);
  });

  test('forgets the log of what was there', async () => {
    const { directory, path, backup, first } = await libraryWithBackup();
    // A killed process leaves its log beside the database; its pages are not the backup's.
    const writer = openLibrary(directory);
    writer.createProject({ ...settings, script_path: '/films/late' });
    const log = readFileSync(`${path}-wal`);
    writer.close();
    writeFileSync(`${path}-wal`, log);
    restoreLibrary(directory, backup.name);
    expect(titles(directory)).toEqual([first.title]);
  });

  test('is refused while anybody has the library open, and then changes nothing', async () => {
    const { directory, path, backup } = await libraryWithBackup();
    const open = openLibrary(directory);
    expect(() => restoreLibrary(directory, backup.name)).toThrow(
      expect.objectContaining({
        code: 'library_locked',
        message: expect.stringContaining(`process ${process.pid}`) as string,
      }),
    );
    expect(open.projects()).toHaveLength(2);
    open.close();
    expect(readFileSync(path).length).toBeGreaterThan(0);
    restoreLibrary(directory, backup.name);
  });

  test('refuses a backup that is damaged, and one that is not there, with a word', async () => {
    const { directory, backup } = await libraryWithBackup();
    truncateSync(join(directory, 'backups', backup.name), 5000);
    expect(() => restoreLibrary(directory, backup.name)).toThrow(expect.objectContaining({ code: 'library_damaged' }));
    expect(titles(directory)).toHaveLength(2);
    expect(() => restoreLibrary(directory, 'of yesterday')).toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(() => restoreLibrary(temporaryDirectory(), 'latest')).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
  });
});

/** The titles in a backup, which is left where it is. */
function titlesIn(directory: string, name: string | undefined): string[] {
  const copy = new Database(join(directory, 'backups', name ?? ''), { readonly: true });
  const found = copy.prepare<[], string>('SELECT title FROM projects ORDER BY rowid DESC').pluck().all();
  copy.close();
  return found;
}

describe('a check', () => {
  test('finds nothing where all is well', async () => {
    const library = temporaryLibrary();
    await library.store.putBytes(Buffer.from('a clip'), 'mp4');
    const told: number[] = [];
    const report = await library.check(({ files }) => told.push(files), new AbortController().signal);
    expect(report).toEqual({ database: [], files: 1, bytes: 6, damaged: [], said: [], orphans: 0 });
    expect(told).toEqual([1]);
  });

  test('names what is missing or was changed, sets that aside, and counts what nobody names', async () => {
    const directory = temporaryDirectory();
    const library = temporaryLibrary(directory);
    const kept = await library.store.putBytes(Buffer.from('a clip'), 'mp4');
    const spoilt = await library.store.putBytes(Buffer.from('another clip'), 'mp4');
    writeFileSync(library.store.pathOf(spoilt.sha256), 'ANOTHER CLIP');
    writeFileSync(join(directory, 'media', kept.sha256.slice(0, 2), 'left.mp4'), 'half');
    const { damaged, orphans } = await library.check(() => undefined, new AbortController().signal);
    expect(damaged).toEqual([expect.stringMatching(/was changed behind Shotloom's back and is set aside/u)]);
    expect(orphans).toBe(1);
    expect(library.store.has(spoilt.sha256)).toBe(false);
    expect(readFileSync(join(directory, 'damaged', `${spoilt.sha256}.mp4`), 'utf8')).toBe('ANOTHER CLIP');
    await library.store.putBytes(Buffer.from('another clip'), 'mp4');
    await library.store.verify(spoilt.sha256);
  });
});
