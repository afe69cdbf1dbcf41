import type { Migration } from './migration.ts';

/**
 * How films sound (docs/decisions/0033-films-with-sound.md): what a person chose of a project's, and what was found when the lines
 * of a shot were spoken, under the digest of all that decides it.
 */
export const sound: Migration = {
  version: 11,
  name: 'sound',
  up: (db) => {
    db.exec(`
      ALTER TABLE projects ADD COLUMN sound TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(sound));

      CREATE TABLE spoken_shots (
        digest     TEXT NOT NULL PRIMARY KEY,
        spoken     TEXT NOT NULL CHECK (json_valid(spoken)),
        created_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
