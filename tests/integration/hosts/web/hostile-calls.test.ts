import { once } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../../../src-shared/contract/contract.ts';
import { ERROR_STATUS } from '../../../../src-shared/contract/errors.ts';
import { hostileInputs, proceduresOf } from '../../../support/hosts/hostile-inputs.ts';
import type { KnownProcedure } from '../../../support/hosts/hostile-inputs.ts';
import { hostLibrary } from '../../../support/hosts/web.ts';
import type { HostedLibrary } from '../../../support/hosts/web.ts';
import { Caller } from '../../../support/hosts/raw-calls.ts';
import type { RawAnswer } from '../../../support/hosts/raw-calls.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { isSentence, sentenceText } from '../../../../src-shared/contract/sentences.ts';

const PROCEDURES = proceduresOf(contract);
const PROGRAM = fileURLToPath(new URL('../../../..', import.meta.url));
const MOST_GROWTH = 400 * 2 ** 20;

const folder = scratchFolder('hostile 影片');
let hosted: HostedLibrary;
let library: string;

beforeAll(async () => {
  library = join(folder.path(), 'library');
  hosted = await hostLibrary(library, folder.path());
});

afterAll(async () => await hosted.close());

/** What is wrong with an answer, which should be a result or an error of the contract and tell nothing of where something lies. */
function wrongWith({ status, json, text }: RawAnswer): string[] {
  const { defined, code = '', message, data } = (status === 200 ? {} : json) as Partial<Record<string, unknown>>;
  // A bug that a page can reach is one to be mended.
  const isKnown =
    defined === true && typeof message === 'string' && isSentence(data) && Object.hasOwn(ERROR_STATUS, String(code));
  const isError = status !== 200 && (!isKnown || code === 'internal');
  const folders = [library, PROGRAM, `${homedir()}/`, `${tmpdir()}/`].filter((each) => text.includes(each));
  const stack = /\\n\s+at /u.test(text) ? ['a stack'] : [];
  return [...(isError ? [text.slice(0, 300)] : []), ...folders, ...stack];
}

async function wrongWithAll(procedure: KnownProcedure): Promise<Record<string, string[]>> {
  const caller = await Caller.open(hosted);
  const wrong: Record<string, string[]> = {};
  for (const input of hostileInputs(procedure)) {
    const found = wrongWith(await caller.call(procedure.path, input));
    if (found.length > 0) wrong[input.slice(0, 200)] = found;
  }
  await caller.close();
  return wrong;
}

test.each(PROCEDURES.map((procedure) => [procedure.path.join('.'), procedure] as const))(
  '%s answers whatever is asked with a result or an error of the contract',
  async (_, procedure) => {
    expect(await wrongWithAll(procedure)).toEqual({});
  },
);

test('no prototype was changed', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('calls that are nowhere, and envelopes that are none, hurt nobody', async () => {
  const caller = await Caller.open(hosted);
  for (const path of [
    ['nothing'],
    ['projects'],
    ['projects', '__proto__'],
    ['constructor'],
    ['..', 'projects', 'list'],
  ]) {
    expect(wrongWith(await caller.call(path, 'null'))).toEqual([]);
  }
  await caller.close();
  const envelopes = [
    'null',
    '[]',
    '7',
    '{"i":"1"}',
    '{"i":"1","p":null}',
    '{"i":"1","p":{"u":"http://["}}',
    '{"t":4}',
    '"',
  ];
  for (const envelope of [...envelopes, '{"i":"1","t":3,"p":{"e":"message","d":1}}', '{"__proto__":{"i":1}}']) {
    const { socket } = await hosted.openPage();
    socket.send(envelope);
    socket.ping();
    await Promise.race([once(socket, 'pong'), once(socket, 'close')]);
    socket.terminate();
  }
  const page = await hosted.openPage();
  expect(await page.calls.projects.list()).toEqual([]);
  await page.close();
});

test('an error comes with the sentence that other languages say it by, and names no command to a page', async () => {
  const caller = await Caller.open(hosted);
  const { json } = await caller.call(['projects', 'board'], '{"project":"prj_000000"}');
  const { message, data } = json as { message: string; data: unknown };
  expect(message).toBe('There is no project prj_000000 in the library.');
  expect(isSentence(data) && sentenceText(data, { at: 'window' })).toBe(message);
  await caller.close();
});

test('a message of a million wrong values is refused in one sentence', async () => {
  const caller = await Caller.open(hosted);
  const many = `[${'"x",'.repeat(10 ** 6)}0]`;
  const before = process.memoryUsage().rss;
  const answer = await caller.call(['jobs', 'change'], `{"do":"pause","to":{"jobs":${many}}}`);
  expect([answer.status, (answer.json as { code: string }).code]).toEqual([400, 'bad_option']);
  expect(answer.text.length).toBeLessThan(1000);
  const deep = `${'['.repeat(10 ** 5)}${']'.repeat(10 ** 5)}`;
  expect(wrongWith(await caller.call(['takes', 'list'], `{"shot":${deep}}`))).toEqual([]);
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH);
  await caller.close();
});

test('10,000 calls at once are answered or refused by their error, and another page is served', async () => {
  const [caller, other] = [await Caller.open(hosted), await hosted.openPage()];
  const before = process.memoryUsage().rss;
  const answers = Promise.all(Array.from({ length: 10_000 }, () => caller.call(['projects', 'list'], 'null')));
  expect(await other.calls.projects.list()).toEqual([]);
  const codes = (await answers).map(({ status, json }) => (status === 200 ? 'ok' : (json as { code: string }).code));
  expect(new Set(codes)).toEqual(new Set(['ok', 'too_many_calls']));
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH);
  await Promise.all([caller.close(), other.close()]);
});

test('what a page watches ends with its socket, and one that does not read is not written to without end', async () => {
  const [watching, deaf, other] = [await Caller.open(hosted), await hosted.openPage(), await hosted.openPage()];
  for (let each = 0; each < 50; each += 1) watching.send(['jobs', 'watch'], '{}');
  await watching.call(['projects', 'list'], 'null');
  await watching.close();
  deaf.socket.pause();
  for (let each = 0; each < 5000; each += 1) {
    deaf.socket.send(`{"i":"${each}","p":{"u":"/projects/nothing/${'x'.repeat(500)}","b":{"json":null}}}`);
  }
  expect(await other.calls.projects.list()).toEqual([]);
  deaf.socket.terminate();
  await other.close();
});
