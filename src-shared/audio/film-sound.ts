import type { Pronunciation } from './pronunciation.ts';
import type { SpeechEngine } from './speech.ts';

/** How loud a film is in LUFS: for the web, for podcasts, for broadcast (EBU R 128). */
export const LOUDNESS_TARGETS = [-14, -16, -23] as const;
export type LoudnessTarget = (typeof LOUDNESS_TARGETS)[number];

/** Whose voice a person chose. */
export interface VoiceChoice {
  /** As lines have the name; null is the narrator. */
  readonly character: string | null;
  readonly engine: SpeechEngine;
  readonly name: string;
  /** Semitones above the voice's own pitch, -12 to 12. */
  readonly pitch: number;
  /** Times as fast as the voice's own rate, 0.5 to 2. */
  readonly rate: number;
}

/** A line in a person's own voice: heard wherever somebody of that name says these words. */
export interface LineRecording {
  readonly character: string | null;
  readonly text: string;
  /** The footage that it is. */
  readonly footage: string;
}

/** What a person chose of a film's sound. What is absent is as {@link soundOf} has it. */
export interface FilmSound {
  /** Whether lines are spoken. */
  readonly voices?: boolean;
  /** Whether scenes have beds of music. Music that a person puts into the film is heard in any case. */
  readonly music?: boolean;
  /** Whether places and weather are heard. */
  readonly ambience?: boolean;
  readonly loudness?: LoudnessTarget;
  readonly cast?: readonly VoiceChoice[];
  readonly dictionary?: readonly Pronunciation[];
  readonly recordings?: readonly LineRecording[];
}

/** A film's sound with nothing left open. */
export type WholeSound = Required<FilmSound>;

/** How a film sounds of which nobody has said anything. */
export function soundOf(sound: FilmSound): WholeSound {
  return {
    ...{ voices: true, music: true, ambience: true, loudness: -14, cast: [], dictionary: [], recordings: [] },
    ...sound,
  };
}

/** Neither voices nor music nor ambience. */
export const SILENT = { voices: false, music: false, ambience: false } as const satisfies FilmSound;
