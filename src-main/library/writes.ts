import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { onWritten } from './write.ts';

/** How often it is looked whether anybody has written, in milliseconds, whatever the system tells. */
const LOOK_MS = 25;
/** The same while another process writes: the system tells when it begins, and what it has written is there a moment later. */
const NEAR_MS = 2;
/** So long a write is waited for that the system told of, in milliseconds. */
const WRITES_MS = 60;

export interface WriteQueries {
  /** Resolves when it is worth looking whether anybody has written: often for nothing, and at once when this process has. */
  readonly nextLook: (stop: AbortSignal) => Promise<void>;
}

/** Watches for writes from when they are first waited for until the library is closed. */
export function writeQueries(db: Database.Database, directory: string): WriteQueries & { readonly close: () => void } {
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const look of waiting) look();
  };
  let last = -Infinity;
  let watcher: FSWatcher | null = null;
  let forget: (() => void) | null = null;

  function begin(): void {
    if (forget) return;
    forget = onWritten(db, wake);
    watcher = watchFile(join(directory, 'library.sqlite-wal'), () => {
      last = performance.now();
      wake();
    });
  }

  return {
    nextLook: async (stop) => {
      begin();
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = (): void => resolve();
      const isNear = performance.now() - last < WRITES_MS;
      const timer = setTimeout(look, isNear ? NEAR_MS : LOOK_MS);
      waiting.add(look);
      stop.addEventListener('abort', look);
      if (stop.aborted) look();
      await promise;
      clearTimeout(timer);
      waiting.delete(look);
      stop.removeEventListener('abort', look);
    },
    close: () => {
      watcher?.close();
      forget?.();
      wake();
    },
  };
}

/** Null where the system does not tell of changes of files, or no more: then they are seen a little later. */
function watchFile(path: string, changed: () => void): FSWatcher | null {
  try {
    const watcher = watch(path, { persistent: false }, changed);
    return watcher.on('error', () => watcher.close());
  } catch {
    return null;
  }
}
