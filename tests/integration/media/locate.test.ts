import { chmod, copyFile, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { locateFfmpeg } from '../../../src-main/media/locate.ts';

let folder: string;
let real: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shotloom-locate-'));
  real = (await locateFfmpeg({ environment: {} })).path;
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A program that hands over to the real ffmpeg, or does what `body` says. */
async function program(path: string, body = `exec "${real}" "$@"`): Promise<string> {
  const whole = join(folder, path);
  await mkdir(join(whole, '..'), { recursive: true });
  await writeFile(whole, `#!/bin/sh\n${body}\n`);
  await chmod(whole, 0o755);
  return whole;
}

const bundled = `resources/bin/${process.platform}-${process.arch}/ffmpeg`;

describe('locateFfmpeg', () => {
  test('looks at the setting, beside the program, in the npm package and on PATH, in this order', async () => {
    const places = {
      resources: join(folder, 'resources'),
      packageFolder: join(folder, 'package'),
      environment: { SHOTLOOM_FFMPEG: await program('set/ffmpeg'), PATH: join(folder, 'path') },
    };
    await program(bundled);
    await program('package/ffmpeg');
    await program('path/ffmpeg');
    const found: string[] = [];
    const look = async (): Promise<void> => {
      const { source, path } = await locateFfmpeg(places);
      found.push(`${source} ${path.slice(folder.length + 1)}`);
    };
    await look();
    places.environment.SHOTLOOM_FFMPEG = '';
    await look();
    await rm(join(folder, bundled));
    await look();
    await rm(join(folder, 'package/ffmpeg'));
    await look();
    expect(found).toEqual(['setting set/ffmpeg', `bundled ${bundled}`, 'package package/ffmpeg', 'path path/ffmpeg']);
  });

  test('tells the version and what the program can do', async () => {
    const found = await locateFfmpeg({ environment: {} });
    expect(found.version).toMatch(/^\d/u);
    expect([...found.encoders]).toEqual(expect.arrayContaining(['libx264', 'aac']));
    expect([...found.filters]).toEqual(expect.arrayContaining(['ass', 'scale', 'anullsrc', 'xfade']));
  });

  test('makes the program of the package executable', async () => {
    await mkdir(join(folder, 'package'));
    await copyFile(real, join(folder, 'package/ffmpeg'));
    await chmod(join(folder, 'package/ffmpeg'), 0o644);
    const found = await locateFfmpeg({ resources: folder, packageFolder: join(folder, 'package'), environment: {} });
    expect(found.source).toBe('package');
    expect((await stat(found.path)).mode & 0o111).not.toBe(0);
  });

  test('passes over a program that does not serve, but never over the setting', async () => {
    await program('package/ffmpeg', 'exit 1');
    await program('path/ffmpeg');
    const places = { resources: folder, packageFolder: join(folder, 'package') };
    const found = await locateFfmpeg({ ...places, environment: { PATH: join(folder, 'path') } });
    expect(found.source).toBe('path');
    const setting = join(folder, 'package/ffmpeg');
    const refused = locateFfmpeg({ ...places, setting, environment: { PATH: join(folder, 'path') } });
    await expect(refused).rejects.toMatchObject({ code: 'ffmpeg_missing' });
  });

  test.each([
    ['does not exist', undefined],
    ['does not run', 'exit 3'],
    ['is not ffmpeg', 'echo hello'],
    ['lacks the encoder libx264, the filter ass', `"REAL" "$@" | grep -vE ' (libx264|ass) '`],
  ])('says of a setting that it %s, and how to mend it', async (reason, body) => {
    const setting = body === undefined ? join(folder, 'nowhere') : await program('set', body.replace('REAL', real));
    const refused = locateFfmpeg({ setting });
    await expect(refused).rejects.toMatchObject({ code: 'ffmpeg_missing' });
    await expect(refused).rejects.toThrow(reason);
    await expect(refused).rejects.toThrow('set SHOTLOOM_FFMPEG to the path');
  });

  test('probes a program once, and again when it was replaced', async () => {
    const path = await program('set', `echo asked >> "${join(folder, 'asked')}"\nexec "${real}" "$@"`);
    await Promise.all([locateFfmpeg({ setting: path }), locateFfmpeg({ setting: path })]);
    await locateFfmpeg({ setting: path });
    const asked = (await stat(join(folder, 'asked'))).size / 'asked\n'.length;
    expect(asked).toBe(3);
    await writeFile(path, '#!/bin/sh\nexit 1\n');
    await expect(locateFfmpeg({ setting: path })).rejects.toMatchObject({ code: 'ffmpeg_missing' });
  });

  test('says so where there is none at all', async () => {
    const refused = locateFfmpeg({ resources: folder, packageFolder: null, environment: { PATH: folder } });
    await expect(refused).rejects.toThrow('No ffmpeg was found; run `npm ci` again');
  });
});
