import type { FrameRate, Rational } from '../timeline/rational.ts';
import type { Direction, ItemSource, Transition } from '../timeline/records.ts';
import type { Sentence } from '../contract/sentences.ts';

/**
 * A film as files that programs exchange have it: tracks of clips of media. What OTIO, EDL and FCPXML have in common stands
 * between each of them and our timeline. Times are exact seconds.
 */
export interface CutList {
  readonly name: string;
  readonly rate: FrameRate;
  /** The frame that the timecode of its first frame names. */
  readonly start: number;
  /** What is cut: the main track. */
  readonly main: CutTrack;
  /** What lies over and under it, from its start on. */
  readonly tracks: readonly CutTrack[];
  /** In the order of the film. */
  readonly markers: readonly CutMarker[];
  /** What Shotloom says of it and no other program knows; null in files of others. */
  readonly own: unknown;
}

/** A frame of the film that somebody marked. */
export interface CutMarker {
  readonly name: string;
  /** From the film's first frame. */
  readonly at: Rational;
}

export interface CutTrack {
  readonly name: string;
  readonly kind: 'video' | 'audio';
  /** One behind the other. */
  readonly entries: readonly CutEntry[];
  /** Behind the last entry. */
  readonly ending: CutTransition | null;
}

/** A clip, or a gap. */
export interface CutEntry {
  readonly name: string;
  /** Null for a gap. */
  readonly media: CutMedia | null;
  /**
   * The moment of the media that its first frame shows (the earliest one, where it plays backwards): from the media's own first,
   * or as timecode where nothing says when the media start.
   */
  readonly in: Rational;
  /** In the film. */
  readonly duration: Rational;
  /** Media time to film time; below 0 backwards; 0 where it stands still. */
  readonly speed: Rational;
  /** How it comes in. */
  readonly transition: CutTransition | null;
  readonly own: unknown;
}

/** What a clip shows or plays. */
export interface CutMedia {
  /** A file's name with its extension; of words and graphics what they say. */
  readonly name: string;
  /** Where the file lies; null for what is made. */
  readonly url: string | null;
  /** Lower-case hex; null where nothing says. */
  readonly sha256: string | null;
  /** The timecode of its first moment, in seconds; null where nothing says. */
  readonly start: Rational | null;
  /** Null for a still, and where nothing says. */
  readonly duration: Rational | null;
  /** The tape or card that it is of; null where nothing says. */
  readonly reel: string | null;
}

/** Between two entries, so much before the cut and behind it. */
export interface CutTransition {
  readonly kind: Exclude<Transition['kind'], 'cut'>;
  /** Null for what has none. */
  readonly direction: Direction | null;
  readonly before: Rational;
  readonly after: Rational;
}

/** A file that shows a source of the timeline. */
export interface FilmMedia extends CutMedia {
  /** What its clips are called, for people. */
  readonly label: string;
  readonly source: ItemSource;
  /** The moment of the file that is the source's 0: the handle of a take. */
  readonly zero: Rational;
}

/** What could be read of a file, and a sentence for whatever could not. */
export interface ReadCutList {
  /** Null where it is no such file at all. */
  readonly list: CutList | null;
  readonly faults: readonly Sentence[];
}
