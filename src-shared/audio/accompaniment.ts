import type { Phrase } from './form.ts';
import { chordClasses, nearest, pitchesOf } from './harmony.ts';
import type { Drum, MoodStyle } from './mood.ts';
import { INSTRUMENTS } from './score.ts';
import type { Key } from './score.ts';

/** A note in beats from the start of the score. */
export interface BeatNote {
  readonly beat: number;
  readonly beats: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** A bar in its place in the score. */
export interface PlacedBar {
  readonly phrase: Phrase;
  readonly bar: number;
  readonly chord: Phrase['bars'][number]['chord'];
  readonly intensity: number;
  readonly startsPhrase: boolean;
  /** The last of all: the chord that rings out. */
  readonly isLast: boolean;
}

/** From what intensity a layer is heard. */
const ENTERS = { figure: 0.15, bass: 0.3, drums: 0.5, second: 0.72 };
const PAD = { lowest: 52, highest: 74 };
/** Upper voices of the pad. */
const VOICES = 3;

/** All bars of a score in order. */
export function placedBars(phrases: readonly Phrase[]): PlacedBar[] {
  const bars = phrases.flatMap((phrase) =>
    phrase.bars.map(({ chord, intensity }, index) => ({ phrase, chord, intensity, startsPhrase: index === 0 })),
  );
  return bars.map((bar, index) => ({ ...bar, bar: index, isLast: index === bars.length - 1 }));
}

/**
 * Held chords: every chord takes the position that is reached with the least movement, where outer voices do not go in
 * parallel; a voice that stays is not struck again within a phrase.
 */
export function padNotes(bars: readonly PlacedBar[], key: Key, beatsPerBar: number): BeatNote[] {
  const notes: BeatNote[] = [];
  let voicing: readonly number[] | null = null;
  let held: BeatNote[] = [];
  for (const bar of bars) {
    const next: readonly number[] = nextVoicing(voicing, chordClasses(key, bar.chord));
    const beat = bar.bar * beatsPerBar;
    const velocity = Math.round(38 + 40 * bar.intensity);
    const kept = bar.startsPhrase ? [] : held.filter((note) => next.includes(note.pitch));
    notes.push(...held.filter((note) => !kept.includes(note)));
    held = next.map((pitch) => {
      const tied = kept.find((note) => note.pitch === pitch);
      return tied ? { ...tied, beats: tied.beats + beatsPerBar } : { beat, beats: beatsPerBar, pitch, velocity };
    });
    voicing = next;
  }
  return [...notes, ...held];
}

function nextVoicing(before: readonly number[] | null, classes: readonly number[]): readonly number[] {
  const pitches = pitchesOf(classes, PAD.lowest, PAD.highest);
  // Close positions: neighbours among the chord's tones.
  const choices = pitches.slice(0, pitches.length - VOICES + 1).map((_, index) => pitches.slice(index, index + VOICES));
  const middle = (PAD.lowest + PAD.highest) / 2;
  const cost = (voicing: readonly number[]): number => {
    const centre = Math.abs((voicing[1] ?? middle) - middle);
    if (before === null) return centre;
    const moves = voicing.map((pitch, voice) => pitch - (before[voice] ?? pitch));
    const parallel = moves.every((move) => move !== 0 && move === moves[0]) ? 6 : 0;
    return moves.reduce((sum, move) => sum + Math.abs(move), 0) + parallel + centre * 0.25;
  };
  return choices.reduce((best, voicing) => (cost(voicing) < cost(best) ? voicing : best), choices[0] ?? []);
}

/** The bass: roots, and the fifth between them where there is time; the root alone in the last bar. */
export function bassNotes(bars: readonly PlacedBar[], key: Key, style: MoodStyle): BeatNote[] {
  const { instrument, beats } = style.bass;
  const { lowest } = INSTRUMENTS[instrument];
  let last = lowest + 8;
  return bars.flatMap((bar) => {
    if (bar.intensity < ENTERS.bass && !bar.isLast) return [];
    const [root, , fifth] = chordClasses(key, bar.chord);
    const roots = pitchesOf([root], lowest, lowest + 19);
    last = nearest(roots, last);
    const velocity = Math.round(50 + 38 * bar.intensity);
    const first = bar.bar * style.beatsPerBar;
    if (bar.isLast) return [{ beat: first, beats: style.beatsPerBar, pitch: last, velocity }];
    // Eighths stay on the root; slower strokes alternate.
    const fifths = pitchesOf([fifth], lowest, lowest + 19);
    return beats.map((at, index) => {
      const until = beats[index + 1] ?? style.beatsPerBar;
      const isFifth = index % 2 === 1 && beats.length <= 3 && beats.length > 1;
      const pitch = isFifth ? nearest(fifths, last) : last;
      return { beat: first + at, beats: (until - at) * 0.95, pitch, velocity: velocity - (index === 0 ? 0 : 8) };
    });
  });
}

/** Broken chords; thinner where it is quiet, and in the last bar one chord struck from below. */
export function figureNotes(bars: readonly PlacedBar[], key: Key, style: MoodStyle): BeatNote[] {
  const { steps, hold, lowest, instrument } = style.figure;
  const step = style.beatsPerBar / steps.length;
  const highest = Math.min(INSTRUMENTS[instrument].highest, lowest + 30);
  return bars.flatMap((bar) => {
    const first = bar.bar * style.beatsPerBar;
    const ladder = pitchesOf(chordClasses(key, bar.chord), lowest, highest);
    const velocity = Math.round(40 + 36 * bar.intensity);
    if (bar.isLast) {
      return ladder.slice(0, 4).map((pitch, index) => {
        const delay = index * 0.09;
        return { beat: first + delay, beats: style.beatsPerBar - delay, pitch, velocity: velocity + 4 };
      });
    }
    if (bar.intensity < ENTERS.figure) return [];
    return steps.flatMap((rung, index) => {
      if (rung === null || (bar.intensity < ENTERS.bass && index % 2 === 1)) return [];
      const pitch = ladder[rung];
      // What is held rings to the end of its chord at most.
      const beats = Math.min(hold, steps.length - index) * step;
      const accent = index === 0 ? 8 : index % 2 === 0 ? 2 : -4;
      return pitch === undefined ? [] : [{ beat: first + index * step, beats, pitch, velocity: velocity + accent }];
    });
  });
}

/** One drum; in the last bar its first stroke. */
export function drumNotes(bars: readonly PlacedBar[], key: Key, style: MoodStyle, drum: Drum): BeatNote[] {
  const step = style.beatsPerBar / drum.steps.length;
  return bars.flatMap((bar) => {
    if (bar.intensity < ENTERS.drums) return [];
    const { lowest, highest } = INSTRUMENTS[drum.instrument];
    const root = pitchesOf([chordClasses(key, bar.chord)[0]], lowest, highest)[0] ?? lowest;
    const pitch = drum.pitch === 'root' ? root : drum.pitch;
    const strokes = bar.isLast ? drum.steps.slice(0, 1) : drum.steps;
    return [...strokes].flatMap((stroke, index) => {
      if (stroke === '-') return [];
      const velocity = Math.round(drum.velocity * (0.55 + 0.45 * bar.intensity) * (stroke === 'x' ? 1.15 : 0.8));
      return [{ beat: (bar.bar * drum.steps.length + index) * step, beats: step * 0.9, pitch, velocity }];
    });
  });
}

/** Whether a second, higher voice joins the melody in a bar. */
export function isFull(bar: PlacedBar): boolean {
  return bar.intensity >= ENTERS.second;
}
