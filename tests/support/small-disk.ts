import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in memory, as small as a test wants it. */
export interface SmallDisk {
  readonly path: string;
  /** Writes until only so many bytes are free. */
  readonly fill: (leaving: number) => void;
  /** Takes away what `fill` wrote. */
  readonly empty: () => void;
  /** Makes it refuse all writes, or take them again. */
  readonly setReadOnly: (isReadOnly: boolean) => void;
  readonly unmount: () => void;
}

const MIB = 2 ** 20;

/** Mounts a small disk. @returns null where this user or system cannot */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const path = mkdtempSync(join(tmpdir(), 'shotloom 磁盘 💾 '));
  if (process.platform !== 'linux' || !mount(['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path])) {
    rmdirSync(path);
    return null;
  }
  const ballast = join(path, 'ballast');
  return {
    path,
    fill: (leaving) => {
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leaving)));
    },
    empty: () => rmSync(ballast),
    setReadOnly: (isReadOnly) => {
      if (!mount(['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, path])) throw new Error(`${path} cannot be remounted.`);
    },
    unmount: () => {
      spawnSync('umount', ['-l', path]);
      rmdirSync(path);
    },
  };
}

/** Why tests of small disks are left out; null where they run. */
export function whyNoSmallDisk(): string | null {
  const disk = mountSmallDisk(1);
  disk?.unmount();
  return disk ? null : 'this user may not mount a disk in memory';
}

function mount(args: readonly string[]): boolean {
  return spawnSync('mount', args).status === 0;
}

/** What is left where next to nothing can be written: less than a page of a database and its log. */
export const NEXT_TO_NOTHING = 8192;
/** Enough for an edit, not for a clip. */
export const LITTLE = MIB / 4;
