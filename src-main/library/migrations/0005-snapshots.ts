import type { Migration } from './migration.ts';

/** Steps of the log that grow while a gesture lasts, and states of a project that were given a name. */
export const snapshots: Migration = {
  version: 5,
  name: 'snapshots',
  up: (db) => {
    db.exec(`
      ALTER TABLE changes ADD COLUMN gesture TEXT;
      CREATE TABLE snapshots (
        id         TEXT NOT NULL PRIMARY KEY,
        project_id TEXT NOT NULL,
        name       TEXT NOT NULL,
        state      TEXT NOT NULL CHECK (json_valid(state)),
        created_at TEXT NOT NULL,
        UNIQUE (project_id, name)
      ) STRICT;
    `);
  },
};
