import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Command } from '../../src-shared/timeline/commands.ts';
import { useCalls } from '../host/context.ts';
import { tellFailure } from '../ui/toasts.ts';
import type { Cut } from './cut-data.ts';
import { cutQuery, editCut } from './cut-query.ts';

/** A film's cut as the program has it, with what was done to it just now. */
export function useCut(project: string): Cut | undefined {
  const calls = useCalls();
  return useQuery(cutQuery(calls, project)).data;
}

/** Does commands to a film's cut, in order, as one step that can be undone. */
export interface Edits {
  /**
   * @param shown how the cut looks until the program answers
   * @param gesture commands of one gesture become one step; those that were not sent yet give way to later ones of the same kind
   */
  readonly run: (commands: readonly Command[], shown?: Cut, gesture?: string) => void;
}

interface Waiting {
  readonly command: Command;
  readonly gesture: string;
}

/** Commands that wait for those before them, by project. */
const queues = new Map<string, { waiting: Waiting[]; busy: boolean }>();

/** Edits of a film's cut. */
export function useEdits(project: string): Edits {
  const calls = useCalls();
  const queries = useQueryClient();
  return useMemo(() => {
    const { queryKey } = cutQuery(calls, project);
    const queue = queues.get(project) ?? { waiting: [], busy: false };
    queues.set(project, queue);

    const work = async (): Promise<void> => {
      if (queue.busy) return;
      queue.busy = true;
      for (let next = queue.waiting.shift(); next; next = queue.waiting.shift()) {
        const { command, gesture } = next;
        try {
          const made = await editCut(calls, project, command, gesture);
          if (queue.waiting.length === 0) queries.setQueryData(queryKey, made);
        } catch (error) {
          queue.waiting = queue.waiting.filter((each) => each.gesture !== gesture);
          tellFailure(error);
          void queries.invalidateQueries({ queryKey });
        }
      }
      queue.busy = false;
    };

    const run: Edits['run'] = (commands, shown, gesture = newGesture()) => {
      if (commands.length === 0) return;
      void queries.cancelQueries({ queryKey });
      if (shown) queries.setQueryData(queryKey, shown);
      const isReplaced = (waiting: Waiting): boolean =>
        waiting.gesture === gesture && commands.some((command) => isSameKind(command, waiting.command));
      queue.waiting = queue.waiting.filter((waiting) => !isReplaced(waiting));
      queue.waiting.push(...commands.map((command) => ({ command, gesture })));
      void work();
    };
    return { run };
  }, [calls, project, queries]);
}

/** Sets the same of the same thing anew: what was to be set before need not be. */
function isSameKind(one: Command, other: Command): boolean {
  const setting = new Set<Command['command']>([
    ...([
      'transition',
      'ending',
      'framing',
      'move',
      'opacity',
      'colour',
      'gain',
      'content',
      'speed',
      'range',
      'replace',
    ] as const),
  ]);
  return one.command === other.command && setting.has(one.command) && targetOf(one) === targetOf(other);
}

function targetOf(command: Command): string {
  if ('item' in command) return command.item;
  return 'attached' in command ? command.attached : '';
}

/** A name for what is one gesture. */
export function newGesture(): string {
  return `cut-${crypto.randomUUID()}`;
}

/** An id for something new of a cut. */
export function newId(kind: 'itm' | 'att'): string {
  return `${kind}_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
}
