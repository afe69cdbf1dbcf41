import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/library/open.ts';
import { folderWithScript, TINY_SCRIPT } from '../../support/app/films.ts';
import { faultsOfRefusal, lastJson, shotloom, startShotloom } from '../../support/cli/shotloom.ts';
import { settings } from '../../support/library/records.ts';
import { LITTLE, mountSmallDisk, NEXT_TO_NOTHING, whyNoSmallDisk, type SmallDisk } from '../../support/small-disk.ts';
import { addFilm } from '../kills/films.ts';
import { oldDatabases } from '../kills/old-libraries.ts';

const SIZE = ['--size', '192x108', '--fps', '6', '--silent'];
const why = whyNoSmallDisk();

describe.skipIf(why !== null)(`a disk${why === null ? '' : ` (left out: ${why})`}`, () => {
  let disk: SmallDisk;
  let library: string;

  beforeEach(() => {
    const mounted = mountSmallDisk(24);
    if (!mounted) throw new Error('It was mounted before.');
    disk = mounted;
    library = join(disk.path, 'library 库');
  });

  afterEach(() => disk.unmount());

  /** Files that something half done would leave. */
  const leftovers = () => (existsSync(join(library, 'tmp')) ? readdirSync(join(library, 'tmp')) : []);

  describe('that is full', () => {
    test('refuses an edit whole, and takes it once there is room', () => {
      const opened = openLibrary(library);
      const { id } = opened.createProject({ ...settings, title: 'before' });
      disk.fill(NEXT_TO_NOTHING);
      const rename = (): unknown => opened.updateProject(id, 'title', { title: 'x'.repeat(100_000) });
      expect(rename).toThrow(expect.objectContaining({ code: 'library_unwritable' }));
      expect(rename).toThrow(/disk of the library is full/u);
      expect(opened.project(id)?.title).toBe('before');
      expect(opened.history(id)).toHaveLength(1);
      disk.empty();
      rename();
      expect(opened.project(id)?.title).toHaveLength(100_000);
      opened.close();
    });

    test.each([
      { leaving: LITTLE, what: 'lets a film wait for room for a take, and it goes on by itself', stops: false },
      {
        leaving: NEXT_TO_NOTHING,
        what: 'stops a film that cannot be noted any more, and the same command goes on',
        stops: true,
      },
    ])('$what', async ({ leaving, stops }) => {
      const { script } = folderWithScript(TINY_SCRIPT);
      const args = ['film', script, join(disk.path, 'film.mp4'), ...SIZE, '--json', '--library', library];
      const running = startShotloom(args);
      await running.shown('Stills: ');
      disk.fill(leaving);
      await Promise.race([running.shown('tried again soon'), running.ended]);
      disk.empty();
      const first = await running.ended;
      expect(stops ? faultsOfRefusal(first, 'library_unwritable') : []).toEqual([]);
      const last = stops ? await shotloom(args) : first;
      expect(last.status).toBe(0);
      expect(lastJson(last)).toMatchObject({ shots: 3 });
      const check = await shotloom(['library', 'check', '--json', '--library', library]);
      expect(lastJson(check)).toMatchObject({ database: [], damaged: [] });
      expect(leftovers()).toEqual([]);
    });

    test('refuses a bundle whole', async () => {
      const { folder } = folderWithScript(TINY_SCRIPT);
      const source = openLibrary(join(folder, 'source'));
      const project = await addFilm(source, join(folder, 'film.fountain'), 'Film 影片');
      source.close();
      const bundle = join(folder, 'film.shotloom');
      expect((await shotloom(['bundle', project, bundle, '--library', join(folder, 'source')])).status).toBe(0);

      openLibrary(library).close();
      disk.fill(LITTLE);
      const out = join(disk.path, 'film.shotloom');
      const written = await shotloom(['bundle', project, out, '--library', join(folder, 'source')]);
      expect(faultsOfRefusal(written, 'output_unwritable')).toEqual([]);
      expect(readdirSync(disk.path).toSorted()).toEqual(['ballast', 'library 库']);

      const imported = await shotloom(['import', bundle, '--library', library]);
      expect(faultsOfRefusal(imported, 'library_unwritable')).toEqual([]);
      expect(lastJson(await shotloom(['projects', '--json', '--library', library]))).toEqual({ projects: [] });
      expect(leftovers()).toEqual([]);
      disk.empty();
      const again = await shotloom(['import', bundle, '--json', '--library', library]);
      expect(lastJson(again)).toMatchObject({ project, copied: false });
    });

    test('makes no half backup', async () => {
      const opened = openLibrary(library);
      for (let film = 0; film < 400; film += 1) opened.createProject({ ...settings, script_path: null });
      opened.close();
      disk.fill(LITTLE);
      const refused = await shotloom(['library', 'backup', '--library', library]);
      expect(faultsOfRefusal(refused, 'library_unwritable')).toEqual([]);
      expect(readdirSync(join(library, 'backups'))).toEqual([]);
      expect(leftovers()).toEqual([]);
      disk.empty();
      const made = await shotloom(['library', 'backup', '--json', '--library', library]);
      expect(lastJson(made)).toMatchObject({ kind: 'asked' });
    });

    test('leaves a library that cannot be migrated as it is, and migrates it once there is room', async () => {
      mkdirSync(library, { recursive: true });
      const { folder } = folderWithScript(TINY_SCRIPT);
      const [old = ''] = oldDatabases(folder, library);
      const path = join(library, 'library.sqlite');
      copyFileSync(old, path);
      disk.fill(LITTLE);
      const refused = await shotloom(['projects', '--library', library]);
      expect(faultsOfRefusal(refused, 'library_unwritable')).toEqual([]);
      expect(readFileSync(path).equals(readFileSync(old))).toBe(true);
      disk.empty();
      const listed = lastJson(await shotloom(['projects', '--json', '--library', library]));
      expect(listed['projects']).toHaveLength(4);
      expect(readdirSync(join(library, 'backups')).filter((name) => name.startsWith('library-v1-'))).toHaveLength(1);
    });
  });

  describe('that is read-only', () => {
    test('says so of the library and of an output, and changes nothing', async () => {
      const { folder, script } = folderWithScript(TINY_SCRIPT);
      const opened = openLibrary(library);
      const { id } = opened.createProject({ ...settings, script_path: null });
      opened.close();
      writeFileSync(join(disk.path, 'film.csv'), 'before');
      disk.setReadOnly(true);
      for (const args of [
        ['projects'],
        ['undo', id],
        ['film', script, join(folder, 'film.mp4'), ...SIZE],
        ['library', 'backup'],
      ]) {
        const refused = await shotloom([...args, '--library', library]);
        expect(faultsOfRefusal(refused, 'library_unwritable')).toEqual([]);
      }
      const elsewhere = join(folder, 'library');
      const other = openLibrary(elsewhere);
      const project = await addFilm(other, script, 'Film 影片');
      other.close();
      for (const out of ['film.csv', 'film.shotloom', 'film.mp4']) {
        const verb = out.endsWith('.csv') ? 'export' : out.endsWith('.mp4') ? 'render' : 'bundle';
        const refused = await shotloom([verb, project, join(disk.path, out), '--library', elsewhere]);
        expect(faultsOfRefusal(refused, 'output_unwritable')).toEqual([]);
      }
      disk.setReadOnly(false);
      expect(readFileSync(join(disk.path, 'film.csv'), 'utf8')).toBe('before');
      expect((await shotloom(['projects', '--library', library])).status).toBe(0);
    });
  });
});
