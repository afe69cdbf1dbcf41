import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { HelloAnswer } from './messages.ts';
import { Claim, FarmFailure, FarmProgress, FarmResult, Hello, LARGEST_FILE, LARGEST_MESSAGE } from './messages.ts';
import type { OpenShots } from './open-shots.ts';
import { isAuthorized } from './secret.ts';

/** What a worker says that it can make. */
export type WorkerCan = Pick<z.output<typeof Hello>, 'models' | 'cannot'>;

/** What the coordinator answers from. */
export interface CoordinatorSide {
  readonly secret: string;
  readonly welcome: () => HelloAnswer;
  readonly shots: OpenShots;
  /** Where a file lies that workers may fetch now. */
  readonly assetOf: (sha256: string) => string | null;
  readonly temporaryFile: (extension: string) => string;
  /** A worker was heard of, and perhaps what it can make. */
  readonly onWorker: (worker: string, can?: WorkerCan) => void;
}

export interface ListeningCoordinator {
  readonly port: number;
  /** Ends every connection. */
  readonly close: () => Promise<void>;
}

const LARGEST_HEADER = 16 * 1024;
const MOST_CONNECTIONS = 512;
/** Who sends nothing for so long is left, in milliseconds. */
const IDLE_MS = 60_000;

/** A request that is refused, with its HTTP status. */
class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Listens for workers. Every request has to bring the farm's secret; nothing is told to who has not. It speaks plain HTTP: beyond this machine it
 * belongs behind a TLS proxy or in an SSH tunnel.
 * @param port 0: one that is free
 * @throws ShotloomError bad_option where the address cannot be had
 */
export async function listenForWorkers(
  side: CoordinatorSide,
  host: string,
  port: number,
): Promise<ListeningCoordinator> {
  const server = createServer({ maxHeaderSize: LARGEST_HEADER, headersTimeout: 10_000, requestTimeout: 0 });
  server.maxConnections = MOST_CONNECTIONS;
  server.timeout = IDLE_MS;
  // Longer than workers are silent: what they say next comes over the same connection.
  server.keepAliveTimeout = IDLE_MS;
  server.on('request', (incoming, outgoing) => void respond(side, incoming, outgoing));
  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  }).catch((cause: unknown) => {
    throw new ShotloomError(
      'bad_option',
      say`Nobody can listen at ${host}, port ${port}, perhaps because another program does; choose others with --host and --port.`,
      { cause },
    );
  });
}

async function respond(side: CoordinatorSide, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  incoming.on('error', () => undefined);
  outgoing.on('error', () => outgoing.destroy());
  try {
    if (!isAuthorized(incoming.headers.authorization, side.secret))
      throw new Refusal(401, 'The secret is another one.');
    await answer(side, incoming, outgoing);
  } catch (error) {
    if (outgoing.headersSent) {
      outgoing.destroy();
      return;
    }
    const [status, message] =
      error instanceof Refusal ? [error.status, error.message] : [500, 'The coordinator met an error of its own.'];
    // What a refused request still sends is not waited for.
    outgoing.setHeader('connection', 'close');
    sendJson(outgoing, status, { error: message });
  }
}

async function answer(side: CoordinatorSide, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { shots } = side;
  const { pathname } = new URL(incoming.url ?? '/', 'http://coordinator');
  const asset = /^\/farm\/assets\/([0-9a-f]{64})$/u.exec(pathname)?.[1];
  if (incoming.method === 'GET' && asset !== undefined) return await sendAsset(side.assetOf(asset), outgoing);
  const [, digest = '', sha256 = ''] = /^\/farm\/shots\/([0-9a-f]{64})\/files\/([0-9a-f]{64})$/u.exec(pathname) ?? [];
  if (incoming.method === 'PUT' && digest !== '') return await takeFile(side, digest, sha256, incoming, outgoing);
  if (incoming.method !== 'POST') throw new Refusal(404, 'There is nothing here.');
  if (pathname === '/farm/hello') {
    const { worker, ...can } = await readMessage(incoming, Hello);
    side.onWorker(worker, can);
    return sendJson(outgoing, 200, side.welcome());
  }
  const [, shot = '', verb = ''] = /^\/farm\/shots\/([0-9a-f]{64})\/([a-z-]+)$/u.exec(pathname) ?? [];
  switch (verb) {
    case 'claim': {
      const { worker } = await readMessage(incoming, Claim);
      side.onWorker(worker);
      return sendJson(outgoing, 200, { answer: shots.claim(shot, worker) });
    }
    case 'progress': {
      const progress = await readMessage(incoming, FarmProgress);
      side.onWorker(progress.worker);
      return sendJson(outgoing, 200, { answer: shots.progress(shot, progress) });
    }
    case 'give-back': {
      const { worker } = await readMessage(incoming, Claim);
      shots.giveBack(shot, worker);
      return sendJson(outgoing, 200, {});
    }
    case 'result': {
      const done = shots.finish(shot, await readMessage(incoming, FarmResult));
      if (done === 'refused') throw new Refusal(422, 'The files of this result have not come.');
      return sendJson(outgoing, 200, {});
    }
    case 'failure': {
      const { worker, code, said } = await readMessage(incoming, FarmFailure);
      shots.fail(shot, new ShotloomError(code, said), worker);
      return sendJson(outgoing, 200, {});
    }
    default:
      throw new Refusal(404, 'There is nothing here.');
  }
}

/** @throws Refusal */
async function readMessage<Schema extends z.ZodType>(
  incoming: IncomingMessage,
  schema: Schema,
): Promise<z.output<Schema>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_MESSAGE) throw new Refusal(413, 'The message is too large.');
    chunks.push(chunk);
  }
  try {
    return schema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    throw new Refusal(400, 'The message cannot be read.');
  }
}

async function sendAsset(path: string | null, outgoing: ServerResponse): Promise<void> {
  if (path === null) throw new Refusal(404, 'No shot that is asked for has such a file.');
  const { size } = await stat(path);
  outgoing.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': size });
  await pipeline(createReadStream(path), outgoing);
}

/** Takes a file for a shot. It is kept only if its bytes have the SHA-256 that it is sent under. */
async function takeFile(
  { shots, temporaryFile }: CoordinatorSide,
  digest: string,
  sha256: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const length = Number(incoming.headers['content-length'] ?? NaN);
  if (!Number.isSafeInteger(length)) throw new Refusal(411, 'Say how long the file is.');
  if (length > LARGEST_FILE) throw new Refusal(413, 'The file is too large.');
  if (!shots.takesFiles(digest)) throw new Refusal(410, 'Nobody wants this shot any more.');
  const path = temporaryFile('part');
  const hash = createHash('sha256');
  try {
    await pipeline(
      incoming,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(path),
    );
    if (hash.digest('hex') !== sha256) throw new Refusal(422, 'The bytes that came have another SHA-256.');
    if (!shots.takesFiles(digest)) throw new Refusal(410, 'Nobody wants this shot any more.');
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  shots.bring(digest, sha256, path);
  sendJson(outgoing, 200, {});
}

function sendJson(outgoing: ServerResponse, status: number, message: object): void {
  const body = JSON.stringify(message);
  outgoing.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  outgoing.end(body);
}
