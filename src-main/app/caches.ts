import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { CacheName, CacheTold } from '../../src-shared/contract/settings.ts';
import { CACHE_NAMES } from '../../src-shared/contract/settings.ts';
import { readSettings } from '../library/settings-file.ts';
import { trimCache } from '../media/trim-cache.ts';

/** Bytes of a GB. */
const GIGABYTE = 1e9;

/** The folder of a cache in the library's. Segments lie beside the folders of the others. */
export function cacheFolder(libraryDirectory: string, name: CacheName): string {
  return name === 'segments' ? join(libraryDirectory, 'cache') : join(libraryDirectory, 'cache', name);
}

/** Bytes that a cache holds at most, as a person chose. */
export function cacheLimit(libraryDirectory: string, name: CacheName): number {
  return readSettings(libraryDirectory).cache_gb[name] * GIGABYTE;
}

/** Lets go of what was used longest ago where caches hold more than they may; what was used within a day stays. */
export async function trimCaches(libraryDirectory: string): Promise<void> {
  for (const name of CACHE_NAMES)
    await trimCache(cacheFolder(libraryDirectory, name), () => cacheLimit(libraryDirectory, name));
}

/** How large each cache is. One that was never used holds nothing. */
export async function tellCaches(libraryDirectory: string): Promise<z.input<typeof CacheTold>[]> {
  return await Promise.all(
    CACHE_NAMES.map(async (name) => {
      const sizes = await fileSizes(cacheFolder(libraryDirectory, name));
      return { name, files: sizes.length, bytes: sizes.reduce((sum, bytes) => sum + bytes, 0) };
    }),
  );
}

async function fileSizes(folder: string): Promise<number[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  // What another process lets go of meanwhile is not there.
  const found = await Promise.all(files.map(async ({ name }) => await stat(join(folder, name)).catch(() => null)));
  return found.flatMap((each) => (each ? [each.size] : []));
}
