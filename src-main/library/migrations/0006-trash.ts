import type { Migration } from './migration.ts';

/**
 * What people threw away: takes and projects, by their ids. A row is an edit like others, so that it can be undone. Media
 * whose file was collected from the trash keep their row where takes name it.
 */
export const trash: Migration = {
  version: 6,
  name: 'trash',
  up: (db) => {
    db.exec(`
      CREATE TABLE trash (
        id         TEXT NOT NULL PRIMARY KEY,
        project_id TEXT NOT NULL REFERENCES projects (id) DEFERRABLE INITIALLY DEFERRED,
        deleted_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX trash_of_project ON trash (project_id);
      ALTER TABLE media ADD COLUMN collected_at TEXT;
    `);
  },
};
