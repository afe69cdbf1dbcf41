import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEntry, diffOf, equalValues, invert, type Fields } from '../../../src-shared/library/changes.ts';
import type { Scene } from '../../../src-shared/library/records.ts';

const scene: Scene = {
  id: 'scn_1',
  project_id: 'prj_1',
  position: 0,
  heading: 'INT. LIGHTHOUSE - NIGHT',
  scene_number: null,
};

const scenes: fc.Arbitrary<Scene | null> = fc.option(
  fc.record({
    id: fc.constant('scn_1'),
    project_id: fc.constant('prj_1'),
    position: fc.integer(),
    heading: fc.string(),
    scene_number: fc.option(fc.string()),
  }),
);

test('a diff leads from before to after, and its inverse back', () => {
  fc.assert(
    fc.property(scenes, scenes, (before, after) => {
      const diff = diffOf([{ table: 'scenes', id: 'scn_1', before, after }]);
      const there = diff.reduce<Fields | null | 'conflict'>(step, before && { ...before });
      const back = invert(diff).reduce<Fields | null | 'conflict'>(step, there);
      expect(there).toEqual(after);
      expect(back).toEqual(before);
    }),
  );
});

function step(state: Fields | null | 'conflict', entry: Parameters<typeof applyEntry>[1]): Fields | null | 'conflict' {
  return state === 'conflict' ? state : applyEntry(state, entry);
}

test('a diff keeps only the fields that differ', () => {
  const diff = diffOf([{ table: 'scenes', id: scene.id, before: scene, after: { ...scene, position: 3 } }]);
  expect(diff).toEqual([{ table: 'scenes', id: 'scn_1', before: { position: 0 }, after: { position: 3 } }]);
});

test('a change that changes nothing is no change', () => {
  expect(diffOf([{ table: 'scenes', id: scene.id, before: scene, after: { ...scene } }])).toEqual([]);
});

test('an entry refuses a record that is not as it expects, and only in the fields it touches', () => {
  const [entry] = diffOf([{ table: 'scenes', id: scene.id, before: scene, after: { ...scene, position: 3 } }]);
  if (!entry) throw new Error('no entry');
  expect(applyEntry({ ...scene, position: 1 }, entry)).toBe('conflict');
  expect(applyEntry(null, entry)).toBe('conflict');
  expect(applyEntry({ ...scene, heading: 'EXT. SEA - DAY' }, entry)).toEqual({
    ...scene,
    heading: 'EXT. SEA - DAY',
    position: 3,
  });
});

test("a change that carries another record's id is refused", () => {
  expect(() => diffOf([{ table: 'scenes', id: 'scn_2', before: null, after: scene }])).toThrow('scn_2');
});

test('equality of values is that of their JSON, whatever the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(equalValues(one, JSON.parse(JSON.stringify(one)))).toBe(true);
      expect(equalValues(one, other)).toBe(
        isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other))),
      );
    }),
  );
  expect(equalValues({ a: 1, b: [2, { c: 3 }] }, { b: [2, { c: 3 }], a: 1 })).toBe(true);
  expect(equalValues({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(equalValues([1, 2], [2, 1])).toBe(false);
  expect(equalValues([], {})).toBe(false);
  expect(equalValues(null, {})).toBe(false);
});
