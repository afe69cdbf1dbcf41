import { expect, test } from 'vitest';
import { Pauses } from '../../../src-main/render/pauses.ts';

/** Work that lasts until it is told to end well; its signal makes it fail. */
function work() {
  const done = Promise.withResolvers<string>();
  let begun = 0;
  const run = async (signal: AbortSignal): Promise<string> => {
    begun += 1;
    const stopped = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => stopped.reject(new Error('stopped')));
    return await Promise.race([done.promise, stopped.promise]);
  };
  return { run, finish: done.resolve, begun: () => begun };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a pause ends work, nothing runs while it lasts, and then it begins again', async () => {
  const pauses = new Pauses();
  const { run, finish, begun } = work();
  const result = pauses.run(run);
  await soon();
  expect([pauses.pause(), pauses.pause(), pauses.isPaused]).toEqual([true, false, true]);
  const { clock } = pauses;
  await soon();
  expect(begun()).toBe(1);
  expect(pauses.clock).toBe(clock);
  expect([pauses.resume(), pauses.resume(), pauses.isPaused]).toEqual([true, false, false]);
  await soon();
  expect(begun()).toBe(2);
  finish('done');
  expect(await result).toBe('done');
});

test('work that is asked for in a pause waits for its end, also where another pause follows at once', async () => {
  const pauses = new Pauses();
  const { run, finish, begun } = work();
  pauses.pause();
  const result = pauses.run(run);
  await soon();
  pauses.resume();
  pauses.pause();
  await soon();
  expect(begun()).toBe(0);
  pauses.resume();
  finish('done');
  expect(await result).toBe('done');
});

test('what is stopped ends, at work and in a pause; what fails by itself says so', async () => {
  const pauses = new Pauses();
  const stop = new AbortController();
  const atWork = pauses.run(work().run, stop.signal);
  await soon();
  pauses.pause();
  await soon();
  stop.abort();
  await expect(atWork).rejects.toMatchObject({ code: 'cancelled' });
  await expect(pauses.run(work().run, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  pauses.resume();
  await expect(pauses.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
