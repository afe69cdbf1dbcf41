import fc from 'fast-check';
import { framesToSeconds, rational } from '../../../src-shared/timeline/rational.ts';
import type { FrameRate, Rational } from '../../../src-shared/timeline/rational.ts';
import type { FilmFootage, FilmShot, FilmSources, Material } from '../../../src-shared/timeline/records.ts';

export const RATES: readonly FrameRate[] = [
  { numerator: 24, denominator: 1 },
  { numerator: 25, denominator: 1 },
  { numerator: 24000, denominator: 1001 },
  { numerator: 30000, denominator: 1001 },
  { numerator: 60000, denominator: 1001 },
  { numerator: 17, denominator: 1 },
];

export const FOOTAGE: readonly FilmFootage[] = [
  { id: 'ftg_video', duration: rational(1001 * 90, 24000), has_picture: true, has_sound: true },
  { id: 'ftg_silent', duration: rational(23, 10), has_picture: true, has_sound: false },
  { id: 'ftg_picture', duration: null, has_picture: true, has_sound: false },
  { id: 'ftg_music', duration: rational(88_200 * 7 + 1, 44_100), has_picture: false, has_sound: true },
];

/** A shot as tests write it down. */
export interface ShotSeed {
  readonly frames: number;
  /** Frames of its handles; null: it is shown by a still. */
  readonly handle: number | null;
  readonly transition_in: FilmShot['transition_in'];
  readonly transition_out: FilmShot['transition_out'];
  /** A caption and a narration begin at these frames. */
  readonly words: readonly number[];
}

export const shotSeeds: fc.Arbitrary<ShotSeed> = fc.record({
  frames: fc.oneof(fc.integer({ min: 24, max: 120 }), fc.integer({ min: 1, max: 6 })),
  handle: fc.constantFrom(null, 0, 5, 12, 12, 12),
  transition_in: fc.constantFrom('cut', 'cut', 'dissolve', 'wipe', 'fade_in', 'fade_out'),
  transition_out: fc.constantFrom(null, null, 'fade_out', 'cut_to_black'),
  words: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
});

/** A shot, with a longer and a shorter take. */
export function shotOf(id: string, seed: ShotSeed, rate: FrameRate): FilmShot {
  const { frames, handle, transition_in, transition_out } = seed;
  const material = (length: number, more: number | null): Material =>
    more === null ? null : { from: 0 - more, to: length + more };
  const begins = seed.words.filter((frame) => frame < frames);
  const at = (frame: number): Rational => framesToSeconds(frame, rate);
  return {
    id,
    frames,
    transition_in,
    transition_out,
    material: material(frames, handle),
    takes: [
      { id: `${id}.long`, material: material(frames + 12, 12) },
      { id: `${id}.short`, material: material(Math.max(1, frames - 9), 0) },
    ],
    attached: begins.flatMap((frame, index): FilmShot['attached'] => [
      {
        id: `${id}/caption/${index}`,
        at: at(frame),
        duration: at(20),
        content: { kind: 'caption', lane: 'zh', text: '你好', style: 'plain', place: 'bottom' },
      },
      {
        id: `${id}/voice/${index}`,
        at: at(frame),
        duration: rational(40_001, 48_000),
        content: {
          kind: 'sound',
          role: 'narration',
          source: { kind: 'made', sound: `snd_${id}_${index}` },
          in: rational(0),
          gain_db: 0,
          fade_in: rational(0),
          fade_out: rational(0),
          loops: false,
        },
      },
    ]),
  };
}

export function filmOf(shots: readonly FilmShot[], rate: FrameRate): FilmSources {
  return { project_id: 'prj_film', rate, shots, footage: FOOTAGE, graphics: ['grf_chart', 'grf_map', 'grf_ticker'] };
}

/** Films of up to seven shots at any rate. */
export const films: fc.Arbitrary<FilmSources> = fc
  .record({ rate: fc.constantFrom(...RATES), seeds: fc.array(shotSeeds, { minLength: 1, maxLength: 7 }) })
  .map(({ rate, seeds }) =>
    filmOf(
      seeds.map((seed, index) => shotOf(`sht_${index}`, seed, rate)),
      rate,
    ),
  );
