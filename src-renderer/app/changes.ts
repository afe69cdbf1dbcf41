import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Client } from '../host/connection.ts';
import { useHost } from '../host/context.ts';

/** Asks again for all that is shown, but what is followed anyway, which would be ended and begun anew. */
export function refresh(queries: QueryClient): void {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => !isFollowed(queryKey) });
}

/** Keys of oRPC: the path of the call, then its input and the kind of question. */
function isFollowed([, question]: readonly unknown[]): boolean {
  return typeof question === 'object' && question !== null && 'type' in question && question.type === 'live';
}

/** Asks again for whatever changes in a project or (null) the library, whoever changed it, as long as it is shown. */
export function useChanges(project: string | null): void {
  const { client } = useHost().connection;
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    void follow(client, project, queries, stop.signal);
    return () => stop.abort();
  }, [client, project, queries]);
}

async function follow(
  client: Client,
  project: string | null,
  queries: QueryClient,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const _ of await client.library.changes(project === null ? {} : { project }, { signal })) {
        refresh(queries);
      }
    } catch {
      // The connection was lost: what changed meanwhile is not known, so everything is asked for again.
      if (signal.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
      refresh(queries);
    }
  }
}
