import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../generation/canonical-json.ts';
import type { SpokenWords } from '../generation/spoken-words.ts';
import type { Phoneme } from '../generation/voice.ts';
import type { Language } from '../script/screenplay.ts';
import type { SpokenText } from './spoken-text.ts';

/** Samples a second of all speech. */
export const SPEECH_RATE = 48_000;

/** What speaks: eSpeak NG, the voices of macOS and of Windows, and voice packs that a user installs. */
export const speechEngines = ['espeak', 'macos', 'windows', 'pack'] as const;
export type SpeechEngine = (typeof speechEngines)[number];

/** A voice and how it is used. */
export interface ChosenVoice {
  readonly engine: SpeechEngine;
  /** As the engine knows it (VoiceOffer). */
  readonly name: string;
  /** Semitones above the voice's own pitch, -12 to 12. */
  readonly pitch: number;
  /** Times as fast as the voice's own rate, 0.5 to 2. */
  readonly rate: number;
}

/** A voice that can be chosen. */
export interface VoiceOffer {
  readonly engine: SpeechEngine;
  readonly name: string;
  readonly languages: readonly Language[];
  /** null where the engine does not say. */
  readonly sex: 'female' | 'male' | null;
  readonly age: 'child' | 'adult' | 'old';
}

/** What is said when: seconds from the start of the sound. */
export interface SpeechTimes {
  /** In the words of the text that was given, not as they were respelt. */
  readonly words: readonly SpokenWords[];
  /** Empty where the engine does not tell them. */
  readonly phonemes: readonly Phoneme[];
}

/** A line that was spoken: one channel, SPEECH_RATE samples a second, -1..1, from the first sound to the last. */
export interface Speech extends SpeechTimes {
  readonly samples: Float32Array;
}

/** Raised whenever the same line by the same engine would sound otherwise. */
const SPEECH_REVISION = 2;

/**
 * The name of a spoken line in the cache: SHA-256 (hex) of what determines its sound and its times.
 * @param version of the engine and of the files of the voice
 */
export function speechDigest({ source, language, pieces }: SpokenText, voice: ChosenVoice, version: string): string {
  const { engine, name, pitch, rate } = voice;
  const said = pieces.map(({ from, to, say }) => ({ from, to, ...say }));
  const all = { revision: SPEECH_REVISION, version, source, language, said, voice: { engine, name, pitch, rate } };
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(all))));
}

/** The same of a line that a person recorded: of the recording's bytes and what is said in it. */
export function recordingDigest(recorded: {
  readonly text: string;
  readonly language: Language;
  readonly sha256: string;
}): string {
  const { text, language } = recorded;
  const all = { revision: SPEECH_REVISION, recording: recorded.sha256, text, language };
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(all))));
}
