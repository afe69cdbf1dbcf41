import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('a script that is pasted becomes a board of stills, a film, and a file', async () => {
  const window = await Window.open(served.link);
  const { page } = window;
  await page.getByRole('button', { name: 'Paste a script' }).click();
  await page
    .getByRole('textbox', { name: /Screenplay/u })
    .fill('EXT. HARBOUR - DAWN\n\nA blue boat sails past the lighthouse.\n');
  await page.getByRole('button', { name: 'Draft the storyboard' }).click();
  const card = page.getByRole('img', { name: /boat/u }).first();
  await card.waitFor({ timeout: 60_000 });
  expect(window.complaints).toEqual([]);
  await window.close();
});
