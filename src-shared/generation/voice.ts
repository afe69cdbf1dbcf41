import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** Mouth shapes in the order in which the model takes them (figure.VOICE of training/shotloom_model). */
export const VISEMES = ['rest', 'M', 'A', 'E', 'O', 'U', 'F'] as const;
/** What a mouth may look like. */
export type Viseme = (typeof VISEMES)[number];

/** Numbers of one moment: a share for each viseme, then how loud it is round it; all 0..1. */
export const VOICE_NUMBERS = VISEMES.length + 1;

/** A voice, one channel. */
export interface Sound {
  /** -1..1. */
  readonly samples: Float32Array;
  /** Samples a second. */
  readonly rate: number;
}

/** A speech sound and when it is heard, seconds, half-open; `phoneme` in the letters of the IPA or of eSpeak. */
export interface Phoneme {
  readonly phoneme: string;
  readonly from_s: number;
  readonly to_s: number;
}

/** Seconds over which loudness and spectrum are measured: a syllable has five such stretches. */
const WINDOW_S = 0.05;
/** What is softer than this share of the loud passages is silence. */
const SILENCE = 0.03;
/** Loudness as it is felt goes with a power of the amplitude (Stevens 1955: about 0.6 of the pressure). */
const FELT = 0.6;
/** Loudness that counts as full: so many of a hundred moments with sound are softer. */
const LOUD_PERCENTILE = 95;
/** Seconds before and after a moment whose loudness counts for its gesture. */
const GESTURE_S = 0.25;
/** Seconds in which one mouth shape becomes the next. */
const BLEND_S = 0.06;

/**
 * What a voice does to a mouth at some moments: [moments, VOICE_NUMBERS], one row after the other. How far the mouth opens
 * follows the loudness; its shape follows the phonemes where their times are known, else the spectrum: vowels are told
 * apart by where their formants lie (Peterson and Barney 1952), hissing consonants by their height.
 * @param moments seconds from the start of the sound; outside it is silence
 */
export function voiceOf(sound: Sound, moments: readonly number[], phonemes: readonly Phoneme[] = []): Float32Array {
  const heard = moments.map((at) => stretchAt(sound, at));
  const levels = heard.map(({ loudness }) => loudness);
  const loud = percentile(
    levels.filter((level) => level > 0),
    LOUD_PERCENTILE,
  );
  const felt = levels.map((level) => (level < SILENCE * loud || loud <= 0 ? 0 : Math.min(1, (level / loud) ** FELT)));
  const out = new Float32Array(moments.length * VOICE_NUMBERS);
  const shapes = heard.map(({ bands }, index) =>
    phonemes.length > 0 ? shapeSaid(phonemes, moments[index] ?? 0) : shapeHeard(bands),
  );
  for (const [index, opening] of felt.entries()) {
    const row = smoothed(shapes, index).map((weight) => weight * opening);
    const said = row.reduce((sum, weight) => sum + weight, 0);
    row[0] = (row[0] ?? 0) + 1 - said;
    out.set([...row, gesture(felt, moments, index)], index * VOICE_NUMBERS);
  }
  return out;
}

/** Loudness round a moment, weighed by how near: heads and arms follow phrases, not syllables. */
function gesture(felt: readonly number[], moments: readonly number[], index: number): number {
  const at = moments[index] ?? 0;
  let [sum, weights] = [0, 0];
  for (const [other, level] of felt.entries()) {
    const away = Math.abs((moments[other] ?? 0) - at) / GESTURE_S;
    if (away >= 1) continue;
    const weight = 0.5 + 0.5 * Math.cos(Math.PI * away);
    sum += weight * level;
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0;
}

/** Edges of the bands that are told apart, hertz: nasal and close vowels, open vowels, front vowels, hissing. */
const BANDS: readonly (readonly [number, number])[] = [
  [150, 600],
  [600, 1300],
  [1500, 3200],
  [4000, 7500],
];

interface Stretch {
  /** Root mean square. */
  readonly loudness: number;
  /** Mean power in each of BANDS. */
  readonly bands: readonly number[];
}

function stretchAt({ samples, rate }: Sound, at: number): Stretch {
  const length = Math.max(2, Math.round(WINDOW_S * rate));
  const start = Math.round(at * rate - length / 2);
  const window = Float64Array.from({ length }, (_, index) => {
    const fade = 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / length);
    return (samples[start + index] ?? 0) * fade;
  });
  // The mean square of the fading itself is 3/8.
  const power = window.reduce((sum, value) => sum + value * value, 0) / length / 0.375;
  return { loudness: Math.sqrt(power), bands: BANDS.map((band) => bandPower(window, rate, band)) };
}

