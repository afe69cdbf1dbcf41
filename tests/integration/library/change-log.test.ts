import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Library } from '../../../src-main/library/open.ts';
import type { Change } from '../../../src-shared/library/changes.ts';
import type { Scene } from '../../../src-shared/library/records.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { newTake, requestOf, scriptOf, settings } from '../../support/library/records.ts';
import { openLibrary } from '../../../src-main/library/open.ts';

const source = scriptOf('INT. A');

/** Everything of a project that people edit. */
function stateOf(library: Library, id: string) {
  const project = library.project(id);
  return {
    project: project && { ...project, updated_at: '' },
    scripts: library.revisionsOf(id),
    scenes: library.scenesOf(id),
    shots: [...library.shotsOf(id), ...library.trashedShotsOf(id)],
  };
}

type Operation =
  | { readonly kind: 'draft'; readonly keys: readonly string[] }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'override'; readonly index: number; readonly negative: string }
  | { readonly kind: 'reorder' };

const operations: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    kind: fc.constant('draft' as const),
    keys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', '灯塔')),
  }),
  fc.record({ kind: fc.constant('seed' as const), seed: fc.integer() }),
  fc.record({ kind: fc.constant('override' as const), index: fc.nat(5), negative: fc.string() }),
  fc.record({ kind: fc.constant('reorder' as const) }),
);

function perform(library: Library, id: string, operation: Operation): void {
  const shots = library.shotsOf(id);
  switch (operation.kind) {
    case 'draft':
      library.mergeStoryboard(
        id,
        { ...source, sha256: operation.keys.join('') },
        storyboardOf(...operation.keys.map((key) => draftScene(`INT. ${key}`, key))),
      );
      return;
    case 'seed':
      library.updateProject(id, 'settings', { seed: operation.seed });
      return;
    case 'override': {
      const before = shots[operation.index];
      if (!before) return;
      library.commit(id, 'override', [
        { table: 'shots', id: before.id, before, after: { ...before, overrides: { negative: operation.negative } } },
      ]);
      return;
    }
    case 'reorder':
      library.commit(
        id,
        'reorder',
        shots.map((before): Change => ({
          table: 'shots',
          id: before.id,
          before,
          after: { ...before, position: shots.length - 1 - before.position },
        })),
      );
  }
}

test('undo of everything gives the empty state, redo the last one, whatever was done and also across restarts', () => {
  const directory = temporaryDirectory();
  let film = 0;
  fc.assert(
    fc.property(
      fc.array(operations, { maxLength: 12 }),
      fc.array(fc.boolean(), { maxLength: 12 }),
      (sequence, wandering) => {
        let library = openLibrary(directory);
        const { id } = library.createProject({ ...settings, script_path: `/films/${++film}` });
        const states = [stateOf(library, id)];
        for (const operation of sequence) {
          const steps = library.history(id).length;
          perform(library, id, operation);
          if (library.history(id).length > steps) states.push(stateOf(library, id));
        }

        let at = states.length - 1;
        for (const back of wandering) {
          const moved = back ? library.undo(id) : library.redo(id);
          at = moved ? at + (back ? -1 : 1) : at;
          expect(stateOf(library, id)).toEqual(states[at] ?? stateOf(library, 'none'));
        }

        library.close();
        library = openLibrary(directory);
        while (library.undo(id));
        expect(stateOf(library, id)).toEqual({ project: null, scripts: [], scenes: [], shots: [] });

        library.close();
        library = openLibrary(directory);
        while (library.redo(id));
        expect(stateOf(library, id)).toEqual(states.at(-1));
        library.close();
      },
    ),
    { numRuns: 40 },
  );
});

test('a new step ends what could be done again, and only in its own project', () => {
  const library = temporaryLibrary();
  const one = library.createProject({ ...settings, script_path: null });
  const other = library.createProject({ ...settings, script_path: null });
  library.updateProject(one.id, 'settings', { seed: 2 });
  library.updateProject(other.id, 'settings', { seed: 3 });
  library.undo(one.id);
  library.undo(other.id);
  library.updateProject(one.id, 'settings', { seed: 4 });

  expect(library.redo(one.id)).toBeNull();
  expect(library.project(one.id)?.seed).toBe(4);
  expect(library.redo(other.id)).toMatchObject({ mark: 'settings', undone_at: null });
  expect(library.project(other.id)?.seed).toBe(3);
});

