import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { contract } from '../../src-shared/contract/contract.ts';
import { useCalls, useHost } from '../host/context.ts';
import { FOLLOWED } from '../host/followed.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import { toldWords } from '../words/sentences.ts';

type Inputs = InferContractRouterInputs<typeof contract>;
type Outputs = InferContractRouterOutputs<typeof contract>;

type Watched<Stream> = Stream extends AsyncIterable<infer Told> ? Told : never;

/** An export that the program makes or made, whichever page asked for it. */
export type Exporting = Watched<Outputs['exports']['watch']>[number];
export type ExportAct = Inputs['exports']['change']['do'];
export type EstimateInput = Omit<Inputs['exports']['estimate'], 'ending'>;
type Wanted = Inputs['exports']['start'];
/** What is to be exported, but for where it is written. */
export type ExportOf = Wanted extends infer Each ? (Each extends unknown ? Omit<Each, 'output'> : never) : never;

/** The exports of this session, the last at the front, followed for as long as somebody looks. */
export function useExports(): readonly Exporting[] | undefined {
  const calls = useCalls();
  const { data } = useQuery(calls.exports.watch.experimental_liveOptions(FOLLOWED));
  return data?.toReversed();
}

/** Begins exports where the user says, and changes those that are there. */
export function useExportActions() {
  const calls = useCalls();
  const host = useHost();
  const start = useMutation({
    mutationKey: calls.exports.start.mutationKey(),
    mutationFn: async ({ wanted, name }: { readonly wanted: ExportOf; readonly name: string }) => {
      const picked = await host.pickOutput(name);
      if (picked) await host.connection.client.exports.start({ ...wanted, output: picked.file });
    },
    onError: (error) => tellFailure(error),
  });
  const change = useMutation(calls.exports.change.mutationOptions({ onError: (error) => tellFailure(error) }));
  return {
    isStarting: start.isPending,
    start: (wanted: ExportOf, name: string) => start.mutate({ wanted, name }),
    change: (id: string, act: ExportAct) => change.mutate({ export: id, do: act }),
    deliver: ({ output, name }: Exporting) => {
      host.deliver(output, name).catch((error: unknown) => tellFailure(error));
    },
  };
}

/** Says so when an export has ended, wherever the user is by then. */
export function useExportNews(): void {
  const { t } = useTranslation('export');
  const host = useHost();
  const exports = useExports();
  const open = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    for (const { id, name, output, state } of exports ?? []) {
      if (!open.current.has(id)) continue;
      if (state.status === 'done') {
        tell(t('ready', { name }), {
          label: t(host.kind === 'web' ? 'save' : 'reveal'),
          run: () => void host.deliver(output, name).catch((error: unknown) => tellFailure(error)),
        });
      }
      if (state.status === 'failed') tell(t('failedNews', { name, reason: toldWords(state.said, state.message) }));
    }
    open.current = new Set(exports?.filter(({ ended_at }) => ended_at === null).map(({ id }) => id));
  }, [exports, host, t]);
}
