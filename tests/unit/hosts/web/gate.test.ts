import { expect, test } from 'vitest';
import { Budget } from '../../../../src-main/app/budget.ts';
import { Gate } from '../../../../src-main/hosts/web/gate.ts';
import { Secrets } from '../../../../src-main/hosts/web/secrets.ts';

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
  const gate = new Gate(7468);
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
  const gate = new Gate(7468);
  const token = new URL(gate.newLink()).searchParams.get('token') ?? '';
  const cookie = gate.exchange(token)?.split(';')[0] ?? '';
  expect(gate.exchange(token)).toBeNull();
  const isKnown = (header: string): boolean => gate.hasSession({ headers: { cookie: header } });
  expect([cookie, `a=b; ${cookie}`, `shotloom-7468=planted; ${cookie}`].map(isKnown)).toEqual([true, true, true]);
  expect(['', 'shotloom-7468=', cookie.slice(0, -1), cookie.replace('7468', '7469')].some(isKnown)).toBe(false);
});
