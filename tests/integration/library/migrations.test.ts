import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { APPLICATION_ID, migrate, schemaVersion } from '../../../src-main/library/migrate.ts';
import { records } from '../../../src-main/library/migrations/0001-records.ts';
import { crashes } from '../../../src-main/library/migrations/0002-crashes.ts';
import { hearing } from '../../../src-main/library/migrations/0003-hearing.ts';
import { referencePictures } from '../../../src-main/library/migrations/0004-reference-pictures.ts';
import { snapshots } from '../../../src-main/library/migrations/0005-snapshots.ts';
import { trash } from '../../../src-main/library/migrations/0006-trash.ts';
import { search } from '../../../src-main/library/migrations/0007-search.ts';
import { queue } from '../../../src-main/library/migrations/0008-queue.ts';
import { footage } from '../../../src-main/library/migrations/0009-footage.ts';
import { timelines } from '../../../src-main/library/migrations/0010-timelines.ts';
import type { Migration } from '../../../src-main/library/migrations/migration.ts';
import { MIGRATIONS } from '../../../src-main/library/migrations/migrations.ts';

let db: Database.Database;

beforeEach(() => {
  db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
});

const tables = () =>
  db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all();

describe('the runner', () => {
  const first: Migration = { version: 1, name: 'first', up: () => db.exec('CREATE TABLE one (a)') };
  const second: Migration = { version: 2, name: 'second', up: () => db.exec('CREATE TABLE two (a)') };

  test('applies what is missing, in order and once', () => {
    migrate(db, [first]);
    migrate(db, [first, second]);
    migrate(db, [first, second]);
    expect(tables()).toEqual(['migrations', 'one', 'two']);
    expect(schemaVersion(db)).toBe(2);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(db.prepare('SELECT version, name FROM migrations').all()).toEqual([
      { version: 1, name: 'first' },
      { version: 2, name: 'second' },
    ]);
  });

  test('a migration that fails leaves nothing of itself, and what came before it', () => {
    const broken: Migration = {
      version: 2,
      name: 'broken',
      up: () => {
        db.exec('CREATE TABLE half (a)');
        throw new Error('no further');
      },
    };
    expect(() => migrate(db, [first, broken])).toThrow('no further');
    expect(tables()).toEqual(['migrations', 'one']);
    expect(schemaVersion(db)).toBe(1);
    migrate(db, [first, second]);
    expect(schemaVersion(db)).toBe(2);
  });
});

