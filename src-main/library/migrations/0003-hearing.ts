import type { Migration } from './migration.ts';

/** Takes record which words of their prompt were heard, as what, and which were not; of earlier ones, nobody knows. */
export const hearing: Migration = {
  version: 3,
  name: 'hearing',
  up: (db) => {
    db.exec('ALTER TABLE takes ADD COLUMN hearing TEXT CHECK (json_valid(hearing))');
  },
};
