import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refresh } from '../app/changes.ts';
import { useCalls } from '../host/context.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import type { ListedProject } from './home-data.ts';
import { forgetStep, noteStep, redoStep, undoStep } from './home-history.ts';

/** What can be done to films where they are listed. */
export function useProjectActions() {
  const { t } = useTranslation(['home', 'app']);
  const calls = useCalls();
  const queries = useQueryClient();
  const after = {
    onError: (error: unknown) => tellFailure(error),
    onSettled: () => refresh(queries),
  };
  const settings = useMutation(
    calls.projects.settings.mutationOptions({
      ...after,
      // A title is seen as it was typed while the program keeps it.
      onMutate: ({ project, settings: { title } }) => {
        queries.setQueryData(calls.projects.list.queryKey(), (projects) =>
          projects?.map((each) => (each.id === project && title ? { ...each, title } : each)),
        );
      },
    }),
  );
  const duplicate = useMutation(
    calls.projects.duplicate.mutationOptions({ ...after, onSuccess: ({ title }) => tell(t('duplicated', { title })) }),
  );
  const takeBack = useMutation(
    calls.library.takeBack.mutationOptions({ ...after, onSuccess: ({ title }) => tell(t('takenBack', { title })) }),
  );
  const throwAway = useMutation(
    calls.library.throwAway.mutationOptions({
      ...after,
      onSuccess: ({ id, title }) =>
        tell(t('thrownAway', { title }), { label: t('takeBack'), run: () => bringBack(id) }),
    }),
  );
  const bringBack = (id: string): void => {
    takeBack.mutate({ id });
    forgetStep(id);
  };
  const call = (project: string, title: string): void => settings.mutate({ project, settings: { title } });
  return {
    rename: ({ id, title }: Pick<ListedProject, 'id' | 'title'>, next: string) => {
      call(id, next);
      noteStep({ of: id, undo: () => call(id, title), redo: () => call(id, next) });
    },
    duplicate: (project: string) =>
      duplicate.mutate(
        { project },
        {
          onSuccess: ({ id }) =>
            noteStep({ of: id, undo: () => throwAway.mutate({ id }), redo: () => takeBack.mutate({ id }) }),
        },
      ),
    throwAway: (id: string) => {
      throwAway.mutate({ id });
      noteStep({ of: id, undo: () => takeBack.mutate({ id }), redo: () => throwAway.mutate({ id }) });
    },
    takeBack: bringBack,
    undo: () => undoStep() || tell(t('app:history.nothing_undone')),
    redo: () => redoStep() || tell(t('app:history.nothing_redone')),
  };
}

/** How films are changed where they are listed. */
export type ProjectActions = ReturnType<typeof useProjectActions>;
