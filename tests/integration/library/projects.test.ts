import { expect, test } from 'vitest';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { newTake, requestOf, scriptOf, settings } from '../../support/library/records.ts';

const source = scriptOf('1、内景 教室 日');
const changed = scriptOf('1、内景 教室 夜');

test('a project is stored whole and found by id and by script', () => {
  const library = temporaryLibrary();
  const project = library.createProject({
    ...settings,
    seed: -(2 ** 52),
    style: '水彩 🎨',
    fps_num: 30000,
    fps_den: 1001,
  });
  expect(project).toMatchObject({ ...settings, seed: -(2 ** 52), style: '水彩 🎨', fps_num: 30000, fps_den: 1001 });
  expect(project.id).toMatch(/^prj_[0-9a-hjkmnp-tv-z]{16}$/);
  expect(library.project(project.id)).toEqual(project);
  expect(library.projectByScriptPath('/films/the-lighthouse.fountain')).toEqual(project);
  expect(library.projectByScriptPath('/films/another.fountain')).toBeNull();
  expect(library.project('prj_none')).toBeNull();
});

test('one script has one project', () => {
  const library = temporaryLibrary();
  library.createProject(settings);
  expect(() => library.createProject(settings)).toThrow(expect.objectContaining({ code: 'library_conflict' }));
  expect(library.projects()).toHaveLength(1);
  library.createProject({ ...settings, script_path: null });
  library.createProject({ ...settings, script_path: null });
  expect(library.projects()).toHaveLength(3);
});

test('a project that is not there cannot be changed', () => {
  const library = temporaryLibrary();
  expect(() => library.updateProject('prj_none', 'settings', { seed: 2 })).toThrow(
    expect.objectContaining({ code: 'not_found' }),
  );
  expect(() => library.mergeStoryboard('prj_none', source, storyboardOf())).toThrow(
    expect.objectContaining({ code: 'not_found' }),
  );
});

test('the list counts shots of the film and takes', async () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  const { shots } = library.mergeStoryboard(id, source, storyboardOf(draftScene('INT. A', 'a', 'b', 'c')));
  library.mergeStoryboard(id, source, storyboardOf(draftScene('INT. A', 'a', 'b')));
  const request = requestOf({ prompt: 'a boat' });
  library.saveRequest(request);
  const { sha256 } = await library.store.putBytes(Buffer.from('clip'), 'mp4');
  for (const shot of shots) library.saveTake(newTake(shot, request, sha256));
  expect(library.projects()).toMatchObject([{ id, shots: 2, takes: 3, title: 'The Lighthouse' }]);
});

test('what another process of the same library writes is seen at once', () => {
  const directory = temporaryDirectory();
  const one = temporaryLibrary(directory);
  const other = temporaryLibrary(directory);
  const { id } = one.createProject(settings);
  other.updateProject(id, 'settings', { seed: 2 });
  expect(one.project(id)?.seed).toBe(2);
  one.undo(id);
  expect(other.project(id)?.seed).toBe(1);
});

test('a re-draft keeps ids and takes, and a shot that returns brings its takes back', async () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  const first = library.mergeStoryboard(
    id,
    source,
    storyboardOf(draftScene('INT. A', 'a', 'b'), draftScene('EXT. B', 'c')),
  );
  const lost = first.shots[1];
  if (!lost) throw new Error('no shot');
  const request = requestOf({ prompt: 'a boat' });
  library.saveRequest(request);
  const { sha256 } = await library.store.putBytes(Buffer.from('clip'), 'mp4');
  const take = library.saveTake(newTake(lost, request, sha256));

  const without = library.mergeStoryboard(
    id,
    changed,
    storyboardOf(draftScene('EXT. B', 'c'), draftScene('INT. A', 'a')),
  );
  expect(without).toMatchObject({ added: 0, kept: 2, restored: 0, removed: 1 });
  expect(without.shots.map((shot) => shot.id)).toEqual([first.shots[2]?.id, first.shots[0]?.id]);
  expect(library.trashedShotsOf(id)).toMatchObject([{ id: lost.id, scene_id: null }]);
  expect(library.takesOf(lost.id)).toEqual([take]);

  const back = library.mergeStoryboard(
    id,
    source,
    storyboardOf(draftScene('INT. A', 'a', 'b'), draftScene('EXT. B', 'c')),
  );
  expect(back).toMatchObject({ added: 0, kept: 2, restored: 1, removed: 0 });
  expect(back.shots).toEqual(first.shots);
  expect(library.shot(lost.id)).toEqual(lost);
  expect(library.currentTake(lost.id, request.digest, 'clip')).toEqual(take);
  expect(library.revisionsOf(id)).toMatchObject([
    { revision: 1, ...source },
    { revision: 2, ...changed },
    { revision: 3, ...source },
  ]);
});

test('a merge is one step, and the same script again is none', () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  const storyboard = storyboardOf(draftScene('INT. A', 'a', 'b'), draftScene('EXT. B', 'c'));
  library.mergeStoryboard(id, source, storyboard);
  library.mergeStoryboard(id, source, structuredClone(storyboard));
  expect(library.history(id).map((step) => step.mark)).toEqual(['create', 'draft']);
});
