// Builds the interface where it is not built, or was built from other sources. Packages carry it built.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = [
  'src-renderer',
  'src-shared',
  'resources/locales',
  'resources/samples',
  'vite.config.ts',
  'package-lock.json',
];
const STAMP = 'built-from.txt';

/** Where the built interface lies. */
export const rendererDirectory = join(root, 'out', 'renderer');

/**
 * Builds the interface unless it is built from the sources as they are now.
 *
 * @param {(line: string) => void} say told when it has to be built, which takes seconds
 */
export async function buildRenderer(say) {
  const stamp = stampOfSources();
  if (stampOfBuild() === stamp) return;
  say('Building the interface …');
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', root: join(root, 'src-renderer') });
  writeFileSync(join(rendererDirectory, STAMP), stamp);
}

function stampOfBuild() {
  try {
    return readFileSync(join(rendererDirectory, STAMP), 'utf8');
  } catch {
    return null; // Not built yet.
  }
}

/** Names, sizes and times of all sources: reading them all would take longer than it matters. */
function stampOfSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildRenderer((line) => console.log(line));
