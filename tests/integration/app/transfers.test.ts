import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { Transfers } from '../../../src-main/app/bytes/transfers.ts';
import { makeServices } from '../../../src-main/app/services.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const folder = scratchFolder('transfers');
const services = makeServices({ library: join(folder.path(), 'library') });
afterAll(async () => await services.close());

const left = (): string[] => readdirSync(join(services.libraryDirectory, 'tmp'));
const sent = (headers: Record<string, string> = {}): Request =>
  new Request('http://127.0.0.1/files?name=a.txt', { method: 'POST', body: 'boats', headers });

test('a file that a page sent goes after its time, and what it exports stays until the host ends', async () => {
  const transfers = new Transfers(services, 30);
  const { file } = (await (await transfers.takeIn(sent(), 'a.txt')).json()) as { file: string };
  expect(services.grants.path(file, 'read')).toMatch(/a\.txt$/u);
  await transfers.makeRoom('b.mp4');
  expect(left().length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(left()).toHaveLength(1));
  await transfers.close();
  expect(left()).toEqual([]);
});

test('what lies there when the host ends goes at once', async () => {
  const transfers = new Transfers(services);
  await transfers.takeIn(sent(), 'a.txt');
  expect(left()).toHaveLength(1);
  await transfers.close();
  expect(left()).toEqual([]);
});
