/** An instrument of the soundfont that ships (resources/soundfont). */
export type Instrument =
  | 'piano'
  | 'celesta'
  | 'vibraphone'
  | 'guitar'
  | 'bass'
  | 'cello'
  | 'pizzicato'
  | 'harp'
  | 'timpani'
  | 'strings'
  | 'horns'
  | 'clarinet'
  | 'flute'
  | 'warm pad'
  | 'taiko'
  | 'drums';

/** How an instrument is asked for: its program of General MIDI (null for the drum kit), and the keys that sound well. */
export interface InstrumentRange {
  readonly program: number | null;
  readonly lowest: number;
  readonly highest: number;
  /** Decibels that make it as loud as the others: measured over eight notes of its middle at velocity 70. */
  readonly trim: number;
}

/** The keys are those that resources/soundfont/make-soundfont.mjs keeps. */
export const INSTRUMENTS: Readonly<Record<Instrument, InstrumentRange>> = {
  piano: { program: 0, lowest: 28, highest: 92, trim: 0.5 },
  celesta: { program: 8, lowest: 60, highest: 96, trim: 2.1 },
  vibraphone: { program: 11, lowest: 53, highest: 89, trim: 4.9 },
  guitar: { program: 24, lowest: 40, highest: 79, trim: -1.1 },
  bass: { program: 32, lowest: 28, highest: 55, trim: -1.7 },
  cello: { program: 42, lowest: 36, highest: 76, trim: 1.4 },
  pizzicato: { program: 45, lowest: 36, highest: 84, trim: 1.4 },
  harp: { program: 46, lowest: 31, highest: 91, trim: 1.2 },
  timpani: { program: 47, lowest: 36, highest: 57, trim: 8.8 },
  strings: { program: 49, lowest: 36, highest: 88, trim: -4.9 },
  horns: { program: 60, lowest: 41, highest: 74, trim: -1.5 },
  clarinet: { program: 71, lowest: 50, highest: 86, trim: -4.6 },
  flute: { program: 73, lowest: 60, highest: 91, trim: -3.7 },
  'warm pad': { program: 89, lowest: 36, highest: 84, trim: 0.7 },
  taiko: { program: 116, lowest: 36, highest: 60, trim: 0.3 },
  drums: { program: null, lowest: 36, highest: 70, trim: 5.7 },
};

/** A note: when it is struck and for how long, in seconds from the start of the score. */
export interface Note {
  readonly at: number;
  readonly seconds: number;
  /** Key of MIDI, 60 is middle C; of the drum kit which drum. */
  readonly pitch: number;
  /** How hard, 1 to 127. */
  readonly velocity: number;
}

/** What one instrument plays. */
export interface Part {
  readonly instrument: Instrument;
  /** Decibels. */
  readonly gain: number;
  /** −1 (left) to 1. */
  readonly pan: number;
  /** In the order of their beginnings; no two of one pitch sound at once. */
  readonly notes: readonly Note[];
}

export type Mode = 'major' | 'minor' | 'dorian';

/** A key: the pitch class of its first degree (0 is C) and its mode. */
export interface Key {
  readonly tonic: number;
  readonly mode: Mode;
}

/** Music, ready to be played. */
export interface Score {
  readonly seconds: number;
  /** Beats a minute, near what was asked for: the bars fill the length to the end. */
  readonly tempo: number;
  readonly beatsPerBar: number;
  readonly key: Key;
  readonly parts: readonly Part[];
}
