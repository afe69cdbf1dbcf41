import type { Cadence, Degree } from './harmony.ts';
import { phraseChords } from './harmony.ts';
import type { MoodStyle } from './mood.ts';
import { randomOf } from './random.ts';
import type { Key } from './score.ts';

/** A bar and what sounds in it. */
export interface Bar {
  readonly chord: Degree;
  /** 0 to 1: how much plays, and how hard. */
  readonly intensity: number;
}

/** A musical sentence of some bars with a cadence at its end. */
export interface Phrase {
  /** The theme that it states: phrases of one theme have one melody and, but for their cadences, one harmony. */
  readonly theme: string;
  readonly bars: readonly Bar[];
  readonly cadence: Cadence;
  /** An opening without a theme. */
  readonly isIntroduction: boolean;
}

/** What a form is made of. */
export interface FormRequest {
  readonly bars: number;
  readonly key: Key;
  readonly style: MoodStyle;
  readonly seed: string;
  readonly intensity: readonly [from: number, to: number];
}

/** The order of the themes, so that one is known when it comes back. */
const THEMES = ['A', 'A', 'B', 'A', 'C', 'A', 'B', 'A'];
const SHORT_THEMES: Readonly<Record<number, readonly string[]>> = { 1: ['A'], 2: ['A', 'A'], 3: ['A', 'B', 'A'] };
/** Up to how many bars are one phrase. */
const ONE_PHRASE = 7;

/** Divides the bars into phrases of eight and four, what is over being an introduction, and gives each its chords. */
export function formOf(request: FormRequest): Phrase[] {
  const { style, bars } = request;
  const lengths = phraseLengths(bars);
  const introduction = bars - lengths.reduce((sum, length) => sum + length, 0);
  const phrases = lengths.map((length, index) => {
    const theme = (SHORT_THEMES[lengths.length] ?? THEMES)[index % THEMES.length] ?? 'A';
    const cadence = cadenceOf(index, lengths.length, theme, style);
    return { theme, length, cadence, isIntroduction: false };
  });
  const all = introduction > 0 ? [introductionOf(introduction), ...phrases] : phrases;

  let before = 0;
  return all.map(({ length, ...phrase }) => {
    const chords = phrase.isIntroduction
      ? Array.from({ length }, (): Degree => 0)
      : phraseChords(randomOf(`${request.seed}\0harmony\0${phrase.theme}`), request.key.mode, length, phrase.cadence);
    const first = before;
    before += length;
    return {
      ...phrase,
      bars: chords.map((chord, bar) => ({ chord, intensity: intensityAt(first + bar, request) })),
    };
  });
}

function introductionOf(length: number) {
  return { theme: '', length, cadence: 'half' as const, isIntroduction: true };
}

function phraseLengths(bars: number): number[] {
  if (bars <= ONE_PHRASE) return [bars];
  const lengths: number[] = [];
  for (let left = Math.floor(bars / 4); left > 0; left -= 2) lengths.push(left >= 2 ? 8 : 4);
  return lengths;
}

function cadenceOf(index: number, count: number, theme: string, style: MoodStyle): Cadence {
  if (index === count - 1) return style.ending;
  if (theme !== 'A' || index % 2 === 0) return 'half';
  return index % 4 === 1 ? 'authentic' : 'deceptive';
}

/** A straight way from the first to the last intensity, which every phrase swells above a little. */
function intensityAt(bar: number, { bars, intensity: [from, to] }: FormRequest): number {
  const along = bars <= 1 ? 1 : bar / (bars - 1);
  const swell = 0.06 * Math.sin(Math.PI * ((bar % 8) / 8));
  return Math.min(1, Math.max(0, from + (to - from) * along + swell));
}
