import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useCalls } from '../host/context.ts';
import { tellFailure } from '../ui/toasts.ts';
import { withEdit } from './edited-board.ts';
import type { ShotEdit } from './edited-board.ts';

/** Milliseconds of rest after which what was typed is written. */
const RESTS_MS = 300;
/** Milliseconds within which edits of the same field are one gesture, and so one step of undo. */
const GESTURE_MS = 4000;

interface Pending {
  readonly shots: readonly string[];
  readonly edit: ShotEdit;
  readonly gesture: string;
}

export interface ShotEditing {
  /** Says something of all these shots, at once or (`typed`) after a rest; it shows at once either way. */
  readonly change: (edit: ShotEdit, typed?: boolean) => void;
  /** Writes what waits. */
  readonly flush: () => void;
}

/** Edits of shots: seen at once, written after a rest, a run of them in one field one step of undo. @param ids of the shots */
export function useShotEdit(project: string, ids: readonly string[]): ShotEditing {
  const calls = useCalls();
  const queries = useQueryClient();
  const { mutate } = useMutation(
    calls.shots.editMany.mutationOptions({
      onError: (error) => {
        tellFailure(error);
        void queries.invalidateQueries({ queryKey: calls.projects.board.key() });
      },
    }),
  );
  const pending = useRef<Pending | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const run = useRef({ of: '', gesture: '', at: 0 });

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const waiting = pending.current;
    pending.current = null;
    if (waiting) mutate({ ...waiting, shots: [...waiting.shots] });
  }, [mutate]);

  useEffect(() => flush, [flush]);

  const change = (edit: ShotEdit, typed = false): void => {
    const key = `${ids.join(' ')} ${Object.keys(edit).toSorted().join(' ')}`;
    const now = performance.now();
    if (key !== run.current.of || now - run.current.at > GESTURE_MS) {
      flush();
      run.current = { of: key, gesture: crypto.randomUUID(), at: now };
    }
    run.current.at = now;
    pending.current = { shots: ids, edit: { ...pending.current?.edit, ...edit }, gesture: run.current.gesture };
    const queryKey = calls.projects.board.queryKey({ input: { project } });
    void queries.cancelQueries({ queryKey });
    queries.setQueryData(queryKey, (board) => board && withEdit(board, ids, edit));
    clearTimeout(timer.current);
    if (typed) timer.current = setTimeout(flush, RESTS_MS);
    else flush();
  };
  return { change, flush };
}
