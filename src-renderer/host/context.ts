import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { RouterUtils } from '@orpc/tanstack-query';
import { createContext, use, useSyncExternalStore } from 'react';
import type { Client, ConnectionState } from './connection.ts';
import type { Host } from './host.ts';

/** The host, and the contract as TanStack Query takes it. */
interface Hosted {
  readonly host: Host;
  readonly calls: RouterUtils<Client>;
}

export const HostContext = createContext<Hosted | null>(null);

/** What {@link HostContext} is given. */
export function hosted(host: Host): Hosted {
  return { host, calls: createTanstackQueryUtils(host.connection.client) };
}

/** @throws Error outside of a {@link HostContext} */
export function useHost(): Host {
  return useHosted().host;
}

/** Every call of the contract with its query and mutation options. @throws Error outside of a {@link HostContext} */
export function useCalls(): RouterUtils<Client> {
  return useHosted().calls;
}

/** Whether the program can be reached, as it is now. */
export function useConnectionState(): ConnectionState {
  const { connection } = useHost();
  return useSyncExternalStore(connection.subscribe, () => connection.state);
}

function useHosted(): Hosted {
  const hosted = use(HostContext);
  if (!hosted) throw new Error('There is no host around this part of the interface.');
  return hosted;
}
