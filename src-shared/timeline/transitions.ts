import type { FrameRate } from './rational.ts';
import { handlesOf } from './item-time.ts';
import { indexOf, reachOf } from './sources.ts';
import { fades } from './records.ts';
import type { FilmShot, FilmSources, MainItem, Transition } from './records.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** What kinds of transitions are called within sentences. */
export const TRANSITION_WORDS = {
  cut: say`cut`,
  dissolve: say`dissolve`,
  'fade-black': say`fade through black`,
  'fade-white': say`fade through white`,
  'cut-to-black': say`cut to black`,
  wipe: say`wipe`,
  slide: say`slide-in`,
  push: say`push`,
} as const satisfies Readonly<Record<Transition['kind'], Sentence>>;

export const CUT: Transition = { kind: 'cut', before: 0, after: 0 };

/** Seconds on either side of the cut: as much as takes of the built-in model have for it. */
const OVERLAP_S = { n: 1, d: 2 };
/** Seconds in which a picture fades to one colour, or out of it. */
const FADE_S = { n: 1, d: 1 };

/** How many frames a transition may have on either side of a cut. */
export interface Room {
  readonly before: number;
  readonly after: number;
}

/** Goes through one colour, so that it needs no other picture. */
export function isFade({ kind }: Transition): boolean {
  return fades.some((fade) => fade === kind);
}

/**
 * The most frames of a kind of transition between two items: half of either, so that an item has room for two, and, where both
 * are seen at once, no more than their handles. Null stands for the start or the end of the film, where only fades are.
 */
export function roomFor(
  sources: FilmSources,
  transition: Transition,
  first: MainItem | null,
  second: MainItem | null,
): Room {
  const half = (item: MainItem | null): number => Math.floor((item?.frames ?? 0) / 2);
  if (transition.kind === 'cut') return { before: 0, after: 0 };
  if (isFade(transition)) return { before: half(first), after: half(second) };
  if (!first || !second) return { before: 0, after: 0 };
  return {
    before: Math.max(0, Math.min(half(first), handles(sources, second).before)),
    after: Math.max(0, Math.min(half(second), handles(sources, first).after)),
  };
}

/** A transition with no more frames than there is room for; with none it is a cut. */
export function fitTransition(
  sources: FilmSources,
  transition: Transition,
  first: MainItem | null,
  second: MainItem | null,
): Transition {
  if (transition.kind === 'cut') return CUT;
  const room = roomFor(sources, transition, first, second);
  const [before, after] = [Math.min(transition.before, room.before), Math.min(transition.after, room.after)];
  if (before === transition.before && after === transition.after && before + after > 0) return transition;
  return before + after > 0 ? { ...transition, before, after } : CUT;
}

/**
 * How two items meet, as the storyboard has it: the second comes in as its shot does, the first goes out as its shot does, unless
 * it goes on in the second. Null stands for the start and the end of the film.
 */
export function draftTransition(sources: FilmSources, first: MainItem | null, second: MainItem | null): Transition {
  const { shots } = indexOf(sources);
  const [out, into] = [shotShown(first), shotShown(second)];
  const ended = out === into ? undefined : shots.get(out ?? '');
  const begun = into !== null && second?.id === into ? shots.get(into) : undefined;
  return fitTransition(sources, draftBetween(ended, begun, sources.rate), first, second);
}

function shotShown(item: MainItem | null): string | null {
  return item?.source.kind === 'shot' ? item.source.shot : null;
}

function draftBetween(ended: FilmShot | undefined, begun: FilmShot | undefined, rate: FrameRate): Transition {
  const overlap = framesIn(OVERLAP_S, rate);
  const fade = framesIn(FADE_S, rate);
  if (begun?.transition_in === 'dissolve') return { kind: 'dissolve', before: overlap, after: overlap };
  if (begun?.transition_in === 'wipe') return { kind: 'wipe', direction: 'right', before: overlap, after: overlap };
  const before = ended?.transition_out === 'fade_out' || begun?.transition_in === 'fade_out' ? fade : 0;
  const after = begun?.transition_in === 'fade_in' ? fade : 0;
  if (before + after > 0) return { kind: 'fade-black', before, after };
  return ended?.transition_out === 'cut_to_black' ? { kind: 'cut-to-black', before: overlap, after: 0 } : CUT;
}

function framesIn(seconds: { readonly n: number; readonly d: number }, rate: FrameRate): number {
  return Math.round((seconds.n * rate.numerator) / (seconds.d * rate.denominator));
}

function handles(sources: FilmSources, item: MainItem): Room {
  const reach = reachOf(sources, item.source);
  return reach ? handlesOf(item, reach, sources.rate) : { before: 0, after: 0 };
}
