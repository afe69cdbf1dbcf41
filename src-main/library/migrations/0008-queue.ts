import type { Migration } from './migration.ts';

/**
 * Jobs can be paused, have a priority, and are set back when they fail in a way that may pass; a running one says on what it
 * runs. SQLite changes no CHECK of a table that is there, so the table is made anew and keeps every job: a running one, like
 * those of that time, has half a minute and runs on the CPU. `held` names the projects whose jobs wait ('' is all of them).
 */
export const queue: Migration = {
  version: 8,
  name: 'queue',
  up: (db) => {
    db.exec(JOBS);
    db.exec(MOVE);
    db.exec(INDEXES);
  },
};

const JOBS = `
  CREATE TABLE new_jobs (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT    NOT NULL UNIQUE,
    project_id     TEXT    NOT NULL,
    shot_id        TEXT    NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('still', 'clip')),
    request_digest TEXT    NOT NULL REFERENCES requests (digest),
    priority       INTEGER NOT NULL DEFAULT 1 CHECK (priority BETWEEN 0 AND 2),
    position       INTEGER NOT NULL,
    attempts       INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    crashes        INTEGER NOT NULL DEFAULT 0 CHECK (crashes >= 0),
    failures       INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    status         TEXT    NOT NULL CHECK (status IN ('queued', 'paused', 'running', 'done', 'failed', 'cancelled')),
    lease_owner    TEXT,
    lease_until    INTEGER,
    lease_ms       INTEGER,
    device         TEXT,
    progress       REAL,
    not_before     INTEGER,
    wait_ms        INTEGER,
    take_id        TEXT    REFERENCES takes (id),
    reason         TEXT,
    code           TEXT,
    created_at     TEXT    NOT NULL,
    CHECK ((status = 'running') = (lease_owner IS NOT NULL)),
    CHECK ((status = 'running') = (lease_until IS NOT NULL)),
    CHECK ((status = 'running') = (lease_ms IS NOT NULL)),
    CHECK ((status = 'running') = (device IS NOT NULL)),
    CHECK ((status = 'running') = (progress IS NOT NULL)),
    CHECK ((status = 'done') = (take_id IS NOT NULL)),
    CHECK ((status = 'failed' OR not_before IS NOT NULL) = (reason IS NOT NULL)),
    CHECK (code IS NULL OR reason IS NOT NULL),
    CHECK (not_before IS NULL OR (status = 'queued' AND code IS NOT NULL)),
    CHECK ((not_before IS NULL) = (wait_ms IS NULL))
  ) STRICT;
  CREATE TABLE held (project_id TEXT NOT NULL PRIMARY KEY) STRICT;
`;

const MOVE = `
  INSERT INTO new_jobs (seq, id, project_id, shot_id, kind, request_digest, position, attempts, crashes, status,
    lease_owner, lease_until, lease_ms, device, progress, take_id, reason, created_at)
  SELECT seq, id, project_id, shot_id, kind, request_digest, position, attempts, crashes, status,
    lease_owner, lease_until, iif(status = 'running', 30000, NULL), iif(status = 'running', 'cpu', NULL), progress,
    take_id, reason, created_at
  FROM jobs;
  DROP TABLE jobs;
  ALTER TABLE new_jobs RENAME TO jobs;
`;

const INDEXES = `
  CREATE INDEX jobs_in_order ON jobs (status, priority, kind DESC, position, seq);
  CREATE INDEX jobs_of_project ON jobs (project_id, priority, kind DESC, position, seq);
  CREATE INDEX jobs_by_position ON jobs (position);
  CREATE INDEX jobs_of_shot ON jobs (shot_id, seq);
  CREATE UNIQUE INDEX jobs_open ON jobs (shot_id, kind, request_digest) WHERE status IN ('queued', 'paused', 'running');
  CREATE INDEX takes_of_size ON takes (kind, width, height, seq);
`;
