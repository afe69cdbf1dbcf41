import type { Migration } from './migration.ts';

/**
 * Jobs count by themselves how often they crashed the worker: their attempts also count runs that were ended from
 * outside. Of the jobs that are there, nobody knows, so they begin at 0.
 */
export const crashes: Migration = {
  version: 2,
  name: 'crashes',
  up: (db) => {
    db.exec('ALTER TABLE jobs ADD COLUMN crashes INTEGER NOT NULL DEFAULT 0 CHECK (crashes >= 0)');
  },
};
