import type Database from 'better-sqlite3';
import { explainFailure } from './failures.ts';

/**
 * Runs `work` in a transaction that takes the write lock at its start (BEGIN IMMEDIATE), so that what it reads is what
 * it changes and it never has to be tried again. Within another such call it becomes part of that transaction.
 * @throws ShotloomError library_locked, library_damaged, library_unwritable
 */
export function write<T>(db: Database.Database, work: () => T): T {
  try {
    return db.transaction(work).immediate();
  } catch (error) {
    throw explainFailure(error);
  }
}
