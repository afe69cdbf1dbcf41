import type { Migration } from './migration.ts';

/**
 * Scripts that are typed and edited in a project (docs/decisions/0038-scripts-in-projects.md): what a text is read as, what a person
 * said of a project besides its script, and the highest number that any revision of it had, which is no part of what can be undone.
 */
export const typedScripts: Migration = {
  version: 13,
  name: 'typed scripts',
  up: (db) => {
    db.exec(`
      ALTER TABLE scripts ADD COLUMN name TEXT NOT NULL DEFAULT '';
      ALTER TABLE scripts ADD COLUMN screenplay TEXT CHECK (screenplay IS NULL OR json_valid(screenplay));
      ALTER TABLE projects ADD COLUMN chosen TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(chosen));
      ALTER TABLE projects ADD COLUMN last_revision INTEGER NOT NULL DEFAULT 0;
      UPDATE projects SET last_revision = coalesce(
        (SELECT max(revision) FROM scripts WHERE scripts.project_id = projects.id), 0);
    `);
  },
};
