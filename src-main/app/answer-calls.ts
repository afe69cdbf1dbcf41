import { AsyncLocalStorage } from 'node:async_hooks';
import { RPCHandler } from '@orpc/server/websocket';
import type { MinimalWebsocket } from '@orpc/server/websocket';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import type { App } from '../app.ts';
import { Budget } from './budget.ts';
import { remoteOptions } from './remote.ts';

/** Calls of one page: far more than a person's hands make, and what a program gone wild is held to. */
const CALLS = { most: 500, aSecond: 250 };
/** Calls of one page that are under way, most of them watching. */
const MOST_OPEN = 500;

/** Characters of one call; those of the largest are a typed script. */
export const LARGEST_CALL = 8 * 2 ** 20;

/** A message as it is sent to a page: text, for no answer holds bytes. */
type Answer = Parameters<MinimalWebsocket['send']>[0];

/** The calls of one page, whichever way they come. */
export interface PageCalls {
  /** Answers one, and resolves when its answer, or the end of what it watches, is sent. @throws Error where it is none */
  readonly receive: (text: string) => Promise<void>;
  /** Ends what the page watches. */
  readonly close: () => void;
}

/**
 * Answers the calls of one page. The adapter for any WebSocket is taken, not those for `ws` and for ports of messages, because it
 * says what it could not read, and leaves each message to us; they write alike.
 * @param send sends an answer; a stream makes the next report when it resolves
 */
export function answerPage(
  { router, services }: Pick<App, 'router' | 'services'>,
  send: (message: Answer) => Promise<void>,
): PageCalls {
  const budget = new Budget(CALLS);
  const underWay = new AsyncLocalStorage<{ isAdmitted: boolean }>();
  let open = 0;
  const handler = new RPCHandler(
    router,
    remoteOptions(services, () => {
      const call = underWay.getStore();
      if (open >= MOST_OPEN) throw tooMany(say`Too many calls are under way; wait for some of them.`);
      if (!budget.spend()) throw tooMany(say`Too many calls came at once; wait a second.`);
      if (call) call.isAdmitted = true;
      open += 1;
    }),
  );
  const peer = { addEventListener: () => undefined, send };
  return {
    receive: async (text) => {
      const call = { isAdmitted: false };
      try {
        await underWay.run(call, () => handler.message(peer, text, { context: { services } }));
      } finally {
        if (call.isAdmitted) open -= 1;
      }
    },
    close: () => handler.close(peer),
  };
}

function tooMany(said: Sentence): ShotloomError {
  return new ShotloomError('too_many_calls', said);
}
