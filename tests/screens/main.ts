// npm run screens [FOLDER]: a picture of every screen in both languages and themes, to be looked at (docs/screens unless FOLDER is given).
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { makeApp } from '../../src-main/app.ts';
import { ROOT } from '../support/cli/shotloom.ts';
import { serve, Window } from '../support/window/window.ts';

const SETTINGS = { seed: 1, width: 640, height: 360, fps_num: 24, fps_den: 1 } as const;
const SAMPLES = { en: 'the-lighthouse.fountain', zh: 'the-paper-boat.zh.fountain' } as const;
const LANGUAGES = ['en', 'zh'] as const;
const THEMES = ['dark', 'light'] as const;
const VIEWS = ['script', 'board', 'timeline', 'takes', 'export'] as const;
const SHEETS = [
  ['queue', 'Control+j'],
  ['settings', 'Control+,'],
  ['help', '?'],
  ['palette', 'Control+k'],
] as const;

const output = process.argv[2] ?? fileURLToPath(new URL('../../docs/screens', import.meta.url));
mkdirSync(output, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'shotloom-screens-'));
const library = join(folder, 'library');
try {
  const films = await makeFilms();
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      const served = await serve(library);
      const window = await Window.open(served.link, { language, theme });
      await takeAll(window.page, films[language], async (name) => {
        await window.page.waitForTimeout(900);
        const path = join(output, `${name}.${language}.${theme}.jpg`);
        await window.page.screenshot({ path, type: 'jpeg', quality: 82 });
        console.log(path);
      });
      if (window.complaints.length > 0) console.error(window.complaints.join('\n'));
      await window.close();
      await served.stop();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Both samples with all their clips. */
async function makeFilms(): Promise<Readonly<Record<'en' | 'zh', string>>> {
  const app = makeApp({ library });
  const make = async (sample: string): Promise<string> => {
    const file = app.grants.grantInput(join(ROOT, 'resources', 'samples', sample));
    const { project } = await app.calls.projects.open({ file, settings: SETTINGS });
    for (const kind of ['still', 'clip'] as const) {
      const told = await app.calls.takes.generate({ project, kind });
      while ((await told.next()).done !== true);
    }
    return project;
  };
  const films = { en: await make(SAMPLES.en), zh: await make(SAMPLES.zh) };
  await app.close();
  return films;
}

async function takeAll(page: Page, project: string, picture: (name: string) => Promise<void>): Promise<void> {
  await picture('home');
  for (const view of VIEWS) {
    await page.evaluate(`location.hash = '#/${project}/${view}'`);
    await page.locator('main:not([aria-busy="true"])').first().waitFor();
    if (view === 'board') await page.getByRole('option').nth(1).click();
    if (view === 'timeline') await showMiddle(page);
    await picture(view);
  }
  await page.evaluate(`location.hash = '#/${project}/board'`);
  await page.getByRole('option').first().waitFor();
  for (const [name, keys] of SHEETS) {
    await page.keyboard.press(keys);
    await page.getByRole('dialog').first().waitFor();
    await picture(name);
    // The first one may close a tip that stands over it.
    while ((await page.getByRole('dialog').count()) > 0) {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(300);
    }
  }
}

/** Waits for the film's preview, and looks at a moment in its middle: many films begin in black. */
async function showMiddle(page: Page): Promise<void> {
  await page.waitForTimeout(1500);
  await page
    .getByText(/The preview is being|正在.*预览|预览.*%/u)
    .first()
    .waitFor({ state: 'detached', timeout: 180_000 });
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const strip = await page.getByRole('region').last().boundingBox();
  await page.mouse.click(width / 2, (strip?.y ?? height - 180) + 45);
}
