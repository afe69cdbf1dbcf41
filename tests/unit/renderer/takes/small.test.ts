import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../../../src-renderer/takes/tags.ts';
import { movedLine } from '../../../../src-renderer/takes/wipe-line.ts';

test.each([
  ['night, favourite ', ['night', 'favourite']],
  ['夜戏，最爱、夜戏；', ['夜戏', '最爱']],
  [' ,, ', []],
])('tags of "%s"', (line, tags) => expect(tagsOf(line)).toEqual(tags));

describe('the line of a wipe', () => {
  test('is moved by arrows, farther with Shift, to the ends by Home and End', () => {
    expect(movedLine(0.5, 'ArrowRight')).toBeCloseTo(0.51, 9);
    expect(movedLine(0.5, 'ArrowLeft', true)).toBeCloseTo(0.45, 9);
    expect([movedLine(0.5, 'Home'), movedLine(0.5, 'End')]).toEqual([0, 1]);
  });
  test('stays within the picture, and where other keys are pressed', () => {
    expect([movedLine(1.2), movedLine(-0.1), movedLine(0.005, 'ArrowLeft')]).toEqual([1, 0, 0]);
    expect(movedLine(0.3, 'a')).toBe(0.3);
  });
});
