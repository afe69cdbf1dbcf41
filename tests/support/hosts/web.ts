import { connect } from 'node:net';
import { once } from 'node:events';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { contract } from '../../../src-shared/contract/contract.ts';
import { startWebHost } from '../../../src-main/hosts/web/start.ts';
import type { WebHost } from '../../../src-main/hosts/web/start.ts';
import { sharingApp } from '../app/apps.ts';

export type Client = ContractRouterClient<typeof contract>;

/** A web host on a library, and a session with it. */
export interface HostedLibrary {
  readonly host: WebHost;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly cookie: string;
  /** As a page of the host asks, with its session. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** A page's calls; `close` ends its socket. */
  readonly openPage: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

export interface Page {
  readonly calls: Client;
  readonly socket: WebSocket;
  readonly close: () => Promise<void>;
}

/** Serves a library and a folder of pages; whoever asks for it closes it. */
export async function hostLibrary(
  library: string,
  renderer: string,
  headerPatienceMs = 10_000,
): Promise<HostedLibrary> {
  const app = sharingApp(library);
  const host = await startWebHost({ app, port: 0, renderer, headerPatienceMs });
  const origin = `http://127.0.0.1:${host.port}`;
  const cookie = await newSession(host);
  return {
    host,
    origin,
    cookie,
    ask: (path, init) => fetch(`${origin}${path}`, { ...init, headers: { cookie, origin, ...init?.headers } }),
    openPage: async () => {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie, origin } });
      await once(socket, 'open');
      const close = async (): Promise<void> => {
        const closed = once(socket, 'close');
        socket.close();
        await closed;
      };
      // Its listeners are those of a browser's socket, but for types of properties that a link does not use.
      const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket });
      return { calls: createORPCClient(link), socket, close };
    },
    close: async () => {
      await host.close();
      await app.close();
    },
  };
}

/** The cookie of a new session, as a browser sends it. */
export async function newSession(host: WebHost): Promise<string> {
  const answer = await fetch(host.newLink(), { redirect: 'manual' });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Sends bytes as they stand and answers all that comes back until the host closes. */
export async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const pieces: Buffer[] = [];
  socket.on('data', (piece) => pieces.push(piece));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(pieces).toString('utf8');
}
