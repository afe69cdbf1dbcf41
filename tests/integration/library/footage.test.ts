import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unpackBundle, writeBundle } from '../../../src-main/library/bundle-file.ts';
import type { Library } from '../../../src-main/library/open.ts';
import { readBundle } from '../../../src-shared/library/bundle.ts';
import type { Footage } from '../../../src-shared/library/records.ts';
import type { FootageFacts } from '../../../src-shared/render/footage-facts.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { settings, sha256 } from '../../support/library/records.ts';
import { sentenceText } from '../../../src-shared/contract/sentences.ts';

const DAY = 24 * 3600 * 1000;
const never = new AbortController().signal;
const quietly = (): void => undefined;

const FACTS: FootageFacts = {
  duration_s: 12.5,
  picture: {
    width: 1080,
    height: 1920,
    rotation: 90,
    frames: 300,
    rate: { numerator: 24, denominator: 1 },
    is_variable: false,
    is_interlaced: false,
    has_alpha: false,
    pixel_format: 'yuv420p',
    colour: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' },
  },
  sound: { sample_rate: 48000, channels: 2 },
};

const projectOf = (library: Library, title = '港口'): string =>
  library.createProject({ ...settings, title, script_path: null }).id;

async function add(library: Library, project_id: string, name: string, said: Partial<Footage> = {}): Promise<Footage> {
  const { sha256 } = await library.store.putBytes(Buffer.from(`bytes of ${name}`), 'mov');
  const thumbnail = await library.store.putBytes(Buffer.from(`thumbnail of ${name}`), 'jpg');
  library.saveDerived({ source_sha256: sha256, what: 'thumbnail', version: '1', media_sha256: thumbnail.sha256 });
  return library.addFootage({
    ...{ project_id, kind: 'video', name, media_sha256: sha256, facts: FACTS, source_in_s: null, source_out_s: null },
    ...{ credit: '', licence: '', tags: [], note: '', rating: null },
    ...said,
  });
}

const thumbnailOf = (library: Library, { media_sha256 }: Footage): string | null =>
  library.derived(media_sha256, 'thumbnail', '1');

const collectIn = (library: Library, days: number) => library.collectTrash(Date.now() + days * DAY);

test('what is said of footage can be undone step by step, and survives opening the library again', async () => {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  const project = projectOf(library);
  const { id } = await add(library, project, 'harbour.mov');
  library.editFootage(id, { source_in_s: 2, source_out_s: 7.5, tags: ['海'], rating: 4 });
  const edited = library.editFootage(id, { note: 'the boat', credit: 'Mara', licence: 'CC BY 4.0' });
  const again = temporaryLibrary(directory);
  expect(again.footageOf(project)).toEqual([edited]);
  again.undo(project);
  expect(again.footage(id)).toMatchObject({
    source_in_s: 2,
    source_out_s: 7.5,
    tags: ['海'],
    rating: 4,
    note: '',
    credit: '',
  });
  again.undo(project);
  expect(again.footage(id)).toMatchObject({ source_in_s: null, tags: [], rating: null, facts: FACTS });
  expect(() => again.editFootage('ftg_gone', { note: '' })).toThrow(
    expect.objectContaining({ code: 'not_found' }) as Error,
  );
});

