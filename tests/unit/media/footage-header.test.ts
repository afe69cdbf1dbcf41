import { describe, expect, test } from 'vitest';
import { parseFootageHeader, parsePackets, parseShownPicture, rateOf } from '../../../src-main/media/footage-header.ts';
import type { PacketTimes } from '../../../src-main/media/footage-header.ts';
import { peaksOf } from '../../../src-main/media/footage-views.ts';

const headerOf = (...streams: readonly string[]) =>
  parseFootageHeader([
    "Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'a.mov':",
    '  Duration: 00:00:02.00, start: 0.000000, bitrate: 308 kb/s',
    ...streams.map((said, index) => `  Stream #0:${index}[0x1](und): ${said}`),
    "Output #0, ffmetadata, to 'x':",
    '  Stream #0:0: Video: h264, yuv420p(top first), 8x8, 1 fps',
  ]);

describe('what a file is said to hold', () => {
  test('pictures of high dynamic range and sound', () => {
    const header = headerOf(
      'Video: hevc (Main 10) (hev1 / 0x31766568), yuv420p10le(tv, bt2020nc/bt2020/smpte2084, progressive), 320x180 [SAR 1:1 DAR 16:9], 172 kb/s, 24 fps, 24 tbr, 12288 tbn (default)',
      'Audio: aac (LC) (mp4a / 0x6134706D), 48000 Hz, 5.1(side), fltp, 69 kb/s (default)',
    );
    expect(header).toEqual({
      picture: {
        pixel_format: 'yuv420p10le',
        colour: { primaries: 'bt2020', transfer: 'smpte2084', matrix: 'bt2020nc', range: 'tv' },
        is_interlaced: false,
        rate: { numerator: 24, denominator: 1 },
      },
      sound: { sample_rate: 48000, channels: 6 },
    });
  });

  test.each([
    ['mono', 1],
    ['stereo', 2],
    ['quad', 4],
    ['7.1', 8],
    ['2.1', 3],
    ['16 channels (FL+FR)', 16],
  ])('sound of %s', (layout, channels) => {
    expect(headerOf(`Audio: pcm_s16le, 48000 Hz, ${layout}, s16, 69 kb/s`).sound?.channels).toBe(channels);
  });

  test('no picture where it is the cover of an album', () => {
    const header = headerOf(
      'Audio: mp3, 44100 Hz, mono, fltp',
      'Video: mjpeg, yuvj444p(pc), 101x77, 90k tbr, 90k tbn (attached pic)',
    );
    expect(header.picture).toBeNull();
    expect(header.sound).toEqual({ sample_rate: 44100, channels: 1 });
  });

  test('fields', () => {
    const video = (order: string) =>
      headerOf(`Video: h264 (High), yuv420p(${order}), 1920x1080 [SAR 1:1 DAR 16:9], 25 fps, 25 tbr`).picture;
    expect(video('tv, bt709, top first')?.is_interlaced).toBe(true);
    expect(video('bottom coded first (swapped)')?.is_interlaced).toBe(true);
    expect(video('tv, bt709, progressive')?.is_interlaced).toBe(false);
    expect(video('tv, bt709')?.is_interlaced).toBe(false);
  });

  test('nothing', () => {
    expect(headerOf('Subtitle: mov_text')).toEqual({ picture: null, sound: null });
    expect(headerOf('Audio: mp3, 0 channels, fltp').sound).toBeNull();
  });
});

describe('how the first picture is shown', () => {
  const shown = (stream: string, ...before: readonly string[]) =>
    parseShownPicture([...before, "Output #0, null, to 'x':", `  Stream #0:0: Video: wrapped_avframe, ${stream}`]);

  test('upright, as ffmpeg turns it', () => {
    const said = '      displaymatrix: rotation of -90.00 degrees';
    expect(shown('yuv420p, 1080x1920 [SAR 1:1 DAR 9:16], q=2', said)).toEqual({
      width: 1080,
      height: 1920,
      rotation: 90,
    });
    expect(shown('yuv420p, 64x48, q=2')).toEqual({ width: 64, height: 48, rotation: 0 });
  });

  test('with square pixels', () => {
    expect(shown('yuv420p(tv), 1440x1080 [SAR 4:3 DAR 16:9], q=2')).toMatchObject({ width: 1920, height: 1080 });
    expect(shown('yuv420p(tv), 64x64 [SAR 0:1 DAR 0:1], q=2')).toMatchObject({ width: 64, height: 64 });
  });

  test('not at all', () => {
    expect(parseShownPicture(['Input #0', '  Stream #0:0: Video: h264, yuv420p, 64x64'])).toBeNull();
  });
});

