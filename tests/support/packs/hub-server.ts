import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';

/** What goes wrong with a file, so many times: then it goes well. */
export type Fault = 'drop' | 'stall' | 'range' | 'whole' | 'error' | 'busy';

/** A hub with one repository, which does what real ones do, and go wrong. */
export interface HubServer {
  readonly endpoint: string;
  /** What was asked: the path, and the headers that came with it. */
  readonly asked: {
    readonly url: string;
    readonly authorization: string | undefined;
    readonly range: string | undefined;
  }[];
  /** Bytes of files that were sent. */
  readonly sent: () => number;
  readonly close: () => Promise<void>;
}

export interface HubSettings {
  /** The folder of the files that it has, as `owner/model`. */
  readonly folder: string;
  readonly licence?: string;
  /** By path of a file. */
  readonly faults?: Readonly<Record<string, { readonly fault: Fault; times: number }>>;
  /** Of the list of files. */
  readonly listing?: { readonly fault: 'stall' | 'busy'; times: number };
  /** By path of a file: the sum that it says, in place of its own. */
  readonly sums?: Readonly<Record<string, string>>;
  /** A token without which nothing is given. */
  readonly token?: string;
  /** Another host, to which files are sent for. */
  readonly filesAt?: string;
  /** Milliseconds before each 4 kB. */
  readonly slow?: number;
}

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** Starts it on a port that is free. */
export async function startHub(settings: HubSettings): Promise<HubServer> {
  const asked: { url: string; authorization: string | undefined; range: string | undefined }[] = [];
  let sent = 0;
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    asked.push({ url, authorization: headers.authorization, range: headers.range });
    void answer(settings, request, response, (bytes) => (sent += bytes));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, asked, sent: () => sent, close: async () => await closed(server) };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function answer(
  settings: HubSettings,
  request: IncomingMessage,
  response: ServerResponse,
  count: (bytes: number) => void,
): Promise<void> {
  const { folder, licence, token, sums = {}, filesAt, listing } = settings;
  const { url = '', headers } = request;
  if (token !== undefined && headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
  if (url.startsWith('/api/models/owner/model/revision/main')) {
    if (listing && listing.times > 0) {
      listing.times -= 1;
      if (listing.fault === 'busy') return void response.writeHead(429).end();
      return void response.writeHead(200, { 'content-type': 'application/json' }).write('{"sha":');
    }
    const siblings = pathsIn(folder).map((path) => {
      const bytes = readFileSync(join(folder, path));
      const isLarge = path.endsWith('.onnx');
      const sha256 = sums[path] ?? createHash('sha256').update(bytes).digest('hex');
      const blobId = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
      return {
        rfilename: path,
        size: bytes.length,
        blobId,
        ...(isLarge ? { lfs: { sha256, size: bytes.length } } : {}),
      };
    });
    const card = licence === undefined ? {} : { cardData: { license: licence } };
    response.setHeader('content-type', 'application/json');
    return void response.end(JSON.stringify({ sha: COMMIT, ...card, siblings }));
  }
  const path = /^\/owner\/model\/resolve\/[0-9a-f]{40}\/(.*)$/u.exec(url)?.[1];
  if (path === undefined) return void response.writeHead(404).end();
  if (filesAt !== undefined) return void response.writeHead(302, { location: filesAt + url }).end();
  await give(settings, decodeURIComponent(path), headers.range, response, count);
}

async function give(
  { folder, faults = {}, slow = 0 }: HubSettings,
  path: string,
  range: string | undefined,
  response: ServerResponse,
  count: (bytes: number) => void,
): Promise<void> {
  const bytes = readFileSync(join(folder, path));
  const [, from = '0', to = String(bytes.length - 1)] = /^bytes=(\d+)-(\d+)$/u.exec(range ?? '') ?? [];
  const part = bytes.subarray(Number(from), Number(to) + 1);
  const planned = faults[path];
  const fault = planned && planned.times > 0 ? planned.fault : null;
  if (planned && fault) planned.times -= 1;
  if (fault === 'error' || fault === 'busy') return void response.writeHead(fault === 'error' ? 500 : 429).end();
  const told = fault === 'range' ? Number(from) + 1 : from;
  const headers = { 'content-length': part.length, 'content-range': `bytes ${told}-${to}/${bytes.length}` };
  response.writeHead(fault === 'whole' ? 200 : 206, headers);
  const half = Math.floor(part.length / 2);
  if (fault === 'drop' || fault === 'stall') {
    response.write(part.subarray(0, half));
    count(half);
    if (fault === 'drop') setTimeout(() => response.destroy(), 20);
    return;
  }
  for (let at = 0; at < part.length; at += 4096) {
    if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow));
    if (response.destroyed) return;
    const piece = part.subarray(at, at + 4096);
    response.write(piece);
    count(piece.length);
  }
  response.end();
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