describe('the trash', () => {
  test('keeps footage for 30 days, and what was made of it as long', async () => {
    const library = temporaryLibrary();
    const project = projectOf(library);
    const [gone, kept] = [await add(library, project, 'gone.mov'), await add(library, project, 'kept.mov')];
    library.trashFootage(gone.id);
    library.trashFootage(gone.id);
    expect(library.footageOf(project).map(({ id }) => id)).toEqual([kept.id]);
    expect(library.trashed()).toMatchObject([{ id: gone.id, project_id: project }]);
    expect(collectIn(library, 29).files).toBe(0);
    library.takeBack(gone.id);
    expect(library.footage(gone.id)).toEqual(gone);
    library.trashFootage(gone.id);
    expect(collectIn(library, 31).files).toBe(2);
    expect([library.store.has(gone.media_sha256), thumbnailOf(library, gone)]).toEqual([false, null]);
    expect([library.store.has(kept.media_sha256), thumbnailOf(library, kept)]).toEqual([true, expect.any(String)]);
    // Nothing of the log is broken by it.
    while (library.undo(project));
    while (library.redo(project));
    const check = await library.check(quietly, never);
    expect(check).toMatchObject({ database: [], damaged: [], files: 2, orphans: 0 });
  });

  test('lets go of no file that other footage, an undone import or a named state needs', async () => {
    const library = temporaryLibrary();
    const [one, other] = [projectOf(library, 'one'), projectOf(library, 'other')];
    const shared = await add(library, one, 'shared.mov');
    await add(library, other, 'shared.mov');
    library.trashFootage(shared.id);
    expect(collectIn(library, 31).files).toBe(0);

    const undone = await add(library, other, 'undone.mov');
    library.undo(other);
    expect(library.footage(undone.id)).toBeNull();
    expect(collectIn(library, 31).files).toBe(1);
    expect(library.store.has(undone.media_sha256)).toBe(true);
    library.redo(other);
    expect(library.footage(undone.id)).toEqual(undone);

    const named = await add(library, one, 'named.mov');
    library.takeSnapshot(one, 'with it');
    library.trashFootage(named.id);
    collectIn(library, 31);
    expect(library.store.has(named.media_sha256)).toBe(true);
    // What nobody can do again is of no use to anybody.
    library.undo(other);
    library.editFootage(library.footageOf(other)[0]?.id ?? '', { note: 'x' });
    collectIn(library, 31);
    expect(library.store.has(undone.media_sha256)).toBe(false);
  });

  test('takes footage along with its project', async () => {
    const library = temporaryLibrary();
    const project = projectOf(library);
    const footage = await add(library, project, 'a.mov');
    library.trashProject(project);
    expect(library.search.find({ query: 'kind:footage', limit: 10 }).clips).toEqual([]);
    expect(collectIn(library, 31)).toMatchObject({ projects: 1, files: 2 });
    expect(library.footageWithFile(footage.media_sha256)).toBeNull();
    expect((await library.check(quietly, never)).database).toEqual([]);
  });

  test('a view whose file was collected is not there, and may be made again', async () => {
    const library = temporaryLibrary();
    const footage = await add(library, projectOf(library), 'a.mov');
    const first = thumbnailOf(library, footage) ?? '';
    rmSync(library.store.pathOf(first));
    expect(thumbnailOf(library, footage)).toBeNull();
    const { sha256 } = await library.store.putBytes(Buffer.from('another thumbnail'), 'jpg');
    library.saveDerived({ source_sha256: footage.media_sha256, what: 'thumbnail', version: '1', media_sha256: sha256 });
    expect(thumbnailOf(library, footage)).toBe(sha256);
    expect(library.derived(footage.media_sha256, 'thumbnail', '2')).toBeNull();
  });
});

describe('a search', () => {
  const names = (library: Library, query: string): string[] =>
    library.search
      .find({ query, limit: 50 })
      .clips.map((clip) => (clip.source === 'footage' ? clip.name : clip.id))
      .toSorted();

  test.each([
    ['harbour', ['old_harbour.mov', '港口的夜.mov']],
    ['港口', ['港口的夜.mov']],
    ['的夜', ['港口的夜.mov']],
    ['mara', ['old_harbour.mov']],
    ['"CC BY"', ['old_harbour.mov']],
    ['tag:storm', ['old_harbour.mov']],
    ['rating:>3', ['old_harbour.mov']],
    ['aspect:portrait', ['old_harbour.mov', '港口的夜.mov']],
    ['kind:footage', ['old_harbour.mov', 'wind.wav', '港口的夜.mov']],
    ['类型:素材 -港口', ['old_harbour.mov', 'wind.wav']],
    ['kind:clip', []],
    ['used:no', ['old_harbour.mov', 'wind.wav', '港口的夜.mov']],
  ])('for %s finds %j', async (query, found) => {
    const library = temporaryLibrary();
    const project = projectOf(library, 'Film');
    const said = { credit: 'Mara', licence: 'CC BY 4.0', tags: ['storm'], rating: 4 };
    await add(library, project, 'old_harbour.mov', said);
    await add(library, project, '港口的夜.mov', { note: 'the harbour at night' });
    await add(library, project, 'wind.wav', { kind: 'sound', facts: { ...FACTS, picture: null } });
    expect(names(library, query)).toEqual(found);
  });

  test('follows what is done to footage, as an index that is made anew does', async () => {
    const library = temporaryLibrary();
    const project = projectOf(library);
    const { id } = await add(library, project, 'a.mov');
    const found = (query: string) => {
      const before = names(library, query);
      library.search.rebuildIndex();
      expect(names(library, query)).toEqual(before);
      return before.length;
    };
    expect(found('海鸥')).toBe(0);
    library.editFootage(id, { note: '海鸥飞过' });
    expect(found('海鸥')).toBe(1);
    library.trashFootage(id);
    expect(found('海鸥')).toBe(0);
    library.undo(project);
    expect(found('海鸥')).toBe(1);
    library.undo(project);
    expect(found('海鸥')).toBe(0);
    library.undo(project);
    expect(found('')).toBe(0);
  });
});

