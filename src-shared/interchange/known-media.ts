import { compare, divide, floor, rational, secondsToFrames, subtract, toNumber } from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import type { FilmSources } from '../timeline/records.ts';
import type { CutEntry, CutMedia, FilmMedia } from './cut-list.ts';

/** What a film is cut from here, for a list that may come from elsewhere. */
export interface KnownMedia {
  readonly sources: FilmSources;
  readonly media: readonly FilmMedia[];
  /** Of new items, by their number from 0. */
  readonly idOf: (index: number) => string;
}

/** Whether two moments are the same, but for what is lost where a file has decimals. */
export function isNear(one: Rational, other: Rational, rate: FrameRate): boolean {
  return Math.abs(toNumber(secondsToFrames(subtract(one, other), rate))) < 0.001;
}

/** What of here a list's media are: of the same bytes, else of the same file name. */
export function knownMedia(media: CutMedia, known: readonly FilmMedia[]): FilmMedia | null {
  const isSame = ({ sha256 }: FilmMedia): boolean => sha256 !== null && sha256 === media.sha256;
  const name = fileName(media.name);
  return known.find(isSame) ?? known.find((each) => fileName(each.name) === name) ?? null;
}

/**
 * The moment of a file at which an entry begins. Where a list has nothing but timecode, it counts from the file's own; a file whose
 * timecode is not known here is taken to begin at 0, or at a whole hour.
 */
export function momentIn(entry: CutEntry, { start, duration }: FilmMedia): Rational {
  if (!entry.media || entry.media.start) return entry.in;
  // A handle before 0 is written as the end of the day before.
  const from = compare(entry.in, DAY) < 0 ? entry.in : subtract(entry.in, DAY);
  const behind = start ? subtract(from, start) : from;
  const isInside = (moment: Rational): boolean => moment.n >= 0 && (duration === null || compare(moment, duration) < 0);
  return [behind, from, withinHour(from)].find(isInside) ?? behind;
}

const DAY = rational(24 * 3600);

function withinHour(moment: Rational): Rational {
  return subtract(moment, rational(3600 * floor(divide(moment, rational(3600)))));
}

function fileName(name: string): string {
  return (name.split(/[\\/]/u).at(-1) ?? name).normalize().toLowerCase();
}

/** The file's name at the end of an address. */
export function fileIn(url: string): string {
  const last = url.split(/[\\/]/u).at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
