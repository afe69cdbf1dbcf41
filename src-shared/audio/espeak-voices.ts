import type { Language } from '../script/screenplay.ts';
import type { ChosenVoice, VoiceOffer } from './speech.ts';

/** What eSpeak NG calls the languages. */
const NAMES: Readonly<Record<Language, string>> = { en: 'en-us', zh: 'cmn' };

/** Variants of its voices that are understood well, of those that it brings along. */
const VARIANTS: readonly Pick<VoiceOffer, 'name' | 'sex' | 'age'>[] = [
  { name: 'plain', sex: 'male', age: 'adult' },
  ...['m3', 'm1', 'm7', 'm2', 'm4', 'm6'].map((name) => ({ name, sex: 'male', age: 'adult' }) as const),
  ...['f2', 'f1', 'f3', 'f4', 'f5'].map((name) => ({ name, sex: 'female', age: 'adult' }) as const),
  { name: 'grandpa', sex: 'male', age: 'old' },
  { name: 'grandma', sex: 'female', age: 'old' },
];

/** The voices of eSpeak NG: each speaks both languages. */
export const espeakVoices: readonly VoiceOffer[] = VARIANTS.map((variant) => ({
  ...variant,
  engine: 'espeak',
  languages: ['en', 'zh'],
}));

/** Words a minute at a rate of 1: then a line takes about as long as timing.ts says that people take (measured: decision 27). */
const WORDS_A_MINUTE: Readonly<Record<Language, number>> = { en: 175, zh: 235 };
/** The pitch that eSpeak NG counts from 0 to 99 is 50 in the middle, and an octave is 50 (pitch_adjust_tab in setlengths.c). */
const MIDDLE_PITCH = 50;
const SEMITONE = 50 / 12;
const HIGHEST_PITCH = 99;

/** How eSpeak NG is set for a voice. */
export interface EspeakSettings {
  /** Of language and variant, e.g. `cmn+f2`. */
  readonly voice: string;
  /** Words a minute. */
  readonly rate: number;
  /** 0 to 99. */
  readonly pitch: number;
}

/** The settings of a voice in a language. */
export function espeakSettings({ name, pitch, rate }: ChosenVoice, language: Language): EspeakSettings {
  const variant = name === 'plain' ? '' : `+${name}`;
  return {
    voice: `${NAMES[language]}${variant}`,
    rate: Math.round(WORDS_A_MINUTE[language] * rate),
    pitch: Math.round(Math.min(HIGHEST_PITCH, Math.max(0, MIDDLE_PITCH + pitch * SEMITONE))),
  };
}
