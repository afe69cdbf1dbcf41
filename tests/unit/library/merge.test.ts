import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffOf } from '../../../src-shared/library/changes.ts';
import { planMerge, type MergePlan, type StoredStoryboard } from '../../../src-shared/library/merge.ts';
import type { Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { scriptOf, storedProject } from '../../support/library/records.ts';
import { afterDiff } from '../../support/library/stored-boards.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';

const project = storedProject({ title: '', language: 'zh', cast: [], places: [] });
const empty: StoredStoryboard = { project, latest_revision: null, scenes: [], shots: [], pictures: [] };
let ids = 0;
const make = { newId: (prefix: string) => `${prefix}_${++ids}`, now: '2026-11-22T12:00:00.000Z' };
const source = scriptOf('INT. LIGHTHOUSE - NIGHT');

function merge(
  stored: StoredStoryboard,
  storyboard: Storyboard,
  script = source,
): { plan: MergePlan; after: StoredStoryboard } {
  const plan = planMerge(stored, script, storyboard, make);
  return { plan, after: afterDiff(stored, diffOf(plan.changes)) };
}

const live = ({ shots }: StoredStoryboard) => shots.filter((shot) => shot.deleted_at === null);
const idsByKey = (stored: StoredStoryboard) => new Map(live(stored).map((shot) => [shot.content_key, shot.id]));

test('the first merge stores the draft as it stands', () => {
  const { plan, after } = merge(empty, storyboardOf(draftScene('INT. A', 'a1', 'a2'), draftScene('EXT. B', 'b1')));
  expect(plan).toMatchObject({ added: 3, kept: 0, restored: 0, removed: 0 });
  expect(after.shots.map((shot) => [shot.position, shot.content_key])).toEqual([
    [0, 'a1'],
    [1, 'a2'],
    [2, 'b1'],
  ]);
  expect(after.shots.map((shot) => shot.scene_id)).toEqual([
    after.scenes[0]?.id,
    after.scenes[0]?.id,
    after.scenes[1]?.id,
  ]);
  expect(after.latest_revision).toMatchObject({ revision: 1, ...source });
  expect(after.project).toMatchObject({
    title: 'The Lighthouse',
    language: 'en',
    cast: [{ name: 'MARA', description: 'woman in yellow' }],
  });
});

test('the same draft again changes nothing', () => {
  const storyboard = storyboardOf(draftScene('INT. A', 'a1', 'a2'), draftScene('INT. A', 'a3'));
  const { after } = merge(empty, storyboard);
  const { plan } = merge(after, structuredClone(storyboard));
  expect(plan).toMatchObject({ added: 0, kept: 3, restored: 0, removed: 0 });
  expect(diffOf(plan.changes)).toEqual([]);
});

test('an inserted shot changes no id; only positions move', () => {
  const { after: first } = merge(empty, storyboardOf(draftScene('INT. A', 'a1', 'a2')));
  const { plan, after } = merge(first, storyboardOf(draftScene('INT. A', 'a1', 'new', 'a2')));
  expect(plan).toMatchObject({ added: 1, kept: 2, removed: 0 });
  for (const [key, id] of idsByKey(first)) expect(idsByKey(after).get(key)).toBe(id);
  expect(live(after).map((shot) => shot.content_key)).toEqual(['a1', 'new', 'a2']);
});

test('a lost shot goes to the trash and returns with its id and overrides', () => {
  const { after: first } = merge(empty, storyboardOf(draftScene('INT. A', 'a1', 'a2')));
  const edited = { ...first, shots: first.shots.map((shot) => ({ ...shot, overrides: { seed: 7 } })) };
  const { plan, after: without } = merge(edited, storyboardOf(draftScene('INT. A', 'a1')));
  expect(plan).toMatchObject({ kept: 1, removed: 1 });
  expect(without.shots.filter((shot) => shot.deleted_at !== null)).toMatchObject([
    { content_key: 'a2', scene_id: null, deleted_at: make.now },
  ]);

  const { plan: again, after: back } = merge(without, storyboardOf(draftScene('INT. A', 'a1', 'a2')));
  expect(again).toMatchObject({ added: 0, kept: 1, restored: 1, removed: 0 });
  expect(idsByKey(back)).toEqual(idsByKey(first));
  expect(live(back).map((shot) => shot.overrides)).toEqual([{ seed: 7 }, { seed: 7 }]);
});

test('scenes of one heading keep their ids by the shots they hold', () => {
  const { after: first } = merge(empty, storyboardOf(draftScene('INT. A', 'a1'), draftScene('INT. A', 'a2')));
  const { after } = merge(first, storyboardOf(draftScene('INT. A', 'new'), draftScene('INT. A', 'a2')));
  const home = (stored: StoredStoryboard) => live(stored).find((shot) => shot.content_key === 'a2')?.scene_id;
  expect(home(after)).toBe(home(first));
});

test('a changed script is a new revision even where the draft is the same', () => {
  const storyboard = storyboardOf(draftScene('INT. A', 'a1'));
  const { after } = merge(empty, storyboard);
  const { plan } = merge(after, storyboard, { ...source, sha256: 'b'.repeat(64) });
  expect(diffOf(plan.changes)).toMatchObject([{ table: 'scripts', after: { revision: 2, sha256: 'b'.repeat(64) } }]);
});

const drafts: fc.Arbitrary<Storyboard> = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'))
  .chain((keys) =>
    fc
      .array(fc.constantFrom('INT. A', 'INT. B'), { minLength: keys.length, maxLength: keys.length })
      .map((headings) => ({ keys, headings })),
  )
  .map(({ keys, headings }) => storyboardOf(...keys.map((key, index) => draftScene(headings[index] ?? 'INT. A', key))));

test('whatever drafts follow each other, the film is the last draft and no key ever changes its id', () => {
  fc.assert(
    fc.property(fc.array(drafts, { minLength: 1, maxLength: 6 }), (sequence) => {
      const seen = new Map<string, string>();
      let stored = empty;
      for (const draft of sequence) {
        stored = merge(stored, draft).after;
        expect(live(stored).map((shot) => shot.draft)).toEqual(draft.scenes.flatMap((scene) => scene.shots));
        expect(stored.scenes.map((scene) => scene.heading)).toEqual(draft.scenes.map((scene) => scene.heading));
        for (const [key, id] of idsByKey(stored)) {
          expect(seen.get(key) ?? id).toBe(id);
          seen.set(key, id);
        }
      }
    }),
  );
});
