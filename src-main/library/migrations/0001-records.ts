import type { Migration } from './migration.ts';

/**
 * The records of src-shared/library/records.ts.
 *
 * Tables that people edit (projects, scripts, scenes, shots, take_reviews) have deferred foreign keys, so that a diff
 * may be applied in any order. Facts (media, requests, takes, jobs) name projects and shots without a foreign key,
 * because they outlive them: undoing a shot's creation does not throw its takes away.
 */
export const records: Migration = {
  version: 1,
  name: 'records',
  up: (db) => {
    db.exec(PROJECTS);
    db.exec(FACTS);
    db.exec(JOBS);
    db.exec(LOG);
  },
};

const PROJECTS = `
  CREATE TABLE projects (
    id          TEXT    NOT NULL PRIMARY KEY,
    title       TEXT    NOT NULL,
    script_path TEXT    UNIQUE,
    language    TEXT    NOT NULL,
    seed        INTEGER NOT NULL,
    width       INTEGER NOT NULL CHECK (width > 0),
    height      INTEGER NOT NULL CHECK (height > 0),
    fps_num     INTEGER NOT NULL CHECK (fps_num > 0),
    fps_den     INTEGER NOT NULL CHECK (fps_den > 0),
    model       TEXT,
    "cast"      TEXT    NOT NULL CHECK (json_valid("cast")),
    places      TEXT    NOT NULL CHECK (json_valid(places)),
    style       TEXT    NOT NULL,
    created_at  TEXT    NOT NULL
  ) STRICT;

  CREATE TABLE scripts (
    id         TEXT    NOT NULL PRIMARY KEY,
    project_id TEXT    NOT NULL REFERENCES projects (id) DEFERRABLE INITIALLY DEFERRED,
    revision   INTEGER NOT NULL,
    sha256     TEXT    NOT NULL,
    encoding   TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    created_at TEXT    NOT NULL,
    UNIQUE (project_id, revision)
  ) STRICT;

  CREATE TABLE scenes (
    id           TEXT    NOT NULL PRIMARY KEY,
    project_id   TEXT    NOT NULL REFERENCES projects (id) DEFERRABLE INITIALLY DEFERRED,
    position     INTEGER NOT NULL,
    heading      TEXT    NOT NULL,
    scene_number TEXT
  ) STRICT;
  CREATE INDEX scenes_in_order ON scenes (project_id, position);

  CREATE TABLE shots (
    id          TEXT    NOT NULL PRIMARY KEY,
    project_id  TEXT    NOT NULL REFERENCES projects (id) DEFERRABLE INITIALLY DEFERRED,
    scene_id    TEXT    REFERENCES scenes (id) DEFERRABLE INITIALLY DEFERRED,
    position    INTEGER NOT NULL,
    content_key TEXT    NOT NULL,
    draft       TEXT    NOT NULL CHECK (json_valid(draft)),
    overrides   TEXT    CHECK (json_valid(overrides)),
    deleted_at  TEXT,
    CHECK ((scene_id IS NULL) = (deleted_at IS NOT NULL))
  ) STRICT;
  CREATE INDEX shots_in_order ON shots (project_id, position);
  CREATE INDEX shots_of_scene ON shots (scene_id);
`;

const FACTS = `
  CREATE TABLE media (
    sha256     TEXT    NOT NULL PRIMARY KEY,
    extension  TEXT    NOT NULL,
    bytes      INTEGER NOT NULL,
    created_at TEXT    NOT NULL
  ) STRICT;

  CREATE TABLE requests (
    digest     TEXT NOT NULL PRIMARY KEY,
    json       TEXT NOT NULL CHECK (json_valid(json)),
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE takes (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT    NOT NULL UNIQUE,
    project_id     TEXT    NOT NULL,
    shot_id        TEXT    NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('still', 'clip')),
    request_digest TEXT    NOT NULL REFERENCES requests (digest),
    media_sha256   TEXT    NOT NULL REFERENCES media (sha256),
    layers_sha256  TEXT    REFERENCES media (sha256),
    frames_digest  TEXT    NOT NULL,
    frames         INTEGER NOT NULL CHECK (frames > 0),
    handle_frames  INTEGER NOT NULL CHECK (handle_frames >= 0),
    width          INTEGER NOT NULL CHECK (width > 0),
    height         INTEGER NOT NULL CHECK (height > 0),
    fingerprint    TEXT    NOT NULL CHECK (json_valid(fingerprint)),
    timings        TEXT    NOT NULL CHECK (json_valid(timings)),
    score          REAL,
    created_at     TEXT    NOT NULL
  ) STRICT;
  CREATE INDEX takes_of_shot ON takes (shot_id, kind, request_digest, seq);
  CREATE INDEX takes_of_request ON takes (request_digest, kind, seq);
  CREATE INDEX takes_of_project ON takes (project_id);

  CREATE TABLE take_reviews (
    id         TEXT    NOT NULL PRIMARY KEY REFERENCES takes (id),
    project_id TEXT    NOT NULL REFERENCES projects (id) DEFERRABLE INITIALLY DEFERRED,
    rating     INTEGER CHECK (rating BETWEEN 1 AND 5)
  ) STRICT;
  CREATE INDEX take_reviews_of_project ON take_reviews (project_id);
`;

const JOBS = `
  CREATE TABLE jobs (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT    NOT NULL UNIQUE,
    project_id     TEXT    NOT NULL,
    shot_id        TEXT    NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('still', 'clip')),
    request_digest TEXT    NOT NULL REFERENCES requests (digest),
    position       INTEGER NOT NULL,
    attempts       INTEGER NOT NULL DEFAULT 0,
    status         TEXT    NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    lease_owner    TEXT,
    lease_until    INTEGER,
    progress       REAL,
    take_id        TEXT    REFERENCES takes (id),
    reason         TEXT,
    created_at     TEXT    NOT NULL,
    CHECK ((status = 'running') = (lease_owner IS NOT NULL)),
    CHECK ((status = 'running') = (lease_until IS NOT NULL)),
    CHECK ((status = 'running') = (progress IS NOT NULL)),
    CHECK ((status = 'done') = (take_id IS NOT NULL)),
    CHECK ((status = 'failed') = (reason IS NOT NULL))
  ) STRICT;
  CREATE INDEX jobs_in_order ON jobs (status, position, seq);
  CREATE INDEX jobs_of_project ON jobs (project_id, position, seq);
  CREATE UNIQUE INDEX jobs_open ON jobs (shot_id, kind, request_digest) WHERE status IN ('queued', 'running');
`;

const LOG = `
  CREATE TABLE changes (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id TEXT    NOT NULL,
    mark       TEXT    NOT NULL,
    at         TEXT    NOT NULL,
    diff       TEXT    NOT NULL CHECK (json_valid(diff)),
    undone_at  TEXT
  ) STRICT;
  CREATE INDEX changes_of_project ON changes (project_id, seq);
`;
