import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { FileGrants } from '../../../src-main/app/file-grants.ts';
import { withoutPaths } from '../../../src-main/app/without-paths.ts';

const libraryDirectory = resolve('/srv/films of mine/library');

function told(text: string, ...granted: readonly string[]): string {
  const grants = new FileGrants();
  for (const path of granted) grants.grantInput(path);
  return withoutPaths(text, { libraryDirectory, grants });
}

test('folders that are known are left out, with spaces in their names too', () => {
  expect(told(`The stored file ${join(libraryDirectory, 'media', 'ab', 'cd.mp4')} is missing.`)).toBe(
    `The stored file ${join('media', 'ab', 'cd.mp4')} is missing.`,
  );
  const script = resolve('/home/某人/my scripts/灯塔.fountain');
  expect(told(`The script ${script} has nothing to show.`, script)).toBe(
    'The script 灯塔.fountain has nothing to show.',
  );
  expect(told(`Not in ${join(homedir(), 'a.txt')}.`)).toBe('Not in a.txt.');
});

test('other paths keep their last name, and what is no path stays', () => {
  expect(told('static (system: /usr/bin/ffmpeg)')).toBe('static (system: ffmpeg)');
  expect(told(String.raw`cannot read C:\Users\me\film.mp4 now`)).toBe('cannot read film.mp4 now');
  for (const text of ['24000/1001 frames', 'https://nodejs.org/en/download', 'and/or', '剧本/分镜', '1/2']) {
    expect(told(text)).toBe(text);
  }
});
