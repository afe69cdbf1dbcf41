import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openRawVideoSink } from '../../../src-main/media/ffmpeg.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import { clipArguments } from '../../../src-shared/render/encode.ts';
import { MediaBench, flatFrame, numberOf, numberedFrames, yuv420pOf } from '../../support/media/media.ts';
import { randomNumbers } from '../../support/random.ts';

const rate = { numerator: 24, denominator: 1 };
const format = { width: 64, height: 48, rate };

let bench: MediaBench;
beforeAll(async () => {
  bench = await MediaBench.open();
});
afterAll(async () => {
  await bench.close();
});

test('a clip has the bytes of its frames, whatever they are', async () => {
  const draw = randomNumbers();
  const frames = Array.from({ length: 5 }, () =>
    Uint8Array.from({ length: (64 * 48 * 3) / 2 }, () => Math.floor(draw() * 256)),
  );
  const path = bench.path('bytes.mp4');
  const sink = openRawVideoSink(bench.ffmpeg, clipArguments({ ...format, comment: '' }), path);
  for (const frame of frames) await sink.write(frame);
  await sink.finish();
  const pictures = await bench.pictures(path, format);
  expect(pictures.map((picture) => Uint8Array.from(picture))).toEqual(frames);
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
  // Encoded alone or among others, a frame has the same pixels: nothing touches them.
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
  await sink.write(yuv420pOf(flatFrame(format, [9, 99, 199]), format));
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
  const reused = new Uint8Array((large.width * large.height * 3) / 2);
  const path = bench.path('reused.mp4');
  const sink = openRawVideoSink(bench.ffmpeg, clipArguments({ ...large, comment: '' }), path);
  for (const frame of numberedFrames(large, 30)) {
    reused.set(yuv420pOf(frame, large));
    await sink.write(reused);
  }
  await sink.finish();
  const pictures = await bench.pictures(path, large);
  expect(pictures.map((picture) => numberOf(picture, large))).toEqual(Array.from({ length: 30 }, (_, index) => index));
});
