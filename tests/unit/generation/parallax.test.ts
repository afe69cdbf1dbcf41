import { describe, expect, test } from 'vitest';
import { seenWindow, wholeWindow } from '../../../src-main/generation/worker/motion/camera.ts';
import { farWindow, hardEdges, placesByDepth, warped } from '../../../src-main/generation/worker/motion/parallax.ts';
import { showDrawn } from '../../../src-main/generation/worker/motion/show-drawn.ts';
import { cameraMoves } from '../../../src-shared/storyboard/storyboard.ts';
import { generationRequest } from '../../support/generation/requests.ts';

const [WIDTH, HEIGHT] = [96, 54];
const whole = wholeWindow({ width: WIDTH, height: HEIGHT }, 16 / 9);
/** A post in the middle, before a wall. */
const isPost = (column: number): boolean => column >= 40 && column < 56;
const POST = plane((column) => (isPost(column) ? 1 : 0));

function plane(of: (column: number, row: number) => number) {
  const data = Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => of(i % WIDTH, Math.floor(i / WIDTH)));
  return { data, width: WIDTH, height: HEIGHT };
}

describe('a camera through a picture with depth', () => {
  test.each(cameraMoves)('that does %s sees the farthest within the picture too', (move) => {
    const moments = Array.from({ length: 121 }, (_, at) => at / 20 - 1);
    const seen = moments.map((at) => farWindow(whole, seenWindow(whole, move, at, 4), move) ?? whole);
    expect(Math.min(...seen.flatMap(({ left, top }) => [left, top]))).toBeGreaterThanOrEqual(-1e-9);
    expect(Math.max(...seen.map(({ left, width }) => left + width))).toBeLessThanOrEqual(WIDTH + 1e-9);
    expect(Math.max(...seen.map(({ top, height }) => top + height))).toBeLessThanOrEqual(HEIGHT + 1e-9);
  });

  test.each([1, 0])('moves a picture that is all at one depth (%i) as its window moves', (depth) => {
    const near = seenWindow(whole, 'track_right', 4, 4);
    const far = farWindow(whole, near, 'track_right') ?? near;
    const { x, y } = placesByDepth(
      plane(() => depth),
      near,
      far,
    );
    const at = 27 * WIDTH + 48;
    expect(x[at]).toBeCloseTo(48 + (1 - depth) * (far.left - near.left), 4);
    expect(y[at]).toBeCloseTo(27, 4);
  });

  test.each(['track_right', 'track_left'] as const)(
    'that does %s keeps a post whole and shows no post behind it',
    (move) => {
      const near = seenWindow(whole, move, move === 'track_right' ? 4 : 0, 4);
      const places = placesByDepth(POST, near, farWindow(whole, near, move) ?? near);
      const made = warped(POST, places);
      const columns = Array.from({ length: WIDTH - 24 }, (_, at) => 12 + at);
      // Edges may lie a pixel off, and the kernel overshoots beside them by up to 0.08.
      const inside = columns.filter((column) => Math.abs(column - 39.5) > 2 && Math.abs(column - 55.5) > 2);
      const wrong = inside.filter(
        (column) => Math.abs((made.data[27 * WIDTH + column] ?? NaN) - (isPost(column) ? 1 : 0)) >= 0.08,
      );
      expect(wrong).toEqual([]);
    },
  );

  test('makes smeared edges of depth hard, and leaves slopes alone', () => {
    const smeared = plane((column) => Math.min(1, Math.max(0, (column - 45) / 4)));
    expect(new Set(hardEdges(smeared).data)).toEqual(new Set([0, 1]));
    const slope = plane((column) => column / WIDTH);
    expect(hardEdges(slope)).toEqual(slope);
  });

  test('shows each moment as it is, whatever was shown before it, and otherwise than without depth', async () => {
    const bytes = Uint8Array.from({ length: 3 * WIDTH * HEIGHT }, (_, i) => (i * 37 + (i % WIDTH) * 11) % 256);
    const request = { ...generationRequest({ width: 64, height: 36 }), move: 'push_in' as const };
    const drawn = { width: WIDTH, height: HEIGHT, pictures: [bytes], at_s: [0], film: false, depths: [POST.data] };
    const frames = await framesOf(showDrawn(drawn, request, [0, 0.2, 0.5]));
    const last = await framesOf(showDrawn(drawn, request, [0.5]));
    expect(frames[2]).toEqual(last[0]);
    const flat = await framesOf(showDrawn({ ...drawn, depths: [] }, request, [0.5]));
    expect(flat[0]).not.toEqual(last[0]);
  });
});

async function framesOf(shown: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const frames: Uint8Array[] = [];
  for await (const frame of shown) frames.push(frame);
  return frames;
}
