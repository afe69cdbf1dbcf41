import type { Command } from '../../src-shared/timeline/commands.ts';
import { directions, fades } from '../../src-shared/timeline/records.ts';
import type { Transition } from '../../src-shared/timeline/records.ts';
import type { Cut } from './cut-data.ts';

/** What a transition does, with where it goes. */
export type TransitionLook =
  | Exclude<Transition['kind'], 'wipe' | 'slide' | 'push'>
  | `${'wipe' | 'slide' | 'push'}-${(typeof directions)[number]}`;

/** Every look, in the order in which they are offered. */
export const LOOKS: readonly TransitionLook[] = [
  ...(['cut', 'dissolve', ...fades] as const),
  ...(['wipe', 'slide', 'push'] as const).flatMap((kind) =>
    directions.map((direction): TransitionLook => `${kind}-${direction}`),
  ),
];

/** How long a transition is where nobody says: half a second on either side of the cut, or as long as there is room for. */
const USUAL_S = 0.5;

/** The look of a transition. */
export function lookOf(transition: Transition): TransitionLook {
  return 'direction' in transition ? `${transition.kind}-${transition.direction}` : transition.kind;
}

/** How many frames a look may have before and behind a cut: that before an item, or (null) the film's end. */
export function roomOf(
  cut: Cut,
  item: string | null,
  look: TransitionLook,
): { readonly before: number; readonly after: number } {
  const room = item === null ? cut.ending_room : cut.items.find(({ id }) => id === item)?.room;
  if (!room || look === 'cut') return { before: 0, after: 0 };
  return fades.some((fade) => fade === look) ? room.fade : room.overlap;
}

/** The transition at a cut. */
export function transitionAt(cut: Cut, item: string | null): Transition {
  return (item === null ? cut.ending : cut.items.find(({ id }) => id === item)?.transition) ?? CUT;
}

const CUT: Transition = { kind: 'cut', before: 0, after: 0 };

/** A look with so many frames in all, as far as there is room; null where there is none. Both sides are alike where they can be. */
export function transitionOf(cut: Cut, item: string | null, look: TransitionLook, frames?: number): Transition | null {
  if (look === 'cut') return CUT;
  const room = roomOf(cut, item, look);
  const usual = Math.round((USUAL_S * cut.rate.numerator) / cut.rate.denominator);
  const whole = frames ?? Math.min(room.before, usual) + Math.min(room.after, usual);
  const before = Math.min(room.before, Math.max(Math.ceil(whole / 2), whole - room.after));
  const after = Math.min(room.after, Math.max(0, whole - before));
  if (before + after === 0) return null;
  const [kind = '', direction] = look.split(/-(?=left|right|up|down$)/u);
  const found = directions.find((each) => each === direction);
  if ((kind === 'wipe' || kind === 'slide' || kind === 'push') && found)
    return { kind, direction: found, before, after };
  const plain = (['dissolve', ...fades] as const).find((each) => each === look);
  return plain ? { kind: plain, before, after } : null;
}

/** The command that sets the transition at a cut. */
export function transitionCommand(item: string | null, transition: Transition): Command {
  return item === null ? { command: 'ending', transition } : { command: 'transition', item, transition };
}

/** The cut that is nearest to a frame: by the item that begins there, null for the film's end. */
export function nearestCut(cut: Cut, frame: number): string | null {
  let [best, distance] = [null as string | null, Math.abs(cut.frames - frame)];
  for (const { id, start } of cut.items) {
    if (start === 0 || Math.abs(start - frame) >= distance) continue;
    [best, distance] = [id, Math.abs(start - frame)];
  }
  return best;
}
