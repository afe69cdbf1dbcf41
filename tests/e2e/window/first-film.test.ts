import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import type { Page } from 'playwright-core';
import { ELECTRON, openElectron, serve, Window } from '../../support/window/window.ts';
import type { Served } from '../../support/window/window.ts';

let folder: string;
let served: Served;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-window-'));
  served = await serve(join(folder, 'library'));
});

afterAll(async () => {
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
});

const SCRIPT = 'EXT. HARBOUR - DAWN\n\nA blue boat sails past the lighthouse.\n';

test('a script that is pasted becomes a board of stills, a film that plays, and a file', async () => {
  const window = await Window.open(served.link);
  const { page } = window;
  expect(await makeFilm(page)).toBeGreaterThan(0.5);

  await page.getByRole('button', { name: 'Export', exact: true }).first().click();
  await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).click();
  const save = page.getByRole('complementary').getByRole('button', { name: 'Save', exact: true });
  await save.waitFor({ timeout: 180_000 });
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await save.click();
  const file = join(folder, 'film.mp4');
  await (await download).saveAs(file);
  expect(await probeVideo(await locateFfmpeg(), file)).toMatchObject({ width: 1280, height: 720, problems: [] });
  expect(window.complaints).toEqual([]);
  await window.close();
});

test.skipIf(ELECTRON.program === undefined)(
  `the same in Electron's window${ELECTRON.reason === undefined ? '' : ` (skipped: ${ELECTRON.reason})`}`,
  async () => {
    const electron = await openElectron(ELECTRON.program ?? '', join(folder, 'home'));
    expect(await makeFilm(await electron.firstWindow())).toBeGreaterThan(0.5);
    await electron.close();
  },
);

/** Answers the moment that the film has played to. */
async function makeFilm(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Paste a script' }).first().click();
  await page.getByRole('textbox', { name: /Screenplay/u }).fill(SCRIPT);
  await page.getByRole('button', { name: 'Draft the storyboard' }).click();
  await page.getByRole('option').first().locator('img').waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Make the film' }).click();
  await page.getByRole('button', { name: 'Watch the film' }).click({ timeout: 180_000 });
  // Asked from outside, because the page's policy lets nothing be evaluated that waits inside.
  return await vi.waitUntil(async () => {
    const furthest = await page.evaluate<number>(FURTHEST);
    return furthest > 0.5 && furthest;
  }, 180_000);
}

/** The furthest that any film of the page has played, in seconds. */
const FURTHEST = `Math.max(0, ...[...document.querySelectorAll('video')].map((film) => film.currentTime))`;
