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

/** Does commands to a film's cut, in order, as one step that can be undone: all of them or none. */
export interface Edits {
  /**
   * @param shown how the cut looks until the program answers
   * @param gesture commands of one gesture become one step; those that were not sent yet give way to later ones of the same kind
   */
  readonly run: (commands: readonly Command[], shown?: Cut, gesture?: string) => void;
}

interface Waiting {
  readonly commands: readonly Command[];
  readonly gesture: string;
}

/** Edits that wait for those before them, by project. */
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
        const { commands, gesture } = next;
        try {
          const made = await editCut(calls, project, commands, gesture);
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
      const set = new Set(commands.map(whatIsSet));
      const isReplaced = (command: Command): boolean => SETTING.has(command.command) && set.has(whatIsSet(command));
      queue.waiting = queue.waiting
        .map((each) =>
          each.gesture === gesture
            ? { ...each, commands: each.commands.filter((command) => !isReplaced(command)) }
            : each,
        )
        .filter((each) => each.commands.length > 0);
      queue.waiting.push({ commands, gesture });
      void work();
    };
    return { run };
  }, [calls, project, queries]);
}

/** What sets something anew: what the same of the same thing was to be set to before need not be. */
const SETTING: ReadonlySet<Command['command']> = new Set([
  ...(['transition', 'ending', 'framing', 'move', 'opacity', 'colour', 'gain', 'content', 'speed'] as const),
  ...(['range', 'replace'] as const),
]);

function whatIsSet(command: Command): string {
  const target = 'item' in command ? command.item : 'attached' in command ? command.attached : '';
  return `${command.command} ${target}`;
}

/** A name for what is one gesture. */
export function newGesture(): string {
  return `cut-${crypto.randomUUID()}`;
}

/** An id for something new of a cut. */
export function newId(kind: 'itm' | 'att'): string {
  return `${kind}_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
}
