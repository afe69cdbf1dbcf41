import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useHost } from '../host/context.ts';
import { ended } from '../host/ended.ts';
import { tellFailure } from '../ui/toasts.ts';
import type { Verified } from './take-data.ts';

/** Makes a take again and compares the two; stopped where whoever asked goes away, or asks of another one. */
export function useVerify(project: string, take: string) {
  const { client } = useHost().connection;
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const verify = useMutation({
    mutationKey: ['takes', 'verify', take],
    mutationFn: async (): Promise<Verified | null> => {
      stop.current = new AbortController();
      const verified = await ended(await client.takes.verify({ project, take }, { signal: stop.current.signal }));
      return verified.takes[0] ?? null;
    },
    onError: (error) => tellFailure(error),
  });
  return {
    run: () => verify.mutate(),
    cancel: () => stop.current?.abort(),
    isRunning: verify.isPending,
    result: verify.data ?? null,
  };
}
