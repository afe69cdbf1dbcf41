import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import { installTiny } from '../../support/packs/install.ts';
import { brokenRules } from '../../support/window/axe.ts';
import { serve, Window } from '../../support/window/window.ts';
import type { Served } from '../../support/window/window.ts';

const SETTINGS = { seed: 1, width: 320, height: 180, fps_num: 24, fps_den: 1, sound: { voices: false } } as const;
const SCRIPT = `Title: The Ferry

EXT. HARBOUR - DAWN

A blue boat sails past the lighthouse.

MARTA
I have been waiting for a storm all week.

INT. KITCHEN - NOON

A woman reads a letter at the table.
`;

let folder: string;
let served: Served;
let window: Window;
let project: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-window-'));
  const library = join(folder, 'library');
  const app = makeApp({ library });
  ({ project } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS }));
  await app.close();
  served = await serve(library);
  window = await Window.open(served.link);
});

afterAll(async () => {
  await window.close();
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await window.page.keyboard.press('Escape');
  await window.page.setViewportSize({ width: 1440, height: 900 });
});

const VIEWS = ['script', 'board', 'timeline', 'takes', 'export'] as const;
/** What is made of the same controls is looked at in one language. */
const SHEETS: Readonly<Record<'en' | 'zh', readonly (readonly [sheet: string, keys: string])[]>> = {
  en: [['queue', 'Control+j']],
  zh: [['palette', 'Control+k']],
};
/** Sheets with parts, and how many. */
const PARTED: Readonly<Record<'en' | 'zh', readonly (readonly [sheet: string, keys: string, parts: number])[]>> = {
  en: [
    ['settings', 'Control+,', 6],
    ['film', 'Control+i', 4],
  ],
  zh: [['help', '?', 4]],
};
/** Commands that open what has no keys of its own. */
const PANELS = {
  en: ['board.cast', 'shot.photograph', 'cut.graphic'],
  zh: ['board.tray', 'shot.draw', 'cut.record'],
} as const;
const AT_HOME: Readonly<Record<'en' | 'zh', readonly string[]>> = { en: ['project.new'], zh: ['library.trash'] };

describe.each([
  ['en', 'dark'],
  ['zh', 'light'],
] as const)('in %s, %s', (language, theme) => {
  beforeAll(async () => {
    await window.page.evaluate(
      `localStorage.setItem('shotloom.language', '${language}'); localStorage.setItem('shotloom.theme', '${theme}')`,
    );
    await window.page.reload();
  });

  test('home breaks no rule of WCAG 2.2 AA that axe knows', async () => {
    await go('#/');
    expect(await brokenRules(window.page)).toEqual([]);
  });

  test.each(AT_HOME[language])('what "%s" opens at home breaks none', async (command) => {
    await go('#/');
    await openBy(command);
    expect(await brokenRules(window.page, '[role="dialog"]')).toEqual([]);
  });

  test.each(VIEWS)('%s breaks none', async (view) => {
    await go(`#/${project}/${view}`);
    if (view === 'board') await window.page.locator('main').getByRole('option').first().click();
    expect(await brokenRules(window.page)).toEqual([]);
  });

  test.each(SHEETS[language])('%s breaks none', async (_, keys) => {
    await go(`#/${project}/board`);
    await window.page.keyboard.press(keys);
    await window.page.getByRole('dialog').first().waitFor();
    expect(await brokenRules(window.page)).toEqual([]);
  });

  test('models break none, with those of the catalogue', async () => {
    const { page } = window;
    await go(`#/${project}/board`);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(language === 'en' ? 'models' : '模型');
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('SimianLuo/LCM_Dreamshaper_v7').waitFor();
    expect(await brokenRules(window.page)).toEqual([]);
  });

  test.each(PARTED[language])('no part of the sheet "%s" breaks any', async (_, keys, count) => {
    const { page } = window;
    await go(`#/${project}/board`);
    await page.keyboard.press(keys);
    const parts = page.getByRole('dialog').getByRole('tab');
    await parts.first().waitFor();
    expect(await parts.count()).toBe(count);
    for (const part of await parts.all()) {
      await part.click();
      await page.waitForTimeout(300);
      const name = await part.textContent();
      expect([name, await brokenRules(window.page, '[role="dialog"]')]).toEqual([name, []]);
    }
  });

  test.each(PANELS[language])('the panel that "%s" opens breaks none', async (command) => {
    const { page } = window;
    await go(`#/${project}/board`);
    await page.locator('main').getByRole('option').first().click();
    await openBy(command);
    expect(await brokenRules(window.page, '[role="dialog"]')).toEqual([]);
  });
});

describe('in English, whose words are longer', () => {
  beforeAll(async () => {
    await window.page.evaluate(`localStorage.setItem('shotloom.language', 'en')`);
    await window.page.reload();
  });

  test.each([
    [1024, 640],
    // The same at twice the size.
    [720, 450],
    [640, 400],
  ])('fits a window of %i by %i, main action and all', async (width, height) => {
    const { page } = window;
    await page.setViewportSize({ width, height });
    for (const view of VIEWS) {
      await go(`#/${project}/${view}`);
      expect(await page.evaluate(`'${view}' + (document.documentElement.scrollWidth <= innerWidth)`)).toBe(
        `${view}true`,
      );
      await page.getByRole('main').waitFor();
      const { x = -1, width: wide = 0 } = (await page.locator('header [data-look="main"]').boundingBox()) ?? {};
      expect([view, x >= 0 && x + wide <= width]).toEqual([view, true]);
    }
  });
});

test('what forms is seen on its card and in the queue, with words for it, until it is stopped', async () => {
  const { page } = window;
  const library = join(folder, 'library');
  await installTiny(library, 'slow', join(folder, 'slow'), 64);
  const app = makeApp({ library });
  try {
    // Of the other film there are pictures by now.
    const { project: other } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS });
    await app.calls.projects.settings({ project: other, settings: { model: 'slow', steps: 900 } });
    await app.calls.takes.enqueue({ project: other, kind: 'still' });
    await go(`#/${other}/board`);
    const onCard = page.locator('[data-shot] img[src*="/forming/"]');
    await onCard.waitFor();
    expect(await onCard.getAttribute('alt')).toBe('Shot 1A · still, as it forms');
    const first = await onCard.getAttribute('src');
    await page.keyboard.press('Control+j');
    await page.getByRole('dialog').getByRole('img', { name: 'Shot 1A · still, as it forms' }).waitFor();
    expect(await brokenRules(window.page)).toEqual([]);
    await expect.poll(() => onCard.getAttribute('src')).not.toBe(first);
    const width = `document.querySelector('[data-shot] img[src*="/forming/"]').naturalWidth`;
    await expect.poll(() => page.evaluate(width)).toBeGreaterThan(0);
    await app.calls.jobs.change({ do: 'cancel', to: { all: true } });
    await expect.poll(() => page.locator('img[src*="/forming/"]').count()).toBe(0);
  } finally {
    await app.close();
  }
});

test('nothing was complained of', () => {
  expect(window.complaints).toEqual([]);
});

async function go(hash: string): Promise<void> {
  await window.page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await window.page.locator('main:not([aria-busy="true"])').first().waitFor();
  await window.page.waitForTimeout(400);
}

/** Does a command, which is given keys for it, and waits for what it opens. */
async function openBy(command: string): Promise<void> {
  const { page } = window;
  await page.evaluate(`localStorage.setItem('shotloom.keys', '{"${command}":"Mod+Alt+P"}')`);
  await page.keyboard.press('Control+Alt+p');
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(300);
}
