import { equalValues } from '../../../src-shared/contract/equal.ts';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEntry, compose, diffOf, invert, type Diff, type Fields } from '../../../src-shared/library/changes.ts';
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

const SCENES = ['scn_1', 'scn_2'] as const;
type Found = ReadonlyMap<string, Fields>;

/** Puts a scene with this heading in place of what there is, or (null) takes it away. */
const edits = fc.array(
  fc.record({
    id: fc.constantFrom(...SCENES),
    heading: fc.option(fc.constantFrom('INT. A', 'INT. B', '内景 灯塔')),
    position: fc.nat(2),
  }),
  { maxLength: 6 },
);

function applied(records: Found, diff: Diff): Found {
  const next = new Map(records);
  for (const entry of diff) {
    const after = applyEntry(next.get(entry.id) ?? null, entry);
    if (after === 'conflict') throw new Error(`conflict in ${JSON.stringify(entry)}`);
    if (after) next.set(entry.id, after);
    else next.delete(entry.id);
  }
  return next;
}

function diffsOf(
  steps: readonly { readonly id: string; readonly heading: string | null; readonly position: number }[],
) {
  let records: Found = new Map();
  const diffs = steps.map(({ id, heading, position }) => {
    const before = (records.get(id) ?? null) as Scene | null;
    const after = heading === null ? null : { ...scene, id, heading, position };
    const diff = diffOf([{ table: 'scenes', id, before, after }]);
    records = applied(records, diff);
    return diff;
  });
  return { diffs, end: records };
}

test('composed diffs do what they do one after the other, and can be taken back at once', () => {
  fc.assert(
    fc.property(edits, edits, (first, second) => {
      const { diffs, end } = diffsOf([...first, ...second]);
      const start = diffsOf(first).end;
      const [before, after] = [diffs.slice(0, first.length), diffs.slice(first.length)];
      const whole = after.reduce(compose, []);
      expect(applied(start, whole)).toEqual(end);
      expect(applied(end, invert(whole))).toEqual(start);
      expect(
        before
          .concat(after)
          .reduce(compose, [])
          .every((entry) => end.has(entry.id)),
      ).toBe(true);
    }),
  );
});

test('what is taken back within a gesture leaves nothing', () => {
  const [there, back] = [
    diffOf([{ table: 'scenes', id: scene.id, before: scene, after: { ...scene, position: 3 } }]),
    diffOf([{ table: 'scenes', id: scene.id, before: { ...scene, position: 3 }, after: scene }]),
  ];
  expect(compose(there, back)).toEqual([]);
  expect(
    compose(
      diffOf([{ table: 'scenes', id: scene.id, before: null, after: scene }]),
      diffOf([{ table: 'scenes', id: scene.id, before: scene, after: null }]),
    ),
  ).toEqual([]);
});