test('a commit made on an outdated record is refused whole', () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  library.mergeStoryboard(id, source, storyboardOf(draftScene('INT. A', 'a', 'b')));
  const [first, second] = library.shotsOf(id);
  if (!first || !second) throw new Error('no shots');
  library.commit(id, 'one', [
    { table: 'shots', id: second.id, before: second, after: { ...second, overrides: { seed: 1 } } },
  ]);
  const state = stateOf(library, id);

  const late: Change[] = [
    { table: 'shots', id: first.id, before: first, after: { ...first, overrides: { seed: 2 } } },
    { table: 'shots', id: second.id, before: second, after: { ...second, overrides: { seed: 2 } } },
  ];
  expect(() => library.commit(id, 'two', late)).toThrow(expect.objectContaining({ code: 'library_conflict' }));
  expect(stateOf(library, id)).toEqual(state);
  expect(library.history(id).at(-1)?.mark).toBe('one');
});

test('a commit that would leave a shot without its scene is refused', () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  library.mergeStoryboard(id, source, storyboardOf(draftScene('INT. A', 'a')));
  const [scene] = library.scenesOf(id);
  if (!scene) throw new Error('no scene');
  const change: Change = { table: 'scenes', id: scene.id, before: scene, after: null };
  expect(() => library.commit(id, 'remove scene', [change])).toThrow('FOREIGN KEY');
  expect(library.scenesOf(id)).toEqual([scene]);
});

test('a step keeps only what it changed', () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  library.updateProject(id, 'settings', { seed: 5 });
  expect(library.history(id).at(-1)?.diff).toEqual([
    { table: 'projects', id, before: { seed: 1 }, after: { seed: 5 } },
  ]);
});

test('a change that changes nothing makes no step', () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  library.updateProject(id, 'settings', { ...settings });
  expect(library.history(id)).toHaveLength(1);
});

test('several writes are one transaction where that is asked for', () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  const broken = () =>
    library.atomically(() => {
      library.updateProject(id, 'settings', { seed: 9 });
      throw new Error('stopped');
    });
  expect(broken).toThrow('stopped');
  expect(library.project(id)?.seed).toBe(1);
  expect(library.history(id)).toHaveLength(1);
});

test('ratings are undone like edits, and takes stay', async () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  const { shots } = library.mergeStoryboard(id, source, storyboardOf(draftScene('INT. A', 'a')));
  const [shot] = shots;
  if (!shot) throw new Error('no shot');
  const request = requestOf({ prompt: 'a boat' });
  library.saveRequest(request);
  const { sha256 } = await library.store.putBytes(Buffer.from('clip'), 'mp4');
  const take = library.saveTake(newTake(shot, request, sha256));

  expect(library.rateTake(take.id, 4).rating).toBe(4);
  expect(library.rateTake(take.id, 2).rating).toBe(2);
  library.undo(id);
  expect(library.take(take.id)?.rating).toBe(4);
  library.undo(id);
  library.undo(id);
  expect(library.shotsOf(id)).toEqual([]);
  expect(library.take(take.id)).toEqual(take);
  library.redo(id);
  expect(library.currentTake(shot.id, request.digest, 'clip')).toEqual(take);
});

test('a scene may be added before the scenes it follows: positions are the order', () => {
  const library = temporaryLibrary();
  const { id } = library.createProject(settings);
  const scenes = [2, 0, 1].map((position): Scene => ({
    id: `scn_${position}`,
    project_id: id,
    position,
    heading: `INT. ${position}`,
    scene_number: null,
  }));
  library.commit(
    id,
    'scenes',
    scenes.map((after): Change => ({ table: 'scenes', id: after.id, before: null, after })),
  );
  expect(library.scenesOf(id).map((scene) => scene.position)).toEqual([0, 1, 2]);
});
