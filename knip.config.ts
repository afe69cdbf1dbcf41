import type { KnipConfig } from 'knip';

/** What starts by itself or is loaded by name; everything else must be imported from these. */
const configuration: KnipConfig = {
  entry: [
    'src-main/hosts/cli/main.ts',
    'src-main/hosts/electron/{main,preload}.ts',
    'bin/check-package.mjs',
    'bin/renderer.mjs',
    'src-main/generation/worker.ts',
    'src-main/audio/speech-worker.ts',
    'tests/bench/*.ts',
    'tests/bench/model/{measure,skia}.ts',
    'tests/conformance/*.ts',
    'tests/conformance/transcribe/*.ts',
  ],
  project: ['{bin,src-main,src-renderer,src-shared,tests}/**/*.{ts,tsx,mjs}', '*.config.ts'],
  // Read as a file, to be run in a page.
  ignoreDependencies: ['axe-core'],
  // Debian's, asked where the tests need its packages, or started by them; and what mounts small disks for them.
  ignoreBinaries: ['dpkg-query', 'redis-server', 'mount', 'umount'],
  ignoreExportsUsedInFile: true,
};

export default configuration;
