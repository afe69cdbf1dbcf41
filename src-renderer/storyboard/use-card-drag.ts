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

/** Milliseconds until a card that is pointed at plays: who passes over it wants nothing of it. */
const LINGERS_MS = 140;

/**
 * Lets the card that is pointed at be dragged, and after a while its clip be played; where the system asks for less motion it is not. The list does so for its cards, so
 * that those that are scrolled past cost nothing.
 */
export function usePointedCard(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    let pointed: HTMLElement | null = null;
    let leave = (): void => undefined;
    const point = (card: HTMLElement | null): void => {
      if (card === pointed) return;
      leave();
      pointed = card;
      leave = card ? hold(card) : () => undefined;
    };
    const onOver = ({ target }: Event): void =>
      point(target instanceof Element ? target.closest<HTMLElement>('[data-shot]') : null);
    const onLeave = (): void => point(null);
    element.addEventListener('pointerover', onOver);
    element.addEventListener('pointerleave', onLeave);
    return () => {
      element.removeEventListener('pointerover', onOver);
      element.removeEventListener('pointerleave', onLeave);
      leave();
    };
  }, [list]);
}

/** @returns what ends it */
function hold(card: HTMLElement): () => void {
  // Asked for when it begins: a card that is scrolled shows other shots.
  const shot = (): string | undefined => card.dataset['shot'];
  const drop = draggable({ element: card, getInitialData: () => ({ shot: shot() }) });
  const linger = (): void => useBoardView.setState({ lingered: shot() ?? null });
  const timer = matchMedia('(prefers-reduced-motion: reduce)').matches ? undefined : setTimeout(linger, LINGERS_MS);
  return () => {
    drop();
    clearTimeout(timer);
    useBoardView.setState({ lingered: null });
  };
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
