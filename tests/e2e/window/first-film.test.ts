import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import { serve, Window } from '../../support/window/window.ts';
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
  await page.getByRole('button', { name: 'Paste a script' }).first().click();
  await page.getByRole('textbox', { name: /Screenplay/u }).fill(SCRIPT);
  await page.getByRole('button', { name: 'Draft the storyboard' }).click();

  const card = page.getByRole('option').first();
  await card.locator('img').waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Make the film' }).click();
  await page.getByRole('button', { name: 'Watch the film' }).click({ timeout: 180_000 });
  const film = page.locator('video').first();
  await film.waitFor({ timeout: 180_000 });
  expect(await playsTo(window, 0.5)).toBeGreaterThanOrEqual(0.5);

  await page.getByRole('button', { name: 'Export' }).first().click();
  const download = page.waitForEvent('download', { timeout: 180_000 });
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Export/u })
    .first()
    .click();
  const file = join(folder, 'film.mp4');
  await (await download).saveAs(file);
  expect(await probeVideo(await locateFfmpeg(), file)).toMatchObject({ width: 1280, height: 720 });
  expect(window.complaints).toEqual([]);
  await window.close();
});

/** The moment that the film has come to, once it is past `seconds`. */
async function playsTo({ page }: Window, seconds: number): Promise<number> {
  await page.waitForFunction(`(document.querySelector('video')?.currentTime ?? 0) >= ${seconds}`, undefined, {
    timeout: 120_000,
  });
  return await page.evaluate<number>(`document.querySelector('video').currentTime`);
}
