import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as z from 'zod';

const root = new URL('../../../', import.meta.url);

const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

/** Rows of the table of packages in THIRD_PARTY.md: name, version, licence. */
function namedPackages(): string[][] {
  const text = readFileSync(new URL('THIRD_PARTY.md', root), 'utf8');
  const rows = [...text.matchAll(/^\| (\S+) +\| (\d\S*) +\| ([^|]+)\|/gmu)];
  return rows.map(([, name = '', version = '', licence = '']) => [name, version, licence.trim()]);
}

const { packages } = LockFile.parse(JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')));

function shippedPackages(): string[] {
  const installed = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path]) => path);
  return [...new Set([...installed, ...bundledPackages()])].map(named);
}

function named(path: string): string {
  return `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)} ${packages[path]?.version}`;
}

/** Where packages are installed that the built interface has inside: what src-renderer imports, and what those depend on. */
function bundledPackages(): Set<string> {
  const folder = fileURLToPath(new URL('src-renderer', root));
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /[.]tsx?$/u.test(file));
  const names = sources.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [...text.matchAll(/(?:from|^import|import\() ?'((?:@[^/']+\/)?[^./'][^/']*)/gmu)].map(
      ([, name = '']) => name,
    );
  });
  const found = new Set<string>();
  const add = (name: string, from: string): void => {
    let place = from;
    while (place !== '' && !packages[`${place}/node_modules/${name}`]) {
      place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')));
    }
    const path = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
    // Types, and what is only there for another platform, are in no lock or in no bundle.
    if (!packages[path] || name.startsWith('@types/') || found.has(path)) return;
    found.add(path);
    for (const needed of Object.keys(packages[path].dependencies ?? {})) add(needed, path);
  };
  for (const name of names) add(name, '');
  return found;
}

test('THIRD_PARTY.md names every package that ships, with its version, and no other', () => {
  const named = namedPackages().map(([name, version]) => `${name} ${version}`);
  expect(named.toSorted()).toEqual([...new Set(shippedPackages())].toSorted());
});

test('every package that ships has a licence that goes with GPL-3.0-or-later', () => {
  const licences = new Set(namedPackages().map(([, , licence]) => licence));
  expect(licences).toEqual(
    new Set([
      '0BSD',
      'Apache-2.0',
      'BSD-3-Clause',
      'BlueOak-1.0.0',
      'GPL-3.0',
      'ISC',
      'MIT',
      'MIT OR CC0-1.0',
      'OFL-1.1',
      'Python-2.0',
    ]),
  );
});
