import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { unpackBundle, writeBundle } from '../../../src-main/library/bundle-file.ts';
import type { Library } from '../../../src-main/library/open.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { readBundle } from '../../../src-shared/library/bundle.ts';
import type { Fields } from '../../../src-shared/library/changes.ts';
import { LATER_TABLES } from '../../../src-shared/library/project-state.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { rational, ZERO } from '../../../src-shared/timeline/rational.ts';
import type { AttachedItem } from '../../../src-shared/timeline/records.ts';
import { cut, cutOf } from '../../support/library/cuts.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { newTake, requestOf, scriptOf, settings, sha256 } from '../../support/library/records.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';
import { inEnglish } from '../../support/sentences-said.ts';

const DAY = 24 * 3600 * 1000;
const never = new AbortController().signal;
const quietly = (): void => undefined;

/** A film of three shots with takes, and footage. */
async function film(library: Library) {
  const { id } = library.createProject({ ...settings, title: '灯塔 🎬' });
  const { shots } = library.mergeStoryboard(
    id,
    scriptOf('内景 灯塔'),
    storyboardOf(draftScene('INT. 灯塔', 'a', 'b', 'c')),
  );
  const [first, second, third] = shots;
  if (!first || !second || !third) throw new Error('The film has fewer than three shots.');
  for (const shot of shots) {
    const request = requestOf({ prompt: shot.content_key });
    library.saveRequest(request);
    const { sha256 } = await library.store.putBytes(Buffer.from(`clip of ${shot.content_key}`), 'mp4');
    library.saveTake(newTake(shot, request, sha256));
  }
  const video = await library.store.putBytes(Buffer.from('a video'), 'mov');
  const footage = library.addFootage({
    project_id: id,
    kind: 'video',
    name: '海.mov',
    media_sha256: video.sha256,
    facts: { duration_s: 5, picture: null, sound: null },
    source_in_s: null,
    source_out_s: null,
    credit: '',
    licence: '',
    tags: [],
    note: '',
    rating: null,
  });
  const take = library.takesOf(second.id)[0]?.id ?? '';
  return { id, footage: footage.id, take, first: first.id, second: second.id, third: third.id };
}

type Film = Awaited<ReturnType<typeof film>>;

/** One of nearly every kind of thing that is stored, naming shots, takes, footage and other items. */
function edits({ first, second, third, take, footage }: Film, lut: string): Command[] {
  const colour = { exposure: 0.5, contrast: 1, saturation: 0, temperature: 0, lut };
  return [
    { command: 'trim', item: first, edge: 'end', by: -10 },
    { command: 'replace', item: second, source: { kind: 'shot', shot: second, take }, in: ZERO },
    {
      command: 'insert',
      id: 'itm_sea',
      source: { kind: 'footage', footage },
      in: rational(1),
      frames: 30,
      after: first,
    },
    { command: 'split', item: second, at: 20, id: 'itm_half' },
    { command: 'reorder', item: first, after: third },
    { command: 'speed', item: third, speed: rational(2) },
    { command: 'transition', item: second, transition: { kind: 'dissolve', before: 4, after: 4 } },
    { command: 'colour', item: third, colour },
    { command: 'detach', attached: `${first}/caption/0` },
    {
      command: 'attach',
      id: 'att_wave',
      anchor: 'itm_sea',
      offset: ZERO,
      duration: rational(1),
      content: {
        kind: 'sound',
        role: 'effect',
        source: { kind: 'footage', footage },
        in: ZERO,
        gain_db: -6,
        fade_in: ZERO,
        fade_out: ZERO,
        loops: false,
      },
    },
    {
      command: 'attach',
      id: 'att_words',
      anchor: null,
      offset: rational(1),
      duration: rational(2),
      content: { kind: 'title', title: { template: 'plain', text: '第一幕' } },
    },
    { command: 'ending', transition: { kind: 'fade-black', before: 12, after: 0 } },
  ];
}

async function cutFilm(library: Library) {
  const made = await film(library);
  const { sha256: lut } = await library.store.putBytes(Buffer.from('LUT_3D_SIZE 2'), 'cube');
  cut(library, made.id, edits(made, lut));
  return { ...made, lut };
}

