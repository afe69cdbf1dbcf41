import { AsyncLocalStorage } from 'node:async_hooks';
import { RPCHandler } from '@orpc/server/websocket';
import type { RawData, WebSocket } from 'ws';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { App } from '../../app.ts';
import { remoteOptions } from '../../app/remote.ts';
import { Budget } from './budget.ts';

/** Calls of one page: far more than a person's hands make, and what a program gone wild is held to. */
const CALLS = { most: 500, aSecond: 250 };
/** Calls of one page that are under way, most of them watching. */
const MOST_OPEN = 500;
/** Answers that wait for a page which does not read them, in bytes: beyond, nothing more is read of it. */
const MOST_UNREAD = 4 * 2 ** 20;
/** How often a page that has gone without a word is looked for, in milliseconds. */
const HEARTBEAT_MS = 30_000;

/**
 * Answers the calls of one page until its socket closes, which ends what it watches. The adapter for any WebSocket is taken, not
 * the one for `ws`, because it says what it could not read, and leaves each message to us.
 */
export function answerCalls(socket: WebSocket, { router, services }: Pick<App, 'router' | 'services'>): void {
  const budget = new Budget(CALLS);
  const underWay = new AsyncLocalStorage<{ isAdmitted: boolean }>();
  let open = 0;
  const handler = new RPCHandler(
    router,
    remoteOptions(services, () => {
      const call = underWay.getStore();
      if (open >= MOST_OPEN) throw tooMany('Too many calls are under way; wait for some of them.');
      if (!budget.spend()) throw tooMany('Too many calls came at once; wait a second.');
      if (call) call.isAdmitted = true;
      open += 1;
    }),
  );
  // Answered when the socket has taken it: a stream makes the next report only then.
  const peer = {
    addEventListener: () => undefined,
    send: (message: Parameters<WebSocket['send']>[0]) =>
      new Promise<void>((resolve) => {
        socket.send(message, () => {
          if (socket.isPaused && socket.bufferedAmount < MOST_UNREAD) socket.resume();
          resolve();
        });
        if (socket.bufferedAmount > MOST_UNREAD) socket.pause();
      }),
  };

  async function receive(data: RawData, isBinary: boolean): Promise<void> {
    // No call takes bytes; files come by HTTP.
    if (isBinary) return socket.close(UNSUPPORTED, 'Calls are text.');
    const call = { isAdmitted: false };
    try {
      // Until its answer, or the end of what it watches, is sent.
      await underWay.run(call, () => handler.message(peer, textOf(data), { context: { services } }));
    } catch {
      socket.close(UNREADABLE, 'That was no call.');
    } finally {
      if (call.isAdmitted) open -= 1;
    }
  }

  let isAlive = true;
  const heartbeat = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, HEARTBEAT_MS);
  socket.on('pong', () => (isAlive = true));
  socket.on('message', (data, isBinary) => void receive(data, isBinary));
  // What is wrong with it closes it.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearInterval(heartbeat);
    handler.close(peer);
  });
}

/** Codes of RFC 6455, 7.4.1. */
const UNSUPPORTED = 1003;
const UNREADABLE = 1007;

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}

function tooMany(message: string): ShotloomError {
  return new ShotloomError('too_many_calls', message);
}
