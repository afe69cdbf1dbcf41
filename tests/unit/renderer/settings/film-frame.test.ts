import { describe, expect, test } from 'vitest';
import { rateName, shapeOf, withShortEdge } from '../../../../src-renderer/settings/film-frame.ts';

describe('the frame of a film', () => {
  test('has the name of its shape where it has one', () => {
    const shapes = [
      [1280, 720],
      [854, 480],
      [1080, 1920],
      [720, 720],
      [2048, 858],
    ].map(([width = 0, height = 0]) => shapeOf({ width, height }));
    expect(shapes).toEqual(['wide', 'wide', 'vertical', 'square', null]);
  });

  test('keeps its shape in another size, in even pixels', () => {
    expect(withShortEdge({ width: 854, height: 480 }, 1080)).toEqual({ width: 1920, height: 1080 });
    expect(withShortEdge({ width: 720, height: 1280 }, 480)).toEqual({ width: 480, height: 854 });
    expect(withShortEdge({ width: 2048, height: 858 }, 720)).toEqual({ width: 1718, height: 720 });
  });

  test('has the name of its rate, however that is written', () => {
    expect(rateName({ fps_num: 48, fps_den: 2 })).toBe('24');
    expect(rateName({ fps_num: 30_000, fps_den: 1001 })).toBe('29.97');
    expect(rateName({ fps_num: 12, fps_den: 1 })).toBeNull();
  });
});
