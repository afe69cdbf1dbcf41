import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { relay } from '../../../src-main/app/relay.ts';

/** Everything a stream yields, and what it returns. */
async function drain<Report, Result>(
  stream: AsyncGenerator<Report, Result, void>,
): Promise<{ readonly reports: Report[]; readonly result: Result }> {
  const reports: Report[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done === true) return { reports, result: next.value };
    reports.push(next.value);
  }
}

describe('relay', () => {
  test('yields each report that is fetched in time, then returns the result', async () => {
    const stream = relay<number, string>(async (tell) => {
      for (const report of [1, 2, 3]) {
        tell(report);
        await nextTurn();
      }
      return 'made';
    });
    expect(await drain(stream)).toEqual({ reports: [1, 2, 3], result: 'made' });
  });

  test('lets newer reports take the place of those nobody fetched', async () => {
    const stream = relay<number, string>(async (tell) => {
      tell(1);
      tell(2);
      await nextTurn();
      await nextTurn();
      tell(3);
      tell(4);
      await nextTurn();
      return 'made';
    });
    expect(await drain(stream)).toEqual({ reports: [2, 4], result: 'made' });
  });

  test('returns at once where nothing is reported', async () => {
    expect(await drain(relay(() => Promise.resolve(7)))).toEqual({ reports: [], result: 7 });
  });

  test('passes on what the work throws', async () => {
    const stream = relay<number, never>(async (tell) => {
      tell(1);
      await nextTurn();
      throw new Error('no more');
    });
    expect(await stream.next()).toEqual({ done: false, value: 1 });
    await expect(stream.next()).rejects.toThrow('no more');
  });

  test('passes the signal on to the work', async () => {
    const stop = new AbortController();
    const stream = relay<number, string>(async (tell, signal) => {
      tell(1);
      while (!signal.aborted) await nextTurn();
      return 'stopped';
    }, stop.signal);
    await stream.next();
    stop.abort();
    expect(await stream.next()).toEqual({ done: true, value: 'stopped' });
  });

  test('stops the work of a reader that leaves, and waits until it has ended', async () => {
    let ended = false;
    const stream = relay<number, void>(async (tell, signal) => {
      for (let report = 0; !signal.aborted; report += 1) {
        tell(report);
        await nextTurn();
      }
      await nextTurn();
      ended = true;
      throw new Error('stopped; nobody is there to hear it');
    });
    for await (const report of stream) {
      if (report >= 2) break;
    }
    expect(ended).toBe(true);
  });
});
