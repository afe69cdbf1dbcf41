import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import { serve, Window } from '../../support/window/window.ts';
import type { Served } from '../../support/window/window.ts';

const SETTINGS = { seed: 1, width: 320, height: 180, fps_num: 24, fps_den: 1, sound: { voices: false } } as const;
const SCRIPT =
  'EXT. OLD HARBOUR - DAWN\n\nA blue boat sails past.\n\nMARA\nHere it is.\n\n小雨：你在折什么？\n\nThe boat drifts.';

let folder: string;
let served: Served;
let window: Window;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-offers-'));
  const app = makeApp({ library: join(folder, 'library') });
  const { project } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS });
  await app.close();
  served = await serve(join(folder, 'library'));
  window = await Window.open(served.link);
  await window.page.evaluate(`location.hash = '#/${project}/script'`);
  const editor = window.page.locator('.cm-content');
  await editor.click();
  await window.page.keyboard.press('Control+End');
  // Names and places are known as soon as the text was read.
  await window.page.getByText('1 scene').waitFor();
}, 60_000);

afterAll(async () => {
  await window.close();
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('names and places of the script are offered where they may stand, and nothing in a paragraph', async () => {
  const { keyboard } = window.page;
  await keyboard.type('\n\nM');
  await offered('MARA');
  await keyboard.type('A');
  await offered('MARA');
  await keyboard.press('Tab');
  await keyboard.type('\nIt is late.\n\nEXT. O');
  await offered('OLD HARBOUR');
  await keyboard.press('Enter');
  await keyboard.type(' - N');
  await offered('NIGHT');
  await keyboard.press('Tab');
  // As an input method writes: all at once.
  await keyboard.insertText('\n\n');
  await keyboard.insertText('小');
  await offered('小雨：');
  await keyboard.press('Tab');
  await keyboard.type('a paragraph goes on');
  await window.page.waitForTimeout(300);
  expect(await options().count()).toBe(0);
  const text = await window.page.locator('.cm-content').innerText();
  expect(text.replaceAll(/\n+/gu, '\n')).toContain(
    'MARA\nIt is late.\nEXT. OLD HARBOUR - NIGHT\n小雨：a paragraph goes on',
  );
});

function options(): Locator {
  return window.page.locator('.cm-tooltip-autocomplete li');
}

async function offered(label: string): Promise<void> {
  await options().filter({ hasText: label }).first().waitFor();
  // CodeMirror takes no key that comes sooner, for it may have been meant for the text.
  await window.page.waitForTimeout(100);
}
