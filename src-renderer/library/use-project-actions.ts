import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refresh } from '../app/changes.ts';
import { useCalls } from '../host/context.ts';
import { tell, tellFailure } from '../ui/toasts.ts';

/** What can be done to films where they are listed. */
export function useProjectActions() {
  const { t } = useTranslation('home');
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
        tell(t('thrownAway', { title }), { label: t('takeBack'), run: () => takeBack.mutate({ id }) }),
    }),
  );
  return {
    rename: (project: string, title: string) => settings.mutate({ project, settings: { title } }),
    duplicate: (project: string) => duplicate.mutate({ project }),
    throwAway: (id: string) => throwAway.mutate({ id }),
    takeBack: (id: string) => takeBack.mutate({ id }),
  };
}

/** How films are changed where they are listed. */
export type ProjectActions = ReturnType<typeof useProjectActions>;
