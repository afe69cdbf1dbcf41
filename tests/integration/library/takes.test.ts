import { expect, test } from 'vitest';
import type { Library } from '../../../src-main/library/open.ts';
import { temporaryLibrary } from '../../support/library/libraries.ts';
import { newTake, requestOf } from '../../support/library/records.ts';

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
