import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { jobData, jobOfData } from './job-drag.ts';

type Edge = 'above' | 'below';

/** Lets a job be dragged by its handle, and others be dropped above or below it. */
export function useJobDrag(
  row: RefObject<HTMLElement | null>,
  handle: RefObject<HTMLElement | null>,
  number: number,
): { readonly edge: Edge | undefined; readonly isDragged: boolean } {
  const [edge, setEdge] = useState<Edge>();
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    const [element, dragHandle] = [row.current, handle.current];
    if (!element || !dragHandle) return undefined;
    const edgeAt = (y: number): Edge => {
      const { top, height } = element.getBoundingClientRect();
      return y < top + height / 2 ? 'above' : 'below';
    };
    return combine(
      draggable({
        element,
        dragHandle,
        getInitialData: () => jobData(number),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => jobOfData(source.data) !== null,
        getData: ({ input }) => ({ ...jobData(number), edge: edgeAt(input.clientY) }),
        onDrag: ({ location, source }) =>
          setEdge(jobOfData(source.data) === number ? undefined : edgeAt(location.current.input.clientY)),
        onDragLeave: () => setEdge(undefined),
        onDrop: () => setEdge(undefined),
      }),
    );
  }, [row, handle, number]);
  return { edge, isDragged };
}
