import type Database from 'better-sqlite3';

/** One step of the schema. A released step is never edited: the next one mends it. */
export interface Migration {
  /** From 1 without gaps; the database's `user_version` after it. */
  readonly version: number;
  readonly name: string;
  /** Runs inside a transaction, with foreign keys enforced at its end. */
  readonly up: (db: Database.Database) => void;
}
