import type { Random } from './random.ts';
import { pickWeighted } from './random.ts';
import type { Key, Mode } from './score.ts';

const SCALES: Readonly<Record<Mode, readonly number[]>> = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
};
/** The leading note, by which the dominant of a minor key leads home. */
const LEADING = 11;
const DOMINANT = 4;

/** A triad on a degree of the key, 0 to 6. */
export type Degree = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** How a phrase ends: open on the dominant, home over the dominant, home over the subdominant, or turned aside. */
export type Cadence = 'half' | 'authentic' | 'plagal' | 'deceptive';

/**
 * What follows a chord, and how often: subdominants lead to dominants and these home, as in the tables of Piston's
 * "Harmony" (chapter 3). Diminished triads are left out.
 */
const NEXT: Readonly<Record<Mode, Readonly<Partial<Record<Degree, readonly (readonly [Degree, number])[]>>>>> = {
  major: {
    0: [
      [3, 3],
      [5, 3],
      [4, 2],
      [1, 2],
      [2, 1],
    ],
    1: [
      [4, 4],
      [3, 1],
    ],
    2: [
      [5, 3],
      [3, 2],
    ],
    3: [
      [4, 3],
      [0, 2],
      [1, 2],
    ],
    4: [
      [0, 3],
      [5, 2],
    ],
    5: [
      [3, 3],
      [1, 2],
      [4, 1],
      [2, 1],
    ],
  },
  minor: {
    0: [
      [5, 3],
      [3, 2],
      [6, 2],
      [2, 1],
      [4, 1],
    ],
    2: [
      [5, 3],
      [3, 1],
      [6, 1],
    ],
    3: [
      [4, 3],
      [0, 2],
      [6, 1],
    ],
    4: [
      [0, 3],
      [5, 2],
    ],
    5: [
      [2, 2],
      [3, 2],
      [6, 2],
      [4, 1],
    ],
    6: [
      [2, 2],
      [0, 2],
      [5, 1],
    ],
  },
  dorian: {
    0: [
      [3, 4],
      [6, 2],
      [2, 1],
      [1, 1],
    ],
    1: [
      [4, 1],
      [0, 1],
    ],
    2: [
      [3, 2],
      [6, 1],
    ],
    3: [
      [0, 3],
      [6, 1],
      [1, 1],
    ],
    4: [
      [0, 2],
      [3, 1],
    ],
    6: [
      [3, 2],
      [0, 2],
      [2, 1],
    ],
  },
};

const CADENCES: Readonly<Record<Cadence, readonly Degree[]>> = {
  half: [4],
  authentic: [4, 0],
  plagal: [3, 0],
  deceptive: [4, 5],
};

/** The chords of a phrase, one for each bar: from home to its cadence, each following from the one before. */
export function phraseChords(random: Random, mode: Mode, bars: number, cadence: Cadence): Degree[] {
  const close = CADENCES[cadence].slice(-bars);
  const [target = 0] = close;
  const opening = bars - close.length;
  const reach = reachable(mode, target, opening);
  const chords: Degree[] = [];
  for (let bar = 0; bar < opening; bar += 1) {
    const before = chords.at(-1);
    // What can be had in the bars that are left; home is always a beginning.
    const left = opening - bar - 1;
    const choices = (before === undefined ? ([[0, 1]] as const) : (NEXT[mode][before] ?? [])).filter(([degree]) =>
      reach[left]?.has(degree),
    );
    chords.push(choices.length === 0 ? 0 : pickWeighted(random, choices));
  }
  return [...chords, ...close];
}

/** For each number of steps that are left, the chords from which `target` follows after them. */
function reachable(mode: Mode, target: Degree, steps: number): Set<Degree>[] {
  const degrees = Object.keys(NEXT[mode]).map((key) => Number(key) as Degree);
  const sets: Set<Degree>[] = [];
  let after = new Set<Degree>([target]);
  for (let step = 0; step < steps; step += 1) {
    const wanted = after;
    after = new Set(degrees.filter((degree) => NEXT[mode][degree]?.some(([next]) => wanted.has(next))));
    sets.push(after);
  }
  return sets;
}

/** Semitones above the tonic of the scale that is played over a chord: over a minor key's dominant it has its leading note. */
export function scaleOver({ mode }: Key, degree: Degree): readonly number[] {
  const scale = SCALES[mode];
  return mode === 'minor' && degree === DOMINANT ? [...scale.slice(0, 6), LEADING] : scale;
}

/** The pitch classes of a chord, from its root. */
export function chordClasses(key: Key, degree: Degree): readonly [root: number, third: number, fifth: number] {
  const scale = scaleOver(key, degree);
  const at = (step: number): number => (key.tonic + (scale[(degree + step) % 7] ?? 0)) % 12;
  return [at(0), at(2), at(4)];
}

/** The pitch classes of a scale over a chord. */
export function scaleClasses(key: Key, degree: Degree): number[] {
  return scaleOver(key, degree).map((step) => (key.tonic + step) % 12);
}

/** All keys of MIDI from `lowest` to `highest` that are of one of the pitch classes, upwards. */
export function pitchesOf(classes: readonly number[], lowest: number, highest: number): number[] {
  const all = Array.from({ length: Math.max(0, highest - lowest + 1) }, (_, index) => lowest + index);
  return all.filter((pitch) => classes.includes(pitch % 12));
}

/** The one of some pitches that is nearest to another; the lower of two. */
export function nearest(pitches: readonly number[], to: number): number {
  return pitches.reduce((best, pitch) => (Math.abs(pitch - to) < Math.abs(best - to) ? pitch : best), pitches[0] ?? to);
}
