/** What is selected, in the order in which it was: the last is where the keyboard is. Shift reaches from the anchor. */
export interface Picked {
  readonly selected: readonly string[];
  readonly anchor: string | null;
}

/** How something is picked: alone, together with what is selected (or no longer), or all from the anchor on. */
export type PickHow = 'alone' | 'together' | 'reach';

/** How a press of the pointer or a key picks. */
export function howOf(keys: {
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
}): PickHow {
  if (keys.shiftKey) return 'reach';
  return keys.metaKey || keys.ctrlKey ? 'together' : 'alone';
}

/** What is selected after one of `order` was picked. */
export function pick(order: readonly string[], before: Picked, id: string, how: PickHow): Picked {
  if (how === 'together') {
    const selected = before.selected.includes(id)
      ? before.selected.filter((each) => each !== id)
      : [...before.selected, id];
    return { selected, anchor: id };
  }
  const start = order.indexOf(before.anchor ?? '');
  const end = order.indexOf(id);
  if (how === 'alone' || start < 0 || end < 0) return { selected: [id], anchor: id };
  const selected = order.slice(Math.min(start, end), Math.max(start, end) + 1);
  return { selected: start <= end ? selected : selected.toReversed(), anchor: before.anchor };
}
