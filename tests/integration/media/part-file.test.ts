import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishOutput } from '../../../src-main/media/part-file.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const folder = scratchFolder('parts');

test('what a killed process left of an output, and beside it, is cleared; parts of others and of those that live stay', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const part = (target: string, pid: number): string => `.${target}.${pid}-0123456789ab.part`;
  const gone = [part('film.mp4', dead), part('film.mp4.text', dead), part('film.mp4.sound', dead)];
  const kept = [part('film.mp4', process.ppid), part('other.mp4', dead), part('film.mp4k', dead)];
  for (const name of [...gone, ...kept]) writeFileSync(join(folder.path(), name), 'x');
  await publishOutput(join(folder.path(), 'film.mp4'), async (path) => {
    await Promise.resolve(writeFileSync(path, 'film'));
  });
  expect(readdirSync(folder.path()).toSorted()).toEqual([...kept, 'film.mp4'].toSorted());
});
