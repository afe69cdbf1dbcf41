import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { App } from '../../app.ts';
import type { BackgroundQueue } from '../../app/background-queue.ts';
import type { Bytes } from '../../app/bytes.ts';
import { pageHeaders } from '../../app/bytes/page-headers.ts';
import { serveStatic } from '../../app/bytes/static-files.ts';
import { LARGEST_CALL } from '../../app/answer-calls.ts';
import { Gate, linkForRunning } from './gate.ts';
import { requestOf, send } from './node-http.ts';
import { ASK_AGAIN_PAGE, NO_SESSION, NOT_BUILT, OTHER_NAME } from './pages.ts';
import { answerCalls } from './rpc.ts';

/** How the web host is started. */
export interface WebSettings {
  readonly app: App;
  /** 0: one that is free. */
  readonly port: number;
  /** The folder of the built interface. */
  readonly renderer: string;
  /** How long a request's header may take, in milliseconds; 10 s unless given. */
  readonly headerPatienceMs?: number;
}

/** A web host that answers. */
export interface WebHost {
  readonly port: number;
  /** A link that opens one browser, once, within ten minutes. */
  readonly newLink: () => string;
  /** Ends every connection, and the work in the background. */
  readonly close: () => Promise<void>;
}

/** What a socket is closed with whose session is not known (RFC 6455, 7.4.2: 4000 to 4999 are free). */
const UNKNOWN_SESSION = 4401;

const LOOPBACK = '127.0.0.1';
const LARGEST_HEADER = 16 * 1024;
const MOST_CONNECTIONS = 256;
const MOST_SOCKETS = 32;
const HEADER_PATIENCE_MS = 10_000;

/** Serves the interface and its calls on this machine only. @throws ShotloomError bad_option where the port cannot be had */
export async function startWebHost(settings: WebSettings): Promise<WebHost> {
  const { app } = settings;
  const headersTimeout = settings.headerPatienceMs ?? HEADER_PATIENCE_MS;
  const server = createServer({
    maxHeaderSize: LARGEST_HEADER,
    headersTimeout,
    connectionsCheckingInterval: Math.min(1000, headersTimeout),
    // Of a file that is sent, however long it takes: who sends nothing for a minute is left (app/bytes/transfers.ts).
    requestTimeout: 0,
  });
  server.maxConnections = MOST_CONNECTIONS;
  const port = await listen(server, settings.port);
  const gate = new Gate(port, app.services.libraryDirectory);
  // Loaded once the page can be served: it is shown sooner, and asks for them later.
  const bytes = loadBytes(app);
  const queue = startQueue(app);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_CALL, perMessageDeflate: false });
  const connect = ['127.0.0.1', 'localhost'].map((name) => `ws://${name}:${port}`);
  const common = pageHeaders({ connect, media: [] });

  server.on('request', (incoming, outgoing) => {
    void respond({ incoming, outgoing, gate, bytes, common, renderer: settings.renderer });
  });
  server.on('upgrade', (incoming: IncomingMessage, connection: Duplex, head: Buffer) => {
    connection.on('error', () => connection.destroy());
    const refusal = refusalOfSocket(incoming, gate, sockets.clients.size);
    if (refusal !== null) {
      connection.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(incoming, connection, head, (socket) => {
      // A page is not told why an upgrade was refused: one whose session has ended is let in, to hear it.
      if (gate.hasSession(incoming)) answerCalls(socket, app);
      else socket.close(UNKNOWN_SESSION, 'Open a new link.');
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, connection) => {
    const isLarge = error.code === 'HPE_HEADER_OVERFLOW';
    const status = isLarge ? '431 Request Header Fields Too Large' : '400 Bad Request';
    if (connection.writable) connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    else connection.destroy();
  });

  return {
    port,
    newLink: () => gate.newLink(),
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, queue.then((started) => started.stop()), bytes.then((opened) => opened.close())]);
    },
  };
}

