import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { stepName } from '../../src-shared/library/step-names.ts';
import { useCalls } from '../host/context.ts';
import { refresh } from './changes.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import { inWords } from '../words/sentences.ts';

/** Takes back the last step of a project, whatever it was, or does it again. */
export function useHistory(project: string): { readonly undo: () => void; readonly redo: () => void } {
  const calls = useCalls();
  const queries = useQueryClient();
  const after = (kind: 'undone' | 'redone') => ({
    onSuccess: ({ step }: { readonly step: string | null }) => {
      tell(
        step === null
          ? i18next.t(`history.nothing_${kind}`)
          : i18next.t(`history.${kind}`, { step: inWords(stepName(step)) }),
      );
      refresh(queries);
    },
    onError: (error: unknown) => tellFailure(error),
  });
  const undo = useMutation(calls.projects.undo.mutationOptions(after('undone')));
  const redo = useMutation(calls.projects.redo.mutationOptions(after('redone')));
  return { undo: () => undo.mutate({ project }), redo: () => redo.mutate({ project }) };
}
