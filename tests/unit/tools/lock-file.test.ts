import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';

const LockFile = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
});

/**
 * `npm install` leaves out a platform's build that the registry does not have (yet), and `npm ci` then refuses the lock
 * file on every machine. The remedy is an earlier version of the package that wants it.
 */
test('the lock file has the builds of every platform that its packages name', () => {
  const text = readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8');
  const { packages } = LockFile.parse(JSON.parse(text));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !foldersSeenFrom(path).some((folder) => `${folder}node_modules/${name}` in packages))
      .map((name) => `${name}, wanted by ${path || 'package.json'}`),
  );
  expect(missing).toEqual([]);
});

/** The folders whose node_modules a package sees: its own, and those of every package that it lies in. */
function foldersSeenFrom(path: string): string[] {
  const parents = [...path.matchAll(/node_modules\//gu)].map(({ index }) => path.slice(0, index));
  return path === '' ? [''] : [...parents, `${path}/`];
}
