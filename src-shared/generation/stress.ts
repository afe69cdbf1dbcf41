import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Hearing } from './hearing.ts';
import type { SpokenWords } from './spoken-words.ts';
import type { WordReader } from './word-reader.ts';

/** What a thing does as its word is spoken: it grows for a moment, or it only then appears. */
export type Entrance = 'stressed' | 'appears';

/** How a thing of the picture is stressed, frame by frame. */
export interface StressedThing {
  /** As words are heard, e.g. `thing:lamp`. */
  readonly thing: string;
  /** A number for every frame of the clip (see packStress). */
  readonly sizes: string;
}

/** When a thing's word is spoken. */
export interface SpokenThing {
  readonly thing: string;
  /** Seconds from the start of the clip, in their order. */
  readonly at_s: readonly number[];
}

const THING = 'thing:';
/** A picture may be so much ahead of its sound: what is seen is expected a little before it is heard (ITU-R BT.1359). */
const AHEAD_S = 0.04;
/** By how much of its size a stressed thing grows, and in how many seconds it does and goes back. */
const GROWS = 0.16;
const RISE_S = 0.14;
const HOLD_S = 0.12;
const FALL_S = 0.4;
/** A thing that appears overshoots, as a spring does: how fast it settles and swings, a second. */
const SETTLES = 9;
const SWINGS = 14;
/** From here on it has settled. */
const SETTLED_S = 0.9;
/** Steps of a stored number: a byte says a size of 0 to 255 / STEPS. */
const STEPS = 200;

/**
 * The things of a prompt that are also spoken of, and when: "boat" said is the "vessel" shown, since both are heard alike.
 * Where in its cue a word is spoken follows from the letters before it.
 * @param seconds length of the clip: what is said later is not of it
 */
export function spokenThings(
  prompt: string,
  spoken: readonly SpokenWords[],
  reader: WordReader,
  seconds: number,
): SpokenThing[] {
  const things = new Map<string, number[]>();
  for (const { token } of reader.read(prompt)) if (token?.startsWith(THING) === true) things.set(token, []);
  for (const { text, from_s, to_s } of spoken)
    for (const { token, start } of reader.read(text))
      things.get(token ?? '')?.push(from_s + ((to_s - from_s) * start) / text.length);
  return [...things].flatMap(([thing, times]) => {
    const at_s = times.filter((at) => at < seconds).toSorted((one, other) => one - other);
    return at_s.length === 0 ? [] : [{ thing, at_s }];
  });
}

/** Of some things the one that a picture shows, by what its model heard. */
export function shownAmong<Thing extends { readonly thing: string }>(
  things: readonly Thing[],
  { said }: Pick<Hearing, 'said'>,
): Thing | undefined {
  const shown = said.find(({ slot }) => slot === 'thing')?.value;
  return things.find(({ thing }) => thing === `${THING}${shown}`);
}

/**
 * How much larger than painted a thing is at some moments, as a share of its size: 0 as painted, -1 not there yet.
 * @param at_s when its word is spoken
 */
export function stressOf(
  { at_s }: Pick<SpokenThing, 'at_s'>,
  moments: readonly number[],
  entrance: Entrance,
): number[] {
  const [first = 0, ...later] = at_s;
  return moments.map((moment) => {
    const grown = Math.max(...(entrance === 'appears' ? later : at_s).map((at) => swell(moment - at + AHEAD_S)), 0);
    return entrance === 'appears' ? sprung(moment - first + AHEAD_S) + grown : grown;
  });
}

/** Grows, stays a moment, goes back; `since` is seconds. */
function swell(since: number): number {
  const fallen = (since - RISE_S - HOLD_S) / FALL_S;
  return GROWS * smooth(since / RISE_S) * (1 - smooth(fallen));
}

/** From nothing to its size and a little beyond. */
function sprung(since: number): number {
  if (since <= 0) return -1;
  return since >= SETTLED_S ? 0 : -Math.exp(-SETTLES * since) * Math.cos(SWINGS * since);
}

function smooth(along: number): number {
  const at = Math.min(1, Math.max(0, along));
  return at * at * (3 - 2 * at);
}

/** Numbers of {@link stressOf} as a request keeps them: a byte each, in hexadecimal. */
export function packStress(stress: readonly number[]): string {
  return bytesToHex(Uint8Array.from(stress, (value) => Math.min(255, Math.max(0, Math.round((1 + value) * STEPS)))));
}

/** What {@link packStress} wrote. */
export function unpackStress(text: string): Float32Array {
  return Float32Array.from(hexToBytes(text), (byte) => byte / STEPS - 1);
}