/** Frequencies at which a band is measured, evenly spaced. */
const PROBES = 7;

/** Mean power of a band by Goertzel's recurrence at a few of its frequencies. */
function bandPower(window: Float64Array, rate: number, [low, high]: readonly [number, number]): number {
  let total = 0;
  for (let probe = 0; probe < PROBES; probe += 1) {
    const hertz = low + ((high - low) * (probe + 0.5)) / PROBES;
    if (hertz >= rate / 2) continue;
    const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate);
    let [before, last] = [0, 0];
    for (const value of window) [before, last] = [last, value + turn * last - before];
    total += last * last + before * before - turn * last * before;
  }
  return total / PROBES;
}

/** Shares of mouth shapes, in the order of VISEMES, summing to 1. */
type Shape = readonly number[];

/** The open mouth's shape by where the sound's power lies. */
function shapeHeard([close = 0, open = 0, front = 0, hiss = 0]: readonly number[]): Shape {
  const whole = close + open + front + hiss;
  if (whole <= 0) return shapeOf({ rest: 1 });
  // Speech falls by about 6 dB an octave: weighed up again, so that a band's share says where the formants are.
  const [c, o, f, h] = [close, open * 3, front * 9, hiss * 25] as const;
  const sum = c + o + f + h;
  return shapeOf({ U: (0.6 * c) / sum, O: (0.4 * c + 0.35 * o) / sum, A: (0.65 * o) / sum, E: f / sum, F: h / sum });
}

function shapeOf(weights: Partial<Record<Viseme, number>>): Shape {
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  return VISEMES.map((viseme) => (weights[viseme] ?? 0) / sum);
}

/** Phonemes by their first letter, IPA and eSpeak's; what is not here opens the mouth as a neutral vowel does. */
const SAID: readonly (readonly [Viseme, string])[] = [
  ['M', 'mbp'],
  ['F', 'fvɸβ'],
  ['A', 'aɑæɐʌɒA@ə'],
  ['E', 'eɛiɪjsztdnlɕʂʃʒθðEI'],
  ['O', 'oɔO0'],
  ['U', 'uʊwyɥUɹr'],
  ['rest', '_ '],
];
const STRESS = /^[ˈˌ'",:]+/u;

function visemeOf(phoneme: string): Viseme {
  const [letter = '_'] = phoneme.replace(STRESS, '');
  return SAID.find(([, letters]) => letters.includes(letter))?.[0] ?? 'A';
}

/** The shape at a moment: each phoneme counts by how much of the time around the moment is its own. */
function shapeSaid(phonemes: readonly Phoneme[], at: number): Shape {
  const [from, to] = [at - BLEND_S / 2, at + BLEND_S / 2];
  const weights: Partial<Record<Viseme, number>> = {};
  let said = 0;
  for (const { phoneme, from_s, to_s } of phonemes) {
    const share = Math.max(0, Math.min(to, to_s) - Math.max(from, from_s)) / BLEND_S;
    if (share <= 0) continue;
    const viseme = visemeOf(phoneme);
    weights[viseme] = (weights[viseme] ?? 0) + share;
    said += share;
  }
  weights.rest = (weights.rest ?? 0) + Math.max(0, 1 - said);
  return shapeOf(weights);
}

/** A shape with a little of its neighbours': a mouth has weight. */
function smoothed(shapes: readonly Shape[], index: number): number[] {
  const own = shapes[index] ?? [];
  const before = shapes[index - 1] ?? own;
  const after = shapes[index + 1] ?? own;
  return own.map((weight, viseme) => 0.5 * weight + 0.25 * (before[viseme] ?? 0) + 0.25 * (after[viseme] ?? 0));
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? 0;
}

/** A voice as a request keeps it: bytes (a number times 255) in hexadecimal. */
export function packVoice(voice: Float32Array): string {
  return bytesToHex(Uint8Array.from(voice, (value) => Math.round(Math.min(1, Math.max(0, value)) * 255)));
}

/** What {@link packVoice} wrote. */
export function unpackVoice(text: string): Float32Array {
  return Float32Array.from(hexToBytes(text), (byte) => byte / 255);
}
