import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mixFilm } from '../../../src-main/audio/mix-film.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import { deliverFilm } from '../../../src-main/render/deliver-film.ts';
import type { DeliveredFilm } from '../../../src-main/render/deliver-film.ts';
import type { RenderTools } from '../../../src-main/render/encode-film.ts';
import { deliveryOf } from '../../../src-shared/render/delivery.ts';
import type { Container, Delivery, PresetName } from '../../../src-shared/render/delivery.ts';
import { audioSamples, filmFrames } from '../../../src-shared/render/encode.ts';
import type { RenderPlan } from '../../../src-shared/render/plan.ts';
import { frameTicks } from '../../../src-shared/render/rates.ts';
import type { FrameRate } from '../../../src-shared/timeline/rational.ts';
import { formatTimecode, hasDropFrame } from '../../../src-shared/timeline/timecode.ts';
import { soundTools } from '../../support/audio/mixes.ts';
import { fontsDirectory, MediaBench, numberedFrames, numberOf } from '../../support/media/media.ts';
import { headerOf } from '../../support/media/streams.ts';
import { clipSegment } from '../../support/render/segments.ts';

const size = { width: 128, height: 72 };
const FRAMES = [13, 1, 2, 10];
const TOTAL = FRAMES.reduce((sum, frames) => sum + frames, 0);

/** The ticks of all frames at 24 frames a second. */
const EXACT = Array.from({ length: TOTAL }, (_, index) => index * frameTicks({ numerator: 24, denominator: 1 }));

let bench: MediaBench;
beforeAll(async () => {
  bench = await MediaBench.open();
});
afterAll(async () => {
  await bench.close();
});

function tools(): RenderTools {
  return { ffmpeg: bench.ffmpeg, store: bench.store, cacheDirectory: bench.path('cache'), fontsDirectory };
}

/** A film of two scenes in four segments, two of them too short to be decoded ahead of. */
async function filmAt(rate: FrameRate, delivery: Delivery): Promise<DeliveredFilm> {
  const clip = await bench.clip(`clip-${rate.numerator}.mp4`, { ...size, rate }, numberedFrames(size, TOTAL));
  let first = 0;
  const segments = FRAMES.map((frames) => {
    first += frames;
    return clipSegment(clip, first - frames, frames);
  });
  const plan: RenderPlan = {
    ...size,
    rate,
    segments,
    title: 'Ebb; 退潮',
    ...(delivery.picture === null ? {} : { encoding: delivery.picture }),
  };
  const samples = audioSamples(filmFrames(plan), rate, 48000);
  return {
    plan,
    delivery,
    description: {
      title: plan.title,
      comment: 'Shotloom 0.1.0',
      aigc: null,
      chapters: [
        { title: 'INT. PIER – DAY', from: 0, to: 13 },
        { title: '外景 灯塔 #2', from: 13, to: TOTAL },
      ],
    },
    captions: [
      { text: '1\n00:00:00,000 --> 00:00:00,300\nWho is it?\n', language: 'eng', name: 'script' },
      { text: '1\n00:00:00,000 --> 00:00:00,300\n是谁？\n', language: 'zho', name: '中文' },
    ],
    timecode: formatTimecode(0, rate, hasDropFrame(rate)),
    writeSound: async (path) => {
      if (delivery.sound === null) throw new Error('a silent delivery asks for no sound');
      const format = { loudness: delivery.loudness, sound: delivery.sound };
      await mixFilm({ samples, tracks: [], marks: [] }, format, soundTools(bench), path);
    },
  };
}

async function delivered(
  preset: PresetName,
  container: Container,
  rate: FrameRate = { numerator: 24, denominator: 1 },
) {
  const delivery = deliveryOf({ preset, container, loudness: null }, bench.ffmpeg.encoders, -14);
  const film = await filmAt(rate, delivery);
  const output = bench.path(`${preset}-${rate.numerator}.${container}`);
  expect(await deliverFilm(film, tools(), output)).toMatchObject({ frames: TOTAL });
  return { output, film };
}

const FILES: readonly (readonly [PresetName, Container, string, string, string])[] = [
  ['web', 'mp4', 'h264 (High)', 'aac', 'mov_text'],
  ['web', 'mkv', 'h264 (High)', 'opus', 'subrip'],
  ['broadcast', 'mov', 'h264 (High)', 'pcm_s24le', 'mov_text'],
  ['hevc', 'mp4', 'hevc (Main) (hvc1', 'aac', 'mov_text'],
  ['hevc', 'mkv', 'hevc (Main)', 'opus', 'subrip'],
  ['vp9', 'webm', 'vp9 (Profile 0)', 'opus', 'webvtt'],
  ['av1', 'mp4', 'av1 (Main) (av01', 'aac', 'mov_text'],
  ['av1', 'webm', 'av1 (Main)', 'opus', 'webvtt'],
  ['prores', 'mov', 'prores (HQ) (apch', 'pcm_s24le', 'mov_text'],
];

