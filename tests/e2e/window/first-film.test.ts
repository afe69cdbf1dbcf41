import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import type { Locator, Page } from 'playwright-core';
import { Recording } from '../../support/window/recording.ts';
import { ELECTRON, openElectron, serve, Window } from '../../support/window/window.ts';
import type { Served } from '../../support/window/window.ts';

/** How many times as fast as it is what is waited for is shown in the film. */
const FAST = 6;

/** Where a film of this test is written, which then has more to show and takes its time (`npm run screens -- --film`). */
const { SHOTLOOM_RECORD: RECORD } = process.env;

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

const SCRIPT = `EXT. HARBOUR - DAWN

A blue boat sails past the lighthouse.
`;
const MORE = `
INT. KITCHEN - NOON

A woman hands a letter to a man in a green shirt.

MAN
It has your name on it.

EXT. STREET - DAY

Rain. A yellow bus drives to the right down the street.

A girl in a red coat waves to the bus.
`;

test('a script that is pasted becomes a board of stills, a film that plays, and a file', async () => {
  const window = await Window.open(served.link, RECORD === undefined ? {} : { size: { width: 1280, height: 720 } });
  const { page } = window;
  await page.getByRole('button', { name: 'Paste a script' }).first().waitFor();
  const recording = RECORD === undefined ? undefined : await Recording.start(page);
  expect(await makeFilm(page, recording)).toBeGreaterThan(0.5);

  await press(page.getByRole('button', { name: 'Export', exact: true }).first());
  await press(page.getByRole('main').getByRole('button', { name: 'Export', exact: true }));
  if (recording) recording.pace = FAST;
  const save = page.getByRole('complementary').getByRole('button', { name: 'Save', exact: true });
  await save.waitFor({ timeout: 180_000 });
  if (recording) recording.pace = 1;
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await press(save);
  const file = join(folder, 'film.mp4');
  await (await download).saveAs(file);
  if (RECORD !== undefined) await recording?.stop(RECORD);
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
async function makeFilm(page: Page, recording?: Recording): Promise<number> {
  const shownAt = (pace: number): void => {
    if (recording) recording.pace = pace;
  };
  await press(page.getByRole('button', { name: 'Paste a script' }).first());
  const script = page.getByRole('textbox', { name: /Screenplay/u });
  await script.fill(RECORD === undefined ? SCRIPT : `Title: The Letter\n\n${SCRIPT}`);
  if (RECORD !== undefined) await script.pressSequentially(MORE, { delay: 12 });
  await press(page.getByRole('button', { name: 'Draft the storyboard' }));
  await page.locator('main').getByRole('option').first().locator('img').waitFor({ timeout: 120_000 });
  if (RECORD !== undefined) await lookAround(page);
  await press(page.getByRole('button', { name: 'Make the film' }));
  shownAt(FAST);
  await page.getByRole('button', { name: 'Watch the film' }).waitFor({ timeout: 180_000 });
  shownAt(1);
  await press(page.getByRole('button', { name: 'Watch the film' }));
  shownAt(FAST);
  await playedTo(page, 0);
  shownAt(1);
  return await playedTo(page, RECORD === undefined ? 0.5 : 9);
}

/** Waits until a film has played further than a moment. */
async function playedTo(page: Page, moment_s: number): Promise<number> {
  // Asked from outside, because the page's policy lets nothing be evaluated that waits inside.
  return await vi.waitUntil(async () => {
    const furthest = await page.evaluate<number>(FURTHEST);
    return furthest > moment_s && furthest;
  }, 180_000);
}

/** Presses a button; where it is recorded, as slowly as somebody follows. */
async function press(button: Locator): Promise<void> {
  await button.waitFor();
  if (RECORD !== undefined) {
    const page = button.page();
    const { x = 0, y = 0, width = 0, height = 0 } = (await button.boundingBox()) ?? {};
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 20 });
    await page.waitForTimeout(500);
  }
  await button.click();
}

/** Goes over the cards once they all have their stills, and picks one. */
async function lookAround(page: Page): Promise<void> {
  const cards = page.locator('main').getByRole('option');
  for (const card of await cards.all()) {
    await card.locator('img').waitFor({ timeout: 120_000 });
    await press(card);
  }
  await page.waitForTimeout(800);
}

/** The furthest that any film of the page has played, in seconds. */
const FURTHEST = `Math.max(0, ...[...document.querySelectorAll('video')].map((film) => film.currentTime))`;
