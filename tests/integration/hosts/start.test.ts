import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LAUNCHER } from '../../support/cli/shotloom.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

/** Packages of single procedures, each of which takes tens of milliseconds to load. */
const HEAVY = [
  '@echogarden/espeak-ng-emscripten',
  'onnxruntime-node',
  'pdfkit',
  'saxes',
  'spessasynth_core',
  'unpdf',
  'write-excel-file',
  'yauzl',
];

/** Preloaded, it says at the end which modules were loaded. */
const LIST_MODULES = `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
process.on('exit', () => console.error(loaded.join('\\n')));
`;

const folder = scratchFolder('start');

/** The modules that a command loads. */
function modulesOf(...args: readonly string[]): string[] {
  const preload = `data:text/javascript,${encodeURIComponent(LIST_MODULES)}`;
  const { stderr, status } = spawnSync(process.execPath, ['--import', preload, LAUNCHER, ...args], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  return stderr.split('\n').filter((line) => /^\w+:/u.test(line));
}

function packagesOf(modules: readonly string[]): Set<string> {
  return new Set(modules.flatMap((url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(url)?.[1] ?? []));
}

test('help loads no package', () => {
  const modules = modulesOf('--help');
  expect(modules.some((url) => url.endsWith('/hosts/cli/main.ts'))).toBe(true);
  expect([...packagesOf(modules)]).toEqual([]);
});

test('a command that opens the library loads none of the heavy packages', () => {
  const packages = packagesOf(modulesOf('projects', '--library', join(folder.path(), 'library')));
  expect(packages).toContain('better-sqlite3');
  expect(HEAVY.filter((name) => packages.has(name))).toEqual([]);
});
