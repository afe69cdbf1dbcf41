import { expect, test } from 'vitest';
import { cropAt, cropOf, moveOf, MOVES, nameOfMove } from '../../../../src-renderer/timeline/framings.ts';
import { prompterLines, speakersOf } from '../../../../src-renderer/timeline/prompter-lines.ts';
import { lookOf, LOOKS, nearestCut, roomOf, transitionOf } from '../../../../src-renderer/timeline/transitions.ts';
import type { Board } from '../../../../src-renderer/storyboard/board-data.ts';
import { lookFault } from '../../../../src-shared/timeline/values.ts';
import { cutOf } from '../../../support/renderer/cuts.ts';

const cut = cutOf([48, 24]);

test('every look is the one that it makes, with both sides within what there is room for', () => {
  for (const look of LOOKS) {
    const room = roomOf(cut, 'b', look);
    for (const frames of [undefined, 1, 2, 7, 12, 500]) {
      const transition = transitionOf(cut, 'b', look, frames);
      expect(transition && lookOf(transition)).toBe(look);
      const whole = Math.min(frames ?? 24, room.before + room.after);
      expect((transition?.before ?? 0) + (transition?.after ?? 0)).toBe(whole);
      expect(transition?.before).toBeLessThanOrEqual(room.before);
      expect(transition?.after).toBeLessThanOrEqual(room.after);
    }
  }
});

test('a look without room is none; one side takes what the other has not', () => {
  const [a, b] = cut.items;
  if (!a || !b) throw new Error('The film has two items');
  const none = { before: 0, after: 0 };
  const tight = { ...cut, items: [a, { ...b, room: { fade: { before: 2, after: 10 }, overlap: none } }] };
  expect(transitionOf(tight, 'b', 'dissolve')).toBeNull();
  expect(transitionOf(tight, 'b', 'fade-black', 8)).toEqual({ kind: 'fade-black', before: 2, after: 6 });
  expect(transitionOf(tight, null, 'fade-black', 4)).toEqual({ kind: 'fade-black', before: 2, after: 2 });
});

test('the nearest cut is found; behind the last half of an item it is the end', () => {
  expect(nearestCut(cut, 10)).toBe('b');
  expect(nearestCut(cut, 55)).toBe('b');
  expect(nearestCut(cut, 70)).toBeNull();
});

test('moves and parts of pictures lie within them and are known again', () => {
  const [item] = cut.items;
  if (!item) throw new Error('The film has an item');
  for (const name of MOVES) {
    expect(nameOfMove(moveOf(name))).toBe(name);
    expect(lookFault({ ...item, move: moveOf(name) })).toBeNull();
  }
  expect(
    nameOfMove({ from: { x: 0, y: 0, width: 0.5, height: 0.5 }, to: { x: 0, y: 0, width: 1, height: 1 } }),
  ).toBeNull();
  for (const crop of [
    { size: 0.1, x: 0, y: 1 },
    { size: 1, x: 0.5, y: 0.5 },
    { size: 0.33, x: 0.9, y: 0.2 },
  ]) {
    expect(lookFault({ ...item, framing: cropAt(crop) })).toBeNull();
  }
  const { size, x, y } = cropOf(cropAt({ size: 0.5, x: 0.4, y: 0.6 }));
  expect([size, x, y]).toEqual([0.5, 0.4, 0.6]);
});

test('lines are read once each, in the order of the film, and those that are recorded are known', () => {
  const shot = (label: string, ...lines: { character: string | null; text: string }[]) => ({ label, lines });
  const board = {
    scenes: [
      {
        shots: [
          shot('1A', { character: 'ANNA', text: '你好。' }),
          shot('1B', { character: null, text: 'Night falls.' }),
        ],
      },
      { shots: [shot('2A', { character: 'ANNA', text: '你好。 ' }, { character: 'BEN', text: '你好。' })] },
    ],
  } as unknown as Board;
  const lines = prompterLines(board, [{ character: 'ANNA', text: '你好。' }]);
  expect(lines).toEqual([
    { character: 'ANNA', text: '你好。', label: '1A', recorded: true },
    { character: null, text: 'Night falls.', label: '1B', recorded: false },
    { character: 'BEN', text: '你好。', label: '2A', recorded: false },
  ]);
  expect(speakersOf(lines)).toEqual(['ANNA', null, 'BEN']);
});
