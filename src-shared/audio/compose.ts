import type { BeatNote, PlacedBar } from './accompaniment.ts';
import { bassNotes, drumNotes, figureNotes, isFull, padNotes, placedBars } from './accompaniment.ts';
import { formOf } from './form.ts';
import { melodyNotes } from './melody.ts';
import { MOOD_STYLES } from './mood.ts';
import type { Mood, MoodStyle } from './mood.ts';
import { randomOf } from './random.ts';
import { INSTRUMENTS } from './score.ts';
import type { Instrument, Key, Note, Part, Score } from './score.ts';

/** What a bed of music is asked for by. */
export interface BedRequest {
  readonly mood: Mood;
  /** Beats a minute; the mood's usual where it is left out. */
  readonly tempo?: number;
  readonly key: Key;
  /** How long it lasts, above 0. */
  readonly seconds: number;
  readonly seed: string;
  /** How full it is at its start and at its end, 0 to 1; the mood's where it is left out. */
  readonly intensity?: readonly [from: number, to: number];
}

/** Raised whenever the same request gives another score. */
export const COMPOSER_REVISION = 1;

/** How far a note is struck from its time at most, as people do, in seconds; never before its bar. */
const LOOSE = 0.008;
/** The shortest note, in seconds: pitches that come again are let go of in time. */
const SHORTEST = 0.03;

/**
 * Composes a bed of music that lasts exactly as long as it is asked to: whole bars at nearly the tempo, phrases of eight and
 * four bars, and a cadence whose last chord fills the last bar. The same request gives the same score.
 * @throws RangeError for a length or tempo that is not above 0
 */
export function composeBed(request: BedRequest): Score {
  const { mood, key, seconds, seed } = request;
  const style = MOOD_STYLES[mood];
  const asked = request.tempo ?? style.tempo[1];
  if (!(seconds > 0) || !(asked > 0)) throw new RangeError('Music needs a length and a tempo above 0');
  const bars = Math.max(1, Math.round((seconds * asked) / 60 / style.beatsPerBar));
  const tempo = (bars * style.beatsPerBar * 60) / seconds;
  const intensity = request.intensity ?? style.intensity;
  const placed = placedBars(formOf({ bars, key, style, seed, intensity }));
  const timing = { secondsPerBeat: seconds / (bars * style.beatsPerBar), seconds, seed };
  const parts = layers(placed, key, style, seed)
    .map(({ beatNotes, ...part }) => ({ ...part, notes: played(beatNotes, part.instrument, timing) }))
    .filter(({ notes }) => notes.length > 0);
  return { seconds, tempo, beatsPerBar: style.beatsPerBar, key, parts };
}

interface Layer extends Omit<Part, 'notes'> {
  readonly beatNotes: readonly BeatNote[];
}

function layers(bars: readonly PlacedBar[], key: Key, style: MoodStyle, seed: string): Layer[] {
  const melody = melodyNotes(bars, key, style, seed);
  const full = new Set(bars.filter(isFull).map(({ bar }) => bar));
  // Where it is fullest, strings sing the melody too, an octave from the instrument that has it.
  const doubled = melody
    .filter(({ beat }) => full.has(Math.floor(beat / style.beatsPerBar)))
    .map((note) => ({ ...note, pitch: note.pitch + (note.pitch > 72 ? -12 : 12), velocity: note.velocity - 12 }));
  return [
    { instrument: style.pad, gain: -5, pan: 0, beatNotes: padNotes(bars, key, style.beatsPerBar) },
    { instrument: style.bass.instrument, gain: -2, pan: 0.05, beatNotes: bassNotes(bars, key, style) },
    { instrument: style.figure.instrument, gain: -2, pan: -0.25, beatNotes: figureNotes(bars, key, style) },
    { instrument: style.melody.instrument, gain: -4, pan: 0.2, beatNotes: melody },
    { instrument: 'strings', gain: -9, pan: -0.1, beatNotes: doubled },
    ...[...new Set(style.drums.map(({ instrument }) => instrument))].map((instrument) => ({
      instrument,
      gain: -4,
      pan: instrument === 'drums' ? 0.1 : 0,
      beatNotes: style.drums
        .filter((drum) => drum.instrument === instrument)
        .flatMap((drum) => drumNotes(bars, key, style, drum)),
    })),
  ];
}

interface Timing {
  readonly secondsPerBeat: number;
  readonly seconds: number;
  readonly seed: string;
}

/** Notes as a player strikes them: a little loose, within the score, and none on a key that is still down. */
function played(beatNotes: readonly BeatNote[], instrument: Instrument, timing: Timing): Note[] {
  const random = randomOf(`${timing.seed}\0player\0${instrument}`);
  const { lowest, highest } = INSTRUMENTS[instrument];
  const notes = beatNotes.flatMap(({ beat, beats, pitch, velocity }): Note[] => {
    const [late, hard] = [random() * LOOSE, Math.round((random() - 0.5) * 8)];
    const start = beat * timing.secondsPerBeat;
    const at = start + Math.min(late, (beats * timing.secondsPerBeat) / 4);
    const end = Math.min(timing.seconds, start + beats * timing.secondsPerBeat);
    if (pitch < lowest || pitch > highest || end <= at) return [];
    return [{ at, seconds: end - at, pitch, velocity: Math.min(127, Math.max(1, velocity + hard)) }];
  });
  return letGo(notes.toSorted((a, b) => a.at - b.at || a.pitch - b.pitch));
}

/** Ends each note before the next of its pitch begins; of two at one time one stays. */
function letGo(notes: readonly Note[]): Note[] {
  const nextOf = new Map<number, number>();
  const kept = notes.toReversed().flatMap((note): Note[] => {
    const seconds = Math.min(note.seconds, (nextOf.get(note.pitch) ?? Infinity) - note.at);
    if (seconds < SHORTEST) return [];
    nextOf.set(note.pitch, note.at);
    return [{ ...note, seconds }];
  });
  return kept.toReversed();
}
