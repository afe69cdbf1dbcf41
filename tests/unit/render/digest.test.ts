import { describe, expect, test } from 'vitest';

import { segmentDigest } from '../../../src-shared/render/digest.ts';
import { PLAIN_THEME } from '../../../src-shared/render/graphics/records.ts';
import { H264_LOSSLESS, HEVC } from '../../../src-shared/render/picture-encodings.ts';
import { PLAIN_GRADE } from '../../../src-shared/render/plan.ts';
import type { PlanPicture, PlanSegment } from '../../../src-shared/render/plan.ts';
import { clipSegment, stillSegment } from '../../support/render/segments.ts';

const plan = { width: 1280, height: 720, rate: { numerator: 24, denominator: 1 } };
const captions = [{ text: 'Who is it?', from: 2, to: 40 }];
const segment = clipSegment('aa', 12, 48, captions);
const graphic = { kind: 'title', title: 'Day', subtitle: '', theme: PLAIN_THEME } as const;
const overlays = [
  { graphic, from: 0, to: 10, shown: 0, frames: 40 },
  { graphic, from: 0, to: 10, shown: 5, frames: 40 },
  { graphic, from: 0, to: 10, shown: 0, frames: 41 },
  { graphic: { ...graphic, title: 'Night' }, from: 0, to: 10, shown: 0, frames: 40 },
];
const graded = (change: Partial<PlanPicture>): PlanSegment => ({
  ...segment,
  picture: { ...segment.picture, ...change },
});

describe('segmentDigest', () => {
  test('stays the same for the same record, whatever the order of its members', () => {
    const { frames, kind, picture, overlays } = segment;
    expect(segmentDigest({ captions, picture, overlays, kind, frames }, plan, 'font')).toBe(
      segmentDigest(segment, plan, 'font'),
    );
    expect(segmentDigest(segment, plan, 'font')).toMatch(/^[0-9a-f]{64}$/u);
  });

  test('changes with everything that changes the picture', () => {
    const digests = [
      segmentDigest(segment, plan, 'font'),
      segmentDigest(segment, { ...plan, width: 640 }, 'font'),
      segmentDigest(segment, { ...plan, height: 360 }, 'font'),
      segmentDigest(segment, { ...plan, rate: { numerator: 25, denominator: 1 } }, 'font'),
      segmentDigest(segment, { ...plan, encoding: HEVC }, 'font'),
      segmentDigest(segment, { ...plan, encoding: H264_LOSSLESS }, 'font'),
      segmentDigest(segment, plan, 'other font'),
      segmentDigest({ ...segment, frames: 47 }, plan, 'font'),
      segmentDigest({ ...segment, copied: true }, plan, 'font'),
      ...[
        clipSegment('aa', 11, 48, captions),
        clipSegment('ab', 12, 48, captions),
        stillSegment('aa', 48, captions),
      ].map((other) => segmentDigest(other, plan, 'font')),
      segmentDigest(graded({ step: { n: 1, d: 2 } }), plan, 'font'),
      segmentDigest(graded({ opacity: 0.5 }), plan, 'font'),
      segmentDigest(graded({ framing: { kind: 'fill' } }), plan, 'font'),
      segmentDigest(graded({ grade: { ...PLAIN_GRADE, exposure: 1 } }), plan, 'font'),
      segmentDigest({ ...segment, captions: [{ text: 'Who is it?', from: 2, to: 41 }] }, plan, 'font'),
      segmentDigest({ ...segment, captions: [] }, plan, 'font'),
      ...overlays.map((overlay) => segmentDigest({ ...segment, overlays: [overlay] }, plan, 'font')),
      segmentDigest(graded({ source: { kind: 'graphic', graphic } }), plan, 'font'),
      segmentDigest(graded({ source: { kind: 'graphic', graphic: { ...graphic, title: 'Night' } } }), plan, 'font'),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('depends on the font where something is written, and only there', () => {
    const silent = { ...segment, captions: [] };
    expect(segmentDigest(silent, plan, 'font')).toBe(segmentDigest(silent, plan, 'other font'));
    const written: PlanSegment[] = [
      { ...silent, overlays: overlays.slice(0, 1) },
      { ...silent, picture: { ...silent.picture, source: { kind: 'graphic', graphic } } },
    ];
    for (const segmentWithText of written)
      expect(segmentDigest(segmentWithText, plan, 'font')).not.toBe(segmentDigest(segmentWithText, plan, 'other font'));
  });
});
