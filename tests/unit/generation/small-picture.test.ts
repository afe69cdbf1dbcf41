import { describe, expect, test } from 'vitest';
import { smallFrame } from '../../../src-main/generation/worker/small-picture.ts';
import { bytesOfYuv420p, rgbOfYuv420p } from '../../../src-main/generation/yuv.ts';

/** A frame that is brighter to the right, and red at the top. */
function frame(width: number, height: number): Uint8Array {
  const planes = new Uint8Array(bytesOfYuv420p(width, height)).fill(128);
  for (let i = 0; i < width * height; i += 1) planes[i] = 16 + Math.floor((200 * (i % width)) / width);
  planes.fill(200, width * height * 1.25, width * height * 1.375);
  return planes;
}

describe('a frame made small', () => {
  test.each([
    [1280, 720, 128, 72],
    [720, 1280, 72, 128],
    [854, 480, 128, 72],
  ])('of %s x %s is %s x %s and shows the same', (width, height, across, down) => {
    const small = smallFrame(frame(width, height), width, height);
    expect(small).toMatchObject({ width: across, height: down });
    const expected = rgbOfYuv420p(frame(across, down), across, down);
    const most = small.rgb.reduce((far, value, i) => Math.max(far, Math.abs(value - (expected[i] ?? NaN))), 0);
    expect(most).toBeLessThan(4);
  });

  test('is the frame itself where that is small', () => {
    const planes = frame(64, 36);
    expect(smallFrame(planes, 64, 36)).toEqual({ width: 64, height: 36, rgb: rgbOfYuv420p(planes, 64, 36) });
  });
});
