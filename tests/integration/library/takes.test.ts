import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Library } from '../../../src-main/library/open.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { newTake, requestOf, settings } from '../../support/library/records.ts';

const shot = { id: 'sht_1', project_id: 'prj_1' };
const request = requestOf({ prompt: 'a boat', seed: 1 });

async function libraryWithClip(): Promise<{ library: Library; clip: string }> {
  const library = temporaryLibrary();
  library.saveRequest(request);
  return { library, clip: (await library.store.putBytes(Buffer.from('clip'), 'mp4')).sha256 };
}

test('a take comes back as it was saved', async () => {
  const { library, clip } = await libraryWithClip();
  const saved = library.saveTake({ ...newTake(shot, request, clip), layers_sha256: clip });
  expect(saved).toEqual({
    ...newTake(shot, request, clip),
    layers_sha256: clip,
    id: saved.id,
    rating: null,
    tags: [],
    note: '',
    created_at: saved.created_at,
  });
  expect(library.take(saved.id)).toEqual(saved);
});

test('the current take is the newest that answers the request', async () => {
  const { library, clip } = await libraryWithClip();
  const other = requestOf({ prompt: 'a boat', seed: 2 });
  library.saveRequest(other);
  const first = library.saveTake(newTake(shot, request, clip));
  const second = library.saveTake(newTake(shot, request, clip));
  const stale = library.saveTake(newTake(shot, other, clip));
  const still = library.saveTake({ ...newTake(shot, request, clip), kind: 'still' });

  expect(library.currentTake(shot.id, request.digest, 'clip')).toEqual(second);
  expect(library.currentTake(shot.id, request.digest, 'still')).toEqual(still);
  expect(library.currentTake('sht_2', request.digest, 'clip')).toBeNull();
  expect(library.takeOfRequest(request.digest, 'clip')).toEqual(second);
  expect(library.takesOf(shot.id)).toEqual([still, stale, second, first]);
});

test('a take without its request or its media is refused', async () => {
  const { library, clip } = await libraryWithClip();
  expect(() => library.saveTake(newTake(shot, requestOf({ prompt: 'unsaved' }), clip))).toThrow('FOREIGN KEY');
  expect(() => library.saveTake(newTake(shot, request, '0'.repeat(64)))).toThrow('FOREIGN KEY');
  expect(library.takesOf(shot.id)).toEqual([]);
});

test('a request is stored once and under its own digest only', () => {
  const library = temporaryLibrary();
  library.saveRequest(request);
  library.saveRequest(request);
  expect(library.request(request.digest)).toEqual(request);
  expect(library.request('0'.repeat(64))).toBeNull();
  expect(() => library.saveRequest({ ...request, json: '{}' })).toThrow(request.digest);
});

test('only a take that is there can be rated, from 1 to 5', async () => {
  const { library, clip } = await libraryWithClip();
  const take = library.saveTake(newTake(shot, request, clip));
  expect(() => library.rateTake('tak_none', 3)).toThrow(expect.objectContaining({ code: 'not_found' }));
  expect(() => library.rateTake(take.id, 6)).toThrow('CHECK');
});

test('tags and a note are said of a take, each a step that can be undone', async () => {
  const { library, clip } = await libraryWithClip();
  const project = library.createProject(settings);
  const take = library.saveTake(newTake({ id: 'sht_1', project_id: project.id }, request, clip));
  expect(library.tagTake(take.id, [' Night  Rain', 'night rain', '夜景', ''])).toMatchObject({
    tags: ['Night Rain', '夜景'],
    rating: null,
    note: '',
  });
  library.rateTake(take.id, 4);
  library.noteTake(take.id, ' the best one ');
  library.reviewTake(take.id, { rating: 5, tags: [] });
  expect(library.take(take.id)).toMatchObject({ rating: 5, tags: [], note: 'the best one' });
  const marks = () => library.history(project.id).flatMap(({ mark, undone_at }) => (undone_at === null ? [mark] : []));
  expect(marks()).toEqual(['create', 'tag', 'rate', 'note', 'review']);

  library.reviewTake(take.id, { rating: 5, note: 'the best one' });
  expect(marks()).toHaveLength(5);

  library.undo(project.id);
  expect(library.take(take.id)).toMatchObject({ rating: 4, tags: ['Night Rain', '夜景'], note: 'the best one' });
  for (const _ of [1, 2, 3]) library.undo(project.id);
  expect(library.take(take.id)).toMatchObject({ rating: null, tags: [], note: '' });
  for (const _ of [1, 2, 3, 4]) library.redo(project.id);
  expect(library.take(take.id)).toMatchObject({ rating: 5, tags: [], note: 'the best one' });
});

test('a rating that was logged before there were tags is undone and done again', async () => {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  library.saveRequest(request);
  const clip = (await library.store.putBytes(Buffer.from('clip'), 'mp4')).sha256;
  const project = library.createProject(settings);
  const take = library.saveTake(newTake({ id: 'sht_1', project_id: project.id }, request, clip));
  library.rateTake(take.id, 3);
  const db = new Database(join(directory, 'library.sqlite'));
  const after = { id: take.id, project_id: project.id, rating: 3 };
  db.prepare(`UPDATE changes SET diff = ? WHERE mark = 'rate'`).run(
    JSON.stringify([{ table: 'take_reviews', id: take.id, before: null, after }]),
  );
  db.close();
  library.undo(project.id);
  expect(library.take(take.id)).toMatchObject({ rating: null, tags: [], note: '' });
  library.redo(project.id);
  expect(library.take(take.id)).toMatchObject({ rating: 3, tags: [], note: '' });
});
