import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { select } from '../app/workspace.ts';
import { useCalls } from '../host/context.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import { boardWithMoved } from './arranged.ts';
import type { ArrangeCommand } from './arranged.ts';

/** Changes which shots a board has and where they stand; what is made is selected, what is moved stands there at once. */
export function useArrange(project: string): (command: ArrangeCommand) => void {
  const { t } = useTranslation(['board', 'commands']);
  const calls = useCalls();
  const queries = useQueryClient();
  const queryKey = calls.projects.board.queryKey({ input: { project } });
  const undo = useMutation(calls.projects.undo.mutationOptions({ onError: (error) => tellFailure(error) }));
  const { mutate } = useMutation(
    calls.shots.arrange.mutationOptions({
      onMutate: async ({ command }) => {
        if (command.command !== 'move') return;
        await queries.cancelQueries({ queryKey });
        queries.setQueryData(queryKey, (board) => board && boardWithMoved(board, command.shots, command.place));
      },
      onSuccess: async ({ made }, { command }) => {
        await queries.invalidateQueries({ queryKey });
        if (made.length > 0) select(made);
        if (command.command === 'remove') {
          const remedy = { label: t('commands:edit.undo'), run: () => undo.mutate({ project }) };
          tell(t('removed', { count: command.shots.length }), remedy);
        }
      },
      onError: async (error) => {
        tellFailure(error);
        await queries.invalidateQueries({ queryKey });
      },
    }),
  );
  return (command) => mutate({ project, command });
}
