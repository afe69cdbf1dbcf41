import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listModels, modelsDirectory } from '../../../src-main/models/installed.ts';
import { PACKS } from '../../support/packs/goldens.ts';
import type { HubServer } from '../../support/packs/hub-server.ts';
import { startHub } from '../../support/packs/hub-server.ts';
import { brokenRules } from '../../support/window/axe.ts';
import { serve, Window } from '../../support/window/window.ts';
import type { Served } from '../../support/window/window.ts';

let folder: string;
let library: string;
let hub: HubServer;
let served: Served;
let window: Window;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-window-'));
  hub = await startHub({ folder: join(PACKS, 'sd'), licence: 'mit', token: 'hf_secret', slow: 250 });
  library = join(folder, 'library');
  served = await serve(library, 0, { HF_ENDPOINT: hub.endpoint });
  window = await Window.open(served.link);
});

afterAll(async () => {
  await window.close();
  await served.stop();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a model that a page downloads comes on when the page is reloaded, which sees it, pauses it and goes on with it', async () => {
  const { page } = window;
  const sheet = page.getByRole('dialog');
  const openModels = async (): Promise<void> => {
    await page.getByRole('main').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('models');
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    await sheet.getByText('Token for the hub').first().waitFor();
  };
  await openModels();
  await sheet.getByLabel('Token for the hub').fill('hf_secret');
  await sheet.getByRole('button', { name: 'Keep' }).click();
  await sheet.getByText('Shotloom keeps one until it ends.').waitFor();
  await sheet.getByLabel('Repository').fill('owner/model');
  await sheet.getByRole('button', { name: 'Look', exact: true }).first().click();
  await sheet.getByRole('switch', { name: 'I accept the licence' }).click();
  await sheet.getByRole('button', { name: 'Download' }).click();
  await sheet.getByRole('progressbar', { name: 'owner/model' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Downloading owner/model' }).waitFor();
  const sent = hub.sent();
  await openModels();
  await sheet.getByRole('button', { name: 'Pause owner/model' }).click();
  await sheet.getByText(/ of 58 kB · paused$/u).waitFor();
  expect(hub.sent()).toBeGreaterThan(sent);
  expect(await brokenRules(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Go on with owner/model' }).click();
  await page.getByText('owner/model is installed').waitFor();
  await sheet.getByRole('button', { name: 'Remove owner/model' }).waitFor();
  expect(listModels(modelsDirectory(library))).toMatchObject([{ id: 'owner--model' }]);
  expect(window.complaints).toEqual([]);
});
