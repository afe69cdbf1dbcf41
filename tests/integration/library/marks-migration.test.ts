import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../../src-main/library/migrate.ts';
import { timelines } from '../../../src-main/library/migrations/0010-timelines.ts';
import { marks } from '../../../src-main/library/migrations/0014-marks.ts';
import { MIGRATIONS } from '../../../src-main/library/migrations/migrations.ts';

const PROJECT = `INSERT INTO projects VALUES ('p', 'Film', NULL, 'en', 1, 64, 64, 24, 1, NULL, '[]', '[]', '', '')`;

test('0014-marks keeps how films end, and holds marks to what can be read', () => {
  const db = new Database(':memory:');
  migrate(
    db,
    MIGRATIONS.filter(({ version }) => version <= timelines.version),
  );
  db.exec(`${PROJECT}; INSERT INTO timelines VALUES ('p', 'p', '{"kind":"cut","before":0,"after":0}')`);
  migrate(
    db,
    MIGRATIONS.filter(({ version }) => version <= marks.version),
  );
  expect(schemaVersion(db)).toBe(14);
  expect(db.prepare('SELECT ending, range FROM timelines').get()).toEqual({
    ending: '{"kind":"cut","before":0,"after":0}',
    range: null,
  });
  db.exec(`UPDATE timelines SET range = '{"in":null,"out":{"n":1,"d":2}}'`);
  expect(() => db.exec(`UPDATE timelines SET range = 'all'`)).toThrow('CHECK');
});
