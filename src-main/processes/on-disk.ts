import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ARCHIVE = `app.asar${sep}`;

/**
 * Where a file of Shotloom lies for programs and libraries that are not Node's: those that read it by themselves (ffmpeg, ONNX
 * Runtime), or that it is. A package keeps such files beside its archive (electron-builder.yml, `asarUnpack`), which only
 * Electron's own `fs` can look into.
 */
export function onDisk(file: URL | string): string {
  const path = typeof file === 'string' ? file : fileURLToPath(file);
  return path.replace(ARCHIVE, `app.asar.unpacked${sep}`);
}
