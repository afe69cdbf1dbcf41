import { expect, test } from 'vitest';
import type { Library } from '../../../src-main/library/open.ts';
import { randomEdits } from '../../support/library/random-edits.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { settings, scriptOf } from '../../support/library/records.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';
import { randomNumbers } from '../../support/random.ts';

const ROUNDS = 120;

const BOARD = storyboardOf(draftScene('EXT. HARBOUR - NIGHT', 'a', 'b', 'c'), draftScene('INT. 船舱 - DAY', 'd', 'e'));

function makeProject(library: Library, script: string): string {
  const { id } = library.createProject({ ...settings, script_path: script });
  library.mergeStoryboard(id, scriptOf(script), BOARD);
  return id;
}

/** Every record of a project by its kind and id, as text. */
function recordsOf(library: Library, project: string): Map<string, string> {
  const { updated_at: _, ...stored } = library.project(project) ?? { updated_at: '' };
  const { settings: ending, items, attached } = library.timelineOf(project);
  const takes = library.takesOfProject(project);
  const kinds = {
    projects: [{ id: project, ...stored }],
    scripts: library.revisionsOf(project),
    scenes: library.scenesOf(project),
    shots: [...library.shotsOf(project), ...library.trashedShotsOf(project)],
    timelines: ending ? [ending] : [],
    timeline_items: items,
    timeline_attachments: attached,
    takes: takes.map(({ id, request_digest }) => ({ id, request_digest })),
    take_reviews: takes.filter(({ rating }) => rating !== null).map(({ id, rating }) => ({ id, rating })),
    trash: library.trashed().filter(({ project_id }) => project_id === project),
  };
  return new Map(
    Object.entries(kinds).flatMap(([kind, records]) =>
      records.map((record): [string, string] => [`${kind} ${record.id}`, JSON.stringify(record)]),
    ),
  );
}

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
}

/** A take in the trash is none of its project's, and says nothing of its rating. */
function isOfTrashed(key: string, told: readonly string[]): boolean {
  const [, id = ''] = key.split(' ');
  return told.includes(`trash ${id}`);
}

test('whatever one of two connections does, the other is told of every record that it changed', async () => {
  const random = randomNumbers();
  const folder = temporaryDirectory();
  const [here, there] = [temporaryLibrary(folder), temporaryLibrary(folder)];
  const { sha256 } = await here.store.putBytes(Buffer.from('clip'), 'mp4');
  const edit = randomEdits(random, sha256);
  const project = makeProject(here, '/films/one.fountain');
  const follower = there.follow(project);
  const all = there.follow(null);
  let exact = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = recordsOf(here, project);
    for (let left = 1 + Math.floor(random() * 3); left > 0; left -= 1) edit(random() < 0.6 ? here : there, project);
    const changed = differing(before, recordsOf(here, project));
    const [told, ...more] = follower.changes();
    expect(more).toEqual([]);
    expect(all.changes()).toEqual(told ? [told] : []);
    const names = told?.records?.map(({ kind, id }) => `${kind} ${id}`) ?? [];
    const isAnything = told?.records === null;
    expect(changed.filter((key) => !isAnything && !names.includes(key) && !isOfTrashed(key, names))).toEqual([]);
    if (names.length > 0) exact += 1;
    expect(follower.changes()).toEqual([]);
  }
  expect(exact).toBeGreaterThan(ROUNDS / 2);
});

test('who follows one project is not told of another; who follows all is told of new and of lost ones', () => {
  const folder = temporaryDirectory();
  const [here, there] = [temporaryLibrary(folder), temporaryLibrary(folder)];
  const one = makeProject(here, '/films/one.fountain');
  const [follower, all] = [there.follow(one), there.follow(null)];
  expect(follower.standing()).toEqual([{ project: one, step: here.history(one).at(-1)?.seq, records: [] }]);
  const two = makeProject(here, '/films/two.fountain');
  expect(follower.changes()).toEqual([]);
  expect(all.changes()).toEqual([
    expect.objectContaining({
      project: two,
      records: expect.arrayContaining([{ kind: 'projects', id: two }]) as unknown,
    }),
  ]);
  here.trashProject(two);
  here.collectTrash(Date.now() + 60 * 24 * 3600 * 1000);
  expect(all.changes()).toEqual([expect.objectContaining({ project: two, step: 0 })]);
  expect(all.changes()).toEqual([]);
});

test('that the lines of a film were spoken is told, although it is no edit', () => {
  const folder = temporaryDirectory();
  const [here, there] = [temporaryLibrary(folder), temporaryLibrary(folder)];
  const project = makeProject(here, '/films/one.fountain');
  const follower = there.follow(project);
  here.asks.forgetAsks(project);
  expect(follower.changes()).toMatchObject([{ project, records: null }]);
});

test('more than can be told is told as anything', () => {
  const folder = temporaryDirectory();
  const [here, there] = [temporaryLibrary(folder), temporaryLibrary(folder)];
  const { id } = here.createProject(settings);
  const follower = there.follow(id);
  const keys = Array.from({ length: 600 }, (_, index) => `k${index}`);
  here.mergeStoryboard(id, scriptOf('long'), storyboardOf(draftScene('EXT. HARBOUR - NIGHT', ...keys)));
  expect(follower.changes()).toMatchObject([{ project: id, records: null }]);
});
