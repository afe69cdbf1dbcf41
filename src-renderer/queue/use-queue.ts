import { useQuery } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { patchedQueue } from '../../src-shared/contract/queue-delta.ts';
import { useCalls } from '../host/context.ts';
import { FOLLOWED } from '../host/followed.ts';
import type { Queue, QueuedJob } from './queue-data.ts';

/** The queue as it is now, followed for as long as somebody looks. */
export function useQueue(): Queue | undefined {
  return useFollowed((queue) => queue);
}

/** Whether a film's lines are being spoken, after which its clips are queued. */
export function useIsSpoken(project: string): boolean {
  return useFollowed(({ speaking }) => speaking.some((film) => film.project === project)) === true;
}

/** Something of the queue; who asks is drawn again only when that is other. */
function useFollowed<Part>(select: (queue: Queue) => Part): Part | undefined {
  const calls = useCalls();
  const queryKey = useQueueKey();
  return useQuery({
    ...FOLLOWED,
    queryKey,
    queryFn: async ({ client, signal }) => {
      let queue: Queue | null = null;
      for await (const told of await calls.jobs.follow.call({}, { signal })) {
        if ('whole' in told) queue = told.whole;
        else if (queue) queue = patchedQueue<QueuedJob, Queue>(queue, told.delta);
        if (queue) client.setQueryData(queryKey, queue);
      }
      if (!queue) throw new Error('The queue was not told.');
      return queue;
    },
    // What did not change is the same object already.
    structuralSharing: false,
    select,
  }).data;
}

/** Under which {@link useQueue} keeps it. */
export function useQueueKey(): QueryKey {
  return useCalls().jobs.follow.experimental_liveKey({ input: {} });
}

/** The job that is being made, or the first that waits. */
export function jobNow(queue: Queue): QueuedJob | undefined {
  return queue.jobs.find(({ state }) => state.status === 'running') ?? queue.jobs[0];
}

/** What was asked for today and has ended, the last at the front. `queue` is looked at for when to ask again. */
export function useEndedToday(queue: Queue | undefined): readonly QueuedJob[] {
  const calls = useCalls();
  const [since] = useState(startOfToday);
  const open = queue?.jobs.map(({ number }) => number).toSorted((one, other) => one - other) ?? [];
  const input = { ended: true, since };
  const { data } = useQuery({
    ...calls.jobs.list.queryOptions({ input }),
    // Again when one has gone from the open ones; until then what was told before is shown.
    queryKey: [...calls.jobs.list.queryKey({ input }), open.join(' ')],
    placeholderData: (before) => before,
    gcTime: 10_000,
  });
  return (data?.jobs ?? []).filter(({ state: { status } }) => HAS_ENDED.has(status)).toReversed();
}

/** In UTC, as jobs have it. */
function startOfToday(): string {
  const today = new Date();
  today.setHours(0, 0, 0, 0);
  return today.toISOString();
}

const HAS_ENDED: ReadonlySet<string> = new Set(['done', 'failed', 'cancelled']);
