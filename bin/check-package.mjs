// Run by electron-builder for each package, before it is signed: holds it to what docs/building.md promises.
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Arch } from 'electron-builder';

/** Bytes of all but Electron itself. */
const LARGEST = 250_000_000;

/**
 * @param {{ appOutDir: string, electronPlatformName: string, arch: number, packager: { appInfo: { productFilename: string } } }} context
 */
export function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  const program = electronPlatformName === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  const folder = `${electronPlatformName}-${Arch[arch] ?? ''}`;
  const ffmpeg = join(resources, 'app.asar.unpacked', 'resources', 'bin', folder, program);
  if (!existsSync(ffmpeg))
    throw new Error(`The package has no ffmpeg; "node bin/fetch-ffmpeg.mjs ${folder}" puts it in resources/bin.`);
  chmodSync(ffmpeg, 0o755);
  const size = sizeOf(join(resources, 'app.asar')) + sizeOf(join(resources, 'app.asar.unpacked'));
  if (size > LARGEST)
    throw new Error(`The package has ${Math.ceil(size / 1e6)} MB beside Electron; 250 MB are the most.`);
}

/** @param {string} path @returns {number} bytes */
function sizeOf(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
