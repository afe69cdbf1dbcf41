import { expect, test } from 'vitest';
import { PRINT_LENGTH } from '../../../src-shared/library/picture-print.ts';
import { fileTake, idsFound } from '../../support/library/clips.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { settings } from '../../support/library/records.ts';

const print = (value: number): Int8Array => new Int8Array(PRINT_LENGTH).fill(value);

test('the most alike come first, of equals the newest, and what nobody looked at is not there', async () => {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  const { id: project_id } = library.createProject(settings);
  const takes = [];
  for (const prompt of ['a boat', 'a red boat', 'a car', 'a boat again', 'unseen'])
    takes.push(await fileTake(library, { project_id }, { prompt }));
  const [first, second, third, fourth, unseen] = takes.map(({ id, media_sha256 }) => ({ id, file: media_sha256 }));
  if (!first || !second || !third || !fourth || !unseen) throw new Error('no takes');
  expect(library.prints.unseen(2)).toEqual({ files: [unseen.file, fourth.file], count: 5 });
  for (const [take, value] of [
    [first, -100],
    [second, 127],
    [third, -128],
    [fourth, -100],
  ] as const)
    library.prints.savePrint(take.file, print(value));
  expect(library.prints.unseen(9)).toEqual({ files: [unseen.file], count: 1 });
  expect(library.prints.hasPrint(first.file)).toBe(true);
  expect(library.prints.hasPrint(unseen.file)).toBe(false);

  expect(idsFound(library, '', { like: first.file })).toEqual([fourth.id, first.id, third.id, second.id]);
  expect(idsFound(library, 'boat', { like: third.file })).toEqual([fourth.id, first.id, second.id]);
  expect(idsFound(library, '-red', { like: second.file })).toEqual([fourth.id, first.id, third.id]);
  expect(idsFound(library, '', { like: unseen.file })).toEqual([]);
  const page = library.search.find({ query: '', limit: 3, like: first.file });
  expect(page.clips.map(({ id }) => id)).toEqual([fourth.id, first.id, third.id]);
  expect(idsFound(library, '', { like: first.file, after: page.next ?? '' })).toEqual([second.id]);

  // Looked at again, and by another opening of the library meanwhile.
  const other = temporaryLibrary(directory);
  other.prints.savePrint(second.file, print(-100));
  expect(idsFound(library, '', { like: first.file }).slice(0, 3)).toEqual([fourth.id, second.id, first.id]);
  expect(library.search.rebuildIndex()).toBe(5);
  expect(idsFound(library, '', { like: first.file }).slice(0, 3)).toEqual([fourth.id, second.id, first.id]);
});
