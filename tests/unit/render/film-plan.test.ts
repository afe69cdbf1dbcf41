import { describe, expect, test } from 'vitest';
import type { ShownShot } from '../../../src-shared/render/film-plan.ts';
import { filmPlan } from '../../../src-shared/render/film-plan.ts';
import { clipSegment, stillSegment } from '../../support/render/segments.ts';

const film = { title: 'The Lighthouse', width: 512, height: 288, rate: { numerator: 24, denominator: 1 } };
const clip: ShownShot = {
  frames: 72,
  lines: [{ character: 'MARA', text: 'Who is there?', off_screen: false }],
  take: { kind: 'clip', media_sha256: 'aa', handle_frames: 12 },
};
const still: ShownShot = { frames: 48, lines: [], take: { kind: 'still', media_sha256: 'bb', handle_frames: 0 } };

describe('filmPlan', () => {
  test('cuts from shot to shot: the frames of a clip between its handles, a still held', () => {
    expect(filmPlan(film, [clip, still, clip])).toMatchObject({
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
    const { segments } = filmPlan(film, [still, clip]);
    expect(segments.map(({ captions }) => captions.map(({ text }) => text))).toEqual([[], ['Who is there?']]);
    const [caption] = segments[1]?.captions ?? [];
    expect(caption?.from).toBeGreaterThanOrEqual(0);
    expect(caption?.to).toBeLessThanOrEqual(72);
  });
});
