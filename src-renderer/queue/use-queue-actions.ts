import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCalls } from '../host/context.ts';
import { tellFailure } from '../ui/toasts.ts';
import type { Place } from './queue-order.ts';
import { movedJobs } from './queue-order.ts';
import { useQueueKey } from './use-queue.ts';
import type { Queue } from './queue-data.ts';

type Which = { readonly jobs: readonly number[] } | { readonly project: string } | { readonly all: true };
type Act = 'pause' | 'resume' | 'cancel' | 'retry';

/** What can be done to the queue. A job that is moved is seen in its new place at once. */
export function useQueueActions() {
  const calls = useCalls();
  const queries = useQueryClient();
  const key = useQueueKey();
  const change = useMutation(
    calls.jobs.change.mutationOptions({
      onError: (error) => tellFailure(error),
      onSettled: async () => await queries.invalidateQueries({ queryKey: calls.jobs.list.key() }),
    }),
  );
  return {
    act: (what: Act, to: Which) => change.mutate({ do: what, to: plain(to) }),
    stopSpeaking: (project: string) => change.mutate({ do: 'stop_speaking', project }),
    move: (job: number, place: Place) => {
      queries.setQueryData<Queue>(key, (queue) => queue && { ...queue, jobs: movedJobs(queue.jobs, job, place) });
      change.mutate({ do: 'move', to: { jobs: [job] }, place });
    },
    toFront: (job: number) => change.mutate({ do: 'move', to: { jobs: [job] }, place: 'front' }),
    toBack: (job: number) => change.mutate({ do: 'move', to: { jobs: [job] }, place: 'back' }),
  };
}

/** How the queue is changed. */
export type QueueActions = ReturnType<typeof useQueueActions>;

/** Inputs of calls are arrays that may be written. */
function plain(to: Which): { jobs: number[] } | { project: string } | { all: true } {
  return 'jobs' in to ? { jobs: [...to.jobs] } : to;
}
