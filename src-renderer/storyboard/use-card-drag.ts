import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useBoardView } from './board-view.ts';
import type { CardDrop } from './board-view.ts';

/** Lets a card be dragged. Only those that are pointed at can be, so that cards that are scrolled past cost nothing. */
export function useDraggable(card: RefObject<HTMLElement | null>, shot: string, hovered: boolean): void {
  useEffect(() => {
    const element = card.current;
    if (!hovered || !element) return;
    return draggable({ element, getInitialData: () => ({ shot }) });
  }, [card, hovered, shot]);
}

/**
 * Lets cards be dropped beside others of a list, and says meanwhile beside which.
 * @param onDrop told the card that was dragged, and where it was dropped
 */
export function useCardDrops(
  list: RefObject<HTMLElement | null>,
  axis: 'x' | 'y',
  onDrop: (shot: string, drop: CardDrop) => void,
): void {
  const told = useRef(onDrop);
  useEffect(() => {
    told.current = onDrop;
  });
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const show = (drop: CardDrop | null): void => useBoardView.setState({ drop });
    return combine(
      dropTargetForElements({ element, canDrop: ({ source }) => typeof source.data['shot'] === 'string' }),
      monitorForElements({
        onDragStart: () => useBoardView.setState({ playing: null }),
        onDrag: ({ source, location: { current } }) => {
          const drop = current.dropTargets.length === 0 ? null : dropAt(current.input, axis);
          show(drop?.shot === source.data['shot'] ? null : drop);
        },
        onDrop: ({ source }) => {
          const { drop } = useBoardView.getState();
          const { shot } = source.data;
          show(null);
          if (drop && typeof shot === 'string') told.current(shot, drop);
        },
      }),
    );
  }, [axis, list]);
}

/** The card at a place of the window, and at which side of its middle that is. */
function dropAt(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  axis: 'x' | 'y',
): CardDrop | null {
  const card = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-shot]');
  const shot = card?.dataset['shot'];
  if (!card || shot === undefined) return null;
  const { left, top, width, height } = card.getBoundingClientRect();
  const isAfter = axis === 'x' ? clientX > left + width / 2 : clientY > top + height / 2;
  return { shot, edge: isAfter ? 'after' : 'before' };
}
