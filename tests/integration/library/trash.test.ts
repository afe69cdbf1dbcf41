import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Library } from '../../../src-main/library/open.ts';
import type { Shot, Take } from '../../../src-shared/library/records.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { newTake, requestOf, scriptOf, settings } from '../../support/library/records.ts';

const DAY = 24 * 3600 * 1000;

interface Film {
  readonly id: string;
  readonly shots: readonly Shot[];
  readonly takes: readonly Take[];
}

/** A film with one take for each shot, whose bytes are its key. */
async function film(library: Library, path: string, ...keys: string[]): Promise<Film> {
  const { id } = library.createProject({ ...settings, script_path: path, title: path });
  const { shots } = library.mergeStoryboard(id, scriptOf(path), storyboardOf(draftScene('INT. 灯塔', ...keys)));
  const takes: Take[] = [];
  for (const shot of shots) {
    const request = requestOf({ prompt: shot.content_key });
    library.saveRequest(request);
    const { sha256 } = await library.store.putBytes(Buffer.from(`clip of ${shot.content_key}`), 'mp4');
    takes.push(library.saveTake(newTake(shot, request, sha256)));
  }
  return { id, shots, takes };
}

const clips = (library: Library, { shots }: Film): (string | undefined)[] =>
  shots.map((shot) => library.takesOf(shot.id)[0]?.id);

/** The collection as it will be in so many days. */
const collectIn = (library: Library, days: number) => library.collectTrash(Date.now() + days * DAY);

test('a take that was thrown away is shown and found no more, and comes back, also by undoing', async () => {
  const library = temporaryLibrary();
  const made = await film(library, '/a', 'a', 'b');
  const [first, second] = made.takes;
  library.trashTake(first?.id ?? '');
  library.trashTake(first?.id ?? '');
  expect(clips(library, made)).toEqual([undefined, second?.id]);
  expect(library.currentTake(first?.shot_id ?? '', first?.request_digest ?? '', 'clip')).toBeNull();
  expect(library.takeOfRequest(first?.request_digest ?? '', 'clip')).toBeNull();
  expect(library.projects()[0]?.takes).toBe(1);
  expect(library.trashed()).toMatchObject([{ id: first?.id, project_id: made.id }]);
  library.undo(made.id);
  expect(clips(library, made)).toEqual([first?.id, second?.id]);
  library.redo(made.id);
  library.rateTake(second?.id ?? '', 3);
  library.takeBack(first?.id ?? '');
  expect(clips(library, made)).toEqual([first?.id, second?.id]);
  expect(library.trashed()).toEqual([]);
  expect(() => library.takeBack(first?.id ?? '')).toThrow(expect.objectContaining({ code: 'not_found' }));
});

test('what was taken back at once is not thrown away again by doing again what was undone', async () => {
  const library = temporaryLibrary();
  const made = await film(library, '/a', 'a');
  const [take] = made.takes;
  library.rateTake(take?.id ?? '', 3);
  library.trashTake(take?.id ?? '');
  library.takeBack(take?.id ?? '');
  expect(library.redo(made.id)).toBeNull();
  expect(clips(library, made)).toEqual([take?.id]);
  // As though it had never been thrown away.
  expect(library.undo(made.id)).toMatchObject({ mark: 'rate' });
  library.trashProject(made.id);
  library.takeBack(made.id);
  expect(library.redo(made.id)).toBeNull();
  expect(library.trashed()).toEqual([]);
});

test('a project that was thrown away leaves its script free, and gets it back unless it is taken', async () => {
  const library = temporaryLibrary();
  const { id } = await film(library, '/a', 'a');
  library.trashProject(id);
  expect(library.projects()).toEqual([]);
  expect(library.projectByScriptPath('/a')).toBeNull();
  library.takeBack(id);
  expect(library.project(id)).toMatchObject({ id, script_path: '/a' });

  library.trashProject(id);
  const other = await film(library, '/a', 'b');
  library.takeBack(id);
  expect(library.projects().map((project) => [project.id, project.script_path])).toEqual([
    [other.id, '/a'],
    [id, null],
  ]);
});

