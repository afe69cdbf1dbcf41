import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** A day, in milliseconds: what was used since is kept however full a cache is, since another process may be reading it. */
const IN_USE_MS = 24 * 3600 * 1000;

/**
 * Lets go of what was used longest ago in a folder of files that can be made again, until no more than `most` bytes are left. What was used within
 * `inUse` milliseconds stays. Sub-folders are left alone, and a folder that is not there holds nothing.
 * @param most of the bytes that the folder holds now
 * @param now milliseconds since 1970
 * @returns the bytes that were let go
 */
export async function trimCache(
  folder: string,
  most: (held: number) => number,
  now = Date.now(),
  inUse = IN_USE_MS,
): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ name }) => {
        const path = join(folder, name);
        const found = await stat(path).catch(() => null);
        return { path, bytes: found?.size ?? 0, usedAt: found?.mtimeMs ?? now };
      }),
  );
  const held = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let over = held - most(held);
  let gone = 0;
  for (const { path, bytes, usedAt } of files.toSorted((a, b) => a.usedAt - b.usedAt)) {
    if (over <= 0 || usedAt > now - inUse) break;
    await rm(path, { force: true });
    over -= bytes;
    gone += bytes;
  }
  return gone;
}

/** Notes that a file of a cache is used now. On a disk that cannot be written nothing is trimmed either. */
export async function noteUse(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}
