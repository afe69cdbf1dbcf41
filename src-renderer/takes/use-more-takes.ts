import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refresh } from '../app/changes.ts';
import { useCalls, useHost } from '../host/context.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import type { Take } from './take-data.ts';
import { triesForOneMore } from './take-data.ts';

/** Seeds are whole numbers that people can read out. */
const SEEDS = 1_000_000;

/** Makes more takes of a shot: what it asks for now, one more try of it, or with another seed. */
export function useMoreTakes(project: string, shot: string, takes: readonly Take[]) {
  const { t } = useTranslation('takes');
  const calls = useCalls();
  const { client } = useHost().connection;
  const queries = useQueryClient();
  const options = {
    onSuccess: ({ queued }: { readonly queued: number }) => {
      if (queued === 0) tell(t('allMade'));
    },
    onError: (error: unknown) => tellFailure(error),
    onSettled: () => refresh(queries),
  };
  const enqueue = useMutation(calls.takes.enqueue.mutationOptions(options));
  const vary = useMutation({
    mutationFn: async ({ kind, seed }: { readonly kind: Take['kind']; readonly seed: number }) => {
      await client.shots.edit({ shot, edit: { seed } });
      return await client.takes.enqueue({ project, shot, kind });
    },
    ...options,
  });
  const other = useMutation({
    mutationFn: async ({
      kind,
      seed,
      model,
    }: {
      readonly kind: Take['kind'];
      readonly seed: number;
      readonly model: string;
    }) => {
      await client.shots.edit({ shot, edit: { seed, model } });
      return await client.takes.enqueue({ project, shot, kind });
    },
    ...options,
  });
  return {
    isBusy: enqueue.isPending || vary.isPending || other.isPending,
    make: (kind: Take['kind']) => enqueue.mutate({ project, shot, kind }),
    tryAgain: (kind: Take['kind']) => enqueue.mutate({ project, shot, kind, takes: triesForOneMore(takes, kind) }),
    vary: (kind: Take['kind']) => vary.mutate({ kind, seed: Math.floor(Math.random() * SEEDS) }),
    withModel: (kind: Take['kind'], seed: number, model: string) => other.mutate({ kind, seed, model }),
    withSeed: (kind: Take['kind'], seed: number) => vary.mutate({ kind, seed }),
  };
}

/** How more takes are made. */
export type MoreTakes = ReturnType<typeof useMoreTakes>;