/**
 * Another link to a host that runs already, on the same library: for whoever started it without a terminal.
 * @throws ShotloomError not_found where nothing answers at the port
 */
export async function linkToRunningHost({ services }: App, port: number): Promise<string> {
  const answers = await fetch(`http://127.0.0.1:${port}/`, { method: 'HEAD' }).catch(() => null);
  if (answers) return linkForRunning(port, services.libraryDirectory);
  throw new ShotloomError(
    'not_found',
    say`Nothing answers at the port ${port}; say with --port where "shotloom serve" runs, or start it.`,
  );
}

async function loadBytes({ services }: App): Promise<Bytes> {
  const { openBytes } = await import('../../app/bytes.ts');
  return openBytes(services);
}

async function startQueue({ services }: App): Promise<BackgroundQueue> {
  const { startBackgroundQueue } = await import('../../app/background-queue.ts');
  return startBackgroundQueue(services);
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  }).catch((cause: unknown) => {
    throw new ShotloomError(
      'bad_option',
      say`The port ${port} cannot be had, perhaps because another program has it; choose another one with --port, or none.`,
      { cause },
    );
  });
  return (server.address() as AddressInfo).port;
}

/** The status with which an upgrade is refused; null where it is not. */
function refusalOfSocket(incoming: IncomingMessage, gate: Gate, sockets: number): string | null {
  if (!gate.isOurHost(incoming) || !gate.isOurOrigin(incoming)) return '403 Forbidden';
  if (incoming.url !== '/rpc') return '404 Not Found';
  return sockets >= MOST_SOCKETS ? '503 Service Unavailable' : null;
}

interface Asked {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly gate: Gate;
  readonly bytes: Promise<Bytes>;
  readonly common: Readonly<Record<string, string>>;
  readonly renderer: string;
}

async function respond(asked: Asked): Promise<void> {
  const { outgoing, common } = asked;
  outgoing.on('error', () => outgoing.destroy());
  for (const [name, value] of Object.entries(common)) outgoing.setHeader(name, value);
  const response = await answer(asked).catch(() => plain(500, 'Shotloom met an error of its own.'));
  // What a refused request still sends is not waited for.
  if (response.status >= 400 && asked.incoming.method === 'POST') outgoing.setHeader('connection', 'close');
  await send(outgoing, response);
}

async function answer({ incoming, outgoing, gate, bytes, renderer }: Asked): Promise<Response> {
  if (!gate.isOurHost(incoming)) return page(403, OTHER_NAME);
  const request = requestOf(incoming, outgoing);
  if (!request) return plain(400, 'That is no address.');
  const { pathname, searchParams } = new URL(request.url);
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  const token = searchParams.get('token');
  if (request.method === 'GET' && pathname === '/' && token !== null) {
    const cookie = gate.exchange(token);
    if (cookie === null) return page(403, NO_SESSION);
    return new Response(null, {
      status: 303,
      headers: { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' },
    });
  }
  if (!gate.hasSession(incoming)) {
    const isLedHere = pathname === '/' && request.method === 'GET' && !gate.isOurPages(incoming);
    return isLedHere && !searchParams.has('again') ? page(200, ASK_AGAIN_PAGE) : page(403, NO_SESSION);
  }
  if (isReading ? pathname !== '/' && !gate.isOurPages(incoming) : !gate.isOurOrigin(incoming))
    return plain(403, 'Another page asked for this.');
  const response = await (await bytes).fetch(request);
  if (response) return response;
  if (!isReading) return plain(request.method === 'POST' ? 404 : 405, 'There is nothing here that takes this.');
  const file = await serveStatic(request, renderer);
  if (file) return file;
  return pathname === '/' ? page(503, NOT_BUILT) : plain(404, 'There is no such file.');
}

function page(status: number, html: string): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(html, { status, headers });
}

function plain(status: number, text: string): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(text, { status, headers });
}
