import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

/** Files of the tree that the cases import; each also stands for its room. */
const TARGETS = [
  'src-shared/contract/errors.ts',
  'src-shared/contract/calls.ts',
  'src-shared/script/fountain.ts',
  'src-shared/storyboard/draft.ts',
  'src-shared/generation/digest.ts',
  'src-shared/timeline/edit.ts',
  'src-shared/audio/mix-plan.ts',
  'src-shared/timeline/schemas.ts',
  'src-shared/render/plan.ts',
  'src-shared/captions/cue.ts',
  'src-shared/interchange/cut-list.ts',
  'src-shared/library/records.ts',
  'src-main/app.ts',
  'src-main/hosts/cli/main.ts',
  'src-main/hosts/web/server.ts',
  'src-main/generation/queue.ts',
  'src-main/audio/mix.ts',
  'src-main/render/film.ts',
  'src-main/models/pack.ts',
  'src-main/media/probe.ts',
  'src-main/library/store.ts',
  'src-renderer/ui/page.ts',
  'tests/helper.ts',
];
const PACKAGES = [
  'zod',
  '@noble/hashes',
  'fluent-ffmpeg',
  'better-sqlite3',
  'onnxruntime-node',
  'spessasynth_core',
  'electron',
  'only-for-tests',
];

/** [file, what it imports, the rule that must be broken]; `type:` before the import makes it a type-only one. */
const FORBIDDEN: [from: string, to: string, rule: string][] = [
  ['src-shared/script/a1.ts', 'src-main/app.ts', 'shared-imports-only-shared'],
  ['src-shared/script/a2.ts', 'tests/helper.ts', 'shared-imports-only-shared'],
  ['src-shared/script/a3.ts', 'node:fs', 'shared-is-pure'],
  ['src-shared/script/a4.ts', 'type:node:fs', 'shared-is-pure'],
  ['src-shared/script/a5.ts', 'path', 'shared-is-pure'],
  ['src-shared/script/a6.ts', 'fluent-ffmpeg', 'shared-imports-pure-packages'],
  ['src-renderer/ui/a1.ts', 'src-main/app.ts', 'renderer-imports-only-shared'],
  ['src-renderer/ui/a2.ts', 'node:fs', 'renderer-runs-in-a-browser'],
  ['src-main/hosts/cli/a1.ts', 'src-renderer/ui/page.ts', 'main-imports-only-shared'],
  ['src-main/media/a1.ts', 'tests/helper.ts', 'main-imports-only-shared'],
  ['src-shared/script/b1.ts', 'src-shared/storyboard/draft.ts', 'shared-script'],
  ['src-shared/script/b2.ts', 'type:src-shared/storyboard/draft.ts', 'shared-script'],
  ['src-shared/script/b3.ts', 'src-shared/contract/calls.ts', 'shared-script'],
  ['src-shared/storyboard/b1.ts', 'src-shared/generation/digest.ts', 'shared-storyboard'],
  ['src-shared/generation/b1.ts', 'src-shared/timeline/edit.ts', 'shared-generation'],
  ['src-shared/timeline/b1.ts', 'src-shared/render/plan.ts', 'shared-timeline'],
  ['src-shared/timeline/b2.ts', 'src-shared/audio/mix-plan.ts', 'shared-timeline'],
  ['src-shared/audio/b1.ts', 'src-shared/render/plan.ts', 'shared-audio'],
  ['src-shared/render/b1.ts', 'src-shared/library/records.ts', 'shared-render'],
  ['src-shared/render/b2.ts', 'src-shared/captions/cue.ts', 'shared-render'],
  ['src-shared/captions/b1.ts', 'src-shared/interchange/cut-list.ts', 'shared-captions'],
  ['src-shared/contract/b1.ts', 'src-shared/script/fountain.ts', 'shared-contract'],
  ['src-shared/library/b1.ts', 'src-shared/storyboard/draft.ts', 'shared-library'],
  ['src-shared/library/b2.ts', 'src-shared/timeline/edit.ts', 'shared-library'],
  ['src-shared/helpers/b1.ts', 'src-shared/script/fountain.ts', 'shared-known-room'],
  ['src-shared/b1.ts', 'src-shared/script/fountain.ts', 'shared-known-room'],
  ['src-main/app/c1.ts', 'src-main/hosts/cli/main.ts', 'main-app'],
  ['src-main/generation/c1.ts', 'src-main/app.ts', 'main-generation'],
  ['src-main/generation/c2.ts', 'src-main/render/film.ts', 'main-generation'],
  ['src-main/generation/c3.ts', 'type:src-main/audio/mix.ts', 'main-generation'],
  ['src-main/audio/c1.ts', 'src-main/generation/queue.ts', 'main-audio'],
  ['src-main/render/c1.ts', 'src-main/hosts/cli/main.ts', 'main-render'],
  ['src-main/models/c1.ts', 'src-main/media/probe.ts', 'main-models'],
  ['src-main/media/c1.ts', 'src-main/render/film.ts', 'main-media'],
  ['src-main/library/c1.ts', 'src-main/media/probe.ts', 'main-library'],
  ['src-main/hosts/cli/c1.ts', 'src-main/hosts/web/server.ts', 'main-hosts-apart'],
  ['src-main/helpers/c1.ts', 'src-main/library/store.ts', 'main-known-room'],
  ['src-main/c1.ts', 'src-main/library/store.ts', 'main-known-room'],
  ['src-main/hosts/cli/d1.ts', 'electron', 'only-electron'],
  ['src-main/media/d1.ts', 'fluent-ffmpeg', 'only-fluent-ffmpeg'],
  ['src-main/media/d2.ts', 'type:fluent-ffmpeg', 'only-fluent-ffmpeg'],
  ['src-main/app/d1.ts', 'better-sqlite3', 'only-better-sqlite3'],
  ['src-main/app/d2.ts', 'node:sqlite', 'only-node-sqlite'],
  ['src-main/generation/d1.ts', 'onnxruntime-node', 'only-onnxruntime-node'],
  ['src-main/models/d1.ts', 'dynamic:onnxruntime-node', 'only-onnxruntime-node'],
  ['src-main/render/d1.ts', 'spessasynth_core', 'only-spessasynth_core'],
  ['src-main/library/d1.ts', 'only-for-tests', 'no-development-package'],
  ['src-main/library/d2.ts', 'src-main/library/missing.ts', 'resolvable'],
];

