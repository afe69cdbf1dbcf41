import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery } from '@tanstack/react-query';
import type { contract } from '../../src-shared/contract/contract.ts';
import { useCalls } from '../host/context.ts';

type Outputs = InferContractRouterOutputs<typeof contract>;
export type Queue = Outputs['jobs']['list'];
export type QueuedJob = Queue['jobs'][number];

/** The queue as it is now, followed for as long as somebody looks. */
export function useQueue(): Queue | undefined {
  const calls = useCalls();
  return useQuery(calls.jobs.watch.experimental_liveOptions({ input: {}, retry: true, retryDelay: 1000 })).data;
}

/** The job that is being made, or the first that waits. */
export function jobNow(queue: Queue): QueuedJob | undefined {
  return queue.jobs.find(({ state }) => state.status === 'running') ?? queue.jobs[0];
}
