import type { FrameShape, FrameSize } from '../../src-shared/render/reframed.ts';
import { sizeOfShape } from '../../src-shared/render/reframed.ts';
import { toNumber } from '../../src-shared/timeline/rational.ts';
import type { Rational } from '../../src-shared/timeline/rational.ts';
import type { MarkedRange } from '../../src-shared/timeline/records.ts';

/** What a film is exported with where a person chooses nothing: as it is. */
export const FIRST_CHOICES: FilmChoices = {
  ending: null,
  pictures: 'best',
  shape: null,
  height: null,
  rate: null,
  part: 'film',
  scene: '',
  from: '',
  to: '',
  captions: 'burnt',
  label: 'usual',
  review: false,
  poster: false,
  loudness: null,
  hardware: false,
};

/** What a person chooses of how a film is exported; null is as the preset or the film has it. */
export interface FilmChoices {
  readonly ending: string | null;
  /** Clips, and stills where there is none; or stills only. */
  readonly pictures: 'best' | 'stills';
  readonly shape: FrameShape | null;
  /** Pixels of the shorter edge. */
  readonly height: number | null;
  /** As in {@link RATES}. */
  readonly rate: RateName | null;
  readonly part: 'film' | 'scene' | 'selection' | 'marked' | 'range';
  readonly scene: string;
  /** Moments as people write them. */
  readonly from: string;
  readonly to: string;
  readonly captions: 'burnt' | 'soft' | 'sidecar' | 'none';
  readonly label: 'usual' | 'on' | 'off';
  readonly review: boolean;
  /** A picture of the film beside it. */
  readonly poster: boolean;
  readonly loudness: -14 | -16 | -23 | null;
  readonly hardware: boolean;
}

/** Frames a second that films are written at. */
export const RATES = {
  '23.976': { fps_num: 24_000, fps_den: 1001 },
  '24': { fps_num: 24, fps_den: 1 },
  '25': { fps_num: 25, fps_den: 1 },
  '29.97': { fps_num: 30_000, fps_den: 1001 },
  '30': { fps_num: 30, fps_den: 1 },
  '50': { fps_num: 50, fps_den: 1 },
  '59.94': { fps_num: 60_000, fps_den: 1001 },
  '60': { fps_num: 60, fps_den: 1 },
} as const;
export type RateName = keyof typeof RATES;

/** Pixels of the shorter edge that can be chosen. */
export const HEIGHTS = [2160, 1440, 1080, 720, 480, 360] as const;

/** The size that is asked for; null where it is the film's own. */
export function wantedSize(
  film: FrameSize,
  { shape, height }: Pick<FilmChoices, 'shape' | 'height'>,
): FrameSize | null {
  const short = height ?? Math.min(film.width, film.height);
  const scale = short / Math.min(film.width, film.height);
  const scaled = { width: even(film.width * scale), height: even(film.height * scale) };
  const size = shape === null ? scaled : sizeOfShape(shape, scaled);
  return size.width === film.width && size.height === film.height ? null : size;
}

function even(pixels: number): number {
  return 2 * Math.round(pixels / 2);
}

/** An item of a film's cut, as far as its place goes. */
interface Placed {
  readonly source: { readonly kind: string; readonly shot?: string };
  readonly start: number;
  readonly frames: number;
}

/** From where to where the selected shots go, in seconds as the program reads them; null where the film shows none. */
export function selectionRange(
  items: readonly Placed[],
  selected: readonly string[],
  rate: { readonly fps_num: number; readonly fps_den: number },
): WrittenRange | null {
  const found = items.filter(({ source }) => source.shot !== undefined && selected.includes(source.shot));
  if (found.length === 0) return null;
  const seconds = (frames: number): string => ((frames * rate.fps_den) / rate.fps_num).toFixed(6);
  return {
    from: seconds(Math.min(...found.map(({ start }) => start))),
    to: seconds(Math.max(...found.map(({ start, frames }) => start + frames))),
  };
}

/** From the in to the out mark, in seconds as the program reads them; null where neither is set. */
export function markedRange({ in: start, out: end }: MarkedRange): Partial<WrittenRange> | null {
  if (!start && !end) return null;
  const seconds = (time: Rational): string => toNumber(time).toFixed(6);
  return { ...(start ? { from: seconds(start) } : {}), ...(end ? { to: seconds(end) } : {}) };
}

/** Moments as people write them. */
interface WrittenRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The part of a film that choices mean, as the program takes it.
 * @param parts those that have a name
 */
export function partOf(
  { part, scene, from, to }: Pick<FilmChoices, 'part' | 'scene' | 'from' | 'to'>,
  parts: Readonly<Record<'selection' | 'marked', Partial<WrittenRange> | null>>,
): { readonly scene?: string; readonly from?: string; readonly to?: string } {
  if (part === 'scene') return scene.trim() === '' ? {} : { scene: scene.trim() };
  if (part === 'selection' || part === 'marked') return parts[part] ?? {};
  if (part === 'film') return {};
  return {
    ...(from.trim() === '' ? {} : { from: from.trim() }),
    ...(to.trim() === '' ? {} : { to: to.trim() }),
  };
}

/** A title as the name of a file, with an ending; what no system can write is left out. */
export function fileName(title: string, ending: string): string {
  const plain = title
    .replaceAll(/[\p{Cc}\\/:*?"<>|%]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return `${plain === '' ? 'film' : plain.slice(0, 100)}${ending}`;
}
