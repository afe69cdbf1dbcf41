import { expect, test } from 'vitest';
import { MadeOnce } from '../../../../src-main/app/bytes/made-once.ts';

test('what several ask for at the same time is made once, and so many things at a time', async () => {
  const making = new MadeOnce<string>(2);
  const seen = { running: 0, most: 0, made: 0 };
  const make = (name: string) => async () => {
    seen.running += 1;
    seen.made += 1;
    seen.most = Math.max(seen.most, seen.running);
    await new Promise((resolve) => setImmediate(resolve));
    seen.running -= 1;
    return name;
  };
  const names = ['a', 'b', 'c', 'a', 'd', 'b', 'a'];
  expect(await Promise.all(names.map((name) => making.get(name, make(name))))).toEqual(names);
  expect(seen).toEqual({ running: 0, most: 2, made: 4 });
});

test('what fails is told to all who asked, keeps nobody waiting, and is tried again', async () => {
  const making = new MadeOnce<string>(1);
  const fail = async () => await Promise.reject(new Error('broken'));
  const [one, other, next] = await Promise.allSettled([
    making.get('a', fail),
    making.get('a', fail),
    making.get('b', async () => await Promise.resolve('made')),
  ]);
  expect([one.status, other.status, next.status]).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(await making.get('a', async () => await Promise.resolve('now'))).toBe('now');
});
