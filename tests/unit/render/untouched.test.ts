import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { CodedClip } from '../../../src-shared/render/untouched.ts';
import { copiedFrames, DECODING_DELAY, withCopies } from '../../../src-shared/render/untouched.ts';
import { readFrames } from '../../../src-shared/render/sampling.ts';
import { clipSegment } from '../../support/render/segments.ts';

/** Closed groups of small groups, each decoded from its last frame on: as an encoder with pictures between two others writes them. */
const codedClips = fc
  .array(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 12 }), { minLength: 1 })
  .map((groups) => {
    const clip: { frame: number; isSync: boolean }[] = [];
    for (const smallGroups of groups) {
      let next = clip.length;
      clip.push({ frame: next, isSync: true });
      next += 1;
      for (const length of smallGroups) {
        clip.push({ frame: next + length - 1, isSync: false });
        for (let frame = next; frame < next + length - 1; frame += 1) clip.push({ frame, isSync: false });
        next += length;
      }
    }
    return clip;
  });

const cutClips = codedClips.chain((clip) =>
  fc.tuple(fc.constant(clip), fc.nat({ max: clip.length - 1 }), fc.integer({ min: 1, max: clip.length })),
);

test('what is copied are the frames from a sync picture on, without a gap, each decoded from what is copied', () => {
  fc.assert(
    fc.property(cutClips, ([clip, first, frames]) => {
      const end = Math.min(clip.length, first + frames);
      const copied = copiedFrames(clip, first, end);
      const start = clip.findIndex(({ frame, isSync }) => isSync && frame >= first && frame < end);
      expect(copied === null).toBe(start < 0);
      fc.pre(copied !== null);
      expect(copied.picture).toBe(start);
      const shown = clip.slice(start, start + copied.count).map(({ frame }) => frame);
      expect(shown.toSorted((a, b) => a - b)).toEqual(shown.map((_, index) => copied.frame + index));
      expect(copied.frame >= first && copied.frame + copied.count <= end).toBe(true);
      // Nothing is decoded later than it is shown, and no more could have been copied than the last small group.
      shown.forEach((frame, index) => expect(frame - copied.frame).toBeGreaterThanOrEqual(index - DECODING_DELAY));
      expect(end - copied.frame - copied.count).toBeLessThan(3);
    }),
  );
});

test('groups that need pictures before them, or decode deeper than a film does, are not copied', () => {
  const clip = (...frames: number[]): CodedClip => frames.map((frame, index) => ({ frame, isSync: index === 0 }));
  expect(copiedFrames(clip(2, 0, 1, 3, 4), 0, 5)).toEqual({ picture: 0, frame: 2, count: 1 });
  expect(copiedFrames(clip(0, 4, 3, 2, 1), 0, 5)).toEqual({ picture: 0, frame: 0, count: 1 });
  expect(copiedFrames(clip(0, 4, 2, 1, 3), 0, 5)).toEqual({ picture: 0, frame: 0, count: 5 });
});

test('a plan with copies shows the same frames, and one of few frames stays whole', () => {
  fc.assert(
    fc.property(cutClips, ([clip, first, frames]) => {
      const length = Math.min(frames, clip.length - first);
      const segment = clipSegment('aa', first, length);
      const plan = { width: 64, height: 36, rate: { numerator: 24, denominator: 1 }, title: '' };
      const { segments } = withCopies({ ...plan, segments: [segment] }, () => clip);
      let at = first;
      for (const part of segments) {
        if (part.kind !== 'stretch') throw new Error('a clip is one stretch');
        expect(readFrames(part.picture)).toEqual({ first: at, end: at + part.frames });
        expect(part.copied === undefined || part.frames >= 12).toBe(true);
        at += part.frames;
      }
      expect(at).toBe(first + length);
      expect(length >= 12 || segments.length === 1).toBe(true);
    }),
  );
});