const listing = (...packets: readonly string[]) =>
  [
    '#software: Lavf59',
    '#tb 0: 1/1000',
    '#media_type 0: video',
    '#tb 1: 1/48000',
    '#media_type 1: audio',
    ...packets,
  ].join('\n');

describe('when pictures are', () => {
  test('in the order in which they are shown, without what comes before the file begins', () => {
    const { video, sound } = parsePackets(
      listing(
        '1,      -1024,      -1024,     1024,       10, 0x0',
        '0,        -42,          0,       42,      100, 0x0',
        '0,          0,         83,       42,      100, 0x0, F=0x0',
        '0,         42,         42,       41,      100, 0x0, F=0x0',
        '1,          0,          0,     1024,       10, 0x0',
      ),
    );
    expect(video).toEqual({
      ticks: { numerator: 1000, denominator: 1 },
      count: 3,
      first: 0,
      end: 125,
      shortest: 41,
      longest: 42,
    });
    expect(sound).toMatchObject({ count: 1, end: 1024 });
    expect(parsePackets('')).toEqual({ video: null, sound: null });
  });

  test('the last one lasts as long as the others where that is not said', () => {
    const { video } = parsePackets(listing('0, 0, 0, 0, 1, 0x0', '0, 40, 40, 0, 1, 0x0'));
    expect(video?.end).toBe(80);
  });

  const times = (change: Partial<PacketTimes>): PacketTimes => ({
    ticks: { numerator: 1000, denominator: 1 },
    count: 241,
    first: 0,
    end: 10_052,
    shortest: 41,
    longest: 42,
    ...change,
  });

  test.each([
    ['rounded to milliseconds', times({}), { numerator: 24000, denominator: 1001 }, false],
    [
      'exact',
      times({ ticks: { numerator: 90_000, denominator: 1 }, shortest: 3003, longest: 3003 }),
      { numerator: 30000, denominator: 1001 },
      false,
    ],
    [
      'with one left out',
      times({ ticks: { numerator: 25, denominator: 1 }, count: 100, end: 101, shortest: 1, longest: 2 }),
      { numerator: 24752, denominator: 1000 },
      true,
    ],
    [
      'as a telephone takes them',
      times({ count: 300, end: 12_000, shortest: 33, longest: 67 }),
      { numerator: 25, denominator: 1 },
      true,
    ],
  ])('%s', (_how, packets, rate, is_variable) => {
    expect(rateOf(packets, null)).toEqual({ rate, is_variable });
  });

  test('rounded over few pictures, they are as the file says, unless that is another rate', () => {
    const few = times({ count: 48, end: 1999 });
    const film = { numerator: 24, denominator: 1 };
    expect(rateOf(few, film).rate).toEqual(film);
    expect(rateOf(few, { numerator: 25, denominator: 1 }).rate).not.toEqual({ numerator: 25, denominator: 1 });
  });

  test('of a single one the file says it', () => {
    const said = { numerator: 25, denominator: 1 };
    expect(rateOf(times({ count: 1, shortest: 0, longest: 0 }), said)).toEqual({ rate: said, is_variable: false });
  });
});

test('peaks are the lowest and highest sample of every fiftieth of a second, however the bytes come', async () => {
  const samples = Int16Array.from({ length: 400 }, (_, index) => (index < 160 ? 100 : index < 320 ? -32768 : 32767));
  const bytes = new Uint8Array(samples.buffer);
  const whole = await peaksOf([bytes]);
  expect([...new Int8Array(whole.buffer)]).toEqual([0, 0, -128, 0, 0, 127]);
  for (const length of [1, 3, 7, 321]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / length) }, (_, at) =>
      bytes.subarray(at * length, (at + 1) * length),
    );
    expect(await peaksOf(pieces)).toEqual(whole);
  }
  expect(await peaksOf([])).toEqual(new Uint8Array());
});
