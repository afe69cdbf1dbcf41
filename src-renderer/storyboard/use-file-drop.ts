import type { DragEvent } from 'react';
import { useHost } from '../host/context.ts';
import type { Board } from './board-data.ts';
import { useBoardView } from './board-view.ts';
import { useOwnPictures } from './use-own-picture.ts';

interface FileDrop {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Lets a picture or video be dropped onto a card, in whose place it is shown then. */
export function useFileDrop(project: Board['project']): FileDrop {
  const host = useHost();
  const { take } = useOwnPictures(project);
  const mark = (target: string | null): void => useBoardView.setState({ target });
  return {
    onDragOver: (event) => {
      const shot = shotUnder(event);
      mark(shot);
      // What is not prevented cannot be dropped, and a browser would show the file in place of the film.
      if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      if (shot === null) event.dataTransfer.dropEffect = 'none';
    },
    onDragLeave: () => mark(null),
    onDrop: (event) => {
      const shot = shotUnder(event);
      const [file] = event.dataTransfer.files;
      mark(null);
      if (!file || shot === null) return;
      event.preventDefault();
      void take(shot, async () => await host.give(file, file.name));
    },
  };
}

function shotUnder({ target, dataTransfer }: DragEvent): string | null {
  if (!dataTransfer.types.includes('Files') || !(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-shot]')?.dataset['shot'] ?? null;
}
