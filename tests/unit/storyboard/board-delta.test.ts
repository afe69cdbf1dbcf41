import { expect, test } from 'vitest';
import { boardDelta, patchedBoard } from '../../../src-shared/storyboard/board-delta.ts';
import { shotLabel } from '../../../src-shared/storyboard/shot-label.ts';

type Shot = ReturnType<typeof shot>;
interface Scene {
  readonly id: string;
  readonly heading: string;
  readonly shots: readonly Shot[];
}
interface Board {
  readonly revision: number;
  readonly scenes: readonly Scene[];
}

function shot(id: string, from: number, picture = 'a boat') {
  return { id, number: 0, label: '', picture, ranges: [[from, from + 5]] as readonly (readonly [number, number])[] };
}

/** A board of scenes with shots, numbered and lettered as they stand. */
function boardOf(revision: number, ...shots: readonly (readonly Shot[])[]): Board {
  let number = 0;
  const scenes = shots.map((own, scene) => ({
    ...{ id: `scene ${scene}`, heading: 'EXT. HARBOUR' },
    shots: own.map((each, index) => ({ ...each, number: (number += 1), label: shotLabel(scene, index) })),
  }));
  return { revision, scenes };
}

const delta = boardDelta<Shot, Scene, Board>;
const patched = patchedBoard<Shot, Scene, Board>;

function told(before: Board, after: Board) {
  const change = delta(before, after);
  if (!change) throw new Error('Nothing was told.');
  const made = patched(before, change);
  expect(made).toEqual(after);
  return { change, made };
}

const BEFORE = boardOf(1, [shot('a', 10), shot('b', 20)], [shot('c', 30), shot('d', 40)]);

test('shots are lettered within their scene', () => {
  expect([0, 25, 26, 27, 52].map((index) => shotLabel(1, index))).toEqual(['2A', '2Z', '2AA', '2AB', '2BA']);
});

test('an edit of one shot tells of that shot, and leaves all other scenes the objects that they were', () => {
  const after = boardOf(1, [shot('a', 10), shot('b', 20, 'a red boat')], [shot('c', 30), shot('d', 40)]);
  const { change, made } = told(BEFORE, after);
  expect(change).toEqual({
    ...{ fields: {}, scenes: null },
    shots: [{ keep: [0, 1] }, { of: 1, set: { picture: 'a red boat' } }, { keep: [2, 4] }],
  });
  expect(made.scenes[1]).toBe(BEFORE.scenes[1]);
  expect(made.scenes[0]?.shots[0]).toBe(BEFORE.scenes[0]?.shots[0]);
});

test('a letter that is typed before shots moves where they come from, in one part', () => {
  const after = boardOf(2, [shot('a', 10), shot('b', 21)], [shot('c', 31), shot('d', 41)]);
  expect(told(BEFORE, after).change).toEqual({
    ...{ fields: { revision: 2 }, scenes: null },
    shots: [{ keep: [0, 1] }, { keep: [1, 4], by: 1 }],
  });
});

test('a new shot, one that goes to another scene, and a scene that goes are told without those that are counted anew', () => {
  const put = boardOf(1, [shot('new', 0), shot('a', 10), shot('b', 20)], [shot('c', 30), shot('d', 40)]);
  expect(told(BEFORE, put).change.shots).toMatchObject([{ put: { id: 'new' } }, { keep: [0, 4] }]);
  const moved = boardOf(1, [shot('b', 20)], [shot('c', 30), shot('a', 10), shot('d', 40)]);
  expect(told(BEFORE, moved).change.shots).toEqual([{ keep: [1, 3] }, { keep: [0, 1] }, { keep: [3, 4] }]);
  expect(told(BEFORE, boardOf(1, [shot('a', 10), shot('b', 20)])).change.shots).toEqual([{ keep: [0, 2] }]);
  expect(told(BEFORE, boardOf(1)).change.shots).toEqual([]);
});

test('nothing is told of a board that is as it was', () => {
  expect(delta(BEFORE, structuredClone(BEFORE))).toBeNull();
});
