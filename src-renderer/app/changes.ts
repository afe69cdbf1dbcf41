import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useHost } from '../host/context.ts';

/** Asks again for whatever changes in a project or (null) the library, whoever changed it, as long as it is shown. */
export function useChanges(project: string | null): void {
  const { connection } = useHost();
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    const follow = async (): Promise<void> => {
      while (!stop.signal.aborted) {
        try {
          const input = project === null ? {} : { project };
          for await (const _ of await connection.client.library.changes(input, { signal: stop.signal })) {
            void queries.invalidateQueries();
          }
        } catch {
          // The connection was lost: what changed meanwhile is not known, so everything is asked for again.
          if (stop.signal.aborted) return;
          await new Promise((resolve) => setTimeout(resolve, 500));
          void queries.invalidateQueries();
        }
      }
    };
    void follow();
    return () => stop.abort();
  }, [connection, project, queries]);
}
