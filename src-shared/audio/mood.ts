import type { Instrument, Mode } from './score.ts';

/** What a bed of music is to feel like. */
export const MOODS = ['calm', 'bright', 'tender', 'sad', 'tense', 'mysterious', 'grand', 'driving', 'playful'] as const;
export type Mood = (typeof MOODS)[number];

/** A figure of broken chords: steps of a ladder of chord tones at equal times through a bar; null is a rest. */
export interface Figure {
  readonly instrument: Instrument;
  readonly steps: readonly (number | null)[];
  /** How long a note is held, in steps. */
  readonly hold: number;
  /** Where the ladder begins. */
  readonly lowest: number;
}

/** A drum: `x` in the steps of a bar is a stroke, `o` a soft one. `root` drums are tuned to the chord. */
export interface Drum {
  readonly instrument: 'drums' | 'timpani' | 'taiko';
  readonly pitch: number | 'root';
  readonly steps: string;
  readonly velocity: number;
}

/** How music of a mood is made. */
export interface MoodStyle {
  /** Beats a minute: slowest, usual, fastest. */
  readonly tempo: readonly [slowest: number, usual: number, fastest: number];
  readonly mode: Mode;
  readonly beatsPerBar: 3 | 4;
  /** Over what the last chord is reached: the dominant, or gently the subdominant. */
  readonly ending: 'authentic' | 'plagal';
  readonly pad: Instrument;
  /** Beats of a bar on which the bass is struck. */
  readonly bass: { readonly instrument: Instrument; readonly beats: readonly number[] };
  readonly figure: Figure;
  readonly melody: {
    readonly instrument: Instrument;
    readonly lowest: number;
    readonly highest: number;
    /** Notes in a bar: what rhythms are picked by. */
    readonly busy: number;
  };
  readonly drums: readonly Drum[];
  /** How full the music is at its start and at its end, 0 to 1, where nothing else is asked. */
  readonly intensity: readonly [from: number, to: number];
}

