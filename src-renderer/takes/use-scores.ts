import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls, useHost } from '../host/context.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import type { Take } from './take-data.ts';
import { scorable } from './take-data.ts';
import { useTakeName } from './take-name.ts';
import type { TakeActions } from './use-takes.ts';

/** Lets the model's discriminator score the takes of a shot, one after the other, and offers the best one of a kind. */
export function useScores(
  shot: string,
  takes: readonly Take[],
  numbers: ReadonlyMap<string, number>,
  actions: Pick<TakeActions, 'show'>,
) {
  const { t } = useTranslation('takes');
  const calls = useCalls();
  const { client } = useHost().connection;
  const queries = useQueryClient();
  const nameOf = useTakeName(numbers);
  const stopped = useRef(false);
  const key = calls.takes.list.queryKey({ input: { shot } });
  const score = useMutation({
    mutationFn: async (kind: Take['kind']) => {
      stopped.current = false;
      const scored: Take[] = [];
      for (const take of takes.filter((each) => each.kind === kind && scorable(each))) {
        if (stopped.current) return null;
        const made = take.score === null ? await client.takes.score({ take: take.id }) : take;
        scored.push(made);
        queries.setQueryData(key, (known) =>
          known?.map((each) => (each.id === made.id ? { ...each, score: made.score } : each)),
        );
      }
      return scored.toSorted((one, other) => (other.score ?? -Infinity) - (one.score ?? -Infinity))[0] ?? null;
    },
    onSuccess: (best) => {
      if (best === null) return;
      const told = t('scored', { name: nameOf(best), score: (best.score ?? 0).toFixed(2) });
      tell(told, best.shown ? undefined : { label: t('show'), run: () => actions.show(best.id) });
    },
    onError: (error) => tellFailure(error),
  });
  return {
    isBusy: score.isPending,
    start: (kind: Take['kind']) => score.mutate(kind),
    stop: () => {
      stopped.current = true;
    },
  };
}
