import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitInside } from '../../../src-shared/render/footage-facts.ts';
import { footageSize } from '../../../src-shared/render/footage-size.ts';
import type { FootageUse } from '../../../src-shared/render/footage-size.ts';

const film = { width: 1280, height: 720 };
const camera = { width: 3840, height: 2160 };
const telephone = { width: 2160, height: 3840 };
const fit: FootageUse = { framing: { kind: 'fit' }, move: null };
const fill: FootageUse = { framing: { kind: 'fill' }, move: null };
const crop = (width: number, height = width): FootageUse => ({
  framing: { kind: 'crop', rectangle: { x: 0, y: 0, width, height } },
  move: null,
});
const closer = (width: number): FootageUse => {
  const [from, to] = [1, width].map((side) => ({ x: 0, y: 0, width: side, height: side }));
  return { ...fit, move: from && to ? { from, to } : null };
};

describe('footage is made', () => {
  test.each([
    ['to the film where all of it is seen', camera, fit, film],
    ['in its own shape', telephone, fit, { width: 406, height: 720 }],
    ['as large as it fills the frame', telephone, fill, { width: 1280, height: 2276 }],
    ['of the shape of the film no larger for that', camera, fill, film],
    ['twice as large where less than half of it is shown', camera, crop(0.9), { width: 2560, height: 1440 }],
    ['of one size for parts that are not far from one another', camera, crop(0.5), { width: 2560, height: 1440 }],
    ['no larger than it came', camera, crop(0.1), camera],
    ['to the film where it came smaller', { width: 320, height: 180 }, crop(0.1), film],
    ['as large as a move comes close', camera, closer(0.6), { width: 2560, height: 1440 }],
  ] as const)('%s', (_what, picture, use, size) => {
    expect(footageSize(picture, film, film, use)).toEqual(size);
  });

  test('for a frame of another size or shape, from what there is', () => {
    const vertical = { width: 720, height: 1280 };
    expect(footageSize(telephone, film, vertical, fit)).toEqual(vertical);
    expect(footageSize(camera, film, vertical, fit)).toEqual({ width: 2276, height: 1280 });
    expect(footageSize(camera, film, { width: 1920, height: 1080 }, fit)).toEqual({ width: 1920, height: 1080 });
    // Made smaller from what is there already.
    expect(footageSize(camera, film, { width: 640, height: 360 }, fit)).toEqual(film);
  });

  test('even, in its own shape, never smaller than it fits into the film nor larger than it came', () => {
    const side = fc.integer({ min: 16, max: 8192 });
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    const uses = fc.oneof(
      fc.constant(fit),
      fc.constant(fill),
      fc.tuple(share, share).map(([w, h]) => crop(w, h)),
    );
    fc.assert(
      fc.property(side, side, uses, (width, height, use) => {
        const size = footageSize({ width, height }, film, film, use);
        const least = fitInside({ width, height }, film);
        expect([size.width % 2, size.height % 2]).toEqual([0, 0]);
        expect(size.width >= least.width && size.height >= least.height).toBe(true);
        expect(size.width <= Math.max(least.width, width + 1)).toBe(true);
        expect(Math.abs(size.width * height - size.height * width)).toBeLessThanOrEqual(2 * Math.max(width, height));
      }),
    );
  });
});
