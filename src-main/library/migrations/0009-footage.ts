import type { Migration } from './migration.ts';

/**
 * Footage that people bring in (docs/decisions/0022-footage.md), and what is made of stored files and can be made again. Footage is
 * an edit and found by the search.
 */
export const footage: Migration = {
  version: 9,
  name: 'footage',
  up: (db) => {
    db.exec(TABLES);
    db.exec(TRIGGERS);
  },
};

const TABLES = `
  CREATE TABLE footage (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    id           TEXT    NOT NULL UNIQUE,
    project_id   TEXT    NOT NULL REFERENCES projects (id) DEFERRABLE INITIALLY DEFERRED,
    kind         TEXT    NOT NULL CHECK (kind IN ('video', 'picture', 'sound')),
    name         TEXT    NOT NULL,
    media_sha256 TEXT    NOT NULL REFERENCES media (sha256),
    facts        TEXT    NOT NULL CHECK (json_valid(facts)),
    source_in_s  REAL    CHECK (source_in_s > 0),
    source_out_s REAL    CHECK (source_out_s > coalesce(source_in_s, 0)),
    credit       TEXT    NOT NULL,
    licence      TEXT    NOT NULL,
    tags         TEXT    NOT NULL CHECK (json_valid(tags)),
    note         TEXT    NOT NULL,
    rating       INTEGER CHECK (rating BETWEEN 1 AND 5),
    added_at     TEXT    NOT NULL,
    UNIQUE (project_id, media_sha256)
  ) STRICT;
  CREATE INDEX footage_of_media ON footage (media_sha256);

  CREATE TABLE derived (
    source_sha256 TEXT NOT NULL REFERENCES media (sha256),
    what          TEXT NOT NULL CHECK (what IN ('thumbnail', 'filmstrip', 'waveform', 'pictures', 'sound')),
    version       TEXT NOT NULL,
    media_sha256  TEXT NOT NULL REFERENCES media (sha256),
    PRIMARY KEY (source_sha256, what, version)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX derived_of_media ON derived (media_sha256);
`;

const TRIGGERS = [
  trigger('footage_added', 'INSERT ON footage', 'id = NEW.id'),
  trigger('footage_changed', 'UPDATE ON footage', 'id = NEW.id'),
  `CREATE TRIGGER search_footage_removed AFTER DELETE ON footage BEGIN
     INSERT INTO search_dirty VALUES ('footage', OLD.seq) ON CONFLICT DO NOTHING; END;`,
  trigger('footage_thrown', 'INSERT ON trash', 'id = NEW.id OR project_id = NEW.id'),
  trigger('footage_back', 'DELETE ON trash', 'id = OLD.id OR project_id = OLD.id'),
  trigger('footage_project_added', 'INSERT ON projects', 'project_id = NEW.id'),
  trigger('footage_project_changed', 'UPDATE ON projects WHEN OLD.title IS NOT NEW.title', 'project_id = NEW.id'),
  trigger('footage_project_removed', 'DELETE ON projects', 'project_id = OLD.id'),
].join('\n');

function trigger(name: string, event: string, which: string): string {
  const note = `INSERT INTO search_dirty SELECT 'footage', seq FROM footage WHERE ${which} ON CONFLICT DO NOTHING;`;
  return `CREATE TRIGGER search_${name} AFTER ${event} BEGIN ${note} END;`;
}