test.each(FILES)(
  '%s as .%s is joined of segments, whole and as it says',
  async (preset, container, video, audio, captions) => {
    const { output, film } = await delivered(preset, container);
    const found = await probeVideo(bench.ffmpeg, output);
    expect(found).toMatchObject({ ...size, frames: TOTAL, rate: film.plan.rate, problems: [] });
    expect(found.pixelFormat).toBe(preset === 'prores' ? 'yuv422p10le' : 'yuv420p');
    expect(found.colour).toEqual({ primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' });
    expect(found.metadata.get('title')).toBe('Ebb; 退潮');
    expect(found.metadata.get('comment') ?? found.metadata.get('COMMENT')).toBe('Shotloom 0.1.0');
    const pictures = await bench.pictures(output, size);
    expect(pictures.map((picture) => numberOf(picture, size))).toEqual(
      Array.from({ length: TOTAL }, (_, index) => index),
    );

    const header = await headerOf(bench.ffmpeg, output);
    expect(header.streams[0]).toContain(`Video: ${video}`);
    expect(header.streams[1]).toContain(`Audio: ${audio}`);
    expect(header.streams.filter((line) => line.startsWith('Subtitle: '))).toEqual([
      expect.stringContaining(captions),
      expect.stringContaining(captions),
    ]);
    expect(header.text).toMatch(/\(eng\): Subtitle[^]*\((?:zho|chi)\): Subtitle/u);
    expect(header.chapters.map(({ title }) => title)).toEqual(['INT. PIER – DAY', '外景 灯塔 #2']);
    expect(header.chapters[1]?.start).toBeCloseTo(13 / 24, 2);
    // Of others than MP4 nothing is known to the tick.
    const times = found.mp4?.tracks.find(({ handler }) => handler === 'vide')?.times ?? EXACT;
    expect(times).toEqual(EXACT);
    expect(found.mp4?.fastStart ?? true).toBe(true);
    expect(Math.abs((found.audio?.seconds ?? 0) - found.seconds)).toBeLessThan(1 / 24);
    expect(/timecode\s+: 00:00:00:00/u.test(header.text)).toBe(film.delivery.timecode);
  },
);

const RATES: readonly (readonly [number, number, string])[] = [
  [24000, 1001, '00:00:00:00'],
  [30000, 1001, '00:00:00;00'],
  [50, 1, '00:00:00:00'],
  [60, 1, '00:00:00:00'],
];

test.each(RATES)('broadcast has timecode at %i/%i frames a second', async (numerator, denominator, timecode) => {
  const { output, film } = await delivered('broadcast', 'mp4', { numerator, denominator });
  const { text } = await headerOf(bench.ffmpeg, output);
  expect(text).toMatch(new RegExp(`timecode +: ${timecode}`, 'u'));
  const found = await probeVideo(bench.ffmpeg, output);
  expect(found).toMatchObject({ frames: TOTAL, rate: film.plan.rate, problems: [] });
});

describe('what is no film', () => {
  test('an animated picture has every frame and repeats for ever', async () => {
    const { output } = await delivered('gif', 'gif');
    expect(await probeVideo(bench.ffmpeg, output)).toMatchObject({ ...size, frames: TOTAL, audio: null, problems: [] });
    const pictures = await bench.pictures(output, size);
    expect(pictures.map((picture) => numberOf(picture, size))).toEqual(
      Array.from({ length: TOTAL }, (_, index) => index),
    );
  });

  test('a sequence of pictures has a file for every frame, with the very pixels of the plan', async () => {
    const delivery = deliveryOf({ preset: 'png', container: 'png', loudness: null }, bench.ffmpeg.encoders, -14);
    const film = await filmAt({ numerator: 24, denominator: 1 }, delivery);
    const folder = bench.path('50% 图片');
    await deliverFilm(film, tools(), `${folder}/ebb.%03d.png`);
    const names = await readdir(folder);
    expect(names.toSorted()).toEqual(
      Array.from({ length: TOTAL }, (_, index) => `ebb.${String(index + 1).padStart(3, '0')}.png`),
    );
    const [last = Buffer.of()] = await bench.pictures(`${folder}/ebb.026.png`, size);
    expect(numberOf(last, size)).toBe(25);
  });

  test.each([
    ['m4a', 'aac'],
    ['mp3', 'mp3'],
    ['flac', 'flac'],
    ['wav', 'pcm_s24le'],
  ] as const)('sound alone as .%s', async (container, codec) => {
    const { output } = await delivered('sound', container);
    const { streams, text, chapters } = await headerOf(bench.ffmpeg, output);
    expect(streams[0]).toContain(`Audio: ${codec}`);
    expect(text).toMatch(/title +: Ebb; 退潮/u);
    expect(text).toMatch(/comment +: Shotloom 0.1.0/iu);
    expect(chapters).toHaveLength(container === 'm4a' || container === 'mp3' ? 2 : 0);
  });
});