test('what is in the trash stays for 30 days, and then its files go and nothing else', async () => {
  const library = temporaryLibrary();
  const made = await film(library, '/a', 'a', 'b');
  const [first, second] = made.takes;
  library.rateTake(first?.id ?? '', 5);
  library.trashTake(first?.id ?? '');
  expect(collectIn(library, 29)).toEqual({ projects: 0, files: 0, bytes: 0 });
  const bytes = library.store.sizeOf(first?.media_sha256 ?? '');
  expect(collectIn(library, 31)).toEqual({ projects: 0, files: 1, bytes });
  expect(library.store.has(first?.media_sha256 ?? '')).toBe(false);
  expect(library.store.has(second?.media_sha256 ?? '')).toBe(true);
  expect(collectIn(library, 31).files).toBe(0);
  // Nothing of the log is broken by it, and the same bytes may come again.
  while (library.undo(made.id));
  while (library.redo(made.id));
  const check = await library.check(() => undefined, new AbortController().signal);
  expect(check).toMatchObject({ database: [], damaged: [], files: 1 });
  await library.store.putBytes(Buffer.from('clip of a'), 'mp4');
  await library.store.verify(first?.media_sha256 ?? '');
});

test('a file that another take shows stays, and so does one that undoing or a named state brings back', async () => {
  const library = temporaryLibrary();
  const one = await film(library, '/a', 'a');
  const other = await film(library, '/b', 'a');
  library.trashTake(one.takes[0]?.id ?? '');
  expect(collectIn(library, 31).files).toBe(0);
  expect(library.store.has(other.takes[0]?.media_sha256 ?? '')).toBe(true);

  const picture = async (text: string) => {
    const { sha256 } = await library.store.putBytes(Buffer.from(text), 'png');
    library.setPicture(other.id, 'MARA', { picture_sha256: sha256, look: '', palette: '', seen_by: '' });
    return sha256;
  };
  const replaced = await picture('first');
  const present = await picture('second');
  expect(collectIn(library, 31).files).toBe(0);
  library.undo(other.id);
  library.takeSnapshot(other.id, 'with the first');
  library.setPicture(other.id, 'MARA', null);
  expect(library.store.has(replaced)).toBe(true);
  // Nobody can do again what was undone: only then the second is of no use.
  expect(collectIn(library, 31).files).toBe(1);
  expect([replaced, present].map(library.store.has)).toEqual([true, false]);
});

test('a project goes for good with everything that only it had', async () => {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  const gone = await film(library, '/a', 'a', 'shared');
  const kept = await film(library, '/b', 'b', 'shared');
  library.rateTake(gone.takes[0]?.id ?? '', 4);
  library.takeSnapshot(gone.id, 'one');
  const copy = library.openSnapshot(library.takeSnapshot(kept.id, 'two').id);
  library.jobs.enqueue({ ...jobOf(gone), kind: 'still' });
  library.trashProject(gone.id);
  expect(collectIn(library, 31)).toMatchObject({ projects: 1, files: 1 });
  expect(library.project(gone.id)).toBeNull();
  expect(library.history(gone.id)).toEqual([]);
  expect(library.trashed()).toEqual([]);
  expect(library.request(gone.takes[0]?.request_digest ?? '')).toBeNull();
  expect(clips(library, kept).every(Boolean)).toBe(true);
  expect(library.shotsOf(copy.id)).toHaveLength(2);
  const { database, damaged, orphans } = await library.check(() => undefined, new AbortController().signal);
  expect({ database, damaged, orphans }).toEqual({ database: [], damaged: [], orphans: 0 });
});

function jobOf({ id, shots, takes }: Film) {
  return { project_id: id, shot_id: shots[0]?.id ?? '', request_digest: takes[0]?.request_digest ?? '' };
}

test('files that a crash left go when nobody has stored them again for 30 days', async () => {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  const { takes } = await film(library, '/a', 'a');
  const folder = join(directory, 'media', (takes[0]?.media_sha256 ?? '').slice(0, 2));
  const [fresh, old] = [join(folder, 'fresh.mp4'), join(folder, 'old.mp4')];
  for (const path of [fresh, old]) writeFileSync(path, 'half');
  const longAgo = new Date(Date.now() - 40 * DAY);
  utimesSync(old, longAgo, longAgo);
  utimesSync(library.store.pathOf(takes[0]?.media_sha256 ?? ''), longAgo, longAgo);
  expect(collectIn(library, 0)).toMatchObject({ files: 1, bytes: 4 });
  expect([fresh, old].map((path) => existsSync(path))).toEqual([true, false]);
  expect(library.store.has(takes[0]?.media_sha256 ?? '')).toBe(true);
});
