/**
 * How a stream is asked for that is followed for as long as somebody looks. Whoever looks first begins it, again where all others had
 * left: what was told before is out of date then.
 */
export const FOLLOWED = { retry: true, retryDelay: 1000, staleTime: 0 } as const;
