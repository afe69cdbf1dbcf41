import type { Migration } from './migration.ts';

/** Charts, slides and whatever else is drawn from words and numbers (docs/decisions/0028-graphics.md). */
export const graphics: Migration = {
  version: 12,
  name: 'graphics',
  up: (db) => {
    db.exec(`
      CREATE TABLE graphics (
        id         TEXT NOT NULL PRIMARY KEY,
        project_id TEXT NOT NULL REFERENCES projects (id) DEFERRABLE INITIALLY DEFERRED,
        graphic    TEXT NOT NULL CHECK (json_valid(graphic))
      ) STRICT;
      CREATE INDEX graphics_of_project ON graphics (project_id);
    `);
  },
};
