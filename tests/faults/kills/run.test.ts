import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, onTestFailed, test } from 'vitest';
import { randomNumbers } from '../../support/random.ts';
import { ACTIVITIES } from './activities.ts';
import { editing } from './edit.ts';
import type { Activity } from './lane.ts';
import { divided, runKills } from './run.ts';
import { times } from '../../support/thorough.ts';

/** `npm run faults` kills a thousand times. */
const KILLS = times(10, 50);

test(`${KILLS} kills of all that Shotloom does lose nothing, spoil nothing, and stop no work`, async () => {
  const told: string[] = [];
  onTestFailed(() => console.error(told.join('\n')));
  const seed = Math.floor(randomNumbers()() * 2 ** 32);
  const {
    by,
    seconds: _,
    ...counts
  } = await runKills({ kills: KILLS, seed, activities: ACTIVITIES }, (line) => told.push(line));
  expect(counts).toEqual({ kills: KILLS, lost: 0, corrupt: 0, orphans: 0, not_resumed: 0, seed });
  for (const { name } of ACTIVITIES) expect(by[name]?.kills).toBeGreaterThan(0);
});

test('a row that is missing after a kill is seen', async () => {
  const forgetful: Activity = {
    ...editing,
    begin: async (folder, random) => {
      const lane = await editing.begin(folder, random);
      const forget = (): void => {
        const db = new Database(join(folder, 'library', 'library.sqlite'));
        db.exec('DELETE FROM changes WHERE seq = (SELECT max(seq) FROM changes); DELETE FROM shots');
        db.close();
      };
      return { ...lane, inspect: async (child, thoroughly) => (forget(), await lane.inspect(child, thoroughly)) };
    },
  };
  const { lost } = await runKills({ kills: 1, seed: 1, activities: [forgetful] }, () => undefined);
  expect(lost).toBeGreaterThan(0);
});

test('kills are divided by shares, each of them once', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (kills, shares) => {
      const parts = divided(
        kills,
        shares.map((share) => ({ share })),
      );
      const whole = shares.reduce((sum, share) => sum + share, 0);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(kills);
      parts.forEach((part, index) =>
        expect(Math.abs(part - (kills * (shares[index] ?? 0)) / whole)).toBeLessThanOrEqual(1),
      );
    }),
  );
});
