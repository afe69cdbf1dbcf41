import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';

const root = new URL('../../../', import.meta.url);

const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});

/** Rows of the table of packages in THIRD_PARTY.md: name, version, licence. */
function namedPackages(): string[][] {
  const text = readFileSync(new URL('THIRD_PARTY.md', root), 'utf8');
  const rows = [...text.matchAll(/^\| (\S+) +\| (\d\S*) +\| ([^|]+)\|/gmu)];
  return rows.map(([, name = '', version = '', licence = '']) => [name, version, licence.trim()]);
}

function shippedPackages(): string[] {
  const { packages } = LockFile.parse(JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')));
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(
      ([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)} ${version}`,
    );
}

test('THIRD_PARTY.md names every package that ships, with its version, and no other', () => {
  const named = namedPackages().map(([name, version]) => `${name} ${version}`);
  expect(named.toSorted()).toEqual([...new Set(shippedPackages())].toSorted());
});

test('every package that ships has a licence that goes with GPL-3.0-or-later', () => {
  const licences = new Set(namedPackages().map(([, , licence]) => licence));
  expect(licences).toEqual(new Set(['Apache-2.0', 'BSD-3-Clause', 'GPL-3.0', 'ISC', 'MIT', 'MIT OR CC0-1.0']));
});
