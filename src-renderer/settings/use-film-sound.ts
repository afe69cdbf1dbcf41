import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FilmSound } from '../../src-shared/audio/film-sound.ts';
import { useCalls } from '../host/context.ts';
import { tellFailure } from '../ui/toasts.ts';

/** How a film sounds, and the way to change it: each change is a step that can be undone. */
export function useFilmSound(project: string) {
  const calls = useCalls();
  const queries = useQueryClient();
  const input = { project };
  const sound = useQuery(calls.speech.sound.queryOptions({ input }));
  const { mutate, isPending } = useMutation(
    calls.speech.setSound.mutationOptions({
      onSuccess: (told) => queries.setQueryData(calls.speech.sound.queryKey({ input }), told),
      onError: (error) => tellFailure(error),
    }),
  );
  return {
    sound: sound.data,
    error: sound.error,
    isPending,
    change: (change: FilmSound, onDone?: () => void) =>
      mutate({ project, change }, onDone ? { onSuccess: onDone } : {}),
  };
}

/** How a film sounds, as the program tells it. */
export type ToldSound = NonNullable<ReturnType<typeof useFilmSound>['sound']>;
