import type { BeatNote, PlacedBar } from './accompaniment.ts';
import { chordClasses, nearest, pitchesOf, scaleClasses } from './harmony.ts';
import type { MoodStyle } from './mood.ts';
import type { Random } from './random.ts';
import { pick, randomOf } from './random.ts';
import type { Key } from './score.ts';

/** From what intensity a melody is heard. */
const ENTERS = 0.4;
/** Beats of notes in a bar of four and of three; a negative number is a rest. */
const RHYTHMS: Readonly<Record<3 | 4, readonly (readonly number[])[]>> = {
  4: [
    [4],
    [2, 2],
    [3, 1],
    [-1, 3],
    [2, 1, 1],
    [1, 1, 2],
    [1.5, 0.5, 2],
    [-1, 1, 2],
    [1, 1, 1, 1],
    [1.5, 0.5, 1, 1],
    [-0.5, 0.5, 1, 1, 1],
    [1, 0.5, 0.5, 1, 1],
  ],
  3: [[3], [2, 1], [1, 2], [-1, 2], [1, 1, 1], [1.5, 0.5, 1], [-1, 1, 1], [1, 0.5, 0.5, 1]],
};
/** How a motif goes on from note to note, in steps of the scale. */
const CONTOURS = [
  [0, 1, 2, 1, 0],
  [0, -1, 0, 1, 2],
  [2, 1, 0, -1, 0],
  [0, 2, 1, 0, -1],
  [0, 1, -1, 0, 2],
  [0, 2, 3, 2, 1],
];
/** Where in the compass a bar of a phrase of eight stands, 0 to 1: an arch. */
const ARCH = [0.35, 0.45, 0.55, 0.6, 0.7, 0.75, 0.55, 0.4];

interface Motif {
  readonly rhythms: readonly (readonly number[])[];
  readonly contours: readonly (readonly number[])[];
}

/**
 * A melody: each theme has a motif of two bars, which comes back over other chords; strong beats have tones of the chord,
 * others move by steps; phrases end on a long note, the last on the first degree of the key.
 */
export function melodyNotes(bars: readonly PlacedBar[], key: Key, style: MoodStyle, seed: string): BeatNote[] {
  const motifs = new Map<string, Motif>();
  let last = Math.round(style.melody.lowest + (style.melody.highest - style.melody.lowest) * 0.4);
  let inPhrase = 0;
  return bars.flatMap((bar) => {
    inPhrase = bar.startsPhrase ? 0 : inPhrase + 1;
    const { theme, isIntroduction, bars: of } = bar.phrase;
    // The bar after the last may not be reached any more: what has begun is ended.
    if (isIntroduction || (bar.intensity < ENTERS && !bar.isLast)) return [];
    const motif = motifs.get(theme) ?? motifOf(randomOf(`${seed}\0melody\0${theme}`), style);
    motifs.set(theme, motif);
    const notes = bar.isLast
      ? lastNote(bar, key, style, last)
      : barNotes(bar, inPhrase, of.length, motif, key, style, last);
    last = notes.at(-1)?.pitch ?? last;
    return notes;
  });
}

function motifOf(random: Random, style: MoodStyle): Motif {
  const { busy } = style.melody;
  const count = (rhythm: readonly number[]): number => rhythm.filter((beats) => beats > 0).length;
  const near = RHYTHMS[style.beatsPerBar].filter((rhythm) => Math.abs(count(rhythm) - busy) <= 1);
  // The second bar of a motif rests longer than the first.
  const first = pick(random, near);
  const calmer = near.filter((rhythm) => count(rhythm) <= count(first));
  return {
    rhythms: [first, pick(random, calmer)],
    contours: [pick(random, CONTOURS), pick(random, CONTOURS)],
  };
}

function barNotes(
  bar: PlacedBar,
  inPhrase: number,
  length: number,
  motif: Motif,
  key: Key,
  style: MoodStyle,
  last: number,
): BeatNote[] {
  const { lowest, highest } = style.melody;
  const isEnd = inPhrase === length - 1;
  const rhythm = isEnd ? [style.beatsPerBar] : (motif.rhythms[inPhrase % 2] ?? [style.beatsPerBar]);
  const contour = motif.contours[inPhrase % 2] ?? [];
  const scale = pitchesOf(scaleClasses(key, bar.chord), lowest, highest);
  const tones = pitchesOf(chordClasses(key, bar.chord), lowest, highest);
  const height = ARCH[Math.floor((inPhrase * ARCH.length) / Math.max(ARCH.length, length))] ?? 0.5;
  const wanted = lowest + (highest - lowest) * height;
  const start = nearest(tones, (last + wanted) / 2);
  const velocity = Math.round(52 + 34 * bar.intensity);

  const notes: BeatNote[] = [];
  let at = 0;
  for (const [index, beats] of rhythm.entries()) {
    if (beats > 0) {
      const moved =
        scale[Math.min(scale.length - 1, Math.max(0, scale.indexOf(start) + (contour[index] ?? 0)))] ?? start;
      // What is long or on a strong beat belongs to the chord.
      const pitch = at % 2 === 0 || beats >= 1.5 ? nearest(tones, moved) : moved;
      notes.push({
        beat: bar.bar * style.beatsPerBar + at,
        beats: beats * (isEnd ? 0.75 : 0.97),
        pitch,
        velocity: velocity + (at === 0 ? 4 : 0),
      });
    }
    at += Math.abs(beats);
  }
  return notes;
}

function lastNote(bar: PlacedBar, key: Key, style: MoodStyle, last: number): BeatNote[] {
  const homes = pitchesOf([key.tonic], style.melody.lowest, style.melody.highest);
  const velocity = Math.round(52 + 34 * bar.intensity);
  return [{ beat: bar.bar * style.beatsPerBar, beats: style.beatsPerBar, pitch: nearest(homes, last), velocity }];
}
