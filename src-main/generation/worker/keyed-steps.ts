/** What is made of a shot whose prompt changes within it, in the order in which its pictures are wanted. */
import type { Hearing } from '../../../src-shared/generation/hearing.ts';
import type { Change } from '../../../src-shared/generation/keyframes.ts';
import { changed, changesOf, isGradual, isSameSet } from '../../../src-shared/generation/keyframes.ts';
import type { Painting } from '../painted-layers.ts';
import type { Alike } from './goes-over.ts';
import { goingOver, withinStretch } from './goes-over.ts';

/**
 * Pictures of one painting: `show` them, `keep` them until the other's of the same moments are there, or `mix` them with those that are
 * kept, each by its share.
 */
export interface KeyedStep {
  readonly does: 'show' | 'keep' | 'mix';
  readonly painting: Painting;
  /** By their place among all that are wanted. */
  readonly moments: readonly number[];
  /** Of each moment how much of this painting is seen, 0 to 1. */
  readonly shares: readonly number[];
}

/**
 * @param paintings of all prompts, in order of time
 * @param at_s when each but the first takes over
 * @param seconds of the shot without handles
 * @param wanted the moments of all pictures, rising
 * @param most so many pictures may be kept at once
 */
export function keyedSteps(
  paintings: readonly Painting[],
  at_s: readonly number[],
  seconds: number,
  wanted: readonly number[],
  most: number,
): KeyedStep[] {
  const gradual = at_s.map((_, index) => isGradual(hearingOf(paintings, index), hearingOf(paintings, index + 1)));
  const changes = changesOf(at_s, gradual);
  const own = paintings.map((painting, index) => withinStretch(painting, stretchOf(index, at_s, gradual, seconds)));
  const momentsIn = (from: number, to: number): number[] =>
    [...wanted.keys()].filter((moment) => (wanted[moment] ?? 0) >= from && (wanted[moment] ?? 0) < to);
  const steps: KeyedStep[] = [];
  let [painting, since] = [own[0], -Infinity];
  for (const [index, change] of changes.entries()) {
    const after = own[index + 1];
    if (!painting || !after) break;
    const { one, other, next } =
      gradual[index] === true
        ? { one: painting, other: after, next: after }
        : goingOver(painting, after, change, seconds, alikeOf(painting.hearing, after.hearing));
    steps.push(...shown(painting, momentsIn(since, change.from_s)));
    for (const moments of chunks(momentsIn(change.from_s, change.to_s), most)) {
      const shares = moments.map((moment) => changed(change, wanted[moment] ?? 0));
      steps.push({ does: 'keep', painting: one, moments, shares: shares.map((share) => 1 - share) });
      steps.push({ does: 'mix', painting: other, moments, shares });
    }
    [painting, since] = [next, change.to_s];
  }
  return painting ? [...steps, ...shown(painting, momentsIn(since, Infinity))] : steps;
}

/** In which somebody does what a painting has them do: where only the light changes, they go on. */
function stretchOf(index: number, at_s: readonly number[], gradual: readonly boolean[], seconds: number): Change {
  const quick = (change: number): boolean => gradual[change] !== true;
  const from_s = at_s.findLast((_, change) => change < index && quick(change)) ?? 0;
  const to_s = at_s.find((_, change) => change >= index && quick(change)) ?? seconds;
  return { from_s, to_s };
}

function hearingOf(paintings: readonly Painting[], index: number): Pick<Hearing, 'said'> {
  return paintings[index]?.hearing ?? { said: [] };
}

function alikeOf(one: Hearing, next: Hearing): Alike {
  const hasOwnThing = thingOf(next) !== undefined && thingOf(next) !== thingOf(one);
  return { isSameSet: isSameSet(one, next), hasOwnThing };
}

function thingOf({ said }: Hearing): string | undefined {
  return said.find(({ slot }) => slot === 'thing')?.value;
}

function shown(painting: Painting, moments: readonly number[]): KeyedStep[] {
  return moments.length === 0 ? [] : [{ does: 'show', painting, moments, shares: moments.map(() => 1) }];
}

function chunks(moments: readonly number[], most: number): number[][] {
  return Array.from({ length: Math.ceil(moments.length / most) }, (_, at) => moments.slice(at * most, (at + 1) * most));
}
