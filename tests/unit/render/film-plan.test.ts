import { describe, expect, test } from 'vitest';
import type { ShownShot } from '../../../src-shared/render/film-plan.ts';
import { filmPlan, filmSources } from '../../../src-shared/render/film-plan.ts';
import { filmFrames } from '../../../src-shared/render/encode.ts';
import { assemble, UNCHANGED } from '../../../src-shared/timeline/assemble.ts';
import { clipSegment, stillSegment } from '../../support/render/segments.ts';

const film = { title: 'The Lighthouse', width: 512, height: 288 };
const rate = { numerator: 24, denominator: 1 };
const clip: ShownShot = {
  id: 'one',
  frames: 72,
  draft: { lines: [{ character: 'MARA', text: 'Who is there?', off_screen: false }], transition_in: 'cut' },
  take: { kind: 'clip', media_sha256: 'aa', frames: 96, handle_frames: 12 },
};
const still: ShownShot = {
  id: 'two',
  frames: 48,
  draft: { lines: [], transition_in: 'cut' },
  take: { kind: 'still', media_sha256: 'bb', frames: 1, handle_frames: 0 },
};

const planOf = (...shots: readonly ShownShot[]) =>
  filmPlan(film, shots, assemble(filmSources('prj', rate, shots), UNCHANGED));

describe('filmPlan', () => {
  test('cuts from shot to shot: the frames of a clip between its handles, a still held', () => {
    expect(planOf(clip, still, { ...clip, id: 'three' })).toMatchObject({
      ...film,
      segments: [
        { picture: clipSegment('aa', 12, 72).picture, frames: 72 },
        stillSegment('bb', 48),
        { picture: clipSegment('aa', 12, 72).picture, frames: 72 },
      ],
      audio: { kind: 'silence', sample_rate: 48_000, channels: 2 },
    });
  });

  test('shows what is said as a caption of that shot', () => {
    const { segments } = planOf(still, clip);
    expect(segments.map(({ captions }) => captions.map(({ text }) => text))).toEqual([[], ['Who is there?']]);
    const [caption] = segments[1]?.captions ?? [];
    expect(caption?.from).toBeGreaterThanOrEqual(0);
    expect(caption?.to).toBeLessThanOrEqual(72);
  });

  test('joins shots as the script says, with frames of their handles, and lasts as long as without', () => {
    const dissolved = { ...clip, id: 'two', draft: { ...clip.draft, transition_in: 'dissolve' as const } };
    const faded = { ...still, id: 'three', draft: { ...still.draft, transition_out: 'fade_out' as const } };
    const plan = planOf(clip, dissolved, faded);
    expect(filmFrames(plan)).toBe(72 + 72 + 48);
    expect(plan.segments.map(({ frames, kind }) => [kind, frames])).toEqual([
      ['stretch', 60],
      ['transition', 24],
      ['stretch', 60],
      ['stretch', 24],
      ['transition', 24],
    ]);
    expect(plan.segments[1]).toMatchObject({
      transition: { kind: 'dissolve', before: 12, after: 12 },
      from: { ...clipSegment('aa', 72, 24).picture },
      to: { ...clipSegment('aa', 0, 24).picture },
    });
    expect(plan.segments.at(-1)).toMatchObject({ transition: { kind: 'fade-black', before: 24, after: 0 }, to: null });
    // What is said is read through the dissolve.
    expect(plan.segments[1]?.captions.map(({ text }) => text)).toEqual(['Who is there?', 'Who is there?']);
  });

  test('shows of a take that is too short what there is', () => {
    const short = { ...clip, take: { ...clip.take, frames: 64 } };
    expect(filmFrames(planOf(short, still))).toBe(52 + 48);
  });
});
