import { say } from './sentences.ts';
import type { Sentence } from './sentences.ts';

/** What kinds of things are called within sentences. */
export const KIND_WORDS = {
  project: say`project`,
  scene: say`scene`,
  shot: say`shot`,
  take: say`take`,
  still: say`still`,
  clip: say`clip`,
  footage: say`footage`,
  video: say`video`,
  picture: say`picture`,
  sound: say`sound`,
  title: say`title`,
  graphic: say`graphic`,
  caption: say`caption`,
  marker: say`marker`,
  chart: say`chart`,
  slide: say`slide`,
  bullets: say`slide`,
  chapter: say`chapter`,
  credits: say`credits`,
  'lower-third': say`lower third`,
  ticker: say`ticker`,
  formula: say`formula`,
  thumbnail: say`thumbnail`,
  filmstrip: say`filmstrip`,
  preview: say`preview`,
  waveform: say`waveform`,
} as const satisfies Readonly<Record<string, Sentence>>;
