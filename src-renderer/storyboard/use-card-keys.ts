import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { runCommand } from '../app/commands.ts';
import { select, useWorkspace } from '../app/workspace.ts';
import { playCard, useBoardView } from './board-view.ts';
import type { PickHow } from './picking.ts';
import { howOf, pick } from './picking.ts';
import { isMoveKey, placeAfter } from './rows.ts';

interface CardKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}

/**
 * Picks cards by pointer and keyboard: arrows go to the card beside, over or under, Shift reaches, Control or Command adds, Space
 * plays.
 * @param order ids of all shots as they come in the film
 * @param counts shots of each scene
 * @param columns cards beside each other
 */
export function useCardKeys(order: readonly string[], counts: readonly number[], columns: number): CardKeys {
  const choose = (id: string, how: PickHow): void => {
    const { selected, anchor } = pick(order, useWorkspace.getState(), id, how);
    select(selected, anchor);
    if (useBoardView.getState().playing !== id) playCard(null);
  };
  const isSelected = (id: string): boolean => useWorkspace.getState().selected.includes(id);

  return {
    onKeyDown: (event) => {
      if (event.target !== event.currentTarget || event.altKey) return;
      const active = useWorkspace.getState().selected.at(-1);
      if (event.key === ' ' && active !== undefined) {
        event.preventDefault();
        return playCard(useBoardView.getState().playing === active ? null : active);
      }
      if (event.key === 'Escape') return playCard(null);
      if (!isMoveKey(event.key) || order.length === 0) return;
      event.preventDefault();
      const place = active === undefined ? -1 : order.indexOf(active);
      const next = order[place < 0 ? 0 : placeAfter(counts, columns, place, event.key)];
      if (next !== undefined) choose(next, event.shiftKey ? 'reach' : 'alone');
    },
    onPointerDown: (event) => {
      const id = shotAt(event);
      if (id === null || event.button !== 0) return;
      const how = howOf(event);
      if (how !== 'alone' || !isSelected(id)) choose(id, how);
    },
    // Of several that are selected one may be taken to drag them all; it is picked alone once it was not.
    onClick: (event) => {
      const id = shotAt(event);
      if (id !== null && howOf(event) === 'alone') choose(id, 'alone');
    },
    onDoubleClick: (event) => {
      if (shotAt(event) !== null) runCommand('shot.edit');
    },
    onContextMenu: (event) => {
      const id = shotAt(event);
      if (id !== null && !isSelected(id)) choose(id, 'alone');
    },
  };
}

function shotAt({ target }: { readonly target: EventTarget }): string | null {
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-shot]') : null;
  return card?.dataset['shot'] ?? null;
}
