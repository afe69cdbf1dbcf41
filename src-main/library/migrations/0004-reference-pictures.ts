import type { Migration } from './migration.ts';

/** Reference pictures of the cast and of films. People edit them, so the foreign key is deferred, as those of 0001-records.ts are. */
export const referencePictures: Migration = {
  version: 4,
  name: 'reference-pictures',
  up: (db) => {
    db.exec(`
      CREATE TABLE reference_pictures (
        id             TEXT NOT NULL PRIMARY KEY,
        project_id     TEXT NOT NULL REFERENCES projects (id) DEFERRABLE INITIALLY DEFERRED,
        name           TEXT NOT NULL,
        picture_sha256 TEXT NOT NULL REFERENCES media (sha256),
        look           TEXT NOT NULL,
        palette        TEXT NOT NULL,
        seen_by        TEXT NOT NULL,
        UNIQUE (project_id, name)
      ) STRICT;
    `);
  },
};
