import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Library } from '../../../src-main/library/open.ts';
import type { Take } from '../../../src-shared/library/records.ts';
import { fileTake } from '../../support/library/clips.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { scriptOf, settings } from '../../support/library/records.ts';

type Operation =
  | { readonly kind: 'draft'; readonly heading: string; readonly keys: readonly string[] }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'picture'; readonly at: number; readonly picture: string }
  | { readonly kind: 'take'; readonly at: number; readonly isStill: boolean; readonly isSame: boolean }
  | {
      readonly kind: 'review';
      readonly at: number;
      readonly rating: number | null;
      readonly tags: readonly string[];
      readonly note: string;
    }
  | { readonly kind: 'asks'; readonly at: number }
  | { readonly kind: 'undo' | 'redo' | 'index' };

const word = fc.constantFrom('boat', '大雨', 'red 港口', '夜', 'Café');
const at = fc.nat(20);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    kind: fc.constant('draft' as const),
    heading: word,
    keys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
  }),
  fc.record({ kind: fc.constant('title' as const), title: word }),
  fc.record({ kind: fc.constant('picture' as const), at, picture: word }),
  fc.record({ kind: fc.constant('take' as const), at, isStill: fc.boolean(), isSame: fc.boolean() }),
  fc.record({
    kind: fc.constant('review' as const),
    at,
    rating: fc.option(fc.integer({ min: 1, max: 5 })),
    tags: fc.array(word, { maxLength: 2 }),
    note: word,
  }),
  fc.record({ kind: fc.constant('asks' as const), at }),
  fc.record({
    kind: fc.constantFrom('undo' as const, 'redo' as const, 'undo' as const, 'redo' as const, 'index' as const),
  }),
);

