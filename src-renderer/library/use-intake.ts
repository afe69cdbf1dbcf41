import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refresh } from '../app/changes.ts';
import { openProject } from '../app/workspace.ts';
import { useCalls, useHost } from '../host/context.ts';
import { ended } from '../host/ended.ts';
import type { PickedFile } from '../host/host.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import { kindOfFile } from './home-data.ts';
import { takeIn } from './take-in.ts';
import { SCRIPT_KINDS } from './script-kinds.ts';
import { Refused } from '../host/errors.ts';

/** Takes files in: scripts and films become projects, which are opened; footage goes into a film. */
export function useIntake() {
  const { t } = useTranslation('home');
  const calls = useCalls();
  const host = useHost();
  const queries = useQueryClient();
  const { client } = host.connection;
  const failed = (error: unknown): void => tellFailure(error);
  const opened = ({ project }: { readonly project: string }): void => {
    refresh(queries);
    openProject(project);
  };
  const begun = useMutation({
    mutationKey: calls.projects.open.mutationKey(),
    mutationFn: async (files: readonly PickedFile[]) => {
      const taken: string[] = [];
      // One after the other: each is read and drafted with all of the machine.
      for (const file of files) {
        try {
          taken.push(await takeIn(client, file));
        } catch (error) {
          failed(error);
        }
      }
      return taken;
    },
    onSuccess: (taken) => {
      const [project] = taken;
      if (project === undefined) return;
      if (taken.length > 1) tell(t('filmsIn', { count: taken.length }));
      opened({ project });
    },
    onError: failed,
  });
  const footage = useMutation({
    mutationKey: calls.footage.import.mutationKey(),
    mutationFn: async ({ project, files }: { readonly project: string; readonly files: readonly PickedFile[] }) =>
      await ended(await client.footage.import({ project, files: files.map(({ file }) => file) })),
    onSuccess: ({ imported, refused }) => {
      if (imported.length > 0) tell(t('footageIn', { count: imported.length }));
      for (const { said } of refused) tellFailure(new Refused('media_unusable', said));
      refresh(queries);
    },
    onError: failed,
  });

  /** @param project the film that they were dropped on; null for none */
  const drop = async (files: readonly File[], project: string | null): Promise<void> => {
    const shot = files.filter(({ name }) => kindOfFile(name) === 'footage');
    const scripts = files.filter(({ name }) => kindOfFile(name) !== 'footage');
    if (shot.length > 0 && project === null) return tell(t('footageWhere'));
    try {
      if (project !== null && shot.length > 0) {
        footage.mutate({
          project,
          files: await Promise.all(shot.map(async (file) => await host.give(file, file.name))),
        });
      } else if (scripts.length > 0) {
        begun.mutate(await Promise.all(scripts.map(async (file) => await host.give(file, file.name))));
      }
    } catch (error) {
      failed(error);
    }
  };
  const pick = async (): Promise<void> => {
    const picked = await host.pickFiles(SCRIPT_KINDS, true).catch((error: unknown) => {
      failed(error);
      return [];
    });
    if (picked.length > 0) begun.mutate(picked);
  };
  return {
    isBusy: begun.isPending || footage.isPending,
    opened,
    drop: (files: readonly File[], project: string | null) => void drop(files, project),
    pick: () => void pick(),
  };
}
