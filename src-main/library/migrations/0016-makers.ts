import type { Migration } from './migration.ts';

/** Who makes a job's take while it runs, as JSON: the worker of a farm, if it is one, and the execution provider that runs the model. */
export const makers: Migration = {
  version: 16,
  name: 'makers',
  up: (db) => {
    db.exec('ALTER TABLE jobs ADD COLUMN made_by TEXT CHECK (made_by IS NULL OR json_valid(made_by))');
  },
};
