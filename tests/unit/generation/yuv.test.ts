import { expect, test } from 'vitest';
import { rgbOfYuv420p } from '../../../src-main/generation/yuv.ts';
import { flatFrame, yuv420pOf } from '../../support/media/media.ts';

const size = { width: 4, height: 2 };

test.each([
  ['red', [255, 0, 0]],
  ['green', [0, 255, 0]],
  ['blue', [0, 0, 255]],
  ['white', [255, 255, 255]],
  ['black', [0, 0, 0]],
  ['grey', [128, 128, 128]],
  ['skin', [224, 172, 105]],
] as const)('%s comes back from BT.709 as it was', (_name, colour) => {
  const rgb = flatFrame(size, colour);
  const found = rgbOfYuv420p(yuv420pOf(rgb, size), 4, 2);
  expect(found).toHaveLength(rgb.length);
  for (const [at, value] of found.entries()) expect(Math.abs(value - (rgb[at] ?? 0))).toBeLessThanOrEqual(2);
});

test('every pixel has its own light, and its colour from its square of four', () => {
  const planes = Uint8Array.of(16, 235, 126, 126, 16, 235, 126, 126, 128, 200, 128, 60);
  const found = rgbOfYuv420p(planes, 4, 2);
  expect(Array.from(found.subarray(0, 6))).toEqual([0, 0, 0, 255, 255, 255]);
  expect(Array.from(found.subarray(6, 9))).toEqual(Array.from(found.subarray(9, 12)));
  expect(found[8]).toBeGreaterThan((found[6] ?? 0) + 100);
});

test('what lies beyond black and white is clipped', () => {
  expect(Array.from(rgbOfYuv420p(Uint8Array.of(0, 255, 0, 255, 128, 128), 2, 2))).toEqual([
    0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255,
  ]);
});
