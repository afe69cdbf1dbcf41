import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noteUse, trimCache } from '../../../src-main/media/trim-cache.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const folder = scratchFolder('trimmed cache');
const HOUR = 3600 * 1000;

test('what was used longest ago goes first, and what was used within a day stays', async () => {
  const cache = join(folder.path(), 'cache');
  await mkdir(join(cache, 'folder'), { recursive: true });
  const now = Date.now();
  const hoursAgo = { oldest: 90, old: 60, noted: 80, recent: 20, fresh: 1 };
  for (const [name, hours] of Object.entries(hoursAgo)) {
    await writeFile(join(cache, name), Buffer.alloc(100));
    const at = new Date(now - hours * HOUR);
    await utimes(join(cache, name), at, at);
  }
  await noteUse(join(cache, 'noted'));
  const names = async (): Promise<string[]> => (await readdir(cache)).toSorted();

  expect(await trimCache(cache, () => 500, now)).toBe(0);
  expect(await trimCache(cache, (held) => held - 99, now)).toBe(100);
  expect(await names()).toEqual(['folder', 'fresh', 'noted', 'old', 'recent']);
  expect(await trimCache(cache, () => 0, now)).toBe(100);
  expect(await names()).toEqual(['folder', 'fresh', 'noted', 'recent']);
});
