import { describe, expect, test } from 'vitest';

import { segmentDigest } from '../../../src-shared/render/digest.ts';
import type { PlanSegment } from '../../../src-shared/render/plan.ts';

const plan = { width: 1280, height: 720, rate: { numerator: 24, denominator: 1 } };
const segment: PlanSegment = {
  source: { kind: 'clip', sha256: 'aa', first: 12 },
  frames: 48,
  captions: [{ text: 'Who is it?', from: 2, to: 40 }],
};

describe('segmentDigest', () => {
  test('stays the same for the same record, whatever the order of its members', () => {
    const { captions, frames, source } = segment;
    expect(segmentDigest({ captions, frames, source }, plan, 'font')).toBe(segmentDigest(segment, plan, 'font'));
    expect(segmentDigest(segment, plan, 'font')).toMatch(/^[0-9a-f]{64}$/u);
  });

  test('changes with everything that changes the picture', () => {
    const digests = [
      segmentDigest(segment, plan, 'font'),
      segmentDigest(segment, { ...plan, width: 640 }, 'font'),
      segmentDigest(segment, { ...plan, height: 360 }, 'font'),
      segmentDigest(segment, { ...plan, rate: { numerator: 25, denominator: 1 } }, 'font'),
      segmentDigest(segment, plan, 'other font'),
      segmentDigest({ ...segment, frames: 47 }, plan, 'font'),
      segmentDigest({ ...segment, source: { kind: 'clip', sha256: 'aa', first: 11 } }, plan, 'font'),
      segmentDigest({ ...segment, source: { kind: 'clip', sha256: 'ab', first: 12 } }, plan, 'font'),
      segmentDigest({ ...segment, source: { kind: 'still', sha256: 'aa' } }, plan, 'font'),
      segmentDigest({ ...segment, captions: [{ text: 'Who is it?', from: 2, to: 41 }] }, plan, 'font'),
      segmentDigest({ ...segment, captions: [] }, plan, 'font'),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('does not depend on the font where no caption is', () => {
    const silent = { ...segment, captions: [] };
    expect(segmentDigest(silent, plan, 'font')).toBe(segmentDigest(silent, plan, 'other font'));
  });
});