test('migrations are numbered from 1 without gaps', () => {
  expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

describe('0001-records', () => {
  beforeEach(() => migrate(db, [records]));

  test('makes the tables of the records', () => {
    expect(tables()).toEqual([
      'changes',
      'jobs',
      'media',
      'migrations',
      'projects',
      'requests',
      'scenes',
      'scripts',
      'shots',
      'take_reviews',
      'takes',
    ]);
    expect(schemaVersion(db)).toBe(1);
  });

  test('holds jobs to what their status says', () => {
    db.exec(`INSERT INTO requests VALUES ('d', '{}', '')`);
    const insert = (status: string, owner: string | null, reason: string | null) =>
      db
        .prepare(
          `INSERT INTO jobs (id, project_id, shot_id, kind, request_digest, position, status, lease_owner, lease_until, progress, reason, created_at)
         VALUES (@status, 'p', @status, 'clip', 'd', 1, @status, @owner, @until, @until, @reason, '')`,
        )
        .run({ status, owner, until: owner && 1, reason });
    expect(() => insert('running', null, null)).toThrow('CHECK');
    expect(() => insert('queued', 'host:1:a', null)).toThrow('CHECK');
    expect(() => insert('failed', null, null)).toThrow('CHECK');
    expect(() => insert('done', null, null)).toThrow('CHECK');
    expect(() => insert('paused', null, null)).toThrow('CHECK');
    insert('running', 'host:1:a', null);
    insert('queued', null, null);
    insert('failed', null, 'out of memory');
  });

  test('holds shots to a scene, or to the trash', () => {
    const project = db.prepare(
      `INSERT INTO projects VALUES ('p', '', NULL, 'en', 1, 64, 64, 24, 1, NULL, '[]', '[]', '', '')`,
    );
    const insert = (scene: string | null, deleted: string | null) =>
      db.prepare(`INSERT INTO shots VALUES ('s', 'p', ?, 0, 'k', '{}', NULL, ?)`).run(scene, deleted);
    project.run();
    expect(() => insert(null, null)).toThrow('CHECK');
    expect(() => insert('no such scene', null)).toThrow('FOREIGN KEY');
    insert(null, '2026-11-22T00:00:00.000Z');
  });
});

describe('0002-crashes', () => {
  beforeEach(() => {
    migrate(db, [records]);
    db.exec(`INSERT INTO requests VALUES ('d', '{}', '')`);
    const insert = db.prepare(
      `INSERT INTO jobs (id, project_id, shot_id, kind, request_digest, position, attempts, status, reason, created_at)
       VALUES (@id, 'p', @id, 'clip', 'd', 1, @attempts, @status, @reason, '')`,
    );
    insert.run({ id: 'waits', attempts: 3, status: 'queued', reason: null });
    insert.run({ id: 'failed', attempts: 2, status: 'failed', reason: 'out of memory' });
  });

  test('keeps every job as it was, without a crash', () => {
    const before = db.prepare<[], object>('SELECT * FROM jobs').all();
    migrate(db, [records, crashes]);
    expect(schemaVersion(db)).toBe(2);
    expect(db.prepare('SELECT * FROM jobs').all()).toEqual(before.map((job) => ({ ...job, crashes: 0 })));
    expect(db.pragma('quick_check', { simple: true })).toBe('ok');
  });

  test('holds the count to what can be', () => {
    migrate(db, [records, crashes]);
    expect(() => db.exec('UPDATE jobs SET crashes = -1')).toThrow('CHECK');
    expect(() => db.exec('UPDATE jobs SET crashes = NULL')).toThrow('NOT NULL');
  });
});

const PROJECT = `INSERT INTO projects VALUES ('p', 'Film', NULL, 'en', 1, 64, 64, 24, 1, NULL, '[]', '[]', '', '')`;

test('0005-snapshots keeps the log, of no gesture, and holds named states', () => {
  const before = [records, crashes, hearing, referencePictures];
  migrate(db, before);
  db.exec(`INSERT INTO changes (project_id, mark, at, diff) VALUES ('p', 'draft', '', '[]')`);
  migrate(db, [...before, snapshots]);
  expect(schemaVersion(db)).toBe(5);
  expect(db.prepare('SELECT mark, gesture FROM changes').all()).toEqual([{ mark: 'draft', gesture: null }]);
  const insert = db.prepare(`INSERT INTO snapshots VALUES (?, 'p', 'one', ?, '')`);
  insert.run('snp_1', '{}');
  expect(() => insert.run('snp_2', '{}')).toThrow('UNIQUE');
  expect(() => db.exec(`UPDATE snapshots SET state = 'x'`)).toThrow('CHECK');
});

test('0006-trash keeps media as they were, and holds what was thrown away to a project', () => {
  const before = [records, crashes, hearing, referencePictures, snapshots];
  migrate(db, before);
  db.exec(`${PROJECT}; INSERT INTO media VALUES ('m', 'mp4', 1, '');`);
  migrate(db, [...before, trash]);
  expect(schemaVersion(db)).toBe(6);
  expect(db.prepare('SELECT * FROM media').all()).toEqual([
    { sha256: 'm', extension: 'mp4', bytes: 1, created_at: '', collected_at: null },
  ]);
  const insert = db.prepare(`INSERT INTO trash VALUES (?, ?, '')`);
  insert.run('tak_1', 'p');
  expect(() => insert.run('tak_1', 'p')).toThrow('UNIQUE');
  expect(() => insert.run('tak_2', 'q')).toThrow('FOREIGN KEY');
});

describe('0007-search', () => {
  const before = [records, crashes, hearing, referencePictures, snapshots, trash];

  beforeEach(() => {
    migrate(db, before);
    db.exec(`${PROJECT};
      INSERT INTO requests VALUES ('d', '{"prompt":"a boat"}', '');
      INSERT INTO media VALUES ('m', 'mp4', 1, '', NULL);`);
    const take = db.prepare(
      `INSERT INTO takes (id, project_id, shot_id, kind, request_digest, media_sha256, frames_digest, frames, handle_frames,
         width, height, fingerprint, timings, created_at)
       VALUES (?, 'p', 's', 'clip', 'd', 'm', 'f', 1, 0, 64, 64, '{}', '{}', '')`,
    );
    for (const id of ['one', 'two']) take.run(id);
    db.exec(`INSERT INTO take_reviews VALUES ('one', 'p', 4)`);
    migrate(db, [...before, search]);
  });

  const dirty = () => db.prepare<[], number>('SELECT source_seq FROM search_dirty ORDER BY source_seq').pluck().all();

  test('keeps what was said of takes, without a tag or a note', () => {
    expect(schemaVersion(db)).toBe(7);
    expect(db.prepare('SELECT * FROM take_reviews').all()).toEqual([
      { id: 'one', project_id: 'p', rating: 4, tags: '[]', note: '' },
    ]);
    expect(db.pragma('quick_check', { simple: true })).toBe('ok');
    expect(() => db.exec(`UPDATE take_reviews SET tags = 'x'`)).toThrow('CHECK');
  });

  test('notes every take that is there as to be indexed', () => {
    expect(dirty()).toEqual([1, 2]);
  });

  test.each([
    [`UPDATE take_reviews SET rating = 5`, [1]],
    [`DELETE FROM take_reviews`, [1]],
    [`INSERT INTO take_reviews VALUES ('two', 'p', 4, '[]', '')`, [2]],
    [`UPDATE projects SET title = 'Other'`, [1, 2]],
    [`UPDATE projects SET seed = 7`, []],
    [`INSERT INTO shots VALUES ('s', 'p', NULL, 0, 'k', '{}', NULL, 'gone')`, [1, 2]],
    [`INSERT INTO shot_asks VALUES ('s', 'p', 'd', 'd')`, [1, 2]],
    [`DELETE FROM takes WHERE id = 'two'`, [1, 2]],
    [`INSERT INTO trash VALUES ('two', 'p', '')`, [1, 2]],
    [`INSERT INTO trash VALUES ('p', 'p', '')`, [1, 2]],
    [`INSERT INTO trash VALUES ('other', 'p', '')`, []],
  ])('notes what changes: %s', (sql, changed) => {
    db.exec('DELETE FROM search_dirty');
    db.exec(sql);
    expect(dirty()).toEqual(changed);
  });
});

describe('0008-queue', () => {
  const before = MIGRATIONS.filter(({ version }) => version < queue.version);

  beforeEach(() => {
    migrate(db, before);
    db.exec(`
      INSERT INTO requests VALUES ('d', '{}', '');
      INSERT INTO media VALUES ('m', 'mp4', 1, '', NULL);
      INSERT INTO takes (id, project_id, shot_id, kind, request_digest, media_sha256, frames_digest, frames, handle_frames,
        width, height, fingerprint, timings, created_at)
      VALUES ('tak_1', 'p', 'done', 'clip', 'd', 'm', 'f', 1, 0, 64, 64, '{}', '{}', '');`);
    const insert = db.prepare(`
      INSERT INTO jobs (id, project_id, shot_id, kind, request_digest, position, attempts, crashes, status, lease_owner,
        lease_until, progress, take_id, reason, created_at)
      VALUES (@id, 'p', @id, 'clip', 'd', @position, 2, 1, @id, @owner, @until, @progress, @take, @reason, 'then')`);
    const none = { owner: null, until: null, progress: null, take: null, reason: null };
    insert.run({ ...none, id: 'queued', position: 7 });
    insert.run({ ...none, id: 'running', position: 1, owner: 'host:1:a', until: 5, progress: 0.5 });
    insert.run({ ...none, id: 'done', position: 2, take: 'tak_1' });
    insert.run({ ...none, id: 'failed', position: 3, reason: 'out of memory' });
    insert.run({ ...none, id: 'cancelled', position: 4 });
  });

  test('keeps every job with its number, place and state', () => {
    const old = db.prepare<[], object>('SELECT * FROM jobs ORDER BY seq').all();
    migrate(db, [...before, queue]);
    const added = {
      priority: 1,
      failures: 0,
      lease_ms: null,
      device: null,
      not_before: null,
      wait_ms: null,
      code: null,
    };
    const running = { lease_ms: 30_000, device: 'cpu' };
    expect(db.prepare('SELECT * FROM jobs ORDER BY seq').all()).toEqual(
      old.map((job, index) => ({ ...job, ...added, ...(index === 1 ? running : {}) })),
    );
    expect(db.pragma('quick_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  test('goes on counting where it was, and names what refers to jobs as before', () => {
    migrate(db, [...before, queue]);
    db.exec(`INSERT INTO jobs (id, project_id, shot_id, kind, request_digest, position, status, created_at)
      VALUES ('new', 'p', 'new', 'clip', 'd', 9, 'paused', '')`);
    expect(db.prepare(`SELECT seq FROM jobs WHERE id = 'new'`).pluck().get()).toBe(6);
    expect(tables()).toContain('held');
    expect(tables()).not.toContain('new_jobs');
  });

  test('holds jobs to what their status says', () => {
    migrate(db, [...before, queue]);
    const refused = [
      `UPDATE jobs SET status = 'paused' WHERE id = 'running'`,
      `UPDATE jobs SET device = NULL WHERE id = 'running'`,
      `UPDATE jobs SET not_before = 5, wait_ms = 5 WHERE id = 'queued'`,
      `UPDATE jobs SET not_before = 5, reason = 'r', code = 'internal' WHERE id = 'queued'`,
      `UPDATE jobs SET not_before = 5, wait_ms = 5, reason = 'r', code = 'internal' WHERE id = 'cancelled'`,
      `UPDATE jobs SET reason = 'r' WHERE id = 'queued'`,
      `UPDATE jobs SET reason = NULL WHERE id = 'failed'`,
      `UPDATE jobs SET code = 'internal' WHERE id = 'done'`,
      `UPDATE jobs SET priority = 3`,
    ];
    for (const sql of refused) expect(() => db.exec(sql)).toThrow('CHECK');
    db.exec(`UPDATE jobs SET not_before = 5, wait_ms = 5, reason = 'r', code = 'internal' WHERE id = 'queued'`);
    db.exec(`UPDATE jobs SET status = 'paused' WHERE id = 'cancelled'`);
  });

  test('a paused take is not queued twice', () => {
    migrate(db, [...before, queue]);
    db.exec(`UPDATE jobs SET status = 'paused' WHERE id = 'queued'`);
    const twin = `INSERT INTO jobs (id, project_id, shot_id, kind, request_digest, position, status, created_at)
      VALUES ('twin', 'p', 'queued', 'clip', 'd', 9, 'queued', '')`;
    expect(() => db.exec(twin)).toThrow('UNIQUE');
  });
});

describe('0009-footage', () => {
  const before = MIGRATIONS.filter(({ version }) => version < footage.version);
  const insert = (id: string, project: string, media: string, more: Readonly<Record<string, unknown>> = {}) =>
    db
      .prepare(
        `INSERT INTO footage (id, project_id, kind, name, media_sha256, facts, source_in_s, source_out_s, credit, licence, tags,
           note, rating, added_at)
         VALUES (@id, @project, @kind, 'a.mov', @media, @facts, @start, @end, '', '', '[]', '', @rating, '')`,
      )
      .run({ kind: 'video', facts: '{}', start: null, end: null, rating: null, id, project, media, ...more });
  const dirty = () => db.prepare<[], string>(`SELECT source || source_seq FROM search_dirty ORDER BY 1`).pluck().all();

  beforeEach(() => {
    migrate(db, before);
    db.exec(`${PROJECT}; INSERT INTO media VALUES ('m', 'mov', 1, '', NULL), ('n', 'mov', 1, '', NULL);`);
    migrate(db, [...before, footage]);
  });

  test('holds footage to its project and its file, which a project has once', () => {
    expect(schemaVersion(db)).toBe(9);
    insert('ftg_1', 'p', 'm');
    expect(() => insert('ftg_2', 'p', 'm')).toThrow('UNIQUE');
    expect(() => insert('ftg_2', 'p', 'gone')).toThrow('FOREIGN KEY');
    expect(() => insert('ftg_2', 'other', 'n')).toThrow('FOREIGN KEY');
    expect(() => insert('ftg_2', 'p', 'n', { kind: 'dance' })).toThrow('CHECK');
    expect(() => insert('ftg_2', 'p', 'n', { start: 3, end: 2 })).toThrow('CHECK');
    expect(() => insert('ftg_2', 'p', 'n', { rating: 6 })).toThrow('CHECK');
    expect(() => insert('ftg_2', 'p', 'n', { facts: 'x' })).toThrow('CHECK');
    insert('ftg_2', 'p', 'n', { start: 2, end: 3 });
    db.exec(`INSERT INTO derived VALUES ('m', 'thumbnail', '1', 'n')`);
    expect(() => db.exec(`INSERT INTO derived VALUES ('m', 'dance', '1', 'n')`)).toThrow('CHECK');
    expect(() => db.exec(`INSERT INTO derived VALUES ('m', 'thumbnail', '1', 'n')`)).toThrow('UNIQUE');
  });

  test.each([
    [`UPDATE footage SET note = 'x' WHERE id = 'ftg_2'`, ['footage2']],
    [`DELETE FROM footage WHERE id = 'ftg_1'`, ['footage1']],
    [`INSERT INTO trash VALUES ('ftg_1', 'p', '')`, ['footage1']],
    [`INSERT INTO trash VALUES ('p', 'p', '')`, ['footage1', 'footage2']],
    [`UPDATE projects SET title = 'Other'`, ['footage1', 'footage2']],
    [`UPDATE projects SET seed = 7`, []],
  ])('notes what changes: %s', (sql, changed) => {
    insert('ftg_1', 'p', 'm');
    insert('ftg_2', 'p', 'n');
    expect(dirty()).toEqual(['footage1', 'footage2']);
    db.exec('DELETE FROM search_dirty');
    db.exec(sql);
    expect(dirty()).toEqual(changed);
  });
});

describe('0010-timelines', () => {
  beforeEach(() => {
    migrate(
      db,
      MIGRATIONS.filter(({ version }) => version < timelines.version),
    );
    db.exec(`${PROJECT}; INSERT INTO changes (project_id, mark, at, diff) VALUES ('p', 'draft', '', '[]')`);
    migrate(
      db,
      MIGRATIONS.filter(({ version }) => version <= timelines.version),
    );
  });

  test('keeps what is there, and holds what is cut to its project', () => {
    expect(schemaVersion(db)).toBe(10);
    expect(db.prepare('SELECT mark FROM changes').pluck().all()).toEqual(['draft']);
    db.exec(`
      INSERT INTO timelines VALUES ('p', 'p', '{"kind":"cut","before":0,"after":0}');
      INSERT INTO timeline_items VALUES ('sht_1', 'p', 1, 1, NULL, NULL, '{}');
      INSERT INTO timeline_items VALUES ('itm_1', 'p', 0, 0, '["sht_1"]', NULL, '{}');
      INSERT INTO timeline_attachments VALUES ('sht_1/caption/0', 'p', 1, 1, '{}');`);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  test.each([
    [`INSERT INTO timelines VALUES ('q', 'p', NULL)`, 'CHECK'],
    [`INSERT INTO timelines VALUES ('p', 'p', 'cut')`, 'CHECK'],
    [`INSERT INTO timeline_items VALUES ('i', 'gone', 0, 0, NULL, NULL, '{}')`, 'FOREIGN KEY'],
    [`INSERT INTO timeline_items VALUES ('i', 'p', 0, 1, NULL, NULL, '{}')`, 'CHECK'],
    [`INSERT INTO timeline_items VALUES ('i', 'p', 2, 0, NULL, NULL, '{}')`, 'CHECK'],
    [`INSERT INTO timeline_items VALUES ('i', 'p', 1, 0, 'sht_1', NULL, '{}')`, 'CHECK'],
    [`INSERT INTO timeline_items VALUES ('i', 'p', 1, 0, NULL, NULL, 'x')`, 'CHECK'],
    [`INSERT INTO timeline_attachments VALUES ('a', 'p', 0, 1, '{}')`, 'CHECK'],
    [`INSERT INTO timeline_attachments VALUES ('a', 'gone', 0, 0, '{}')`, 'FOREIGN KEY'],
  ])('refuses %s', (sql, words) => {
    expect(() => db.exec(sql)).toThrow(words);
  });
});
