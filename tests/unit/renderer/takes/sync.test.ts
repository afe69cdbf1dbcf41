import { describe, expect, test } from 'vitest';
import { putRight, stepped } from '../../../../src-renderer/takes/sync.ts';

const range = { start_s: 0.5, length_s: 2, frame_s: 1 / 24 };

describe('a video beside others', () => {
  test('is left alone while it is within a frame and a half', () => {
    expect(putRight(1.5, 1, range)).toBeNull();
    expect(putRight(1.5 + 1.4 / 24, 1, range)).toBeNull();
    expect(putRight(1.5 - 1.4 / 24, 1, range)).toBeNull();
  });
  test('is put behind its own handle where it is not', () => expect(putRight(0, 1, range)).toBe(1.5));
  test('stands at its last frame where it is shorter', () =>
    expect(putRight(0, 3, range)).toBeCloseTo(0.5 + 2 - 1 / 24, 9));
});

describe('steps by frames', () => {
  test.each([
    [0, 1, 1],
    [0, -1, 0],
    [47, 1, 47],
    [10, -3, 7],
  ])('from frame %i by %i to %i', (from, by, to) =>
    expect(stepped(from / 24 + 0.004, by, range)).toBeCloseTo(to / 24, 9),
  );
});
