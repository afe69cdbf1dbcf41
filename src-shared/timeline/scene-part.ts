import { filmFrames, placedItems } from './places.ts';
import { ZERO, add, compare, framesToSeconds, greatest, least, negate, subtract } from './rational.ts';
import type { Rational } from './rational.ts';
import type { AttachedItem, Timeline, Transition } from './records.ts';
import { CUT, isFade } from './transitions.ts';

/**
 * The part of a film from one item to another, as a film of its own: without the pictures of its neighbours. Where it begins or ends with a fade,
 * its side of the fade stays; other transitions become cuts. What belongs to moments of the film, such as music, goes on from where it was.
 *
 * @param first, last numbers of items, from 0; both are in the part
 * @throws RangeError where there are no such items
 */
export function timelinePart(timeline: Timeline, first: number, last: number): Timeline {
  const items = timeline.main.slice(first, last + 1);
  const [opening, ...others] = items;
  if (!opening) throw new RangeError(`The film has no items ${first} to ${last}`);
  const out = timeline.main[last + 1]?.transition ?? timeline.ending;
  const start = placedItems(timeline)[first]?.start ?? 0;
  const [from, to] = [start, start + filmFrames({ main: items })].map((frame) => framesToSeconds(frame, timeline.rate));
  return {
    ...timeline,
    main: [{ ...opening, transition: sideOf(opening.transition, 'after') }, ...others],
    attached: timeline.attached.flatMap((item) =>
      item.anchor === null ? heardIn(item, from ?? ZERO, to ?? ZERO) : [item],
    ),
    ending: sideOf(out, 'before'),
  };
}

function sideOf(transition: Transition, side: 'before' | 'after'): Transition {
  if (!isFade(transition) || transition[side] === 0) return CUT;
  return { ...transition, before: 0, after: 0, [side]: transition[side] };
}

/** What belongs to a moment of the film, in the part's own time. */
function heardIn(item: AttachedItem, from: Rational, to: Rational): AttachedItem[] {
  const end = item.duration && least(add(item.at, item.duration), to);
  const start = greatest(item.at, from);
  if (compare(start, end ?? to) >= 0) return [];
  const late = subtract(start, item.at);
  const { content } = item;
  const shown = content.kind === 'sound' ? { ...content, in: add(content.in, late) } : content;
  return [{ ...item, at: add(start, negate(from)), duration: end && subtract(end, start), content: shown }];
}
