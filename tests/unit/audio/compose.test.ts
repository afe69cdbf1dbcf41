import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeBed } from '../../../src-shared/audio/compose.ts';
import type { BedRequest } from '../../../src-shared/audio/compose.ts';
import { chordClasses, phraseChords } from '../../../src-shared/audio/harmony.ts';
import { MOOD_STYLES, MOODS } from '../../../src-shared/audio/mood.ts';
import { randomOf } from '../../../src-shared/audio/random.ts';
import { INSTRUMENTS } from '../../../src-shared/audio/score.ts';
import type { Score } from '../../../src-shared/audio/score.ts';

const keys = fc.record({ tonic: fc.nat(11), mode: fc.constantFrom('major', 'minor', 'dorian') });
const requests: fc.Arbitrary<BedRequest> = fc.record(
  {
    mood: fc.constantFrom(...MOODS),
    tempo: fc.integer({ min: 40, max: 160 }),
    key: keys,
    seconds: fc.double({ min: 0.5, max: 120, noNaN: true }),
    seed: fc.string(),
    intensity: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  },
  { requiredKeys: ['mood', 'key', 'seconds', 'seed'] },
);

/** Pitch classes of a key, with the leading note that a minor key's dominant has. */
function classesOf({ key }: Score): Set<number> {
  const scales = { major: [0, 2, 4, 5, 7, 9, 11], minor: [0, 2, 3, 5, 7, 8, 10, 11], dorian: [0, 2, 3, 5, 7, 9, 10] };
  return new Set(scales[key.mode].map((step) => (key.tonic + step) % 12));
}

function notesOf(score: Score) {
  return score.parts.flatMap(({ instrument, notes }) => notes.map((note) => ({ ...note, instrument })));
}

describe('composeBed', () => {
  test('gives the same score for the same request, and another for another seed', () => {
    fc.assert(
      fc.property(requests, (request) => {
        expect(composeBed(request)).toEqual(composeBed(request));
      }),
      { numRuns: 30 },
    );
    for (const mood of MOODS) {
      const key = { tonic: 0, mode: MOOD_STYLES[mood].mode };
      const melodies = ['1', '2', '3'].map((seed) =>
        JSON.stringify(composeBed({ mood, key, seconds: 60, seed }).parts),
      );
      expect(new Set(melodies).size).toBe(3);
    }
  });

  test('plays in the key, within what its instruments can, and never a key that is still down', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const score = composeBed(request);
        const classes = classesOf(score);
        const wrong = notesOf(score).filter(({ instrument, pitch, velocity, seconds }) => {
          const { lowest, highest } = INSTRUMENTS[instrument];
          const untuned = instrument === 'drums' || instrument === 'taiko';
          const inRange = pitch >= lowest && pitch <= highest && velocity >= 1 && velocity <= 127 && seconds > 0;
          return !inRange || !(untuned || classes.has(pitch % 12));
        });
        expect(wrong).toEqual([]);
        for (const { notes } of score.parts) {
          const ends = new Map<number, number>();
          const early = notes.filter(({ at, seconds, pitch }) => {
            const end = ends.get(pitch) ?? 0;
            ends.set(pitch, at + seconds);
            return at < end - 1e-9;
          });
          expect(early).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('lasts exactly as long as asked, its last chord being home', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const score = composeBed(request);
        const notes = notesOf(score);
        expect(score.seconds).toBe(request.seconds);
        const end = Math.max(...notes.map(({ at, seconds }) => at + seconds));
        expect(Math.abs(end - request.seconds)).toBeLessThan(1e-9);
        const bar = (score.beatsPerBar * 60) / score.tempo;
        expect(Math.abs(request.seconds / bar - Math.round(request.seconds / bar))).toBeLessThan(1e-9);
        const home = chordClasses(score.key, 0);
        const last = notes.filter(
          ({ at, instrument }) => at >= request.seconds - bar && instrument !== 'drums' && instrument !== 'taiko',
        );
        expect(last.length).toBeGreaterThan(0);
        for (const { pitch } of last) expect(home).toContain(pitch % 12);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps nearly to the tempo where there are bars enough', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const asked = request.tempo ?? MOOD_STYLES[request.mood].tempo[1];
        const { tempo, beatsPerBar } = composeBed(request);
        const bars = (request.seconds * asked) / 60 / beatsPerBar;
        expect(Math.abs(tempo / asked - 1)).toBeLessThan(bars >= 6 ? 0.09 : bars >= 2 ? 0.26 : 20);
      }),
      { numRuns: 60 },
    );
  });

  test('grows where it is asked to', () => {
    const request = { mood: 'grand', key: { tonic: 7, mode: 'major' }, seconds: 96, seed: 'rise' } as const;
    const rising = composeBed({ ...request, intensity: [0.1, 1] });
    const half = (first: boolean) => notesOf(rising).filter(({ at }) => at < 48 === first);
    expect(half(false).length).toBeGreaterThan(1.3 * half(true).length);
    const velocity = (first: boolean) => half(first).reduce((sum, note) => sum + note.velocity, 0) / half(first).length;
    expect(velocity(false)).toBeGreaterThan(velocity(true) + 8);
    expect(notesOf(rising).filter(({ instrument, at }) => instrument === 'timpani' && at < 20)).toEqual([]);
  });

  test('has a theme that comes back', () => {
    const { parts, tempo } = composeBed({
      mood: 'tender',
      key: { tonic: 0, mode: 'major' },
      seconds: 80,
      seed: 'theme',
      intensity: [0.6, 0.6],
    });
    const phrase = (8 * 3 * 60) / tempo;
    const melody = parts.find(({ instrument }) => instrument === 'piano')?.notes ?? [];
    const rhythm = (first: number) =>
      melody
        .filter(({ at }) => at >= first * phrase && at < (first + 0.7) * phrase)
        .map(({ at }) => Math.round(((at - first * phrase) * tempo) / 30));
    expect(rhythm(0).length).toBeGreaterThan(4);
    expect(rhythm(1)).toEqual(rhythm(0));
  });

  test('refuses a length or a tempo of nothing', () => {
    const request = { mood: 'calm', key: { tonic: 0, mode: 'major' }, seed: '' } as const;
    for (const seconds of [0, -1, Number.NaN]) expect(() => composeBed({ ...request, seconds })).toThrow(RangeError);
    expect(() => composeBed({ ...request, seconds: 10, tempo: 0 })).toThrow(RangeError);
  });
});

