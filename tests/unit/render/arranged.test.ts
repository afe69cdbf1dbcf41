import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aigcField, labelMark } from '../../../src-shared/render/ai-label.ts';
import { arranged } from '../../../src-shared/render/arranged.ts';
import type { Arrangement } from '../../../src-shared/render/arranged.ts';
import { containerOf, deliveryOf, presetNames, PRESETS } from '../../../src-shared/render/delivery.ts';
import { filmFrames } from '../../../src-shared/render/encode.ts';
import { focusOf } from '../../../src-shared/render/focus.ts';
import { hardwareEncoding, hardwareNames } from '../../../src-shared/render/hardware-encodings.ts';
import { paceOf } from '../../../src-shared/render/pace.ts';
import { H264_WEB, HEVC, PRORES } from '../../../src-shared/render/picture-encodings.ts';
import type { RenderPlan } from '../../../src-shared/render/plan.ts';
import { reframed, sizeOfShape } from '../../../src-shared/render/reframed.ts';
import { bytesText, roomFor } from '../../../src-shared/render/room.ts';
import { clipSegment } from '../../support/render/segments.ts';

const rate = { numerator: 24, denominator: 1 };
const captions = [{ text: 'Who is it?', from: 0, to: 20 }];
const film: RenderPlan = {
  width: 1280,
  height: 720,
  rate,
  segments: [clipSegment('aa', 0, 30, captions), clipSegment('bb', 0, 50), clipSegment('cc', 0, 40)],
  title: 'Ebb',
};
const asItIs: Arrangement = {
  range: null,
  before: 0,
  rate,
  size: { width: 1280, height: 720 },
  focusOf: () => 0.5,
  hasCaptions: true,
  label: null,
  review: [],
  encoding: null,
};
const marksOf = (plan: RenderPlan) => plan.segments.map(({ marks = [] }) => marks);

describe('marks', () => {
  test('a film as it is has none, and its very segments', () => {
    expect(arranged(film, asItIs)).toEqual(film);
  });

  test('the label stands over the first three seconds, wherever segments end', () => {
    const label = { kind: 'label', text: 'AI生成' };
    expect(marksOf(arranged(film, { ...asItIs, label: 'zh' }))).toEqual([
      [{ ...label, from: 0, to: 30 }],
      [{ ...label, from: 0, to: 42 }],
      [],
    ]);
    expect(labelMark('en', 20, rate)).toEqual({ kind: 'label', text: 'AI-generated', from: 0, to: 20 });
  });

  test('every frame of a review copy has the timecode that it has in the film', () => {
    const items = [
      { from: 0, to: 80, text: 'SHOT 1' },
      { from: 80, to: 120, text: 'SHOT 2' },
    ];
    fc.assert(
      fc.property(fc.nat(118), fc.integer({ min: 1, max: 120 }), fc.nat(500), (from, length, before) => {
        const range = { from, to: Math.min(120, from + length) };
        const plan = arranged(film, { ...asItIs, range, before, review: items });
        const seen = plan.segments.flatMap(({ frames, marks = [] }) =>
          Array.from({ length: frames }, (_, frame) =>
            marks.flatMap((mark) =>
              mark.kind === 'review' && mark.from <= frame && frame < mark.to
                ? [[mark.text, mark.first + frame - mark.from]]
                : [],
            ),
          ),
        );
        expect(seen).toEqual(
          Array.from({ length: filmFrames(plan) }, (_, frame) => [
            [from + frame < 80 ? 'SHOT 1' : 'SHOT 2', before + from + frame],
          ]),
        );
      }),
    );
  });

  test('captions go where they are not burnt', () => {
    const { segments } = arranged(film, { ...asItIs, hasCaptions: false });
    expect(segments.flatMap((segment) => segment.captions)).toEqual([]);
  });

  test('the field of the metadata has the seven names of the standard', () => {
    expect(Object.keys(JSON.parse(aigcField('Shotloom', 'ab')) as object)).toEqual([
      ...['Label', 'ContentProducer', 'ProduceID', 'ReservedCode1'],
      ...['ContentPropagator', 'PropagateID', 'ReservedCode2'],
    ]);
  });
});

describe('frames of another shape', () => {
  test('have the shorter edge of the film', () => {
    expect(sizeOfShape('vertical', film)).toEqual({ width: 720, height: 1280 });
    expect(sizeOfShape('square', film)).toEqual({ width: 720, height: 720 });
    expect(sizeOfShape('wide', { width: 720, height: 1280 })).toEqual({ width: 1280, height: 720 });
  });

  test('are filled around the focus, also with a chosen part', () => {
    const size = sizeOfShape('vertical', film);
    expect(reframed(film, size, () => 0.3).segments[0]).toMatchObject({
      picture: { framing: { kind: 'fill-around', x: 0.3 } },
    });
    const rectangle = { x: 0.5, y: 0, width: 0.5, height: 0.5 };
    const cropped = { ...clipSegment('aa', 0, 5) };
    const plan = {
      ...film,
      segments: [{ ...cropped, picture: { ...cropped.picture, framing: { kind: 'crop' as const, rectangle } } }],
    };
    for (const [focus, x] of [
      [0.75, 0.5],
      [0.1, 0],
      [1, 1],
    ] as const) {
      expect(reframed(plan, size, () => focus).segments[0]).toMatchObject({
        picture: { framing: { kind: 'fill-around', x, rectangle } },
      });
    }
  });

  test('are the film, only larger, where the shape is the same', () => {
    expect(reframed(film, { width: 1920, height: 1080 }, () => 0.1)).toEqual({ ...film, width: 1920, height: 1080 });
  });
});

