// Builds something where it is not built, or was built from other sources; once, however many processes ask at a time.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = 'built-from.txt';
/** How long another process is waited for, in milliseconds: then it has died. */
const PATIENCE_MS = 120_000;

/**
 * @param {string} directory what is built; its stamp is put into it
 * @param {readonly string[]} sources files and folders, from the root on
 * @param {() => Promise<void>} build
 */
export async function buildOnce(directory, sources, build) {
  const stamp = stampOf(sources);
  const isBuilt = () => stampOfBuild(directory) === stamp;
  if (isBuilt()) return;
  const lock = `${directory}.building`;
  mkdirSync(dirname(lock), { recursive: true });
  for (const begun = performance.now(); !taken(lock); await sleep(100)) {
    if (performance.now() - begun > PATIENCE_MS) break;
  }
  try {
    if (isBuilt()) return;
    await build();
    writeFileSync(join(directory, STAMP), stamp);
  } finally {
    release(lock);
  }
}

/** @param {string} lock */
function taken(lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} lock */
function release(lock) {
  try {
    rmdirSync(lock);
  } catch {
    // Another process waited in vain and has taken it away.
  }
}

/** @param {string} directory */
function stampOfBuild(directory) {
  try {
    return readFileSync(join(directory, STAMP), 'utf8');
  } catch {
    return null; // Not built yet.
  }
}

/**
 * Names, sizes and times of all sources: reading them all would take longer than it matters.
 *
 * @param {readonly string[]} sources
 */
function stampOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).toSorted()
      : [''];
    for (const file of files) {
      const { size, mtimeMs } = statSync(join(path, file));
      hash.update(`${source}/${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}
