// Builds what Electron runs: the main process with the programs that it starts, and the preload script.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { buildOnce } from './build-once.mjs';

/**
 * @typedef {object} Manifest
 * @property {Record<string, string>} dependencies
 * @property {Record<string, string>} optionalDependencies
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const SOURCES = ['src-main', 'src-shared', 'resources/locales', 'bin/desktop.mjs', 'package-lock.json'];

/** What runs by itself: each becomes a file of its own name in out/main. Programs are started beside the first, threads by them. */
const PROGRAMS = [
  'src-main/hosts/electron/main.ts',
  'src-main/generation/worker.ts',
  'src-main/generation/pack-worker.ts',
  'src-main/generation/worker/frame-thread.ts',
  'src-main/audio/speech-worker.ts',
  'src-main/audio/sound-thread.ts',
  'src-main/script/pdf-thread.ts',
];

/** `new URL('./name.ts', import.meta.url)`: how the sources name a program that they start. */
const STARTED = /new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/gu;
/** `new URL('../../resources', import.meta.url)`: from a folder of src-main to the root, as far as it is from out/main. */
const FROM_ROOT = /(?:new URL|require|createRequire\(import\.meta\.url\))\(\s*['"`](\.\.(?:\/\.\.)*)/gu;

/** Names the built programs in the place of their sources, and refuses what would lead elsewhere from out/main. */
const programNames = {
  name: 'shotloom-program-names',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!id.startsWith(join(root, 'src-main'))) return null;
    for (const [, up] of code.matchAll(FROM_ROOT)) {
      if (up !== '../..') throw new Error(`${id} names a file by "${up}", which is not the root from out/main.`);
    }
    return code.replaceAll(STARTED, (_, name) => {
      if (!PROGRAMS.some((program) => basename(program, '.ts') === name))
        throw new Error(`${id} starts ${name}.ts, which is not built.`);
      return `new URL('./${name}.mjs', import.meta.url)`;
    });
  },
};

/** Builds out/main and out/preload, unless they are built from the sources as they are now. */
export async function buildDesktop() {
  await buildOnce(join(root, 'out', 'main'), SOURCES, build);
}

async function build() {
  const { dependencies, optionalDependencies } = /** @type {Manifest} */ (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  );
  const packages = ['electron', ...Object.keys(dependencies), ...Object.keys(optionalDependencies)];
  // Packages stay packages: many have files beside their code, and all of them are packed.
  const external = [/^node:/u, ...packages.map((name) => new RegExp(`^${name}(/|$)`, 'u'))];
  const main = await rolldown({
    input: Object.fromEntries(PROGRAMS.map((program) => [basename(program, '.ts'), join(root, program)])),
    platform: 'node',
    external,
    plugins: [programNames],
  });
  await main.write({
    dir: join(root, 'out', 'main'),
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    cleanDir: true,
  });
  await main.close();
  // The languages of eSpeak NG are half as large so (src-main/audio/speech-worker/espeak.ts).
  const languages = createRequire(import.meta.url).resolve('@echogarden/espeak-ng-emscripten/espeak-ng.data');
  writeFileSync(join(root, 'out', 'main', 'espeak-ng.data.gz'), gzipSync(readFileSync(languages), { level: 9 }));
  // A sandboxed preload script is one file, and CommonJS.
  const preload = await rolldown({
    input: join(root, 'src-main', 'hosts', 'electron', 'preload.ts'),
    platform: 'browser',
    external: ['electron'],
  });
  await preload.write({ file: join(root, 'out', 'preload', 'preload.cjs'), format: 'cjs', codeSplitting: false });
  await preload.close();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { buildRenderer } = await import('./renderer.mjs');
  await buildRenderer((line) => process.stderr.write(`${line}\n`));
  await buildDesktop();
}
