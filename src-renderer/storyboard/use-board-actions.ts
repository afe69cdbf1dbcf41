import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { select } from '../app/workspace.ts';
import { useCalls } from '../host/context.ts';
import { tellFailure } from '../ui/toasts.ts';
import { stepPlace } from './arranged.ts';
import type { Board, BoardShot } from './board-data.ts';
import { showPanel } from './board-view.ts';
import { useArrange } from './use-arrange.ts';

/** What can be done to the shots that are selected, by menu, keys and palette alike. */
export interface BoardActions {
  readonly generate: () => void;
  readonly duplicate: () => void;
  /** @param line before which; null in the middle */
  readonly split: (line: number | null) => void;
  readonly merge: () => void;
  readonly remove: () => void;
  /** Behind the last that is selected, or at the film's end. */
  readonly insert: () => void;
  readonly step: (way: 'earlier' | 'later') => void;
  readonly draw: () => void;
  readonly photograph: () => void;
  readonly arrange: ReturnType<typeof useArrange>;
}

/** @param chosen the selected shots in the order of the film */
export function useBoardActions(
  project: string,
  board: Board,
  shots: readonly BoardShot[],
  chosen: readonly BoardShot[],
): BoardActions {
  const { t } = useTranslation('board');
  const calls = useCalls();
  const arrange = useArrange(project);
  const enqueue = useMutation(calls.takes.enqueue.mutationOptions({ onError: (error) => tellFailure(error) }));
  const ids = chosen.map(({ id }) => id);
  const last = chosen.at(-1);
  return {
    generate: () => {
      if (ids.length === shots.length) return enqueue.mutate({ project, kind: 'clip' });
      for (const shot of ids) enqueue.mutate({ project, kind: 'clip', shot });
    },
    duplicate: () => last && arrange({ command: 'duplicate', shot: last.id }),
    split: (at_line) => last && arrange({ command: 'split', shot: last.id, at_line }),
    merge: () => ids.length > 1 && arrange({ command: 'merge', shots: ids }),
    remove: () => {
      if (!last) return;
      const next = shots[shots.indexOf(last) + 1];
      arrange({ command: 'remove', shots: ids });
      select(next ? [next.id] : []);
    },
    insert: () => {
      const behind = last ?? shots.at(-1);
      const [scene] = board.scenes;
      const place = behind ? { after: behind.id } : scene && { scene: scene.id };
      if (place) arrange({ command: 'insert', place, picture: t('newShot') });
    },
    step: (way) => {
      const place = stepPlace(board.scenes, ids, way);
      if (place) arrange({ command: 'move', shots: ids, place });
    },
    draw: () => last && showPanel({ kind: 'pen', shot: last.id }),
    photograph: () => last && showPanel({ kind: 'camera', shot: last.id }),
    arrange,
  };
}
