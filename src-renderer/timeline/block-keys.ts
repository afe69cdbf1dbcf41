import type { KeyboardEvent } from 'react';
import { runCommand } from '../app/commands.ts';
import { seek } from '../app/workspace.ts';
import type { Cut, Picked } from './cut-data.ts';
import { momentOf, placeOf } from './cut-data.ts';
import { rangeTo, toggled } from './picks.ts';
import { pick, useStrip } from './strip-state.ts';
import type { Track } from './tracks.ts';

/** The block that an element is or lies in; null where it lies in none. */
export function blockAt(target: Element): (Picked & { readonly element: HTMLElement }) | null {
  const element = target.closest<HTMLElement>('[data-block]');
  const id = element?.dataset['block'];
  const kind = element?.dataset['kind'];
  return element && id !== undefined && (kind === 'item' || kind === 'attached') ? { kind, id, element } : null;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'target' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/** Does what a key means on a block that has the focus; says whether it means something there. */
export function pressOnBlock(pressed: Pressed, cut: Cut, tracks: readonly Track[]): boolean {
  const { key, target, ctrlKey, metaKey } = pressed;
  const block = target instanceof Element ? blockAt(target) : null;
  const way = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (!block) return false;
  if (key === 'Delete') runCommand('cut.remove');
  else if (key === ' ' && (ctrlKey || metaKey)) pick(cut, toggled(useStrip.getState().picked, block));
  else if (key === 'Enter' || key === ' ') seek(startOf(block, cut));
  else if (way !== undefined) goTo(neighbourOf(block.element, way), pressed, cut, tracks);
  else return false;
  return true;
}

/** Goes to a block and picks it: alone, with Shift all from the last one on; with Ctrl what is picked stays. */
function goTo(
  element: HTMLElement | undefined,
  { shiftKey, ctrlKey, metaKey }: Pressed,
  cut: Cut,
  tracks: readonly Track[],
) {
  const block = element && blockAt(element);
  if (!block) return;
  element.focus();
  const { kind, id } = block;
  if (shiftKey) pick(cut, rangeTo(useStrip.getState().picked, block, tracks));
  else if (!ctrlKey && !metaKey) pick(cut, [{ kind, id }]);
}

function startOf({ kind, id }: Picked, cut: Cut): number {
  if (kind === 'item') return momentOf(cut.items.find((each) => each.id === id)?.start ?? 0, cut.rate);
  const attached = cut.attached.find((each) => each.id === id);
  return (attached && placeOf(attached)?.start) ?? 0;
}

/** Those of a track lie on pages, and wide ones on none: how they follow each other is seen by where they stand. */
function neighbourOf(element: HTMLElement, way: number): HTMLElement | undefined {
  const track = element.closest('[data-row]');
  const places = [...(track?.querySelectorAll<HTMLElement>('[data-block]') ?? [])].map((each) => ({
    each,
    left: each.getBoundingClientRect().left,
  }));
  const order = places.toSorted((one, other) => one.left - other.left).map(({ each }) => each);
  return order[order.indexOf(element) + way];
}
