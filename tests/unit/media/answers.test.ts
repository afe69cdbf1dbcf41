import { describe, expect, test } from 'vitest';

import { parseEncoders, parseFilters } from '../../../src-main/media/locate.ts';
import { parseMetadataFile } from '../../../src-main/media/metadata.ts';
import { parseStreamHeader } from '../../../src-main/media/probe.ts';

describe("ffmpeg's lists", () => {
  test('of encoders', () => {
    const answer = [
      'Encoders:',
      ' V..... = Video',
      ' ------',
      ' V....D libx264              libx264 H.264',
      ' A....D aac                  AAC',
    ];
    expect([...parseEncoders(answer.join('\n'))]).toEqual(['libx264', 'aac']);
  });

  test('of filters, with three columns of flags up to version 7 and two since', () => {
    const five = [
      'Filters:',
      '  T.. = Timeline support',
      ' ... ass               V->V       Render ASS',
      ' TSC scale             V->V       Scale',
    ];
    const eight = [
      'Filters:',
      '  T. = Timeline support',
      ' .. anullsrc          |->A       Null source',
      ' TS xfade             VV->V      Cross fade',
    ];
    expect([...parseFilters(five.join('\n'))]).toEqual(['ass', 'scale']);
    expect([...parseFilters(eight.join('\n'))]).toEqual(['anullsrc', 'xfade']);
  });
});

describe("ffmpeg's description of a file", () => {
  const describeFile = (video: string, audio: string[] = []): string[] => [
    "Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'film.mp4':",
    '  Metadata:',
    '    title           : The Lighthouse: a film',
    '  Duration: 00:01:02.50, start: 0.000000, bitrate: 812 kb/s',
    `  Stream #0:0[0x1](und): Video: ${video}`,
    ...audio.map((text) => `  Stream #0:1[0x2](und): Audio: ${text}`),
    'Stream mapping:',
    '  Stream #0:0 -> #0:0 (copy)',
    "Output #0, null, to 'pipe:':",
    '  Stream #0:0(und): Video: h264, gray, 8x8, 1 fps',
  ];

  test('of one colour space throughout', () => {
    const video =
      'h264 (High) (avc1 / 0x31637661), yuv420p(tv, bt709, progressive), 1280x720 [SAR 1:1 DAR 16:9], 46 kb/s, 24 fps, 24 tbr, 120k tbn (default)';
    const audio = 'aac (LC) (mp4a / 0x6134706D), 48000 Hz, stereo, fltp, 2 kb/s (default)';
    expect(parseStreamHeader(describeFile(video, [audio]))).toEqual({
      width: 1280,
      height: 720,
      rate: { numerator: 24, denominator: 1 },
      pixelFormat: 'yuv420p',
      colour: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' },
      audio: { sampleRate: 48000, channels: 2 },
      seconds: 62.5,
    });
  });

  test('of mixed or unknown colours, and broadcast rates', () => {
    const mixed = 'h264 (High 4:4:4 Predictive), yuvj420p(pc, bt470bg/bt709/unknown), 720x576, 25 fps, 25 tbr';
    expect(parseStreamHeader(describeFile(mixed))?.colour).toEqual({
      primaries: 'bt709',
      transfer: 'unknown',
      matrix: 'bt470bg',
      range: 'pc',
    });
    const plain = parseStreamHeader(describeFile('mpeg4 (Simple Profile), yuv420p, 640x480, 29.97 fps, 29.97 tbr'));
    expect(plain?.rate).toEqual({ numerator: 30000, denominator: 1001 });
    expect(plain?.colour).toEqual({ primaries: 'unknown', transfer: 'unknown', matrix: 'unknown', range: null });
    expect(plain?.audio).toBeNull();
  });

  test('of a file without pictures', () => {
    expect(
      parseStreamHeader(["Input #0, wav, from 'a.wav':", '  Stream #0:0: Audio: pcm_s16le, 44100 Hz, mono']),
    ).toBeNull();
  });
});

describe("ffmpeg's file of metadata", () => {
  test('with every escape, and nothing of the streams', () => {
    const file =
      ';FFMETADATA1\ntitle=a \\= b\\; \\#1 \\\\ c\nempty=\ncomment=one\\\n[STREAM]\\\ntwo\n\\#key=灯塔\n[STREAM]\ntitle=other\n';
    expect([...parseMetadataFile(file)]).toEqual([
      ['title', 'a = b; #1 \\ c'],
      ['empty', ''],
      ['comment', 'one\n[STREAM]\ntwo'],
      ['#key', '灯塔'],
    ]);
  });

  test('of a file without metadata, and of something else', () => {
    expect(parseMetadataFile(';FFMETADATA1\n').size).toBe(0);
    expect(parseMetadataFile('title=a\n').size).toBe(0);
  });
});