/** A cut with every id as the place at which it is first named, so that copies are equal. */
function shape(library: Library, project: string): unknown {
  const known = new Map<string, string>();
  const name = (id: string): string => known.get(id) ?? known.set(id, `#${known.size}`).get(id) ?? '';
  for (const { id } of [...library.shotsOf(project), ...library.footageOf(project)]) name(id);
  const { main, attached, ending } = cutOf(library, project);
  const plain = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll(/"(?:sht|tak|ftg|itm|att)_\w+/gu, (id) => `"${name(id.slice(1))}`));
  const shownMain = plain(main);
  // They are ordered by their ids.
  const ordered = attached.toSorted((one, other) => (said(one) < said(other) ? -1 : 1)).map(plain);
  return { main: shownMain, attached: ordered, ending };
}

const said = ({ at, content }: AttachedItem): string => JSON.stringify([at, content.kind, content]);

test('every edit is a step that can be undone and done again, also after the library was closed', async () => {
  const directory = temporaryDirectory();
  const library = openLibrary(directory);
  const made = await film(library);
  const states = [cutOf(library, made.id)];
  for (const command of edits(made, 'f'.repeat(64))) {
    cut(library, made.id, [command]);
    states.push(cutOf(library, made.id));
  }
  library.close();
  const later = temporaryLibrary(directory);
  expect(cutOf(later, made.id)).toEqual(states.at(-1));
  for (const state of states.toReversed().slice(1)) {
    later.undo(made.id);
    expect(cutOf(later, made.id)).toEqual(state);
  }
  expect(later.timelineOf(made.id)).toEqual({ settings: null, items: [], attached: [] });
  for (const state of states.slice(1)) {
    later.redo(made.id);
    expect(cutOf(later, made.id)).toEqual(state);
  }
});

test('one drag is one step', async () => {
  const library = temporaryLibrary();
  const { id, first } = await film(library);
  const before = library.history(id).length;
  const nudge: Command = { command: 'trim', item: first, edge: 'end', by: -1 };
  cut(library, id, [nudge, nudge, nudge], 'drag 1');
  expect(library.history(id)).toHaveLength(before + 1);
  expect(cutOf(library, id).main[0]?.frames).toBe(69);
  library.undo(id);
  expect(library.timelineOf(id).items).toEqual([]);
});

test('a script that is edited leaves the cuts of other shots as they are; a shot that is back has its own again', async () => {
  const library = temporaryLibrary();
  const { id, first, second, third } = await film(library);
  cut(library, id, [
    { command: 'trim', item: first, edge: 'start', by: 10 },
    { command: 'speed', item: second, speed: rational(2) },
    { command: 'reorder', item: third, after: null },
  ]);
  const [moved, trimmed, quick] = cutOf(library, id).main;
  const read = (...keys: string[]) =>
    library.mergeStoryboard(id, scriptOf(keys.join()), storyboardOf(draftScene('INT. 灯塔', ...keys)));
  read('a', 'new', 'c');
  const added = library.shotsOf(id)[1]?.id;
  expect(cutOf(library, id).main.map((item) => item.id)).toEqual([third, first, added]);
  expect(cutOf(library, id).main.slice(0, 2)).toEqual([moved, trimmed]);
  read('a', 'b', 'c');
  expect(cutOf(library, id).main).toEqual([moved, trimmed, quick]);
});

test('a snapshot has the cut, and opens as a copy that names its own shots, takes and footage', async () => {
  const library = temporaryLibrary();
  const made = await cutFilm(library);
  const snapshot = library.takeSnapshot(made.id, '剪好了');
  const shown = shape(library, made.id);
  const before = cutOf(library, made.id);
  while (library.timelineOf(made.id).items.length > 0) library.undo(made.id);
  const copy = library.openSnapshot(snapshot.id);
  expect(shape(library, copy.id)).toEqual(shown);
  const ids = JSON.stringify(library.timelineOf(copy.id));
  for (const id of [made.first, made.second, made.third, made.take, made.footage, 'itm_sea', 'att_wave', made.id])
    expect(ids).not.toContain(id);
  expect(cutOf(library, copy.id).main).toHaveLength(before.main.length);
  expect((await library.check(quietly, never)).database).toEqual([]);
});

describe('bundles', () => {
  async function bundled() {
    const library = temporaryLibrary();
    const made = await cutFilm(library);
    library.takeSnapshot(made.id, 'one');
    const path = join(temporaryDirectory(), 'film.shotloom');
    await writeBundle(path, library.bundleOf(made.id), library.store, quietly, never);
    return { library, path, ...made };
  }

  async function add(library: Library, path: string) {
    const { bundle, files } = await unpackBundle(path, library.store.temporaryFile, quietly, never);
    for (const file of files.values()) await library.store.putFile(file);
    return library.addBundle(bundle);
  }

  /** Writes a bundle anew with other records. */
  function rewrite(path: string, change: (bundle: { state: Record<string, unknown> }) => void): void {
    const entries = unzipSync(readFileSync(path));
    const bundle = JSON.parse(new TextDecoder().decode(entries['bundle.json'])) as { state: Record<string, unknown> };
    change(bundle);
    writeFileSync(path, zipSync({ ...entries, 'bundle.json': strToU8(JSON.stringify(bundle)) }, { level: 0 }));
  }

  test('bring the cut to another library as it was, with its table of colours, and to the same one as a copy', async () => {
    const { library, path, id, lut } = await bundled();
    const other = temporaryLibrary();
    const added = await add(other, path);
    expect(added.id).toBe(id);
    expect(other.timelineOf(id)).toEqual(library.timelineOf(id));
    expect(readFileSync(other.store.pathOf(lut), 'utf8')).toBe('LUT_3D_SIZE 2');
    const copy = await add(library, path);
    expect(shape(library, copy.id)).toEqual(shape(library, id));
    const opened = library.openSnapshot(library.snapshotsOf(copy.id)[0]?.id ?? '');
    expect(shape(library, opened.id)).toEqual(shape(library, id));
  });

  test('of before there were timelines are opened, and so are snapshots of then', async () => {
    const { library, path, id } = await bundled();
    const later = Object.keys(LATER_TABLES).filter((table) => table.startsWith('timeline'));
    expect(later).toHaveLength(3);
    rewrite(path, ({ state }) => later.forEach((table) => Reflect.deleteProperty(state, table)));
    const added = await add(temporaryLibrary(), path);
    expect(added.id).toBe(id);
    const db = new Database(join(library.directory, 'library.sqlite'));
    for (const table of later) db.prepare(`UPDATE snapshots SET state = json_remove(state, '$.${table}')`).run();
    db.close();
    const opened = library.openSnapshot(library.snapshotsOf(id)[0]?.id ?? '');
    expect(cutOf(library, opened.id).main.map(({ frames }) => frames)).toEqual([72, 72, 72]);
  });

  test('whose cut is damaged, or made to do harm, are refused', async () => {
    const library = temporaryLibrary();
    const { id } = await cutFilm(library);
    const bundle = library.bundleOf(id);
    const read = (wrong: Fields) => {
      const items = bundle.state.timeline_items.map((item) => (item.own ? { ...item, ...wrong } : item));
      return readBundle(JSON.stringify({ ...bundle, state: { ...bundle.state, timeline_items: items } }), sha256);
    };
    const colour = { exposure: 0, contrast: 1, saturation: 1, temperature: 0 };
    const outside = { x: 2, y: 0, width: 1, height: 1 };
    expect(read({})).toHaveProperty('bundle');
    for (const [wrong, words] of [
      [{ id: 'sht_gone' }, 'the item sht_gone is of no shot'],
      [{ project_id: 'prj_other' }, 'is of another project'],
      [{ edit: { framing: { kind: 'crop', rectangle: outside } } }, 'no such look'],
      [{ edit: { opacity: '1,movie=x' } }, 'opacity'],
      [{ edit: { colour: { ...colour, lut: '/etc/passwd' } } }, 'no such look'],
      [{ edit: { colour: { ...colour, lut: 'a'.repeat(64) } } }, 'is not named'],
      [{ edit: { speed: { n: 0, d: 1 } } }, 'no such speed'],
      [{ edit: { in: { n: 2, d: 4 } } }, 'reduced fraction'],
      [{ own: false, edit: {} }, 'shows nothing'],
    ] as const) {
      const found = read(wrong);
      expect(JSON.stringify('problems' in found ? inEnglish(found.problems) : found)).toContain(words);
    }
  });
});

test('a collection keeps what a cut, its undoing or a named state needs, and lets the rest go with the project', async () => {
  const library = temporaryLibrary();
  const made = await cutFilm(library);
  const { sha256: unused } = await library.store.putBytes(Buffer.from('LUT_3D_SIZE 3'), 'cube');
  const video = library.footage(made.footage)?.media_sha256 ?? '';
  const clip = library.take(made.take)?.media_sha256 ?? '';
  library.trashFootage(made.footage);
  library.trashTake(made.take);
  const files = [made.lut, video, clip].map((sha256) => library.store.pathOf(sha256));
  const isThere = (): boolean[] => files.map((path) => existsSync(path));
  expect(library.collectTrash(Date.now() + 31 * DAY).files).toBe(1);
  expect(library.store.has(unused)).toBe(false);
  expect(isThere()).toEqual([true, true, true]);
  library.takeBack(made.footage);
  expect(cutOf(library, made.id).main.map(({ id }) => id)).toContain('itm_sea');

  while (library.timelineOf(made.id).items.length > 0) library.undo(made.id);
  library.collectTrash(Date.now() + 31 * DAY);
  expect(existsSync(files[0] ?? '')).toBe(true);

  library.trashProject(made.id);
  expect(library.collectTrash(Date.now() + 31 * DAY).projects).toBe(1);
  expect(isThere()).toEqual([false, false, false]);
  expect((await library.check(quietly, never)).database).toEqual([]);
});
