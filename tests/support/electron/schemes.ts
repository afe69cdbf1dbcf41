import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { onlyKnown } from './check.ts';

type Handler = (request: Request) => Promise<Response> | Response;

/** Schemes by their name; Chromium knows none of them, so each is a host of this machine: `app://x/` is `http://x.app.localhost:PORT/`. */
const handlers = new Map<string, Handler>();
const registered = new Set<string>();
let port = 0;
let isReady = false;

const PRIVILEGES = ['standard', 'secure', 'supportFetchAPI', 'stream', 'codeCache', 'corsEnabled'];

/** `protocol`, as far as it is in use. */
export const protocol = {
  registerSchemesAsPrivileged: (
    schemes: readonly { readonly scheme: string; readonly privileges: Readonly<Record<string, boolean>> }[],
  ): void => {
    if (isReady) throw new Error('Schemes are registered before the app is ready.');
    for (const scheme of schemes) {
      onlyKnown('custom scheme', scheme, ['scheme', 'privileges']);
      onlyKnown('privileges', scheme.privileges, PRIVILEGES);
      registered.add(scheme.scheme);
    }
  },
  handle: (scheme: string, handler: Handler): void => {
    if (!registered.has(scheme)) throw new Error(`The scheme "${scheme}" was not registered.`);
    if (handlers.has(scheme)) throw new Error(`The scheme "${scheme}" is handled already.`);
    handlers.set(scheme, handler);
  },
};

/** Starts the server behind the schemes; the app is ready then. */
export async function serveHandlers(): Promise<void> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      outgoing.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  server.unref();
  isReady = true;
}

/** An address, or a text with addresses, as the app writes it, for Chromium. */
export function toChromium(text: string): string {
  return text.replaceAll(
    /\b(app|media):\/\/([\w-]+)/gu,
    (_, scheme: string, host: string) => `http://${host}.${scheme}.localhost:${port}`,
  );
}

/** The same back. */
export function fromChromium(text: string): string {
  return text.replaceAll(new RegExp(`http://([\\w-]+)\\.(app|media)\\.localhost:${port}`, 'gu'), '$2://$1');
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = fromChromium(`http://${incoming.headers.host ?? ''}${incoming.url ?? '/'}`);
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (!handler) return void outgoing.writeHead(404).end();
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    // What is changed on its way cannot be compressed; and of these an app's handler sees none.
    if (['accept-encoding', 'connection', 'host', 'cookie'].includes(name)) continue;
    for (const value of values ?? []) headers.append(name, fromChromium(value));
  }
  const left = new AbortController();
  outgoing.once('close', () => left.abort());
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  const response = await handler(
    new Request(url, {
      method: incoming.method ?? 'GET',
      headers,
      signal: left.signal,
      ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}),
    }),
  );
  const answered = new Map([...response.headers].map(([name, value]) => [name, toChromium(value)]));
  if (/javascript|html/u.test(answered.get('content-type') ?? '')) {
    const text = Buffer.from(toChromium(await response.text()));
    answered.set('content-length', String(text.length));
    outgoing.writeHead(response.status, Object.fromEntries(answered)).end(text);
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(answered));
  if (response.body === null) return void outgoing.end();
  await pipeline(Readable.fromWeb(response.body), outgoing).catch(() => outgoing.destroy());
}