/** What is played at which mood. */
export const MOOD_STYLES: Readonly<Record<Mood, MoodStyle>> = {
  calm: {
    tempo: [58, 68, 80],
    mode: 'major',
    beatsPerBar: 4,
    ending: 'plagal',
    pad: 'warm pad',
    bass: { instrument: 'cello', beats: [0] },
    figure: { instrument: 'piano', steps: [0, 2, 1, 3, 2, 4, 3, 1], hold: 4, lowest: 53 },
    melody: { instrument: 'flute', lowest: 67, highest: 81, busy: 1.5 },
    drums: [],
    intensity: [0.3, 0.55],
  },
  bright: {
    tempo: [96, 112, 128],
    mode: 'major',
    beatsPerBar: 4,
    ending: 'authentic',
    pad: 'strings',
    bass: { instrument: 'bass', beats: [0, 1.5, 2] },
    figure: { instrument: 'guitar', steps: [0, 2, 3, 2, 1, 2, 3, 2], hold: 2, lowest: 50 },
    melody: { instrument: 'clarinet', lowest: 62, highest: 79, busy: 3 },
    drums: [
      { instrument: 'drums', pitch: 69, steps: 'ooxooxox', velocity: 46 },
      { instrument: 'drums', pitch: 36, steps: 'x---o---', velocity: 58 },
      { instrument: 'drums', pitch: 37, steps: '--x---x-', velocity: 38 },
    ],
    intensity: [0.45, 0.75],
  },
  tender: {
    tempo: [62, 72, 84],
    mode: 'major',
    beatsPerBar: 3,
    ending: 'authentic',
    pad: 'strings',
    bass: { instrument: 'cello', beats: [0] },
    figure: { instrument: 'harp', steps: [0, 1, 2, 3, 2, 1], hold: 3, lowest: 50 },
    melody: { instrument: 'piano', lowest: 65, highest: 84, busy: 2 },
    drums: [],
    intensity: [0.35, 0.6],
  },
  sad: {
    tempo: [52, 60, 72],
    mode: 'minor',
    beatsPerBar: 4,
    ending: 'authentic',
    pad: 'strings',
    bass: { instrument: 'piano', beats: [0] },
    figure: { instrument: 'piano', steps: [0, 2, 1, 2, 0, 2, 1, 2], hold: 3, lowest: 52 },
    melody: { instrument: 'cello', lowest: 50, highest: 69, busy: 1.5 },
    drums: [],
    intensity: [0.3, 0.6],
  },
  tense: {
    tempo: [84, 96, 116],
    mode: 'minor',
    beatsPerBar: 4,
    ending: 'authentic',
    pad: 'strings',
    bass: { instrument: 'cello', beats: [0, 2, 3] },
    figure: { instrument: 'pizzicato', steps: [0, 0, 1, 0, 0, 2, 1, 0], hold: 1, lowest: 48 },
    melody: { instrument: 'horns', lowest: 53, highest: 69, busy: 1 },
    drums: [
      { instrument: 'taiko', pitch: 45, steps: 'x--o----x--o--o-', velocity: 62 },
      { instrument: 'drums', pitch: 42, steps: 'o-o-o-o-o-o-o-oo', velocity: 30 },
    ],
    intensity: [0.35, 0.85],
  },
  mysterious: {
    tempo: [60, 70, 84],
    mode: 'dorian',
    beatsPerBar: 4,
    ending: 'plagal',
    pad: 'warm pad',
    bass: { instrument: 'cello', beats: [0] },
    figure: { instrument: 'vibraphone', steps: [0, null, 2, null, 3, 1, null, null], hold: 4, lowest: 60 },
    melody: { instrument: 'celesta', lowest: 72, highest: 91, busy: 1.5 },
    drums: [{ instrument: 'timpani', pitch: 'root', steps: 'o-------------o-', velocity: 34 }],
    intensity: [0.3, 0.6],
  },
  grand: {
    tempo: [72, 84, 100],
    mode: 'major',
    beatsPerBar: 4,
    ending: 'authentic',
    pad: 'strings',
    bass: { instrument: 'cello', beats: [0, 2] },
    figure: { instrument: 'harp', steps: [0, 1, 2, 3, 4, 3, 2, 1], hold: 2, lowest: 48 },
    melody: { instrument: 'horns', lowest: 55, highest: 72, busy: 2 },
    drums: [
      { instrument: 'timpani', pitch: 'root', steps: 'x-------o---x-oo', velocity: 66 },
      { instrument: 'taiko', pitch: 40, steps: 'x-------x-------', velocity: 60 },
    ],
    intensity: [0.5, 1],
  },
  driving: {
    tempo: [104, 116, 132],
    mode: 'minor',
    beatsPerBar: 4,
    ending: 'authentic',
    pad: 'strings',
    bass: { instrument: 'bass', beats: [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5] },
    figure: { instrument: 'piano', steps: [0, 2, 1, 2, 0, 2, 3, 2], hold: 1, lowest: 55 },
    melody: { instrument: 'strings', lowest: 64, highest: 81, busy: 1.5 },
    drums: [
      { instrument: 'drums', pitch: 36, steps: 'x---x---x---x---', velocity: 64 },
      { instrument: 'drums', pitch: 42, steps: '--x---x---x---xo', velocity: 44 },
      { instrument: 'drums', pitch: 70, steps: 'oxoxoxoxoxoxoxox', velocity: 30 },
    ],
    intensity: [0.55, 0.8],
  },
  playful: {
    tempo: [108, 120, 138],
    mode: 'major',
    beatsPerBar: 4,
    ending: 'authentic',
    pad: 'warm pad',
    bass: { instrument: 'bass', beats: [0, 2] },
    figure: { instrument: 'pizzicato', steps: [0, null, 2, 1, null, 2, 3, null], hold: 1, lowest: 53 },
    melody: { instrument: 'clarinet', lowest: 62, highest: 81, busy: 3.5 },
    drums: [
      { instrument: 'drums', pitch: 37, steps: '--x---x-', velocity: 36 },
      { instrument: 'drums', pitch: 54, steps: '-----o-o', velocity: 28 },
    ],
    intensity: [0.5, 0.75],
  },
};
