// Builds the interface where it is not built, or was built from other sources. Packages carry it built.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildOnce } from './build-once.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = [
  'src-renderer',
  'src-shared',
  'resources/locales',
  'resources/samples',
  'resources/packaging/icon.svg',
  'vite.config.ts',
  'bin/renderer.mjs',
  'package-lock.json',
];

/** Where the built interface lies. */
export const rendererDirectory = join(root, 'out', 'renderer');

/**
 * Builds the interface unless it is built from the sources as they are now.
 *
 * @param {(line: string) => void} say told when it has to be built, which takes seconds
 */
export async function buildRenderer(say) {
  await buildOnce(rendererDirectory, SOURCES, async () => {
    say('Building the interface …');
    const { build } = await import('vite');
    // Vite follows what the process is: a test's would give the interface React for developers, which is a quarter larger and half as fast.
    const { NODE_ENV } = process.env;
    process.env.NODE_ENV = 'production';
    try {
      await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', root: join(root, 'src-renderer') });
    } finally {
      if (NODE_ENV === undefined) delete process.env.NODE_ENV;
      else process.env.NODE_ENV = NODE_ENV;
    }
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildRenderer((line) => process.stdout.write(`${line}\n`));
}
