import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { contract } from '../../src-shared/contract/contract.ts';
import { useCalls } from '../host/context.ts';
import { FOLLOWED } from '../host/followed.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import { toldWords } from '../words/sentences.ts';

type Outputs = InferContractRouterOutputs<typeof contract>['models'];

type Watched<Stream> = Stream extends AsyncIterable<infer Told> ? Told : never;

/** A model that comes from a hub, whichever page asked for it. */
export type Downloading = Watched<Outputs['downloads']>[number];
export type DownloadAct = InferContractRouterInputs<typeof contract>['models']['changeDownload']['do'];

/** What comes from hubs, followed for as long as somebody looks. */
export function useDownloads(): readonly Downloading[] | undefined {
  const calls = useCalls();
  return useQuery(calls.models.downloads.experimental_liveOptions(FOLLOWED)).data;
}

/** Changes downloads that are there. */
export function useDownloadActions(): (id: string, act: DownloadAct) => void {
  const calls = useCalls();
  const change = useMutation(calls.models.changeDownload.mutationOptions({ onError: (error) => tellFailure(error) }));
  return (id, act) => change.mutate({ id, do: act });
}

/** Says so when a download has ended, wherever the user is by then; a model that was installed is one to choose from. */
export function useDownloadNews(): void {
  const { t } = useTranslation('models');
  const queries = useQueryClient();
  const downloads = useDownloads();
  const before = useRef<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    if (!downloads) return;
    // What had ended before anybody looked is no news.
    for (const { id, repository: name, state } of before.current ? downloads : []) {
      if (before.current?.get(id) === state.status) continue;
      if (state.status === 'done') {
        tell(t('downloads.done', { name }));
        void queries.invalidateQueries();
      }
      if (state.status === 'failed')
        tell(t('downloads.failed', { name, reason: toldWords(state.said, state.message) }));
    }
    before.current = new Map(downloads.map(({ id, state }) => [id, state.status]));
  }, [downloads, queries, t]);
}
