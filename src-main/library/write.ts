import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { explainFailure } from './failures.ts';

/**
 * Runs `work` in a transaction that takes the write lock at its start (BEGIN IMMEDIATE), so that what it reads is what
 * it changes and it never has to be tried again. Within another such call it becomes part of that transaction.
 * @throws ShotloomError library_locked, library_damaged, library_unwritable
 */
export function write<T>(db: Database.Database, work: () => T): T {
  try {
    const result = db.transaction(work).immediate();
    if (!db.inTransaction) for (const reader of READERS.get(db) ?? []) reader();
    return result;
  } catch (error) {
    throw explainFailure(error);
  }
}

/** Who is told of writes, by connection. */
const READERS = new WeakMap<Database.Database, Set<() => void>>();

/** Calls back whenever a transaction of this connection has been written, which may have changed nothing. @returns what ends that */
export function onWritten(db: Database.Database, reader: () => void): () => void {
  const readers = READERS.get(db) ?? new Set();
  READERS.set(db, readers.add(reader));
  return () => readers.delete(reader);
}

/** So long a write is tried again while another program keeps the library, each try waiting by itself too. */
const LOCKED_MS = 30_000;
const PAUSE_MS = 100;

/**
 * Does what writes to the library, again and again while another program keeps it locked: for work that took long, and for
 * what nobody is there to try again.
 * @throws ShotloomError library_locked after half a minute, and what `work` throws
 */
export async function patiently<T>(work: () => T | Promise<T>): Promise<T> {
  const begun = performance.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isLocked = error instanceof ShotloomError && error.code === 'library_locked';
      if (!isLocked || performance.now() - begun > LOCKED_MS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
