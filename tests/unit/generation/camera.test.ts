import { describe, expect, test } from 'vitest';
import { seenWindow, wholeWindow } from '../../../src-main/generation/worker/motion/camera.ts';
import { resample } from '../../../src-main/generation/worker/motion/resample.ts';
import { showDrawn } from '../../../src-main/generation/worker/motion/show-drawn.ts';
import type { Drawn } from '../../../src-main/generation/worker/motion/show-drawn.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { cameraMoves } from '../../../src-shared/storyboard/storyboard.ts';
import { mulberry32 } from '../../support/mulberry32.ts';
import { generationRequest } from '../../support/generation/requests.ts';

const PICTURE = { width: 96, height: 64 };
const SECONDS = 4;

describe('a camera over a picture', () => {
  test.each(cameraMoves)('that does %s never sees beyond it', (move) => {
    const whole = wholeWindow(PICTURE, 16 / 9);
    for (let at = -1; at <= SECONDS + 1; at += 0.05) {
      const { left, top, width, height } = seenWindow(whole, move, at, SECONDS);
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(-1e-9);
      expect(left + width).toBeLessThanOrEqual(PICTURE.width + 1e-9);
      expect(top + height).toBeLessThanOrEqual(PICTURE.height + 1e-9);
      expect(width / height).toBeCloseTo(16 / 9, 6);
    }
  });

  test('pushes in without a jump, and stands still where a cut is', () => {
    const whole = wholeWindow(PICTURE, 16 / 9);
    const widths = Array.from({ length: 97 }, (_, frame) => seenWindow(whole, 'push_in', frame / 24, SECONDS).width);
    const steps = widths.slice(1).map((width, at) => (widths[at] ?? 0) - width);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...steps)).toBeLessThan(0.3);
    expect(seenWindow(whole, 'push_in', -0.5, SECONDS)).toEqual(seenWindow(whole, 'push_in', 0, SECONDS));
  });
});

describe('resampling', () => {
  const random = mulberry32(3);
  const plane = { width: 12, height: 10, data: Float32Array.from({ length: 120 }, () => 255 * random()) };

  test('at the same size changes nothing', () => {
    const same = resample(plane, { left: 0, top: 0, width: 12, height: 10 }, 12, 10);
    same.forEach((value, at) => expect(value).toBeCloseTo(plane.data[at] ?? 0, 3));
  });

  test.each([
    [40, 30],
    [5, 4],
  ])('a flat picture at %i by %i stays flat', (width, height) => {
    const flat = { ...plane, data: new Float32Array(120).fill(99) };
    const made = resample(flat, { left: 1.3, top: 0.7, width: 8, height: 6 }, width, height);
    made.forEach((value) => expect(value).toBeCloseTo(99, 3));
  });
});

describe('what a pack drew', () => {
  const random = mulberry32(4);
  const picture = (): Uint8Array => Uint8Array.from({ length: 3 * 96 * 64 }, () => Math.floor(256 * random()));
  const request = { ...generationRequest({ width: 64, height: 36 }), move: 'pan_left' as const };
  const drawn: Drawn = { ...PICTURE, pictures: [picture(), picture()], at_s: [0, 0.3], film: false };

  test('shows each moment as it is, whatever was shown before it', async () => {
    const moments = [-0.2, 0, 0.1, 0.3, 0.35, 0.7];
    const all = await framesOf(drawn, request, moments);
    for (const [at, moment] of moments.entries())
      expect(await framesOf(drawn, request, [moment])).toEqual([all[at] ?? new Uint8Array()]);
    expect(all[0]).not.toEqual(all[5]);
  });

  test('of a film is the frame nearest to each moment', async () => {
    const film = { ...drawn, film: true };
    const { move: _, ...still } = request;
    const [first, early, late] = await framesOf(film, still, [0, 0.14, 0.16]);
    expect(early).toEqual(first);
    expect(late).not.toEqual(first);
    // Over the pictures of a walk the camera moves all the same.
    const [begun, moved] = await framesOf(film, request, [0, 0.14]);
    expect(moved).not.toEqual(begun);
  });
});

async function framesOf(drawn: Drawn, request: GenerationRequest, seconds: readonly number[]): Promise<Uint8Array[]> {
  const frames: Uint8Array[] = [];
  for await (const frame of showDrawn(drawn, request, seconds)) frames.push(frame);
  return frames;
}
