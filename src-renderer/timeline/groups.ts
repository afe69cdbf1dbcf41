import type { Command } from '../../src-shared/timeline/commands.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import type { Transition } from '../../src-shared/timeline/records.ts';
import type { Cut, CutAttached, CutItem } from './cut-data.ts';
import { exactly, frameSeconds, placeOf } from './cut-data.ts';
import { pickedOf } from './picks.ts';
import type { Picks } from './picks.ts';
import { gainOf } from './tracks.ts';
import { LOOKS, transitionCommand, transitionOf } from './transitions.ts';
import type { TransitionLook } from './transitions.ts';

/** Takes out all that is picked. What is attached to an item that goes, goes with it. */
export function removal(cut: Cut, picks: Picks): readonly Command[] {
  const { items, attached } = pickedOf(cut, picks);
  const going = new Set(items.map(({ id }) => id));
  return [
    ...attached
      .filter(({ anchor }) => anchor === null || !going.has(anchor))
      .map(({ id }): Command => ({ command: 'detach', attached: id })),
    ...items.map(({ id }): Command => ({ command: 'remove', item: id })),
  ];
}

/** Shows so many frames later of the sources of all items that are picked, and what is picked of the rest so many later in the film. */
export function nudges(cut: Cut, picks: Picks, by: number): readonly Command[] {
  const { items, attached } = pickedOf(cut, picks);
  return [...items.map(({ id }): Command => ({ command: 'slip', item: id, by })), ...shifts(attached, by, cut.rate)];
}

/** Moves what is attached so many frames later, in such an order that none meets another that moves, too. */
export function shifts(attached: readonly CutAttached[], by: number, rate: FrameRate): readonly Command[] {
  const startOf = (each: CutAttached): number => placeOf(each)?.start ?? Infinity;
  const inOrder = attached.toSorted((one, other) => startOf(one) - startOf(other));
  const order = by > 0 ? inOrder.toReversed() : inOrder;
  return order.map(({ id }) => ({ command: 'shift', attached: id, by: exactly(by, rate) }));
}

/** How far what is attached can be moved together, in frames: as far as all of it begins inside the film. */
export function shiftWithin(cut: Cut, attached: readonly CutAttached[], by: number): number {
  const firsts = attached.flatMap((each) => {
    const place = placeOf(each);
    return place ? [Math.floor(place.start / frameSeconds(cut.rate) + 1e-3)] : [];
  });
  if (firsts.length === 0) return 0;
  return Math.max(-Math.min(...firsts), Math.min(cut.frames - 1 - Math.max(...firsts), by)) + 0;
}

/** Gives some things another gain, as far as they are heard by themselves: the cut then, and the commands that do it. */
export function regained(
  cut: Cut,
  some: readonly string[],
  change: (decibels: number) => number,
): { readonly cut: Cut; readonly commands: readonly Command[] } {
  const ids = new Set(some);
  const commands: Command[] = [];
  const next = (each: CutItem | CutAttached): number | null => {
    const gain = ids.has(each.id) ? gainOf(each) : null;
    return gain === null || change(gain) === gain ? null : change(gain);
  };
  const items = cut.items.map((item) => {
    const gain_db = next(item);
    if (gain_db === null) return item;
    commands.push({ command: 'gain', item: item.id, gain_db });
    return { ...item, gain_db };
  });
  const attached = cut.attached.map((each) => {
    const gain_db = next(each);
    if (gain_db === null || each.content.kind !== 'sound') return each;
    const content = { ...each.content, gain_db };
    commands.push({ command: 'content', attached: each.id, content });
    return { ...each, content };
  });
  return { cut: { ...cut, items, attached }, commands };
}

/** The looks of transitions that there is room for where any of some items comes in. */
export function looksFor(cut: Cut, items: readonly CutItem[]): readonly TransitionLook[] {
  return LOOKS.filter((look) => items.some((item) => comingIn(cut, item, look) !== null));
}

/** Lets some items come in alike, wherever there is room for that. */
export function comeIn(cut: Cut, items: readonly CutItem[], look: TransitionLook): readonly Command[] {
  return items.flatMap((item) => {
    const transition = comingIn(cut, item, look);
    return transition ? [transitionCommand(item.id, transition)] : [];
  });
}

/** The film's first item comes in behind nothing. */
function comingIn(cut: Cut, item: CutItem, look: TransitionLook): Transition | null {
  return item.start === 0 ? null : transitionOf({ ...cut, items: [item] }, item.id, look);
}
