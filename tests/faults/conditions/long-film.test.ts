import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import { makeApp } from '../../../src-main/app.ts';
import { folderWithScript } from '../../support/app/films.ts';

test('a film of 10,000 shots is read, listed, edited, searched and read again', async () => {
  const SHOTS = 10_000;
  const scene = (number: number, what: string): string =>
    `EXT. HARBOUR ${number} - DAY\n\nA ${what} boat sails to pier ${number}.\n\n`;
  const scenes = Array.from({ length: SHOTS }, (_, number) => scene(number, number % 2 === 0 ? 'blue' : 'red'));
  const { folder, script } = folderWithScript(`Title: Ten thousand 一万\n\n${scenes.join('')}`);
  const app = makeApp({ library: join(folder, 'library') });
  const settings = { seed: 1, width: 192, height: 108, fps_num: 12, fps_den: 1, sound: SILENT };
  const open = async () => await app.calls.projects.open({ file: app.grants.grantInput(script), settings });
  const told: string[] = [];
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const result = await work();
    const { rss } = process.memoryUsage();
    told.push(`${what} ${((performance.now() - begun) / 1000).toFixed(1)} s, ${Math.round(rss / 2 ** 20)} MiB`);
    return result;
  };

  const opened = await timed('read', open);
  expect(opened.shots).toBe(SHOTS);
  const { project } = opened;
  const shots = await timed('list', async () => await app.calls.projects.shots({ project }));
  expect(shots).toHaveLength(SHOTS);
  const shot = shots[5000]?.id ?? '';
  await timed('edit', async () => await app.calls.shots.edit({ shot, edit: { picture: 'a green boat' } }));
  await timed('undo', async () => await app.calls.projects.undo({ project }));
  await timed('queue', async () => await app.calls.takes.enqueue({ project, kind: 'still' }));
  const queue = await timed('list the queue', async () => await app.calls.jobs.list({}));
  expect(queue.jobs).toHaveLength(SHOTS);
  await timed('search', async () => await app.calls.library.search({ query: 'boat' }));
  scenes[7000] = scene(7000, 'white');
  writeFileSync(script, `Title: Ten thousand 一万\n\n${scenes.join('')}`);
  const again = await timed('read again', open);
  expect(again).toMatchObject({ project, shots: SHOTS, kept: SHOTS });
  console.log(`10,000 shots: ${told.join('; ')}`);
  await app.close();
});
