import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openRawVideoSink } from '../../../src-main/media/ffmpeg.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import { clipArguments } from '../../../src-shared/render/encode.ts';
import { MediaBench, flatFrame, numberOf, numberedFrames } from '../../support/media/media.ts';

const rate = { numerator: 24, denominator: 1 };
const format = { width: 64, height: 48, rate };

let bench: MediaBench;
beforeAll(async () => {
  bench = await MediaBench.open();
});
afterAll(async () => {
  await bench.close();
});

/** ITU-R BT.709, section 3: eight-bit Y, Cb, Cr of a full-range R'G'B' colour. */
function bt709([red, green, blue]: readonly [number, number, number]): number[] {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return [16 + 219 * luma, 128 + (224 * (b - luma)) / 1.8556, 128 + (224 * (r - luma)) / 1.5748];
}

describe('the colours of a clip', () => {
  test.each([
    { name: 'red', colour: [255, 0, 0] as const },
    { name: 'green', colour: [0, 255, 0] as const },
    { name: 'blue', colour: [0, 0, 255] as const },
    { name: 'white', colour: [255, 255, 255] as const },
    { name: 'black', colour: [0, 0, 0] as const },
    { name: 'grey', colour: [128, 128, 128] as const },
    { name: 'skin', colour: [224, 172, 105] as const },
  ])('$name becomes what BT.709 says, in tv range', async ({ name, colour }) => {
    await bench.clip(`${name}.mp4`, format, [flatFrame(format, colour)]);
    const [picture = Buffer.of()] = await bench.pictures(bench.path(`${name}.mp4`), format);
    const pixels = format.width * format.height;
    const planes = [
      picture.subarray(0, pixels),
      picture.subarray(pixels, pixels * 1.25),
      picture.subarray(pixels * 1.25),
    ];
    bt709(colour).forEach((value, plane) => {
      const stray = planes[plane]?.filter((byte) => Math.abs(byte - value) > 1.01) ?? [];
      expect(stray, `plane ${plane} should be ${value}`).toHaveLength(0);
    });
  });
});

test('a clip is lossless, closed every 48 frames, on one timebase and carries its request', async () => {
  const frames = [...numberedFrames(format, 100)];
  await bench.clip('lossless.mp4', format, frames);
  const found = await probeVideo(bench.ffmpeg, bench.path('lossless.mp4'));
  expect(found).toMatchObject({
    width: 64,
    height: 48,
    frames: 100,
    rate,
    pixelFormat: 'yuv420p',
    problems: [],
    audio: null,
  });
  expect(found.colour).toEqual({ primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' });
  expect(found.metadata.get('comment')).toBe('{"prompt":"a lighthouse"}');
  expect(found.mp4?.fastStart).toBe(true);
  expect(found.mp4?.tracks[0]).toMatchObject({ timescale: 120_000, syncSamples: [0, 48, 96] });

  const pictures = await bench.pictures(bench.path('lossless.mp4'), format);
  expect(pictures.map((picture) => numberOf(picture, format))).toEqual(frames.map((_, index) => index));
  // Encoded alone or among others, a frame has the same pixels: nothing but the colour conversion touches them.
  await bench.clip('alone.mp4', format, [frames[77] ?? new Uint8Array()]);
  const [alone] = await bench.pictures(bench.path('alone.mp4'), format);
  expect(alone?.equals(pictures[77] ?? Buffer.of())).toBe(true);
});

test.each([
  ['of one long line', JSON.stringify({ picture: 'a lighthouse; #1 = "\\" '.repeat(1500) })],
  ['in Chinese', JSON.stringify({ picture: '夜里的灯塔，'.repeat(2500) })],
  ['of many lines', Array.from({ length: 300 }, (_, index) => `${index}: [STREAM]`).join('\n')],
])('a comment %s comes back whole', async (_, comment) => {
  const path = bench.path('comment.mp4');
  const sink = openRawVideoSink(bench.ffmpeg, clipArguments({ ...format, comment }), path);
  await sink.write(flatFrame(format, [9, 99, 199]));
  await sink.finish();
  expect((await probeVideo(bench.ffmpeg, path)).metadata.get('comment')).toBe(comment);
});

test('the same frames make the same file', async () => {
  await bench.clip('first.mp4', format, numberedFrames(format, 60));
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await bench.clip('second.mp4', format, numberedFrames(format, 60));
  expect((await readFile(bench.path('first.mp4'))).equals(await readFile(bench.path('second.mp4')))).toBe(true);
});

test('a buffer may be used again as soon as its frame is taken', async () => {
  const large = { width: 640, height: 360, rate };
  const reused = new Uint8Array(large.width * large.height * 3);
  function* refill(): Generator<Uint8Array> {
    for (const frame of numberedFrames(large, 30)) {
      reused.set(frame);
      yield reused;
    }
  }
  await bench.clip('reused.mp4', large, refill());
  const pictures = await bench.pictures(bench.path('reused.mp4'), large);
  expect(pictures.map((picture) => numberOf(picture, large))).toEqual(Array.from({ length: 30 }, (_, index) => index));
});
