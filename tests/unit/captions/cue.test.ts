import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachCues, cuesOf, stackedLanes, withLanes } from '../../../src-shared/captions/cue.ts';
import type { Cue } from '../../../src-shared/captions/cue.ts';
import { readCaptions } from '../../../src-shared/captions/read-captions.ts';
import { writeAss } from '../../../src-shared/captions/ass.ts';
import { writeSubRip } from '../../../src-shared/captions/subrip.ts';
import { UNCHANGED, assemble } from '../../../src-shared/timeline/assemble.ts';
import { edit } from '../../../src-shared/timeline/edit.ts';
import { faultsOf } from '../../../src-shared/timeline/faults.ts';
import { rational } from '../../../src-shared/timeline/rational.ts';
import type { FilmSources, StoredTimeline, Timeline } from '../../../src-shared/timeline/records.ts';
import { RATES, films, shotOf } from '../../support/timeline/films.ts';
import { sentenceText } from '../../../src-shared/contract/sentences.ts';
import { inEnglish } from '../../support/sentences-said.ts';

const cue = (from: number, to: number, text: string, more: Partial<Cue> = {}): Cue => ({
  from: rational(from),
  to: rational(to),
  text,
  place: 'bottom',
  lane: null,
  ...more,
});

describe('several lanes', () => {
  test('are one cue at a time, the first lane uppermost', () => {
    const cues = [
      cue(1, 3, '走吧', { lane: 'zh' }),
      cue(1, 3, 'Let us go.', { lane: 'en' }),
      cue(4, 7, '船', { lane: 'zh' }),
      cue(5, 6, 'A boat', { lane: 'en' }),
      cue(5, 8, 'EXIT', { lane: 'en', place: 'top' }),
    ];
    expect(stackedLanes(cues, ['en'])).toEqual([
      cue(1, 3, 'Let us go.\n走吧'),
      cue(4, 5, '船', { lane: 'zh' }),
      cue(5, 6, 'A boat\n船'),
      cue(5, 8, 'EXIT', { lane: 'en', place: 'top' }),
      cue(6, 7, '船', { lane: 'zh' }),
    ]);
  });

  test('one lane is left as it is', () => {
    fc.assert(
      fc.property(films, (film) => {
        const cues = cuesOf(assemble(film, UNCHANGED));
        expect(stackedLanes(cues, [])).toEqual(cues);
      }),
    );
  });

  test('two languages of one file are two', () => {
    const cues = [cue(1, 3, 'Let us go.'), cue(1, 3, '走吧'), cue(3, 4, 'Now.'), cue(3, 4, '现在', { lane: 'zh' })];
    expect(withLanes(cues, 'en').map(({ lane, text }) => [lane, text])).toEqual([
      ['en', 'Let us go.'],
      ['en 2', '走吧'],
      ['en', 'Now.'],
      ['zh', '现在'],
    ]);
  });
});

/** A film without the captions of its script, and one with those of a file. */
function attached(film: FilmSources, cues: readonly Cue[]): { readonly timeline: Timeline; readonly left: unknown } {
  const bare = { ...film, shots: film.shots.map((shot) => ({ ...shot, attached: [] })) };
  let stored: StoredTimeline = UNCHANGED;
  const { commands, left } = attachCues(assemble(bare, stored), cues, 'zh', (index) => `cap_${index}`);
  for (const command of commands) {
    const result = edit(bare, stored, command);
    if ('refused' in result) throw new Error(sentenceText(result.refused.sentence));
    stored = result.stored;
  }
  const timeline = assemble(bare, stored);
  expect(faultsOf(bare, timeline)).toEqual([]);
  return { timeline, left: inEnglish(left) };
}

describe('captions of a file', () => {
  test.each([
    { name: 'SubRip', write: writeSubRip },
    { name: 'ASS', write: (cues: readonly Cue[]) => writeAss(cues, 640, 360) },
  ])('are shown on the frames that they were written from: $name', ({ write }) => {
    let shown = 0;
    fc.assert(
      fc.property(films, (film) => {
        const cues = cuesOf(assemble(film, UNCHANGED));
        shown += cues.length;
        expect(cuesOf(attached(film, readCaptions(write(cues)).cues).timeline)).toEqual(cues);
      }),
    );
    expect(shown).toBeGreaterThan(100);
  });

  test('are on the nearest frame where times were rounded, and last one at least', () => {
    const rate = RATES[0] ?? { numerator: 24, denominator: 1 };
    const still = { frames: 24, handle: null, transition_in: 'cut', transition_out: null, words: [] } as const;
    const film: FilmSources = { project_id: 'prj', rate, shots: [shotOf('a', still, rate)], footage: [], graphics: [] };
    // Frame 1 begins at 41.67 ms, frame 2 at 83.3 ms.
    const cues = [
      cue(0, 0, 'a', { from: rational(42, 1000), to: rational(83, 1000) }),
      cue(0, 0, 'b', { from: rational(84, 1000), to: rational(85, 1000) }),
      cue(1, 2, 'c'),
    ];
    const { timeline, left } = attached(film, cues);
    expect(cuesOf(timeline).map(({ text, from, to }) => [text, from, to])).toEqual([
      ['a', rational(1, 24), rational(2, 24)],
      ['b', rational(2, 24), rational(3, 24)],
    ]);
    expect(left).toEqual(['The caption "c" begins behind the end of the film; it was left out.']);
  });
});