const ALLOWED: [from: string, to: string][] = [
  ['src-shared/script/z1.ts', 'src-shared/contract/errors.ts'],
  ['src-shared/render/z1.ts', 'src-shared/script/fountain.ts'],
  ['src-shared/render/z2.ts', 'src-shared/timeline/edit.ts'],
  ['src-shared/render/z3.ts', 'src-shared/audio/mix-plan.ts'],
  ['src-shared/captions/z1.ts', 'src-shared/render/plan.ts'],
  ['src-shared/interchange/z1.ts', 'src-shared/timeline/edit.ts'],
  ['src-shared/contract/z1.ts', 'type:src-shared/render/plan.ts'],
  ['src-shared/contract/z2.ts', 'zod'],
  ['src-shared/contract/z3.ts', 'src-shared/timeline/schemas.ts'],
  ['src-shared/library/z2.ts', 'src-shared/timeline/schemas.ts'],
  ['src-shared/library/z1.ts', 'type:src-shared/contract/calls.ts'],
  ['src-shared/generation/z1.ts', '@noble/hashes'],
  ['src-main/app/z1.ts', 'src-main/generation/queue.ts'],
  ['src-main/hosts/cli/z1.ts', 'src-main/app.ts'],
  ['src-main/hosts/cli/z2.ts', 'src-main/media/probe.ts'],
  ['src-main/hosts/electron/z1.ts', 'electron'],
  ['src-main/audio/z1.ts', 'spessasynth_core'],
  ['src-main/render/z1.ts', 'src-main/media/probe.ts'],
  ['src-main/media/z1.ts', 'src-main/library/store.ts'],
  ['src-main/media/ffmpeg.ts', 'fluent-ffmpeg'],
  ['src-main/library/z1.ts', 'better-sqlite3'],
  ['src-main/library/z2.ts', 'node:fs'],
  ['src-main/library/z3.ts', 'type:only-for-tests'],
  ['src-main/library/z4.ts', 'src-shared/library/records.ts'],
  ['src-main/generation/worker.ts', 'onnxruntime-node'],
  ['src-main/generation/worker/z1.ts', 'onnxruntime-node'],
  ['src-renderer/ui/z1.ts', 'src-shared/script/fountain.ts'],
  ['tests/z1.ts', 'src-main/library/store.ts'],
  ['tests/z2.ts', 'onnxruntime-node'],
];

const Report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let folder: string;
let broken: Map<string, string[]>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-imports-'));
  for (const name of PACKAGES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  const users = PACKAGES.filter((name) => name !== 'only-for-tests');
  const manifest = {
    dependencies: Object.fromEntries(users.map((name) => [name, '1.0.0'] as const)),
    devDependencies: { 'only-for-tests': '1.0.0' },
  };
  write('package.json', JSON.stringify(manifest));
  for (const path of TARGETS) write(path, 'export interface Thing {}\nexport const thing: Thing = {};\n');
  for (const [from, to] of [...FORBIDDEN, ...ALLOWED]) write(from, statement(from, to));
  broken = cruise();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the import rules', () => {
  test.each(FORBIDDEN)('%s must not import %s', (from, _to, rule) => {
    expect(broken.get(from)).toContain(rule);
  });

  test.each(ALLOWED)('%s may import %s', (from) => {
    expect(broken.get(from)).toBeUndefined();
  });

  test('break in no other file', () => {
    expect([...broken.keys()].toSorted()).toEqual(FORBIDDEN.map(([from]) => from).toSorted());
  });
});

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function statement(from: string, to: string): string {
  const kind = ['type', 'dynamic'].find((word) => to.startsWith(`${word}:`));
  const target = kind === undefined ? to : to.slice(kind.length + 1);
  const isFile = /^(src-|tests)/u.test(target);
  const specifier = isFile ? `./${relative(dirname(from), target)}` : target;
  if (kind === 'dynamic') return `export const loaded = import('${specifier}');\n`;
  if (kind === 'type') return `import type { Thing } from '${specifier}';\nexport type Other = Thing;\n`;
  return `import { thing } from '${specifier}';\nexport const other = thing;\n`;
}

/** Runs dependency-cruiser over the tree as `npm run imports` does; the names of the broken rules by file. */
function cruise(): Map<string, string[]> {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const program = join(root, 'node_modules/.bin/depcruise');
  const rules = join(root, 'import-rules.config.ts');
  const folders = ['src-shared', 'src-main', 'src-renderer', 'tests'];
  const run = spawnSync(process.execPath, [program, '--config', rules, '--output-type', 'json', ...folders], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { summary } = Report.parse(JSON.parse(run.stdout));
  const found = new Map<string, string[]>();
  for (const { from, rule } of summary.violations) found.set(from, [...(found.get(from) ?? []), rule.name]);
  return found;
}