describe('what a frame is cut around', () => {
  const figure = (x: number, speed = 0, show = 1) => [x, 0, speed, show, 0, 0, 0, 0, 0, 0];
  const camera = [0, 0, 2, 0, 0, 2, 0, 0, 0, 0];
  const places = (...figures: number[][]) => ({ camera, figures: figures.flat(), sprites: [], duration: 4 });
  const wide = 16 / 9;
  const vertical = 81 / 256;

  test('is the person, where it stands; both where they fit; else the first', () => {
    // Two metres high is 3.56 metres wide.
    expect(focusOf(places(figure(0.89)), wide, vertical)).toBeCloseTo(0.75, 2);
    expect(focusOf(places(figure(-0.05), figure(0.05)), wide, vertical)).toBeCloseTo(0.5, 2);
    expect(focusOf(places(figure(-0.89), figure(0.89)), wide, vertical)).toBeCloseTo(0.25, 2);
    expect(focusOf(places(figure(-0.89), figure(0.89)), wide, 1)).toBeCloseTo(0.5, 2);
    expect(focusOf(places(figure(0.89, 0, 0)), wide, vertical)).toBe(0.5);
  });

  test('is the middle of the way of who walks, never outside of the picture', () => {
    expect(focusOf(places(figure(0, 0.4)), wide, vertical)).toBeCloseTo(0.5, 2);
    expect(focusOf(places(figure(9)), wide, vertical)).toBe(1);
  });
});

describe('presets', () => {
  const encoders = new Set([
    'libx264',
    'libx265',
    'libvpx-vp9',
    'libaom-av1',
    'prores_ks',
    'aac',
    'libopus',
    'flac',
    'pcm_s24le',
    'libmp3lame',
  ]);

  test('go with the containers that they name, and with no others', () => {
    for (const preset of presetNames) {
      for (const container of PRESETS[preset].containers) {
        expect(deliveryOf({ preset, container, loudness: null }, encoders, -14)).toMatchObject({ preset, container });
      }
    }
    expect(() => deliveryOf({ preset: 'prores', container: 'webm', loudness: null }, encoders, -14)).toThrow(
      'The preset prores is not written as .webm; let the output end in .mov or .mkv.',
    );
  });

  test('are told by the name of the output', () => {
    const named = (name: string) =>
      deliveryOf({ preset: null, container: containerOf(name), loudness: null }, encoders, -14).preset;
    expect(['a.MP4', 'a.mov', 'a.webm', 'a.gif', 'x/%05d.png', 'a.flac'].map(named)).toEqual([
      ...['web', 'prores', 'vp9', 'gif', 'png', 'sound'],
    ]);
    expect([containerOf('one.png'), containerOf('film.avi'), containerOf('film')]).toEqual([null, null, null]);
  });

  test('say which encoder is lacking', () => {
    expect(() => deliveryOf({ preset: 'hevc', container: 'mp4', loudness: null }, new Set(['aac']), -14)).toThrow(
      'libx265',
    );
    expect(() => deliveryOf({ preset: 'sound', container: 'mp3', loudness: null }, new Set(['aac']), -14)).toThrow(
      'libmp3lame',
    );
  });

  test('have hardware where there is such, whose frames are decoded in their order', () => {
    const found = hardwareNames.map((name) => hardwareEncoding(name, HEVC)?.encoder);
    expect(found).toEqual(hardwareNames.map((name) => `hevc_${name}`));
    expect(hardwareEncoding('nvenc', PRORES)).toBeNull();
    expect(hardwareEncoding('qsv', H264_WEB)).toMatchObject({ ahead: 0, container: 'mp4', codec: 'h264' });
  });
});

describe('room on the disk', () => {
  const delivery = deliveryOf({ preset: 'web', container: 'mp4', loudness: null }, new Set(['libx264', 'aac']), -14);

  test('is estimated from what is cached, else from the encoder', () => {
    const { cache, output } = roomFor(film, delivery, { frames: 80, bytes: 80_000, lacking: 40 });
    expect(cache).toBe(40_000);
    expect(output).toBe(120_000 + (2 * 192_000 * 5) / 8);
    expect(roomFor(film, delivery, { frames: 0, bytes: 0, lacking: 120 }).cache).toBeGreaterThan(300_000);
  });

  test('is told as people count', () => {
    expect([bytesText(12), bytesText(39_500_000), bytesText(1_340_000_000)]).toEqual(['1 MB', '40 MB', '1.3 GB']);
  });
});

test('the time left is learned from what was encoded, not from what was found', () => {
  let time = 0;
  const left = paceOf(() => time);
  expect(left(500, 1000)).toBeNull();
  time = 500;
  expect(left(510, 1000)).toBeNull();
  time = 2000;
  expect(left(600, 1000)).toBe(8000);
});
