import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffOf, invert } from '../../../src-shared/library/changes.ts';
import { planMerge, type MergePlan, type StoredStoryboard } from '../../../src-shared/library/merge.ts';
import type { TrashedShot } from '../../../src-shared/library/records.ts';
import { planRestore } from '../../../src-shared/library/restore.ts';
import type { DraftShot, Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { scriptOf, storedProject } from '../../support/library/records.ts';
import { afterDiff } from '../../support/library/stored-boards.ts';
import { draftScene, draftShot, storyboardOf } from '../../support/library/storyboards.ts';

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

/** A shot that shows and says this, with a key of these words. */
function shotOf(key: string, picture: string, line = ''): DraftShot {
  const lines = line === '' ? [] : [{ character: 'MARA', text: line, off_screen: false }];
  return { ...draftShot(key), key, picture, lines };
}

function filmOf(...scenes: (readonly [string, ...DraftShot[]])[]): Storyboard {
  return storyboardOf(...scenes.map(([heading, ...shots]) => ({ heading, scene_number: null, shots })));
}

const idsOf = (stored: StoredStoryboard) => live(stored).map((shot) => shot.id);

test('a retyped line keeps its shot, one of other words is another shot', () => {
  const rest = [shotOf('a', 'day. A dog sleeps.'), shotOf('c', 'day. Rain falls on the roof.')] as const;
  const film = (shot: DraftShot) => filmOf(['INT. A', rest[0], shot, rest[1]]);
  const { after: first } = merge(empty, film(shotOf('b', 'day. A woman walks slowly to the window.')));
  const { plan, after } = merge(first, film(shotOf('b2', 'day. A woman runs slowly to the window.')));
  expect(plan).toMatchObject({ added: 0, kept: 3, removed: 0 });
  expect(idsOf(after)).toEqual(idsOf(first));
  const other = merge(first, film(shotOf('b3', 'day. Two boats leave the harbour.')));
  expect(other.plan).toMatchObject({ added: 1, kept: 2, removed: 1 });
});

test('an equal shot before another takes neither its id nor its key', () => {
  const nod = (key: string) => shotOf(key, 'A woman nods.');
  const [first, second, third] = [shotOf('a', 'A dog.'), shotOf('b', 'Two boats.'), shotOf('c', 'Rain.')];
  const { after: before } = merge(empty, filmOf(['INT. A', first, second, nod('k'), third]));
  const { after } = merge(before, filmOf(['INT. A', first, nod('k'), second, nod('k.1'), third]));
  const old = live(before).find(({ content_key }) => content_key === 'k');
  expect(live(after)[3]).toMatchObject({ id: old?.id, content_key: 'k', draft: { key: 'k' } });
  expect(live(after)[1]?.id).not.toBe(old?.id);
  expect(live(after)[1]?.content_key).toBe('k.1');
});

test('a scene that is renamed and moved keeps its id and its shots, by the words they were drafted from', () => {
  const from = (source: string, key: string, picture: string): DraftShot => ({ ...shotOf(key, picture), source });
  const kitchen = ['INT. KITCHEN', from('1', 'a', 'kitchen. A pot.'), from('2', 'b', 'kitchen. A man.')] as const;
  const street = ['EXT. STREET', from('3', 'c', 'street. A car.')] as const;
  const { after: before } = merge(empty, filmOf(kitchen, street));
  const cellar = [
    'INT. CELLAR',
    from('1', 'd', 'night, cellar. A jar.'),
    from('2', 'e', 'night, cellar. A boy.'),
  ] as const;
  const { after } = merge(before, filmOf(street, cellar));
  expect(idsOf(after)).toEqual([idsOf(before)[2], idsOf(before)[0], idsOf(before)[1]]);
  expect(after.scenes.map(({ id }) => id)).toEqual([before.scenes[1]?.id, before.scenes[0]?.id]);
});

test('an unchanged shot keeps its size and whom it shows, as long as they are there', () => {
  const talk = {
    ...shotOf('a', 'A woman talks to a man.', 'Well?'),
    cast: ['MARA', 'TOM'],
    size: 'over_shoulder',
  } as const;
  const closer = { ...talk, picture: 'A woman talks.', cast: ['MARA'], size: 'close' } as const;
  const tom = { ...shotOf('b', 'A man waits.'), cast: ['TOM'] };
  const { after: before } = merge(empty, filmOf(['INT. A', talk, tom]));
  const { after } = merge(before, filmOf(['INT. A', shotOf('n', 'Rain.'), closer, tom]));
  expect(live(after)[1]?.draft).toMatchObject({ picture: talk.picture, size: 'over_shoulder', cast: ['MARA', 'TOM'] });
  const { after: alone } = merge(before, filmOf(['INT. A', closer]));
  expect(live(alone)[0]?.draft).toMatchObject({ picture: closer.picture, size: 'close' });
  const { after: board } = merge(before, filmOf(['INT. A', closer, tom]), { ...source, keyed: true });
  expect(live(board)[0]?.draft).toMatchObject({ picture: closer.picture, size: 'close' });
});

test('in a board the key says which shot it is', () => {
  const { after: before } = merge(empty, filmOf(['INT. A', shotOf('a', 'A dog.'), shotOf('a.1', 'A dog.')]));
  const board = filmOf(['INT. A', shotOf('a.1', 'A dog.'), shotOf('a', 'Quite another picture.')]);
  const { after } = merge(before, board, { ...source, keyed: true });
  expect(idsOf(after)).toEqual(idsOf(before).toReversed());
});

test('a shot put back from the trash stays without its text, and is an ordinary one again with it', () => {
  const [a, b, c] = [shotOf('a', 'A dog.'), shotOf('b', 'Two boats.'), shotOf('c', 'Rain.')];
  const { after: before } = merge(empty, filmOf(['INT. A', a, b], ['EXT. B', c]));
  const { after: without } = merge(before, filmOf(['INT. A', a], ['EXT. B', c]));
  const [first, ...more] = live(without);
  const parked = without.shots.find((shot): shot is TrashedShot => shot.deleted_at !== null);
  if (!first || !parked) throw new Error('nothing was parked');
  const { changes, number } = planRestore([first, ...more], parked);
  const back = afterDiff(without, diffOf(changes));
  expect([number, idsOf(back)]).toEqual([2, idsOf(before)]);
  const { plan, after: again } = merge(back, filmOf(['INT. A', a], ['EXT. B', c, shotOf('d', 'Snow.')]));
  expect(plan).toMatchObject({ added: 1, kept: 3, removed: 0 });
  expect(idsOf(again).slice(0, 3)).toEqual(idsOf(before));
  const { after: written } = merge(again, filmOf(['INT. A', a, b], ['EXT. B', c]));
  expect(live(written)[1]).toMatchObject({ id: parked.id, overrides: null });
});

test('who is renamed keeps the reference picture', () => {
  const picture = {
    id: 'pic_1',
    project_id: project.id,
    name: 'MARA',
    picture_sha256: '',
    look: '',
    palette: '',
    seen_by: '',
  };
  const storyboard = storyboardOf(draftScene('INT. A', 'a'));
  const { after: before } = merge({ ...empty, pictures: [picture] }, storyboard);
  const cast = [{ name: 'NORA', description: 'woman in yellow', identity: 'MARA' }];
  const { after } = merge(before, { ...storyboard, cast });
  expect(after.pictures).toEqual([{ ...picture, name: 'NORA' }]);
  const { after: later } = merge(after, { ...storyboard, cast: [{ name: 'NORA', description: 'woman in red' }] });
  expect(later.project.cast).toEqual([{ name: 'NORA', description: 'woman in red', identity: 'MARA' }]);
});

test('pictures follow people who swap their names, or pass one on', () => {
  const picture = (name: string) => ({
    id: `pic_${name}`,
    project_id: project.id,
    name,
    picture_sha256: `of ${name}`,
    look: '',
    palette: '',
    seen_by: '',
  });
  const castOf = (...people: readonly (readonly [name: string, identity: string])[]) =>
    people.map(([name, identity]) => ({ name, description: '', ...(name === identity ? {} : { identity }) }));
  const film = storyboardOf(draftScene('INT. A', 'a'));
  const cast = castOf(['MARA', 'MARA'], ['TOM', 'TOM'], ['LILY', 'LILY']);
  const { after: before } = merge({ ...empty, pictures: ['MARA', 'TOM', ''].map(picture) }, { ...film, cast });
  const shown = (...people: (readonly [name: string, identity: string])[]) => {
    const { plan, after } = merge(before, { ...film, cast: castOf(...people) });
    expect(afterDiff(after, invert(diffOf(plan.changes))).pictures).toEqual(before.pictures);
    // No record takes a name that another still has.
    let names = new Map(before.pictures.map(({ id, name }) => [id, name]));
    for (const change of plan.changes) {
      if (change.table !== 'reference_pictures' || !change.after) continue;
      names = new Map([...names, [change.id, change.after.name]]);
      expect(new Set(names.values()).size).toBe(names.size);
    }
    return Object.fromEntries(after.pictures.map(({ name, picture_sha256 }) => [name, picture_sha256]));
  };
  expect(shown(['TOM', 'MARA'], ['MARA', 'TOM'], ['LILY', 'LILY'])).toEqual({
    '': 'of ',
    TOM: 'of MARA',
    MARA: 'of TOM',
  });
  expect(shown(['TOM', 'MARA'], ['LILY', 'TOM'], ['MARA', 'LILY'])).toEqual({
    '': 'of ',
    TOM: 'of MARA',
    LILY: 'of TOM',
  });
  expect(shown(['TOM', 'MARA'], ['NORA', 'TOM'], ['LILY', 'LILY'])).toEqual({
    '': 'of ',
    TOM: 'of MARA',
    NORA: 'of TOM',
  });
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
