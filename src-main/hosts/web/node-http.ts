import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A request of Node's server as `fetch` has it; null where its address is none. Its signal fires when the other end leaves. */
export function requestOf(incoming: IncomingMessage, outgoing: ServerResponse): Request | null {
  const url = URL.parse(incoming.url ?? '', `http://${incoming.headers.host ?? ''}`);
  // An address that begins with two slashes would name another host.
  if (!url || url.host !== incoming.headers.host) return null;
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const left = new AbortController();
  outgoing.once('close', () => left.abort());
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  return new Request(url, {
    method: incoming.method ?? 'GET',
    headers,
    signal: left.signal,
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}),
  });
}

/** Sends an answer. A reader that leaves in the middle is no error. */
export async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body), outgoing).catch(() => outgoing.destroy());
}
