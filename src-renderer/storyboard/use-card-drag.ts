import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { ElementDropTargetEventBasePayload } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useCallback, useState } from 'react';
import type { RefCallback } from 'react';

/** What is dragged: the card that was taken; what else is selected goes with it. */
export interface DraggedCard {
  readonly shot: string;
}

/** Where cards are dropped: before or behind another. */
export interface CardDrop extends DraggedCard {
  readonly edge: 'before' | 'after';
}

/** Lets a card be dragged and others be dropped beside it. @returns its ref, and the side at which something would be dropped now */
export function useCardDrag(
  shot: string,
  axis: 'x' | 'y',
): readonly [RefCallback<HTMLElement>, CardDrop['edge'] | undefined] {
  const [edge, setEdge] = useState<CardDrop['edge']>();
  const attach = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const follow = ({ self, source }: ElementDropTargetEventBasePayload): void =>
        setEdge(source.data['shot'] === shot ? undefined : edgeIn(self.data));
      return combine(
        draggable({ element, getInitialData: () => ({ shot }) }),
        dropTargetForElements({
          element,
          canDrop: ({ source }) => typeof source.data['shot'] === 'string',
          getData: ({ input }) => {
            const { left, top, width, height } = element.getBoundingClientRect();
            const isAfter = axis === 'x' ? input.clientX > left + width / 2 : input.clientY > top + height / 2;
            return { shot, edge: isAfter ? 'after' : 'before' };
          },
          onDragEnter: follow,
          onDrag: follow,
          onDragLeave: () => setEdge(undefined),
          onDrop: () => setEdge(undefined),
        }),
      );
    },
    [axis, shot],
  );
  return [attach, edge];
}

/** What a drag ended over; null where that is no card. */
export function dropOf(data: Readonly<Record<string | symbol, unknown>> | undefined): CardDrop | null {
  const shot = data?.['shot'];
  return data && typeof shot === 'string' ? { shot, edge: edgeIn(data) } : null;
}

function edgeIn(data: Readonly<Record<string | symbol, unknown>>): CardDrop['edge'] {
  return data['edge'] === 'before' ? 'before' : 'after';
}
