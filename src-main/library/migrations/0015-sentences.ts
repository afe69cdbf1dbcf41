import type { Migration } from './migration.ts';

/** Why a job failed, as other languages say it: a sentence's template and its values (src-shared/contract/sentences.ts) as JSON. */
export const sentences: Migration = {
  version: 15,
  name: 'sentences',
  up: (db) => {
    db.exec('ALTER TABLE jobs ADD COLUMN said TEXT CHECK (said IS NULL OR json_valid(said))');
  },
};
