import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useHost } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';

/** How far a model is that is fetched. */
export interface Download {
  /** What of it is there, 0 to 1; null until that is known. */
  readonly share: number | null;
  readonly bytes: number;
  readonly state: 'running' | 'paused' | 'done' | 'failed';
  /** Why it failed. */
  readonly why: string | null;
}

/** What is asked for: a repository, and the licence that is accepted. */
export interface Wanted {
  readonly repository: string;
  readonly accepts: string;
}

const BEGUN: Download = { share: null, bytes: 0, state: 'running', why: null };

/** Fetches a model, for as long as who asked for it is shown; what came stays, and the next time it goes on from there. */
export function useDownload() {
  const host = useHost();
  const queries = useQueryClient();
  const [download, setDownload] = useState<Download | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (wanted: Wanted): Promise<void> => {
    const stop = new AbortController();
    running.current = stop;
    setDownload((before) => ({ ...(before ?? BEGUN), state: 'running', why: null }));
    try {
      const stream = await host.connection.client.models.get(wanted, { signal: stop.signal });
      for (;;) {
        const next = await stream.next();
        if (stop.signal.aborted) return;
        if (next.done) break;
        const { bytes, of_bytes } = next.value;
        setDownload({ share: of_bytes === 0 ? null : bytes / of_bytes, bytes, state: 'running', why: null });
      }
      setDownload(null);
      await queries.invalidateQueries();
    } catch (error) {
      if (!stop.signal.aborted)
        setDownload((before) => ({ ...(before ?? BEGUN), state: 'failed', why: failureOf(error).message }));
    }
  };
  const pause = (): void => {
    running.current?.abort();
    setDownload((before) => before && { ...before, state: 'paused' });
  };
  return { download, run, pause };
}
