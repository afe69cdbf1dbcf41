import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openLibrary, type Library } from '../../../src-main/library/open.ts';
import type { Shot } from '../../../src-shared/library/records.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { newTake, requestOf, scriptOf, settings } from '../../support/library/records.ts';

function film(library: Library, ...keys: string[]) {
  const { id } = library.createProject(settings);
  const { shots } = library.mergeStoryboard(id, scriptOf('INT. A'), storyboardOf(draftScene('INT. 灯塔', ...keys)));
  return { id, shots };
}

function negate(library: Library, before: Shot, negative: string, gesture?: string): Shot {
  const after = { ...before, overrides: { ...before.overrides, negative } };
  library.commit(before.project_id, 'shot', [{ table: 'shots', id: before.id, before, after }], gesture);
  return after;
}

const steps = (library: Library, id: string): string[] => library.history(id).map(({ mark }) => mark);

test('what is typed or dragged in one gesture is one step, however long it takes', () => {
  const directory = temporaryDirectory();
  const library = openLibrary(directory);
  const { id, shots } = film(library, 'a');
  let [shot] = shots;
  for (const text of ['r', 'ra', 'rai', 'rain']) shot = shot && negate(library, shot, text, 'typing 1');
  library.close();
  const later = temporaryLibrary(directory);
  for (const text of ['rain ', 'rain a']) shot = shot && negate(later, shot, text, 'typing 1');
  expect(steps(later, id)).toEqual(['create', 'draft', 'shot']);
  expect(later.shotsOf(id)[0]?.overrides).toEqual({ negative: 'rain a' });
  later.undo(id);
  expect(later.shotsOf(id)).toEqual(shots);
  later.redo(id);
  expect(later.shotsOf(id)[0]?.overrides).toEqual({ negative: 'rain a' });
});

test('another gesture, another kind of step, or a step back in between begins anew', () => {
  const library = temporaryLibrary();
  const { id, shots } = film(library, 'a');
  let [shot] = shots;
  shot = shot && negate(library, shot, 'one', 'typing 1');
  shot = shot && negate(library, shot, 'two', 'typing 2');
  library.updateProject(id, 'settings', { seed: 2 });
  shot = shot && negate(library, shot, 'three', 'typing 2');
  shot = shot && negate(library, shot, 'four');
  shot = shot && negate(library, shot, 'five');
  expect(steps(library, id)).toEqual(['create', 'draft', 'shot', 'shot', 'settings', 'shot', 'shot', 'shot']);
  library.undo(id);
  library.undo(id);
  const [there] = library.shotsOf(id);
  if (there) negate(library, there, 'six', 'typing 2');
  expect(library.redo(id)).toBeNull();
  library.undo(id);
  expect(library.shotsOf(id)[0]?.overrides).toEqual({ negative: 'three' });
});

test('a gesture that ends where it began is no step', () => {
  const library = temporaryLibrary();
  const { id, shots } = film(library, 'a');
  const [shot] = shots;
  if (!shot) throw new Error('no shot');
  const moved = negate(library, shot, 'rain', 'drag');
  const back = { ...moved, overrides: null };
  expect(library.commit(id, 'shot', [{ table: 'shots', id: shot.id, before: moved, after: back }], 'drag')).toBeNull();
  expect(steps(library, id)).toEqual(['create', 'draft']);
});

async function withTakes(library: Library) {
  const { id, shots } = film(library, 'a', 'b', 'c');
  const request = requestOf({ prompt: 'a boat' });
  library.saveRequest(request);
  const { sha256 } = await library.store.putBytes(Buffer.from('clip'), 'mp4');
  const takes = shots.map((shot) => library.saveTake(newTake(shot, request, sha256)));
  library.rateTake(takes[0]?.id ?? '', 5);
  return { id, shots, request };
}

test('a snapshot opens as a copy with all takes and ratings, whatever was done since', async () => {
  const library = temporaryLibrary();
  const { id, shots, request } = await withTakes(library);
  const snapshot = library.takeSnapshot(id, '第一版 🎬');
  while (library.history(id).filter(({ undone_at }) => undone_at === null).length > 1) library.undo(id);
  library.mergeStoryboard(id, scriptOf('INT. B'), storyboardOf(draftScene('INT. B', 'd')));

  const copy = library.openSnapshot(snapshot.id);
  expect(copy).toMatchObject({ title: 'The Lighthouse (第一版 🎬)', script_path: null, seed: 1 });
  const copied = library.shotsOf(copy.id);
  expect(copied.map(({ draft }) => draft)).toEqual(shots.map(({ draft }) => draft));
  expect(copied.some((shot) => shots.some((old) => old.id === shot.id || old.scene_id === shot.scene_id))).toBe(false);
  const current = copied.map((shot) => library.currentTake(shot.id, request.digest, 'clip'));
  expect(current.map((take) => take?.rating)).toEqual([5, null, null]);
  expect(library.revisionsOf(copy.id).map(({ text }) => text)).toEqual(['INT. A']);

  // The two are apart, and each has its own history.
  library.updateProject(copy.id, 'settings', { seed: 9 });
  expect(library.project(id)?.seed).toBe(1);
  library.undo(copy.id);
  expect(library.history(copy.id).map(({ mark }) => mark)).toEqual(['create', 'settings']);
  expect(library.shotsOf(id).map(({ content_key }) => content_key)).toEqual(['d']);
});

test('a copy may be opened again and again, and a snapshot forgotten', async () => {
  const library = temporaryLibrary();
  const { id } = await withTakes(library);
  const { id: snapshot } = library.takeSnapshot(id, 'one');
  const copies = [library.openSnapshot(snapshot), library.openSnapshot(snapshot)];
  const again = library.openSnapshot(library.takeSnapshot(copies[0]?.id ?? '', 'two').id);
  expect(again.title).toBe('The Lighthouse (one) (two)');
  expect(library.projects()).toHaveLength(4);
  expect(() => library.takeSnapshot(id, 'one')).toThrow(expect.objectContaining({ code: 'library_conflict' }));
  expect(library.snapshotsOf(id).map(({ name }) => name)).toEqual(['one']);
  expect(library.dropSnapshot(snapshot)).toBe(true);
  expect(library.dropSnapshot(snapshot)).toBe(false);
  expect(() => library.openSnapshot(snapshot)).toThrow(expect.objectContaining({ code: 'not_found' }));
  expect(library.projects()).toHaveLength(4);
});

test('a state that was named before footage was kept opens without any', () => {
  const directory = temporaryDirectory();
  const library = openLibrary(directory);
  const { id } = film(library, 'a');
  const snapshot = library.takeSnapshot(id, 'old');
  library.close();
  const db = new Database(join(directory, 'library.sqlite'));
  db.exec(`UPDATE snapshots SET state = json_remove(state, '$.footage')`);
  db.close();
  const later = temporaryLibrary(directory);
  expect(later.stateOf(later.openSnapshot(snapshot.id).id).footage).toEqual([]);
});
