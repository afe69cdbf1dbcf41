import type { Migration } from './migration.ts';

/**
 * What a person changed of the film's cut (docs/decisions/0025-timeline.md). A shot's own item has the shot's id, what was drafted
 * with a shot has an id of its own, so there is no foreign key to shots.
 */
export const timelines: Migration = {
  version: 10,
  name: 'timelines',
  up: (db) => {
    db.exec(`
      CREATE TABLE timelines (
        id         TEXT NOT NULL PRIMARY KEY CHECK (id = project_id),
        project_id TEXT NOT NULL REFERENCES projects (id) DEFERRABLE INITIALLY DEFERRED,
        ending     TEXT CHECK (json_valid(ending))
      ) STRICT;

      CREATE TABLE timeline_items (
        id         TEXT    NOT NULL PRIMARY KEY,
        project_id TEXT    NOT NULL REFERENCES projects (id) DEFERRABLE INITIALLY DEFERRED,
        own        INTEGER NOT NULL CHECK (own IN (0, 1)),
        removed    INTEGER NOT NULL CHECK (removed IN (0, own)),
        "after"    TEXT    CHECK (json_valid("after")),
        next       TEXT,
        edit       TEXT    NOT NULL CHECK (json_valid(edit))
      ) STRICT;
      CREATE INDEX timeline_items_of_project ON timeline_items (project_id);

      CREATE TABLE timeline_attachments (
        id         TEXT    NOT NULL PRIMARY KEY,
        project_id TEXT    NOT NULL REFERENCES projects (id) DEFERRABLE INITIALLY DEFERRED,
        drafted    INTEGER NOT NULL CHECK (drafted IN (0, 1)),
        removed    INTEGER NOT NULL CHECK (removed IN (0, drafted)),
        edit       TEXT    NOT NULL CHECK (json_valid(edit))
      ) STRICT;
      CREATE INDEX timeline_attachments_of_project ON timeline_attachments (project_id);
    `);
  },
};
