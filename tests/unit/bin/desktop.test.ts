import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fetchPinned } from '../../../bin/fetch-ffmpeg.mjs';
import { findElectron } from '../../../bin/start.mjs';

const root = (path: string): URL => new URL(`../../../${path}`, import.meta.url);
const packaging = (name: string): URL => root(`resources/packaging/${name}`);

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
  const program = 'the program: --enable-gpl --enable-libx264 --enable-libass';
  const packed = (text: string): Buffer =>
    gzipSync(tarOf({ 'package/README.md': 'r'.repeat(600), 'package/ffmpeg': text }));
  const fetched = async (archive: Uint8Array, url: string, { sha256 = '', member = 'package/ffmpeg' } = {}) => {
    const found = createHash('sha256').update(archive).digest('hex');
    const pinned = { url, sha256: sha256 || found, member, source: '' };
    return Buffer.from(await fetchPinned(pinned, async () => await Promise.resolve(archive))).toString();
  };
  const tgz = 'https://example.com/a.tgz';

  test('is what is written down', async () => {
    expect(await fetched(packed(program), tgz)).toBe(program);
    const zip = zipSync({ 'package/README.md': strToU8('r'), 'package/ffmpeg': strToU8(program) });
    expect(await fetched(zip, 'https://example.com/a.zip')).toBe(program);
  });

  test('is nothing else', async () => {
    await expect(fetched(packed(program), tgz, { sha256: 'ab'.repeat(32) })).rejects.toThrow('nothing of it is used');
    await expect(fetched(packed(program), tgz, { member: 'package/x' })).rejects.toThrow('has no package/x');
  });

  test('has what films are made with, and nothing that must not be given to others', async () => {
    await expect(fetched(packed(program.replace('--enable-libass', '')), tgz)).rejects.toThrow(
      'without --enable-libass',
    );
    await expect(fetched(packed(`${program} --enable-nonfree`), tgz)).rejects.toThrow('must not be given to others');
  });

  test('is written down for every platform that a release is made for', () => {
    const pinned = Object.keys(JSON.parse(readFileSync(packaging('ffmpeg.json'), 'utf8')) as object);
    const released = readFileSync(root('.github/workflows/release.yml'), 'utf8').matchAll(/platform: ([\w-]+) \}/gu);
    expect([...released].map(([, platform]) => platform)).toEqual(pinned);
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
