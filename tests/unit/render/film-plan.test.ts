import { describe, expect, test } from 'vitest';
import type { ShownShot } from '../../../src-shared/render/film-plan.ts';
import { filmPlan, filmSources } from '../../../src-shared/render/film-plan.ts';
import { filmFrames } from '../../../src-shared/render/encode.ts';
import { assemble, UNCHANGED } from '../../../src-shared/timeline/assemble.ts';
import { rational } from '../../../src-shared/timeline/rational.ts';
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

  test('shows other takes and footage where the timeline does', () => {
    const take = { id: 'other', kind: 'clip', media_sha256: 'cc', frames: 84, handle_frames: 6 } as const;
    const shots = [{ ...clip, takes: [take] }, still];
    const footage = new Map([['sea', { kind: 'clip', media_sha256: 'dd', frames: 50, handle_frames: 0 } as const]]);
    const sea = { id: 'sea', duration: rational(50, 24), has_picture: true, has_sound: false };
    const record = { project_id: 'prj', removed: false, next: null };
    const timeline = assemble(filmSources('prj', rate, shots, [sea]), {
      ...UNCHANGED,
      items: [
        {
          ...record,
          id: 'one',
          own: true,
          after: null,
          edit: { source: { kind: 'shot', shot: 'one', take: 'other' }, frames: 24 },
        },
        {
          ...record,
          id: 'put',
          own: false,
          after: ['one'],
          edit: { source: { kind: 'footage', footage: 'sea' }, in: rational(1), frames: 90 },
        },
      ],
    });
    expect(filmPlan(film, shots, timeline, footage).segments).toMatchObject([
      { picture: clipSegment('cc', 6, 24).picture, frames: 24 },
      { picture: clipSegment('dd', 24, 26).picture, frames: 26 },
      { picture: stillSegment('bb', 48).picture, frames: 48 },
    ]);
  });

  test('a shot without a picture has a place in the timeline', () => {
    const [shot] = filmSources('prj', rate, [{ ...clip, take: null }]).shots;
    expect(shot).toMatchObject({ frames: 72, material: null });
  });
});
