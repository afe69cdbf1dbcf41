import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filmFrames } from '../../../src-shared/render/encode.ts';
import { plainPicture } from '../../../src-shared/render/plan.ts';
import type { PlanPicture, PlanSegment, RenderPlan } from '../../../src-shared/render/plan.ts';
import { resampled } from '../../../src-shared/render/resampled.ts';
import { shownAt } from '../../../src-shared/render/sampling.ts';
import { floor } from '../../../src-shared/timeline/rational.ts';
import type { FrameRate } from '../../../src-shared/timeline/rational.ts';
import { clipSegment } from '../../support/render/segments.ts';

const rates: readonly FrameRate[] = [
  ...[12, 24, 25, 30, 50, 60].map((numerator) => ({ numerator, denominator: 1 })),
  ...[24000, 30000, 60000].map((numerator) => ({ numerator, denominator: 1001 })),
];

function filmOf(segments: readonly PlanSegment[], rate: FrameRate): RenderPlan {
  return { width: 64, height: 36, rate, segments, title: 'Ebb' };
}

/** Which frame of which clip every frame of a film shows alone; transitions by their number in the whole. */
function shownIn({ segments }: RenderPlan): string[] {
  const of = (picture: PlanPicture, frame: number): string => {
    const name = picture.source.kind === 'clip' ? picture.source.sha256 : picture.source.kind;
    return `${name} ${floor(shownAt(picture.at, picture.step, frame))}`;
  };
  return segments.flatMap((segment) =>
    Array.from({ length: segment.frames }, (_, frame) => {
      if (segment.kind === 'stretch') return of(segment.picture, frame);
      const at = frame + (segment.cut?.before ?? 0);
      return [segment.from, segment.to].map((picture) => (picture ? of(picture, at) : '')).join(' and ');
    }),
  );
}

const pieces = fc.array(
  fc.record({ frames: fc.integer({ min: 1, max: 20 }), first: fc.integer({ min: 0, max: 30 }), isJoint: fc.boolean() }),
  { minLength: 1, maxLength: 8 },
);

function segmentsOf(list: readonly { frames: number; first: number; isJoint: boolean }[]): PlanSegment[] {
  return list.map(({ frames, first, isJoint }, index): PlanSegment => {
    if (!isJoint) return clipSegment(`clip${index}`, first, frames);
    const picture = (name: string): PlanPicture =>
      plainPicture({ kind: 'clip', sha256: `${name}${index}` }, frames, first);
    const transition = { kind: 'dissolve', before: frames, after: 0 } as const;
    return { kind: 'transition', frames, overlays: [], captions: [], transition, from: picture('a'), to: picture('b') };
  });
}

describe('a film at another number of frames a second', () => {
  test('shows at every moment what the film shows then, and is as long to a frame', () => {
    fc.assert(
      fc.property(pieces, fc.constantFrom(...rates), fc.constantFrom(...rates), (list, from, to) => {
        const film = filmOf(segmentsOf(list), from);
        const other = resampled(film, to, null);
        const ratio = (from.numerator * to.denominator) / (from.denominator * to.numerator);
        expect(filmFrames(other)).toBe(Math.ceil(filmFrames(film) / ratio - 1e-9));
        const before = shownIn(film);
        shownIn(other).forEach((shown, frame) => expect(shown).toBe(before[Math.floor(frame * ratio + 1e-9)]));
      }),
    );
  });

  test('is the very film where the rate is its own', () => {
    const film = filmOf([clipSegment('aa', 0, 5)], { numerator: 24, denominator: 1 });
    expect(resampled(film, { numerator: 24, denominator: 1 }, null)).toBe(film);
  });
});

test('a part of a film shows its frames, also of transitions that it begins or ends in', () => {
  fc.assert(
    fc.property(pieces, fc.nat(), fc.nat(), (list, one, other) => {
      const film = filmOf(segmentsOf(list), { numerator: 25, denominator: 1 });
      const frames = filmFrames(film);
      const [from, last] = [one % frames, other % frames].toSorted((a, b) => a - b);
      const range = { from: from ?? 0, to: (last ?? 0) + 1 };
      expect(shownIn(resampled(film, film.rate, range))).toEqual(shownIn(film).slice(range.from, range.to));
    }),
  );
});

test('captions and graphics keep their moments in a part', () => {
  const graphic = { kind: 'lower-third', name: 'Mara', role: '', theme: undefined } as never;
  const segment: PlanSegment = {
    ...clipSegment('aa', 0, 40, [
      { text: 'one', from: 0, to: 10 },
      { text: 'two', from: 12, to: 30 },
    ]),
    overlays: [{ graphic, from: 5, to: 25, shown: 3, frames: 23 }],
  };
  const [part] = resampled(
    filmOf([segment], { numerator: 24, denominator: 1 }),
    { numerator: 48, denominator: 1 },
    { from: 10, to: 20 },
  ).segments;
  expect(part).toMatchObject({
    frames: 20,
    captions: [{ text: 'two', from: 4, to: 20 }],
    overlays: [{ from: 0, to: 20, shown: 16, frames: 46 }],
  });
});
