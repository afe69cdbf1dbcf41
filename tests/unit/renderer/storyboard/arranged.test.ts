import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardWithMoved, dropPlace, stepPlace } from '../../../../src-renderer/storyboard/arranged.ts';
import type { Board } from '../../../../src-renderer/storyboard/board-data.ts';

const scenesOf = (...scenes: readonly string[]) =>
  scenes.map((letters, index) => ({ id: `scn_00000${index}`, shots: letters.split('').map((id) => ({ id })) }));

/** Only what these functions look at. */
const boardOf = (scenes: ReturnType<typeof scenesOf>) => ({ scenes }) as unknown as Board;
const lettersOf = (board: Board) => board.scenes.map(({ shots }) => shots.map(({ id }) => id).join(''));

const moved = (scenes: readonly string[], ids: string, place: Parameters<typeof boardWithMoved>[2] | null) =>
  place === null ? null : lettersOf(boardWithMoved(boardOf(scenesOf(...scenes)), ids.split(''), place));

describe('dropping', () => {
  const scenes = ['abc', '', 'de'];
  const drop = (ids: string, target: string, edge: 'before' | 'after') =>
    moved(scenes, ids, dropPlace(scenesOf(...scenes), ids.split(''), target, edge));

  test('before a shot, behind it, at the beginning of a scene, from several scenes at once', () => {
    expect(drop('c', 'a', 'before')).toEqual(['cab', '', 'de']);
    expect(drop('a', 'b', 'after')).toEqual(['bac', '', 'de']);
    expect(drop('b', 'd', 'before')).toEqual(['ac', '', 'bde']);
    expect(drop('ae', 'c', 'before')).toEqual(['baec', '', 'd']);
  });

  test('where they stand already nothing is done', () => {
    expect(drop('b', 'a', 'after')).toBeNull();
    expect(drop('b', 'c', 'before')).toBeNull();
    expect(drop('bc', 'c', 'after')).toBeNull();
    expect(drop('a', 'x', 'after')).toBeNull();
  });
});

describe('moving by keys', () => {
  const step = (scenes: readonly string[], ids: string, way: 'earlier' | 'later') =>
    moved(scenes, ids, stepPlace(scenesOf(...scenes), ids.split(''), way));

  test('goes one place on, and over the border of a scene into the next, also an empty one', () => {
    expect(step(['abc'], 'b', 'earlier')).toEqual(['bac']);
    expect(step(['abc'], 'c', 'earlier')).toEqual(['acb']);
    expect(step(['abc'], 'ab', 'later')).toEqual(['cab']);
    expect(step(['ab', 'c'], 'b', 'later')).toEqual(['a', 'bc']);
    expect(step(['ab', 'c'], 'c', 'earlier')).toEqual(['abc', '']);
    expect(step(['a', '', 'b'], 'b', 'earlier')).toEqual(['a', 'b', '']);
  });

  test('ends where the film does', () => {
    expect(step(['ab'], 'a', 'earlier')).toBeNull();
    expect(step(['ab'], 'b', 'later')).toBeNull();
    expect(step(['ab'], 'x', 'later')).toBeNull();
  });

  test('no shot is lost, and what is moved later and earlier again is where it was', () => {
    const scenes = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(scenes, fc.nat(), (counts, seed) => {
        let next = 97;
        const letters = counts.map((count) => String.fromCharCode(...Array.from({ length: count }, () => next++)));
        const all = letters.join('');
        fc.pre(all !== '');
        const id = all[seed % all.length] ?? '';
        const later = step(letters, id, 'later');
        if (later === null) return;
        expect(later.join('').split('').toSorted().join('')).toBe(all);
        expect(step(later, id, 'earlier')).toEqual(letters);
      }),
    );
  });
});
