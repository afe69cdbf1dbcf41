import { once } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../../../src-shared/contract/contract.ts';
import { ERROR_STATUS } from '../../../../src-shared/contract/errors.ts';
import { hostileInputs, proceduresOf } from '../../../support/hosts/hostile-inputs.ts';
import { hostLibrary } from '../../../support/hosts/web.ts';
import type { HostedLibrary } from '../../../support/hosts/web.ts';
import { Caller } from '../../../support/hosts/raw-calls.ts';
import type { RawAnswer } from '../../../support/hosts/raw-calls.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

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

/** A result, or an error of the contract; neither tells where something lies. */
function expectDecent({ status, json, text }: RawAnswer, what: string): void {
  if (status !== 200) {
    expect(json, what).toMatchObject({ defined: true, message: expect.any(String) });
    const { code } = json as { code: string };
    expect(Object.keys(ERROR_STATUS), what).toContain(code);
    // A bug that a page can reach is one to be mended.
    expect(code, `${what} ${text.slice(0, 300)}`).not.toBe('internal');
  }
  for (const folder of [library, PROGRAM, `${homedir()}/`, `${tmpdir()}/`]) expect(text, what).not.toContain(folder);
  expect(text, what).not.toMatch(/\\n\s+at /u);
}

describe.each(PROCEDURES.map((procedure) => [procedure.path.join('.'), procedure] as const))(
  '%s',
  (name, procedure) => {
    test('answers whatever is asked with a result or an error of the contract', async () => {
      const caller = await Caller.open(hosted);
      for (const input of hostileInputs(procedure)) {
        expectDecent(await caller.call(procedure.path, input), `${name} ${input.slice(0, 200)}`);
      }
      await caller.close();
    });
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
    expectDecent(await caller.call(path, 'null'), path.join('.'));
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

test('a message of a million wrong values is refused in one sentence', async () => {
  const caller = await Caller.open(hosted);
  const many = `[${'"x",'.repeat(10 ** 6)}0]`;
  const before = process.memoryUsage().rss;
  const answer = await caller.call(['jobs', 'change'], `{"do":"pause","to":{"jobs":${many}}}`);
  expect([answer.status, (answer.json as { code: string }).code]).toEqual([400, 'bad_option']);
  expect(answer.text.length).toBeLessThan(1000);
  const deep = `${'['.repeat(10 ** 5)}${']'.repeat(10 ** 5)}`;
  expectDecent(await caller.call(['takes', 'list'], `{"shot":${deep}}`), 'deep');
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
