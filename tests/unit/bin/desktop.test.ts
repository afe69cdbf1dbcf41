import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fetchPinned } from '../../../bin/fetch-ffmpeg.mjs';
import { findElectron } from '../../../bin/start.mjs';

/** A tar archive of small files. */
function tarOf(files: Readonly<Record<string, string>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(text.length.toString(8).padStart(11, '0'), 124);
    const body = Buffer.alloc(Math.ceil(text.length / 512) * 512);
    body.write(text);
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

describe('an ffmpeg for a package', () => {
  const archive = gzipSync(tarOf({ 'package/README.md': 'r'.repeat(600), 'package/ffmpeg': 'the program' }));
  const sha256 = createHash('sha256').update(archive).digest('hex');
  const pinned = { url: 'https://example.com/a.tgz', sha256, member: 'package/ffmpeg', source: '' };
  const download = async (): Promise<Uint8Array> => await Promise.resolve(archive);

  test('is what is written down', async () => {
    expect(Buffer.from(await fetchPinned(pinned, download)).toString()).toBe('the program');
  });

  test('is nothing else', async () => {
    const other = { ...pinned, sha256: sha256.replace(/^./u, (digit) => (digit === '0' ? '1' : '0')) };
    await expect(fetchPinned(other, download)).rejects.toThrow('nothing of it is used');
    await expect(fetchPinned({ ...pinned, member: 'package/x' }, download)).rejects.toThrow('has no package/x');
  });
});

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shotloom-start-'));

  test('says why there is no window', () => {
    expect(findElectron(folder, { DISPLAY: ':0' }, 'linux').reason).toContain('npx install-electron');
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder, { DISPLAY: ':0' }, 'linux').reason).toContain('npx install-electron');
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    expect(findElectron(folder, {}, 'linux').reason).toContain('no screen');
    expect(findElectron(folder, {}, 'win32')).toEqual({ program: join(folder, 'dist', 'electron') });
    expect(findElectron(folder, { WAYLAND_DISPLAY: 'w' }, 'linux')).toEqual({
      program: join(folder, 'dist', 'electron'),
    });
    expect(findElectron('/nowhere', { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'dist') }, 'darwin')).toEqual({
      program: join(folder, 'dist', 'electron'),
    });
  });
});
