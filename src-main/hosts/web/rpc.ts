import type { RawData, WebSocket } from 'ws';
import type { App } from '../../app.ts';
import { answerPage } from '../../app/answer-calls.ts';

/** Answers that wait for a page which does not read them, in bytes: beyond, nothing more is read of it. */
const MOST_UNREAD = 4 * 2 ** 20;
/** How often a page that has gone without a word is looked for, in milliseconds. */
const HEARTBEAT_MS = 30_000;

/** Answers the calls of one page until its socket closes, which ends what it watches. */
export function answerCalls(socket: WebSocket, app: Pick<App, 'router' | 'services'>): void {
  // Answered when the socket has taken it: a stream makes the next report only then.
  const calls = answerPage(
    app,
    (message) =>
      new Promise<void>((resolve) => {
        socket.send(message, () => {
          if (socket.isPaused && socket.bufferedAmount < MOST_UNREAD) socket.resume();
          resolve();
        });
        if (socket.bufferedAmount > MOST_UNREAD) socket.pause();
      }),
  );

  async function receive(data: RawData, isBinary: boolean): Promise<void> {
    // No call takes bytes; files come by HTTP.
    if (isBinary) return socket.close(UNSUPPORTED, 'Calls are text.');
    try {
      await calls.receive(textOf(data));
    } catch {
      socket.close(UNREADABLE, 'That was no call.');
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
    calls.close();
  });
}

/** Codes of RFC 6455, 7.4.1. */
const UNSUPPORTED = 1003;
const UNREADABLE = 1007;

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}
