import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from './durable.ts';
import { livenessOf, type Owner } from './owner.ts';

/** How long the temporaries of a process on another host are kept: whether it lives cannot be known from here. */
const FOREIGN_LIFETIME_MS = 7 * 24 * 3600 * 1000;

/** Temporary files inside the library, from where a rename into its store is atomic. */
export interface Temporaries {
  /** A path for a new file, which is the caller's to create. `extension` without the dot. */
  readonly temporaryFile: (extension: string) => string;
  /** A new, empty folder, which is the caller's to remove. */
  readonly temporaryFolder: () => string;
}

/** Opens `tmp/` and removes what dead processes left in it. */
export function openTemporaries(libraryDirectory: string, owner: Owner): Temporaries {
  const directory = join(libraryDirectory, 'tmp');
  makeDirectory(directory);
  sweep(directory);
  let count = 0;
  return {
    temporaryFile: (extension) => join(directory, ownedName(owner, ++count, extension)),
    temporaryFolder: () => {
      const path = join(directory, ownedName(owner, ++count, 'folder'));
      mkdirSync(path);
      return path;
    },
  };
}

/** The name of a file that is worth nothing once its owner is dead. */
export function ownedName(owner: Owner, count: number, extension: string): string {
  return `${owner.replaceAll(':', '~')}~${count}.${extension}`;
}

/** Removes what dead owners left in a folder. */
export function sweep(directory: string): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (isAbandoned(path, name)) rmSync(path, { force: true, recursive: true });
  }
}

function isAbandoned(path: string, name: string): boolean {
  const liveness = livenessOf(name.split('~').slice(0, 3).join(':'));
  if (liveness !== 'unknown') return liveness === 'dead';
  const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - modified > FOREIGN_LIFETIME_MS;
}