describe('phraseChords', () => {
  test('begins at home and ends with its cadence', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('major', 'minor', 'dorian'),
        fc.integer({ min: 3, max: 8 }),
        fc.constantFrom(...(['half', 'authentic', 'plagal', 'deceptive'] as const)),
        (seed, mode, bars, cadence) => {
          const chords = phraseChords(randomOf(seed), mode, bars, cadence);
          const ends = { half: [4], authentic: [4, 0], plagal: [3, 0], deceptive: [4, 5] }[cadence];
          expect(chords).toHaveLength(bars);
          expect(chords[0]).toBe(0);
          expect(chords.slice(-ends.length)).toEqual(ends);
          // A diminished triad is no chord of a bed.
          for (const chord of chords)
            expect(
              mode === 'major' ? chord !== 6 : mode === 'minor' ? chord !== 1 : chord !== 5 || cadence === 'deceptive',
            ).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('leads each voice of its chords by no more than a fifth', () => {
    const score = composeBed({ mood: 'sad', key: { tonic: 9, mode: 'minor' }, seconds: 120, seed: 'voices' });
    const pad = score.parts[0]?.notes ?? [];
    const bar = (4 * 60) / score.tempo;
    const sounding = (index: number) =>
      pad
        .filter(({ at, seconds }) => at < (index + 0.5) * bar && at + seconds > (index + 0.5) * bar)
        .map(({ pitch }) => pitch)
        .toSorted((a, b) => a - b);
    for (let index = 1; index * bar < 119; index += 1) {
      const [before, after] = [sounding(index - 1), sounding(index)];
      expect(after).toHaveLength(3);
      after.forEach((pitch, voice) => expect(Math.abs(pitch - (before[voice] ?? 0))).toBeLessThanOrEqual(7));
    }
  });
});
