import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { Budget } from '../../../../src-main/app/budget.ts';
import { Gate, linkForRunning } from '../../../../src-main/hosts/web/gate.ts';
import { Secrets } from '../../../../src-main/hosts/web/secrets.ts';

const folders: string[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newLibrary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shotloom-gate-'));
  folders.push(folder);
  return folder;
}

const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? '';
const cookieOf = (gate: Gate, token: string): string => gate.exchange(token)?.split(';')[0] ?? '';
const knows = (gate: Gate, cookie: string): boolean => gate.hasSession({ headers: { cookie } });

test('a session outlives its host for a month, and its file has no secret and one reader', () => {
  const library = newLibrary();
  const first = new Gate(7468, library);
  const cookie = cookieOf(first, tokenOf(first.newLink()));
  expect(knows(new Gate(7468, library), cookie)).toBe(true);
  expect(knows(new Gate(7468, newLibrary()), cookie)).toBe(false);
  const file = join(library, 'web-access.json');
  expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  expect(readFileSync(file, 'utf8')).not.toContain(cookie.split('=')[1]);
  vi.useFakeTimers({ now: Date.now() + 31 * 24 * 3600 * 1000, toFake: ['Date'] });
  expect(knows(new Gate(7468, library), cookie)).toBe(false);
});

test('a link that another process made opens one session, once, within ten minutes', () => {
  const library = newLibrary();
  const [gate, other] = [new Gate(7468, library), new Gate(7469, library)];
  const link = linkForRunning(7468, library);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:7468\/\?token=[\w-]{43}$/u);
  expect(knows(gate, cookieOf(gate, tokenOf(link)))).toBe(true);
  expect([gate.exchange(tokenOf(link)), other.exchange(tokenOf(link))]).toEqual([null, null]);
  const late = tokenOf(linkForRunning(7468, library));
  vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ['Date'] });
  expect(gate.exchange(late)).toBeNull();
});

test('where the file is damaged or cannot be written, a host knows the sessions that it made', () => {
  const library = newLibrary();
  writeFileSync(join(library, 'web-access.json'), '{"sessions": [{"digest": 1}], "links": "no"');
  const gate = new Gate(7468, library);
  expect(knows(gate, cookieOf(gate, tokenOf(gate.newLink())))).toBe(true);
  writeFileSync(join(library, 'file'), '');
  const unkept = new Gate(7468, join(library, 'file', 'library'));
  expect(knows(unkept, cookieOf(unkept, tokenOf(unkept.newLink())))).toBe(true);
});

test('a secret is good until its time, once where it is used, and the oldest gives way', () => {
  const secrets = new Secrets(2);
  const old = secrets.make(Date.now() - 1);
  expect(secrets.use(old)).toBe(false);
  const one = secrets.make();
  expect([secrets.has(one), secrets.use(one), secrets.use(one), secrets.has(one)]).toEqual([true, true, false, false]);
  const [first, , third] = [secrets.make(), secrets.make(), secrets.make()];
  expect([secrets.has(first), secrets.has(third), secrets.has('')]).toEqual([false, true, false]);
});

test('a budget lets so many through at once, and so many a second from then on', () => {
  const budget = new Budget({ most: 3, aSecond: 2 }, 0);
  expect([0, 0, 0, 0].map((now) => budget.spend(now))).toEqual([true, true, true, false]);
  expect([400, 500, 600].map((now) => budget.spend(now))).toEqual([false, true, false]);
  expect(Array.from({ length: 5 }, () => budget.spend(60_000))).toEqual([true, true, true, false, false]);
});

test('the names of the host are exact', () => {
  const gate = new Gate(7468, newLibrary());
  const isOurs = (host: string | undefined): boolean => gate.isOurHost({ headers: { host } });
  expect(['127.0.0.1:7468', 'localhost:7468'].map(isOurs)).toEqual([true, true]);
  const others = [undefined, '', 'localhost', '127.0.0.1:7469', 'evil.example:7468', 'localhost:7468.evil.example'];
  for (const host of [...others, '127.0.0.1:7468@evil.example', '[::1]:7468', 'LOCALHOST.:7468']) {
    expect(isOurs(host)).toBe(false);
  }
  const comesFrom = (origin: string | undefined): boolean =>
    gate.isOurOrigin({ headers: { host: '127.0.0.1:7468', origin } });
  expect(comesFrom('http://127.0.0.1:7468')).toBe(true);
  for (const origin of [undefined, 'null', 'http://localhost:7468', 'https://127.0.0.1:7468', 'http://127.0.0.1']) {
    expect(comesFrom(origin)).toBe(false);
  }
});

test('a session is one of the cookies, whatever was planted beside it', () => {
  const gate = new Gate(7468, newLibrary());
  const token = new URL(gate.newLink()).searchParams.get('token') ?? '';
  const cookie = gate.exchange(token)?.split(';')[0] ?? '';
  expect(gate.exchange(token)).toBeNull();
  const isKnown = (header: string): boolean => gate.hasSession({ headers: { cookie: header } });
  expect([cookie, `a=b; ${cookie}`, `shotloom-7468=planted; ${cookie}`].map(isKnown)).toEqual([true, true, true]);
  expect(['', 'shotloom-7468=', cookie.slice(0, -1), cookie.replace('7468', '7469')].some(isKnown)).toBe(false);
});