/** Everything that the index holds: what is filtered by, and every word with its place. */
function indexIn(directory: string): { readonly clips: unknown[]; readonly words: unknown[] } {
  const db = new Database(join(directory, 'library.sqlite'));
  try {
    db.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search_text, instance)`);
    return {
      clips: db.prepare('SELECT * FROM search_clips ORDER BY seq').all(),
      words: db.prepare('SELECT * FROM temp.words ORDER BY doc, col, "offset", term').all(),
    };
  } finally {
    db.close();
  }
}

async function carryOut(library: Library, project: string, takes: Take[], step: Operation): Promise<void> {
  const shots = [...library.shotsOf(project), ...library.trashedShotsOf(project)];
  const shot = 'at' in step ? shots[step.at % Math.max(1, shots.length)] : undefined;
  const take = 'at' in step ? takes[step.at % Math.max(1, takes.length)] : undefined;
  if (step.kind === 'draft') {
    library.mergeStoryboard(project, scriptOf(step.heading), storyboardOf(draftScene(step.heading, ...step.keys)));
  } else if (step.kind === 'title') library.updateProject(project, 'settings', { title: step.title });
  else if (step.kind === 'picture' && shot)
    library.commit(project, 'edit', [
      { table: 'shots', id: shot.id, before: shot, after: { ...shot, overrides: { picture: step.picture } } },
    ]);
  else if (step.kind === 'take' && shot) {
    const kind = step.isStill ? 'still' : 'clip';
    if (step.isSame && take) takes.push(library.saveTake({ ...take, shot_id: shot.id }));
    else
      takes.push(
        await fileTake(library, { project_id: project, kind, shot_id: shot.id }, { prompt: shot.draft.picture }),
      );
  } else if (step.kind === 'review' && take) library.reviewTake(take.id, step);
  else if (step.kind === 'asks') {
    const digest = take?.request_digest ?? 'none';
    library.asks.noteAsks(project, 'model', take ? [{ shot_id: take.shot_id, still: digest, clip: digest }] : []);
  } else if (step.kind === 'undo' && library.history(project).filter(({ undone_at }) => undone_at === null).length > 1)
    library.undo(project);
  else if (step.kind === 'redo') library.redo(project);
  else if (step.kind === 'index') library.search.indexChanges();
}

test('whatever is edited, undone or filed, the index is what it would be if it were made anew', async () => {
  let used = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 25 }), async (steps) => {
      const directory = temporaryDirectory();
      const library = temporaryLibrary(directory);
      const { id: project } = library.createProject(settings);
      library.mergeStoryboard(project, scriptOf('A'), storyboardOf(draftScene('A', 'a', 'b', 'c')));
      const takes: Take[] = [];
      for (const step of steps) await carryOut(library, project, takes, step);
      library.search.indexChanges();
      const kept = indexIn(directory);
      library.search.rebuildIndex();
      expect(kept).toEqual(indexIn(directory));
      used += library.search.find({ query: 'used:yes', limit: 50 }).clips.length;
      library.close();
    }),
    { numRuns: 40 },
  );
  expect(used).toBeGreaterThan(0);
});

test('a step that changes no word indexes nothing again', async () => {
  const library = temporaryLibrary();
  const { id: project } = library.createProject(settings);
  const { shots } = library.mergeStoryboard(project, scriptOf('A'), storyboardOf(draftScene('A', 'a', 'b')));
  for (const { id } of shots) await fileTake(library, { project_id: project, shot_id: id }, { prompt: 'a boat' });
  expect(library.search.indexChanges()).toBe(0);
  library.updateProject(project, 'settings', { seed: 2 });
  library.mergeStoryboard(project, scriptOf('B'), storyboardOf(draftScene('A', 'b', 'a')));
  expect(library.search.indexChanges()).toBe(0);
  library.updateProject(project, 'settings', { title: 'Another' });
  expect(library.search.indexChanges()).toBe(2);
});

test('a take that is gone is not found, and its words are gone', async () => {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  const { id: project_id } = library.createProject(settings);
  const still = await fileTake(library, { project_id, kind: 'still', shot_id: 'sht_a' }, { prompt: 'a boat' });
  const clip = await fileTake(library, { project_id, shot_id: 'sht_a' }, { prompt: 'a storm' });
  const db = new Database(join(directory, 'library.sqlite'));
  db.prepare('DELETE FROM takes WHERE id = ?').run(clip.id);
  db.close();
  const found = (query: string) => library.search.find({ query, limit: 9 }).clips.map(({ id }) => id);
  expect([found(''), found('storm'), found('boat')]).toEqual([[still.id], [], [still.id]]);
});

test('which clip a film shows is told by what its shot asks for', async () => {
  const library = temporaryLibrary();
  const { id: project_id } = library.createProject(settings);
  const { shots } = library.mergeStoryboard(project_id, scriptOf('A'), storyboardOf(draftScene('A', 'a')));
  const shot_id = shots[0]?.id ?? '';
  const first = await fileTake(library, { project_id, shot_id }, { prompt: 'a boat' });
  const second = await fileTake(library, { project_id, shot_id }, { prompt: 'a storm' });
  const ask = (clip: string) => library.asks.noteAsks(project_id, 'model', [{ shot_id, still: 'none', clip }]);
  const used = () => library.search.find({ query: 'used:yes', limit: 9 }).clips.map(({ id }) => id);
  expect(used()).toEqual([]);
  ask(first.request_digest);
  expect(used()).toEqual([first.id]);
  ask(second.request_digest);
  expect(used()).toEqual([second.id]);
  const again = library.saveTake(second);
  expect(used()).toEqual([again.id]);
  library.mergeStoryboard(project_id, scriptOf('B'), storyboardOf(draftScene('B', 'other')));
  expect(used()).toEqual([]);
  library.undo(project_id);
  expect(used()).toEqual([again.id]);
});

test('a project is looked at again after each of its steps, and for each model', () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  const { id: other } = library.createProject({ ...settings, script_path: null });
  expect(library.asks.changedProjects('m')).toEqual([id, other]);
  expect(library.asks.changedProjects('m', other)).toEqual([other]);
  for (const each of [id, other]) library.asks.noteAsks(each, 'm', []);
  expect(library.asks.changedProjects('m')).toEqual([]);
  expect(library.asks.changedProjects('n')).toEqual([id, other]);
  library.updateProject(id, 'settings', { seed: 2 });
  expect(library.asks.changedProjects('m')).toEqual([id]);
  library.undo(id);
  expect(library.asks.changedProjects('m')).toEqual([]);
  library.redo(id);
  expect(library.asks.changedProjects('m')).toEqual([id]);
});
