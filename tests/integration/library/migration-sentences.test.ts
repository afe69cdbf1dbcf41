import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/library/migrate.ts';
import { sentences } from '../../../src-main/library/migrations/0015-sentences.ts';
import { MIGRATIONS } from '../../../src-main/library/migrations/migrations.ts';

test('0015-sentences keeps why a job failed in English, and then holds JSON', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(
    db,
    MIGRATIONS.filter(({ version }) => version < sentences.version),
  );
  db.exec(`
    INSERT INTO requests VALUES ('d', '{}', '');
    INSERT INTO jobs (id, project_id, shot_id, kind, request_digest, position, status, reason, created_at)
    VALUES ('failed', 'p', 's', 'clip', 'd', 1, 'failed', 'out of memory', '')`);
  migrate(db, MIGRATIONS);
  expect(db.prepare('SELECT reason, said FROM jobs').get()).toEqual({ reason: 'out of memory', said: null });
  expect(() => db.exec(`UPDATE jobs SET said = 'no JSON'`)).toThrow('CHECK');
});
