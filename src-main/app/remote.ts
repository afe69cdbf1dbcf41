import { ORPCError } from '@orpc/server';
import type { StandardRPCHandlerOptions } from '@orpc/server/standard';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { isSentence, mapTexts, say, sentenceText } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import type { Context } from './procedures/base.ts';
import { travelling } from './procedures/base.ts';
import type { Services } from './services.ts';
import { withoutPaths } from './without-paths.ts';

/** Values (numbers, texts, lists and the like) that the input of one call may consist of: what is wrong with each would be told. */
const MOST_VALUES = 100_000;

/** What carries sentences about this machine, in whatever is answered: all else is what people wrote. */
const SENTENCES: ReadonlySet<string> = new Set(['reason', 'detail', 'message', 'damaged', 'database']);

/**
 * How the calls are offered to a program that is not trusted, through whichever adapter: what is asked is bounded, every answer is a
 * result or an error of the contract, and none tells where on the machine something lies.
 * @param admit called before each call; what it throws is the answer
 */
export function remoteOptions(services: Services, admit: () => void): StandardRPCHandlerOptions<Context> {
  return {
    interceptors: [
      async (call) => {
        try {
          admit();
          expectBounded(await call.request.body());
        } catch (error) {
          throw travelling(error);
        }
        const answer = await call.next();
        if (!answer.matched) throw travelling(new ShotloomError('not_found', say`Shotloom has no such call.`));
        return answer;
      },
    ],
    clientInterceptors: [
      async (call) => {
        try {
          const answer = await call.next();
          return isStream(answer) ? toldOneByOne(answer, services) : told(answer, services);
        } catch (error) {
          throw toldError(error, services);
        }
      },
    ],
  };
}

function isStream(answer: unknown): answer is AsyncIterator<unknown, unknown, void> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

async function* toldOneByOne(
  source: AsyncIterator<unknown, unknown, void>,
  services: Services,
): AsyncGenerator<unknown, unknown, void> {
  try {
    for (;;) {
      const next = await source.next();
      const value = told(next.value, services);
      if (next.done === true) return value;
      yield value;
    }
  } catch (error) {
    throw toldError(error, services);
  } finally {
    await source.return?.();
  }
}

/** An answer whose sentences tell no folder; what has none is the same object. */
function told(value: unknown, services: Services, isTold = false): unknown {
  if (typeof value === 'string') return isTold ? withoutPaths(value, services) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (isSentence(value)) return withoutFolders(value, services);
  if (Array.isArray(value)) {
    const all: unknown[] = value.map((each) => told(each, services, isTold));
    return all.every((each, at) => each === value[at]) ? value : all;
  }
  const fields = Object.entries(value);
  const all = fields.map(([name, each]) => [name, told(each, services, SENTENCES.has(name))] as const);
  return all.every(([, each], at) => each === fields[at]?.[1]) ? value : Object.fromEntries(all);
}

/** A sentence whose values tell no folder; where none did, it is the same object. */
function withoutFolders(said: Sentence, services: Services): Sentence {
  let isSame = true;
  const changed = mapTexts(said, (text) => {
    const told = withoutPaths(text, services);
    isSame &&= told === text;
    return told;
  });
  return isSame ? said : changed;
}

function toldError(error: unknown, services: Services): unknown {
  const known = travelling(error);
  if (!(known instanceof ORPCError)) return known;
  const data = isSentence(known.data) ? withoutFolders(known.data, services) : undefined;
  const message = data ? sentenceText(data, { at: 'window' }) : withoutPaths(known.message, services);
  return new ORPCError(String(known.code), { defined: true, status: known.status, message, data });
}

/** @throws ShotloomError bad_option */
function expectBounded(body: unknown): void {
  if (body instanceof Blob || body instanceof FormData || body instanceof URLSearchParams)
    throw new ShotloomError('bad_option', say`A call takes values; send files as files.`);
  const waiting = [body];
  for (let values = 0; waiting.length > 0; values += 1) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    const parts: unknown[] = Object.values(value);
    if (values + waiting.length + parts.length > MOST_VALUES)
      throw new ShotloomError('bad_option', say`The call says too much at once; do it in several.`);
    for (const part of parts) waiting.push(part);
  }
}
