import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { CodedClip } from '../../../src-shared/render/untouched.ts';
import { copiedFrames, DECODING_DELAY, withCopies } from '../../../src-shared/render/untouched.ts';
import { readFrames } from '../../../src-shared/render/sampling.ts';
import { clipSegment } from '../../support/render/segments.ts';

function clipOf(frames: readonly number[], starts: readonly number[]): CodedClip {
  return { frames: Int32Array.from(frames), starts: Int32Array.from(starts) };
}

/** Closed groups of small groups, each decoded from its last frame on: as an encoder with pictures between two others writes them. */
const codedClips = fc
  .array(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 12 }), { minLength: 1 })
  .map((groups) => {
    const frames: number[] = [];
    const starts: number[] = [];
    for (const smallGroups of groups) {
      let next = frames.length;
      starts.push(next);
      frames.push(next);
      next += 1;
      for (const length of smallGroups) {
        frames.push(next + length - 1);
        for (let frame = next; frame < next + length - 1; frame += 1) frames.push(frame);
        next += length;
      }
    }
    return clipOf(frames, starts);
  });

const cutClips = codedClips.chain((clip) =>
  fc.tuple(fc.constant(clip), fc.nat({ max: clip.frames.length - 1 }), fc.integer({ min: 1, max: clip.frames.length })),
);

test('what is copied are the frames from a sync picture on, without a gap, each decoded from what is copied', () => {
  fc.assert(
    fc.property(cutClips, ([clip, first, length]) => {
      const end = Math.min(clip.frames.length, first + length);
      const copied = copiedFrames(clip, first, end);
      // In closed groups a picture that decoding may start with is decoded when it is shown.
      const start = clip.starts.find((place) => place >= first && place < end) ?? -1;
      expect(copied === null).toBe(start < 0);
      fc.pre(copied !== null);
      expect(copied.picture).toBe(start);
      const shown = [...clip.frames.slice(start, start + copied.count)];
      expect(shown.toSorted((a, b) => a - b)).toEqual(shown.map((_, index) => copied.frame + index));
      expect(copied.frame >= first && copied.frame + copied.count <= end).toBe(true);
      // Nothing is decoded later than it is shown, and no more could have been copied than the last small group.
      shown.forEach((frame, index) => expect(frame - copied.frame).toBeGreaterThanOrEqual(index - DECODING_DELAY));
      expect(end - copied.frame - copied.count).toBeLessThan(3);
    }),
  );
});

test('groups that need pictures before them, or decode deeper than a film does, are not copied', () => {
  const clip = (...frames: number[]): CodedClip => clipOf(frames, [0]);
  expect(copiedFrames(clip(2, 0, 1, 3, 4), 0, 5)).toEqual({ picture: 0, frame: 2, count: 1 });
  expect(copiedFrames(clip(0, 4, 3, 2, 1), 0, 5)).toEqual({ picture: 0, frame: 0, count: 1 });
  expect(copiedFrames(clip(0, 4, 2, 1, 3), 0, 5)).toEqual({ picture: 0, frame: 0, count: 5 });
});

test('a plan with copies shows the same frames, and one of few frames stays whole', () => {
  fc.assert(
    fc.property(cutClips, ([clip, first, frames]) => {
      const length = Math.min(frames, clip.frames.length - first);
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
