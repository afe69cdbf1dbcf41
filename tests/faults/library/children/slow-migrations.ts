import type { Migration } from '../../../../src-main/library/migrations/migration.ts';
import { MIGRATIONS } from '../../../../src-main/library/migrations/migrations.ts';

const first = MIGRATIONS.length + 1;

/** The real migrations, then five that each rewrite every project a thousand times. */
export const SLOW_MIGRATIONS: readonly Migration[] = [
  ...MIGRATIONS,
  ...[0, 1, 2, 3, 4].map((index): Migration => ({
    version: first + index,
    name: `slow-${index}`,
    up: (db) => {
      db.exec(`CREATE TABLE slow_${index} (a INTEGER)`);
      const rewrite = db.prepare(`UPDATE projects SET style = style || '.'`);
      for (let times = 0; times < 1000; times++) rewrite.run();
    },
  })),
];
