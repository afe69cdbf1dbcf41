import type { SpokenWords } from '../generation/spoken-words.ts';
import type { Phoneme } from '../generation/voice.ts';
import type { Language } from '../script/screenplay.ts';
import { resample } from './resample.ts';
import type { Speech } from './speech.ts';
import { SPEECH_RATE } from './speech.ts';
import type { EngineText } from './spoken-text.ts';
import { wordsOfSource } from './spoken-text.ts';

/** What an engine made of a stretch of a line. */
export interface SaidStretch {
  /** What it was given, and where that stands in the line. */
  readonly given: EngineText;
  readonly samples: Float32Array;
  readonly rate: number;
  /** When words begin (seconds), and where in what was given; empty where it does not tell. */
  readonly words: readonly { readonly at_s: number; readonly start: number }[];
  /** When speech sounds begin; '' is a pause. Empty where it does not tell. */
  readonly phonemes: readonly { readonly at_s: number; readonly phoneme: string }[];
}

/** Seconds over which it is looked whether somebody speaks. */
const WINDOW_S = 0.01;
/** What is softer than this share of the loud passages is silence (-34 dB). */
const SILENCE = 0.02;
/** Loudness that counts as loud: so many of a hundred windows are softer. */
const LOUD_PERCENTILE = 95;
/** What is kept of the silence before the first sound and after the last, seconds: consonants begin softly, vowels die away. */
const BEFORE_S = 0.03;
const AFTER_S = 0.06;
/** Between stretches of one line that different voices say. */
const JOIN_S = 0.05;
/** Root mean square of all speech while it lasts, and the peak that it may have: voices of engines and of people then stand beside each other. */
const LEVEL = 0.1;
const PEAK = 0.8;

/**
 * A line of what was said of it: at SPEECH_RATE, without the silence around it, at the level that all speech has, with the times of
 * its words and sounds. Words whose times no engine tells are placed by how many syllables stand before them.
 */
export function spokenLine(source: string, language: Language, stretches: readonly SaidStretch[]): Speech {
  const parts: Float32Array[] = [];
  const words: SpokenWords[] = [];
  const phonemes: Phoneme[] = [];
  let at = 0;
  for (const stretch of stretches) {
    const all = resample(stretch.samples, stretch.rate, SPEECH_RATE);
    const bounds = speechBounds(all);
    if (!bounds) continue;
    const samples = all.subarray(bounds.start, bounds.end);
    const shift = at - bounds.start / SPEECH_RATE;
    const length = samples.length / SPEECH_RATE;
    const within = (seconds: number): number => Math.min(at + length, Math.max(at, seconds + shift));
    words.push(...toldWords(source, stretch, within));
    phonemes.push(...soundsOf(stretch, within));
    parts.push(samples, new Float32Array(Math.round(JOIN_S * SPEECH_RATE)));
    at += length + JOIN_S;
  }
  const samples = levelled(joined(parts.slice(0, -1)));
  return { samples, words: words.length > 0 ? words : guessedWords(source, language, samples), phonemes };
}

function toldWords(
  source: string,
  { given, words, phonemes }: SaidStretch,
  within: (seconds: number) => number,
): SpokenWords[] {
  const heard = words.map(({ at_s, start }, index) => {
    const next = words[index + 1];
    const pause = phonemes.find(({ at_s: at, phoneme }) => phoneme === '' && at > at_s)?.at_s ?? Infinity;
    return {
      start,
      // eSpeak NG tells of a Chinese word only its first letter, and of "in the" only "in".
      end: next?.start ?? given.text.length,
      from_s: within(at_s),
      to_s: within(Math.min(next?.at_s ?? Infinity, pause)),
    };
  });
  return wordsOfSource(source, given, heard);
}

function soundsOf({ phonemes }: SaidStretch, within: (seconds: number) => number): Phoneme[] {
  return phonemes
    .map(({ phoneme, at_s }, index) => ({
      phoneme,
      from_s: within(at_s),
      to_s: within(phonemes[index + 1]?.at_s ?? Infinity),
    }))
    .filter(({ phoneme, from_s, to_s }) => phoneme !== '' && to_s > from_s);
}

/** Loudness of each window of WINDOW_S. */
function loudness(samples: Float32Array): Float64Array {
  const size = Math.round(WINDOW_S * SPEECH_RATE);
  return Float64Array.from({ length: Math.ceil(samples.length / size) }, (_, index) => {
    const window = samples.subarray(index * size, (index + 1) * size);
    return Math.sqrt(window.reduce((sum, value) => sum + value * value, 0) / window.length);
  });
}

/** In which windows somebody speaks; null where nobody does. */
function spokenWindows(samples: Float32Array): boolean[] | null {
  const levels = loudness(samples);
  const sorted = levels.toSorted();
  const loud = sorted[Math.floor((sorted.length * LOUD_PERCENTILE) / 100)] ?? 0;
  return loud > 0 ? Array.from(levels, (level) => level >= SILENCE * loud) : null;
}

/** From the first sound to the last, in samples, half-open; null for silence. */
export function speechBounds(samples: Float32Array): { readonly start: number; readonly end: number } | null {
  const spoken = spokenWindows(samples);
  if (!spoken) return null;
  const seconds = (window: number): number => window * WINDOW_S;
  return {
    start: Math.max(0, Math.round((seconds(spoken.indexOf(true)) - BEFORE_S) * SPEECH_RATE)),
    end: Math.min(samples.length, Math.round((seconds(spoken.lastIndexOf(true) + 1) + AFTER_S) * SPEECH_RATE)),
  };
}

/** At the level that all speech has. */
function levelled(samples: Float32Array): Float32Array {
  const spoken = spokenWindows(samples);
  if (!spoken) return samples;
  const levels = loudness(samples);
  const active = levels.filter((_, index) => spoken[index]);
  const level = Math.sqrt(active.reduce((sum, value) => sum + value * value, 0) / active.length);
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const gain = Math.min(LEVEL / level, PEAK / peak);
  return samples.map((value) => value * gain);
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Where words are likely to be heard: syllables are about equally long, and nobody speaks in the silences. */
function guessedWords(source: string, language: Language, samples: Float32Array): SpokenWords[] {
  const spoken = spokenWindows(samples);
  if (!spoken) return [];
  const times = spoken.flatMap((is, index) => (is ? [index * WINDOW_S] : []));
  const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(source)].filter(
    ({ isWordLike }) => isWordLike,
  );
  const sizes = words.map(({ segment }) => syllablesIn(segment));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const timeOf = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  let before = 0;
  return words.map(({ segment }, index) => {
    const from_s = timeOf(before / all);
    before += sizes[index] ?? 0;
    return { text: segment, from_s, to_s: Math.max(from_s + WINDOW_S, timeOf(before / all) + WINDOW_S) };
  });
}

/** Han letters and groups of Latin vowels; at least one. */
function syllablesIn(word: string): number {
  return Math.max(1, word.match(/\p{Script=Han}|[aeiouy]+|\d/giu)?.length ?? 0);
}
