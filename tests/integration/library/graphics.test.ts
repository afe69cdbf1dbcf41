import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { migrate } from '../../../src-main/library/migrate.ts';
import { graphics } from '../../../src-main/library/migrations/0012-graphics.ts';
import { MIGRATIONS } from '../../../src-main/library/migrations/migrations.ts';

let db: Database.Database;

beforeEach(() => {
  db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(
    db,
    MIGRATIONS.filter(({ version }) => version < graphics.version),
  );
  db.exec(`
    INSERT INTO projects VALUES ('p', 'Film', NULL, 'en', 1, 64, 64, 24, 1, NULL, '[]', '[]', '', '', '{}');
    INSERT INTO timeline_items VALUES ('itm_1', 'p', 0, 0, NULL, NULL, '{}');`);
  migrate(
    db,
    MIGRATIONS.filter(({ version }) => version <= graphics.version),
  );
});

test('the migration keeps what is there, and holds graphics to their project', () => {
  expect(db.prepare('SELECT id FROM timeline_items').pluck().all()).toEqual(['itm_1']);
  db.exec(`INSERT INTO graphics VALUES ('grf_1', 'p', '{"kind":"ticker"}')`);
  expect(() => db.exec(`INSERT INTO graphics VALUES ('grf_2', 'p', 'ticker')`)).toThrow('CHECK');
  expect(() => db.exec(`INSERT INTO graphics VALUES ('grf_2', 'gone', '{}')`)).toThrow('FOREIGN KEY');
});