describe('a bundle', () => {
  async function bundled() {
    const library = temporaryLibrary();
    const project = projectOf(library);
    const kept = await add(library, project, 'kept.mov', { tags: ['海'], source_in_s: 2 });
    const old = await add(library, project, 'old.mov');
    library.takeSnapshot(project, '第一版');
    library.trashFootage(old.id);
    const path = join(temporaryDirectory(), 'film.shotloom');
    await writeBundle(path, library.bundleOf(project), library.store, quietly, never);
    return { library, project, path, kept, old };
  }

  async function unpack(library: Library, path: string) {
    const { bundle, files } = await unpackBundle(path, library.store.temporaryFile, quietly, never);
    for (const file of files.values()) await library.store.putFile(file);
    return library.addBundle(bundle);
  }

  test('carries footage with its file, and that of named states; what is made of it stays behind', async () => {
    const { project, path, kept, old } = await bundled();
    const other = temporaryLibrary();
    await unpack(other, path);
    expect(other.footageOf(project)).toEqual([kept]);
    await other.store.verify(kept.media_sha256);
    await other.store.verify(old.media_sha256);
    expect(thumbnailOf(other, kept)).toBeNull();
    const opened = other.openSnapshot(other.snapshotsOf(project)[0]?.id ?? '');
    expect(other.footageOf(opened.id).map(({ name }) => name)).toEqual(['kept.mov', 'old.mov']);
  });

  test('becomes a copy beside what is there, with ids of its own', async () => {
    const { library, project, path, kept } = await bundled();
    const copy = await unpack(library, path);
    expect(copy.id).not.toBe(project);
    const [footage] = library.footageOf(copy.id);
    expect(footage).toEqual({ ...kept, id: footage?.id, project_id: copy.id });
    expect(footage?.id).not.toBe(kept.id);
    expect(library.footageOf(project)).toEqual([kept]);
  });

  test.each<[string, (footage: Footage) => readonly Footage[], RegExp]>([
    ['a file twice', (footage) => [footage, { ...footage, id: 'ftg_other' }], /is footage twice/u],
    ['a part behind its end', (footage) => [{ ...footage, source_in_s: 20 }], /is cut where it is not/u],
    ['an end before the start', (footage) => [{ ...footage, source_out_s: 1 }], /is cut where it is not/u],
    ['of another project', (footage) => [{ ...footage, project_id: 'prj_other' }], /is of another project/u],
    [
      'a file that is not there',
      (footage) => [{ ...footage, media_sha256: '0'.repeat(64) }],
      /the file 0+ is not named/u,
    ],
  ])('with %s is refused', async (_what, change, words) => {
    const { library, project, kept } = await bundled();
    const bundle = library.bundleOf(project);
    const text = JSON.stringify({ ...bundle, state: { ...bundle.state, footage: change(kept) } });
    const read = readBundle(text, sha256);
    expect('problems' in read ? read.problems.map((each) => sentenceText(each)).join('; ') : '').toMatch(words);
    expect(readBundle(JSON.stringify(bundle), sha256)).toHaveProperty('bundle');
  });

  test('leaves footage behind whose file is gone', async () => {
    const { library, project, kept } = await bundled();
    rmSync(library.store.pathOf(kept.media_sha256));
    const bundle = library.bundleOf(project);
    expect(bundle.state.footage).toEqual([]);
    expect(bundle.media.map(({ sha256 }) => sha256)).not.toContain(kept.media_sha256);
  });
});

test('a state that was named before there was footage opens without', async () => {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  const project = projectOf(library);
  const { footage: _, ...before } = library.stateOf(project);
  library.addSnapshot(project, 'old', '', before as ReturnType<Library['stateOf']>);
  const opened = library.openSnapshot(library.snapshotsOf(project)[0]?.id ?? '');
  expect(library.footageOf(opened.id)).toEqual([]);
});
