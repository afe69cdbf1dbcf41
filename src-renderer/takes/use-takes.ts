import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refresh } from '../app/changes.ts';
import { useCalls } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import { tell, tellFailure } from '../ui/toasts.ts';
import type { Take } from './take-data.ts';

type Review = Pick<Take, 'rating' | 'tags' | 'note'>;

/** Every take of a shot, the newest first. */
export function useTakes(shot: string | null) {
  const calls = useCalls();
  return useQuery({ ...calls.takes.list.queryOptions({ input: { shot: shot ?? '' } }), enabled: shot !== null });
}

/** What can be done to the takes of a shot. What a person says of one is seen at once, and taken back where it fails. */
export function useTakeActions(shot: string) {
  const { t } = useTranslation('takes');
  const calls = useCalls();
  const queries = useQueryClient();
  const key = calls.takes.list.queryKey({ input: { shot } });
  const after = {
    onError: (error: unknown) => tellFailure(error),
    onSettled: () => refresh(queries),
  };
  const lock = useMutation(calls.takes.lock.mutationOptions(after));
  const show = useMutation(
    calls.takes.show.mutationOptions({
      ...after,
      onError: (error, { take }) => {
        // One that was made for something else can only be kept whatever its shot asks for.
        const remedy = { label: t('lockInstead'), run: () => lock.mutate({ take, locked: true }) };
        tellFailure(error, failureOf(error).code === 'bad_option' ? remedy : undefined);
      },
    }),
  );
  const takeBack = useMutation(calls.library.takeBack.mutationOptions(after));
  const throwAway = useMutation(
    calls.library.throwAway.mutationOptions({
      ...after,
      onSuccess: ({ id }) => tell(t('thrownAway'), { label: t('takeBack'), run: () => takeBack.mutate({ id }) }),
    }),
  );
  const review = useMutation(
    calls.takes.review.mutationOptions({
      onMutate: async ({ take, ...said }) => {
        await queries.cancelQueries({ queryKey: key });
        const before = queries.getQueryData(key);
        queries.setQueryData(
          key,
          before?.map((each) => (each.id === take ? { ...each, ...saidOf(said) } : each)),
        );
        return before;
      },
      onError: (error, _, before) => {
        queries.setQueryData(key, before);
        tellFailure(error);
      },
      onSettled: async () => await queries.invalidateQueries({ queryKey: key }),
    }),
  );
  return {
    show: (take: string) => show.mutate({ take }),
    lock: (take: string, locked: boolean) => lock.mutate({ take, locked }),
    throwAway: (id: string) => throwAway.mutate({ id }),
    review: (take: string, said: Partial<Review>) => review.mutate({ take, ...said }),
  };
}

/** How a take is changed. */
export type TakeActions = ReturnType<typeof useTakeActions>;

function saidOf({ rating, tags, note }: { [Key in keyof Review]?: Review[Key] | undefined }): Partial<Review> {
  return {
    ...(rating === undefined ? {} : { rating }),
    ...(tags === undefined ? {} : { tags }),
    ...(note === undefined ? {} : { note }),
  };
}
