import { expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/library/open.ts';
import type { Library } from '../../../src-main/library/open.ts';
import { randomEdits } from '../../support/library/random-edits.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { scriptOf, settings } from '../../support/library/records.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';
import { randomNumbers } from '../../support/random.ts';

const ROUNDS = 60;

/** All of a project that is kept from one time to the next. */
function readAll(library: Library, project: string) {
  return {
    shots: library.shotsOf(project),
    parked: library.trashedShotsOf(project),
    scenes: library.scenesOf(project),
    timeline: library.timelineOf(project),
    takes: [...library.takesByShot(project)].sort(([one], [other]) => (one < other ? -1 : 1)),
  };
}

test('what is kept of a project is what a library that was just opened reads, whoever edited it', async () => {
  const random = randomNumbers();
  const folder = temporaryDirectory();
  const [here, there] = [temporaryLibrary(folder), temporaryLibrary(folder)];
  const { sha256 } = await here.store.putBytes(Buffer.from('clip'), 'mp4');
  const edit = randomEdits(random, sha256);
  const { id } = here.createProject(settings);
  here.mergeStoryboard(id, scriptOf('a'), storyboardOf(draftScene('EXT. HARBOUR - NIGHT', 'a', 'b', 'c')));
  for (let round = 0; round < ROUNDS; round += 1) {
    edit(random() < 0.5 ? here : there, id);
    const fresh = openLibrary(folder);
    try {
      const expected = readAll(fresh, id);
      expect(readAll(here, id)).toEqual(expected);
      expect(readAll(there, id)).toEqual(expected);
      expect(expected.takes.flatMap(([shot]) => fresh.takesOf(shot))).toEqual(
        expected.takes.flatMap(([, takes]) => takes),
      );
    } finally {
      fresh.close();
    }
  }
});

test('what nobody changed is the same object', () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  library.mergeStoryboard(id, scriptOf('a'), storyboardOf(draftScene('EXT. HARBOUR - NIGHT', 'a', 'b')));
  const [first, second] = library.shotsOf(id);
  if (!first || !second) throw new Error('The board has fewer than two shots.');
  const after = { ...first, overrides: { picture: '一只红色的小船' } };
  library.commit(id, 'shot', [{ table: 'shots', id: first.id, before: first, after }]);
  const [edited, other] = library.shotsOf(id);
  expect(edited).toEqual(after);
  expect(edited?.draft).toBe(first.draft);
  expect(other).toBe(second);
  expect(library.shotsOf(id)).toBe(library.shotsOf(id));
});

test('what was read in a transaction that was taken back is not answered for the next that has its number', () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  library.mergeStoryboard(id, scriptOf('a'), storyboardOf(draftScene('EXT. HARBOUR - NIGHT', 'a')));
  const [shot] = library.shotsOf(id);
  if (!shot) throw new Error('The board has no shot.');
  const commit = (picture: string) =>
    library.commit(id, 'shot', [
      { table: 'shots', id: shot.id, before: shot, after: { ...shot, overrides: { picture } } },
    ]);
  const pictures = () => library.shotsOf(id).map(({ overrides }) => overrides?.picture);
  const takenBack = () =>
    library.atomically(() => {
      const step = commit('rolled back');
      expect(pictures()).toEqual(['rolled back']);
      throw new Error(`Taken back: ${step?.seq}`);
    });
  expect(takenBack).toThrow(/Taken back/u);
  commit('stays');
  expect(pictures()).toEqual(['stays']);
});
