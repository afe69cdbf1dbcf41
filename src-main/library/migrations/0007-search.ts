import type { Migration } from './migration.ts';

/**
 * The search over clips (docs/decisions/0019-search.md), and what it looks for that nobody had yet: tags and notes, what each
 * shot asks for, and how clips look.
 */
export const search: Migration = {
  version: 7,
  name: 'search',
  up: (db) => {
    db.exec(REVIEWS);
    db.exec(FACTS);
    db.exec(INDEX);
    db.exec(TRIGGERS);
    db.exec(`INSERT INTO search_dirty SELECT 'take', seq FROM takes`);
  },
};

const REVIEWS = `
  ALTER TABLE take_reviews ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags));
  ALTER TABLE take_reviews ADD COLUMN note TEXT NOT NULL DEFAULT '';
`;

/**
 * shot_asks: the digests that a shot asked for when its project was last looked at, which was after the step \`step\` of its log
 * and with the model \`model\`. picture_prints: what a media file looks like, in the numbers of version \`version\`.
 */
const FACTS = `
  CREATE TABLE asked_projects (
    project_id TEXT    NOT NULL PRIMARY KEY,
    step       INTEGER NOT NULL,
    model      TEXT    NOT NULL
  ) STRICT;

  CREATE TABLE shot_asks (
    shot_id    TEXT NOT NULL PRIMARY KEY,
    project_id TEXT NOT NULL,
    still      TEXT NOT NULL,
    clip       TEXT NOT NULL
  ) STRICT;
  CREATE INDEX shot_asks_of_project ON shot_asks (project_id);

  CREATE TABLE picture_prints (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    media_sha256 TEXT    NOT NULL UNIQUE REFERENCES media (sha256),
    version      INTEGER NOT NULL,
    print        BLOB    NOT NULL
  ) STRICT;
`;

/**
 * search_clips: a row for everything that can be found, in the order in which it came. search_text: its words, without the
 * texts themselves. The words are divided before they come here (src-shared/library/search-terms.ts), so that the tokenizer has only spaces to
 * look for. search_dirty: what changed since it was indexed.
 */
const INDEX = `
  CREATE TABLE search_clips (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    source       TEXT    NOT NULL,
    source_seq   INTEGER NOT NULL,
    kind         TEXT    NOT NULL,
    project_id   TEXT    NOT NULL,
    model        TEXT    NOT NULL,
    seed         INTEGER,
    rating       INTEGER,
    used         INTEGER NOT NULL CHECK (used IN (0, 1)),
    aspect       REAL    NOT NULL,
    created_at   TEXT    NOT NULL,
    media_sha256 TEXT    NOT NULL,
    print        INTEGER,
    UNIQUE (source, source_seq)
  ) STRICT;
  CREATE INDEX search_clips_of_project ON search_clips (project_id, seq);
  CREATE INDEX search_clips_of_seed ON search_clips (seed, seq);
  CREATE INDEX search_clips_rated ON search_clips (rating, seq) WHERE rating IS NOT NULL;
  CREATE INDEX search_clips_used ON search_clips (seq) WHERE used = 1;
  CREATE INDEX search_clips_of_media ON search_clips (media_sha256);

  CREATE VIRTUAL TABLE search_text USING fts5 (
    prompt, dialogue, script, tags, note, people, title, model,
    content = '', contentless_delete = 1, tokenize = 'ascii'
  );
  INSERT INTO search_text (search_text, rank) VALUES ('rank', 'bm25(8.0, 6.0, 4.0, 4.0, 4.0, 3.0, 2.0, 1.0)');

  CREATE TABLE search_dirty (
    source     TEXT    NOT NULL,
    source_seq INTEGER NOT NULL,
    PRIMARY KEY (source, source_seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE search_state (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
  ) STRICT;
  INSERT INTO search_state VALUES (1, 0);
`;

/** Which takes a changed row is in the words or the filters of; a still is there only while its shot has no clip. */
const TRIGGERS = [
  trigger('take_added', 'INSERT ON takes', 'shot_id = NEW.shot_id'),
  trigger('take_changed', 'UPDATE ON takes', 'shot_id IN (OLD.shot_id, NEW.shot_id)'),
  trigger('take_removed', 'DELETE ON takes', 'shot_id = OLD.shot_id', `SELECT 'take', OLD.seq`),
  trigger('review_added', 'INSERT ON take_reviews', 'id = NEW.id'),
  trigger('review_changed', 'UPDATE ON take_reviews', 'id = NEW.id'),
  trigger('review_removed', 'DELETE ON take_reviews', 'id = OLD.id'),
  trigger('shot_added', 'INSERT ON shots', 'shot_id = NEW.id'),
  trigger(
    'shot_changed',
    `UPDATE ON shots WHEN OLD.draft IS NOT NEW.draft OR OLD.overrides IS NOT NEW.overrides
      OR OLD.scene_id IS NOT NEW.scene_id`,
    'shot_id = NEW.id',
  ),
  trigger('shot_removed', 'DELETE ON shots', 'shot_id = OLD.id'),
  trigger(
    'scene_changed',
    'UPDATE ON scenes WHEN OLD.heading IS NOT NEW.heading',
    'shot_id IN (SELECT id FROM shots WHERE scene_id = NEW.id)',
  ),
  trigger('project_added', 'INSERT ON projects', 'project_id = NEW.id'),
  trigger('project_changed', 'UPDATE ON projects WHEN OLD.title IS NOT NEW.title', 'project_id = NEW.id'),
  trigger('project_removed', 'DELETE ON projects', 'project_id = OLD.id'),
  trigger('take_thrown', 'INSERT ON trash', 'shot_id = (SELECT shot_id FROM takes WHERE id = NEW.id)'),
  trigger('take_back', 'DELETE ON trash', 'shot_id = (SELECT shot_id FROM takes WHERE id = OLD.id)'),
  trigger('project_thrown', 'INSERT ON trash', 'project_id = NEW.id'),
  trigger('project_back', 'DELETE ON trash', 'project_id = OLD.id'),
  trigger('ask_added', 'INSERT ON shot_asks', 'shot_id = NEW.shot_id'),
  trigger('ask_changed', 'UPDATE ON shot_asks', 'shot_id = NEW.shot_id'),
  trigger('ask_removed', 'DELETE ON shot_asks', 'shot_id = OLD.shot_id'),
].join('\n');

/** @param also one more row to note */
function trigger(name: string, event: string, takes: string, also?: string): string {
  const rows = [`SELECT 'take', seq FROM takes WHERE ${takes}`, ...(also === undefined ? [] : [`${also} WHERE true`])];
  const notes = rows.map((row) => `INSERT INTO search_dirty ${row} ON CONFLICT DO NOTHING;`);
  return `CREATE TRIGGER search_${name} AFTER ${event} BEGIN ${notes.join(' ')} END;`;
}
