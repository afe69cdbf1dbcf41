import type { Hearing } from './hearing.ts';

/** A prompt that takes over at a moment of a shot, as a person says it. */
export interface Keyframe {
  /** Seconds from the shot's start. */
  readonly at_s: number;
  readonly prompt: string;
}

/** A stretch of a shot in which one prompt gives way to the next, seconds from the shot's start. */
export interface Change {
  readonly from_s: number;
  readonly to_s: number;
}

/** Seconds in which one picture becomes another of somebody who does something else, as one act becomes the next (layout.NEXT_ACT). */
const QUICK_S = 0.8;
/** What changes of a picture while everybody and everything stays where it is: this goes over slowly. */
const SLOW = new Set([
  ...['time', 'weather', 'season', 'mood', 'thing_colour'],
  ...['first.feeling', 'second.feeling', 'first.colour', 'second.colour'],
]);

/**
 * The prompts of a shot in order: what it begins with and what takes over later. What begins at its start stands in place of its
 * picture; of two at one moment the last one counts, and one that says what was said before changes nothing.
 * @param picture what a person says is seen at first; undefined where it is what was drafted
 */
export function keyed(
  picture: string | undefined,
  keyframes: readonly Keyframe[] = [],
): { readonly first: string | undefined; readonly later: readonly Keyframe[] } {
  const inOrder = keyframes.toSorted((one, other) => one.at_s - other.at_s);
  const first = inOrder.findLast(({ at_s }) => at_s <= 0)?.prompt ?? picture;
  const behind = inOrder.filter(({ at_s }, at) => at_s > 0 && inOrder[at + 1]?.at_s !== at_s);
  const later = behind.filter(({ prompt }, at) => prompt !== (at === 0 ? first : behind[at - 1]?.prompt));
  return { first, later };
}

/** Whether somebody's prompts begin behind the end of their shot, where nobody sees them. */
export function isBehindEnd(keyframes: readonly Keyframe[], seconds: number): boolean {
  return keyframes.some(({ at_s }) => at_s >= seconds);
}

/** What people do and how they look; all else that is heard of a picture is of its set and its light. */
const OF_PEOPLE = new Set(
  ['first', 'second'].flatMap((who) =>
    ['action', 'direction', 'feeling', 'garment', 'colour', 'hair'].map((what) => `${who}.${what}`),
  ),
);
OF_PEOPLE.add('next_action');

/** Whether what was heard of two prompts differs in nothing but light, weather, feelings and colours. */
export function isGradual(one: Heard, other: Heard): boolean {
  return isAlikeBut(SLOW, one, other);
}

/** Whether what was heard of two prompts differs in nothing but what people do and how they look. */
export function isSameSet(one: Heard, other: Heard): boolean {
  return isAlikeBut(OF_PEOPLE, one, other);
}

type Heard = Pick<Hearing, 'said'>;

function isAlikeBut(some: ReadonlySet<string>, one: Heard, other: Heard): boolean {
  const valueOf = ({ said }: Heard, name: string): string | undefined => said.find(({ slot }) => slot === name)?.value;
  const slots = new Set([...one.said, ...other.said].map(({ slot }) => slot));
  return [...slots].every((slot) => some.has(slot) || valueOf(one, slot) === valueOf(other, slot));
}

/**
 * When each prompt gives way to the next. A quick change has its middle at the moment; a gradual one begins when the change
 * before it ends and is over at the moment. No two overlap.
 * @param at_s the moments, rising, above 0
 * @param gradual of each of these whether it comes slowly
 */
export function changesOf(at_s: readonly number[], gradual: readonly boolean[]): Change[] {
  const changes: Change[] = [];
  for (const [index, at] of at_s.entries()) {
    const before = at_s[index - 1] ?? 0;
    const after = at_s[index + 1] ?? Infinity;
    const half = Math.min(QUICK_S / 2, (at - before) / 2, (after - at) / 2);
    const begin = changes.at(-1)?.to_s ?? 0;
    changes.push(gradual[index] === true ? { from_s: begin, to_s: at } : { from_s: at - half, to_s: at + half });
  }
  return changes;
}

/** How far a change is at a moment, 0 to 1; it begins and ends softly. */
export function changed({ from_s, to_s }: Change, t: number): number {
  const along = to_s > from_s ? Math.min(1, Math.max(0, (t - from_s) / (to_s - from_s))) : Number(t >= to_s);
  return along * along * (3 - 2 * along);
}
