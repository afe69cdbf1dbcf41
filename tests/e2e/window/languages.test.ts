import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import { serve, Window } from '../../support/window/window.ts';
import type { Served } from '../../support/window/window.ts';

const SETTINGS = { seed: 1, width: 320, height: 180, fps_num: 24, fps_den: 1, sound: { voices: false } } as const;

let folder: string;
let served: Served;
let window: Window;
let project: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-window-'));
  const library = join(folder, 'library');
  const app = makeApp({ library });
  ({ project } = await app.calls.scripts.create({
    text: '外景 港口 清晨\n\n一艘蓝色的船驶过灯塔。\n',
    settings: SETTINGS,
  }));
  for (const title of ['渡船', '灯塔']) await app.calls.projects.settings({ project, settings: { title } });
  await app.close();
  served = await serve(library);
  window = await Window.open(served.link, { language: 'zh' });
});

afterAll(async () => {
  await window.close();
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('what the program says is told in the language of the interface: why it refuses, and what was undone', async () => {
  const { page } = window;
  await page.getByPlaceholder('查找影片、镜头、台词、镜次、素材').fill('评分:9');
  await page.getByText('无法使用筛选“评分:9”：请写 0 到 5 的整数，例如 评分:3、评分:>3 或 评分:3..5。').waitFor();
  await page.goto(`${new URL(served.link).origin}/#/${project}/board`);
  await page.getByRole('main').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('已撤销：修改设置').waitFor();

  await page.evaluate(`localStorage.setItem('shotloom.language', 'en')`);
  await page.reload();
  await page.getByRole('main').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('Undone: changing the settings').waitFor();
  expect(window.complaints).toEqual([]);
});
