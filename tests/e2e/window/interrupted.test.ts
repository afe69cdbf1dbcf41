import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import { serve, Window } from '../../support/window/window.ts';

const SETTINGS = { seed: 1, width: 320, height: 180, fps_num: 24, fps_den: 1, sound: { voices: false } } as const;
const SCRIPT =
  '外景 港口 清晨\n\n一艘蓝色的小船驶过灯塔。\n\n一个女孩在码头挥手。\n\n内景 厨房 夜\n\n一个女人在桌边读信。\n';

let folder: string;
let library: string;
let project: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-window-'));
  library = join(folder, 'library');
  const app = makeApp({ library });
  ({ project } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS }));
  await app.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a page that is reloaded, and a program that is killed, while clips are made lose none', async () => {
  const first = await serve(library);
  const window = await Window.open(`${first.link}#/${project}/board`, { language: 'zh' });
  const { page } = window;
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${project}/board`)}`);
  await page.locator('main').getByRole('option').nth(2).locator('img').waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: '生成影片' }).click();
  await page.getByRole('button', { name: /镜头 \d+[A-Z]+ ·/u }).waitFor({ timeout: 60_000 });
  await page.reload();
  await page.locator('main').getByRole('option').first().waitFor();
  await first.kill();
  await page.getByText('连接不上 Shotloom。').waitFor({ timeout: 30_000 });

  const second = await serve(library, first.port);
  await page.goto(second.link);
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${project}/board`)}`);
  // Nothing is asked for again: what was queued is made.
  await page.getByRole('button', { name: '观看影片' }).waitFor({ timeout: 180_000 });
  expect(window.complaints).toEqual([]);
  await window.close();
  await second.stop();

  const app = makeApp({ library });
  const shots = await app.calls.projects.shots({ project });
  expect(shots.map(({ clip }) => clip.state)).toEqual(shots.map(() => 'current'));
  const { jobs } = await app.calls.jobs.list({ project, ended: true });
  expect(jobs.filter(({ kind, state }) => kind === 'clip' && state.status === 'done')).toHaveLength(shots.length);
  await app.close();
});
