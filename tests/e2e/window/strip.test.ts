import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { serve, Window } from '../../support/window/window.ts';
import type { Served } from '../../support/window/window.ts';

const SETTINGS = { seed: 1, width: 320, height: 180, fps_num: 24, fps_den: 1, sound: { voices: false } } as const;
const SCRIPT =
  'EXT. HARBOUR - DAWN\n\nA blue boat sails past the lighthouse.\n\nINT. KITCHEN - NOON\n\nA woman reads a letter.';

let folder: string;
let app: App;
let project: string;
let served: Served;
let window: Window;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-strip-'));
  app = makeApp({ library: join(folder, 'library') });
  ({ project } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS }));
  await app.calls.jobs.change({ do: 'pause', to: { all: true } });
  served = await serve(join(folder, 'library'));
  window = await Window.open(served.link);
  await window.page.evaluate(`location.hash = '#/${project}/timeline'`);
});

afterAll(async () => {
  await window.close();
  await served.stop();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  await window.page.mouse.move(0, 0);
});

test('an edge of a block trims its item, its middle moves it', async () => {
  const [first, second] = await items();
  const place = await placeOf(first?.id);
  await drag(place.x + place.width - 3, place.y + place.height / 2, -place.width / 4);
  await expect.poll(async () => (await items())[0]?.frames).toBeLessThan(first?.frames ?? 0);
  expect((await items())[1]?.frames).toBe(second?.frames);

  const other = await placeOf(second?.id);
  await drag(other.x + other.width / 2, other.y + other.height * 0.8, -other.x);
  await expect.poll(async () => (await items())[0]?.id).toBe(second?.id);
});

test('several items are picked by keys and by a rectangle, moved and taken out together, each as one step', async () => {
  const { page } = window;
  const shown = await ids();
  const [first, second, third] = shown;
  await block(first).click();
  await block(third).click({ modifiers: ['Shift'] });
  await expect.poll(picked).toEqual(shown);
  await block(second).click({ modifiers: ['ControlOrMeta'] });
  await expect.poll(picked).toEqual([first, third]);
  expect(await page.getByRole('heading', { name: '2 picked' }).count()).toBe(1);
  await page.keyboard.press('Delete');
  await expect.poll(ids).toEqual([second]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(ids).toEqual(shown);

  await block(first).waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await expect.poll(picked).toEqual(shown);
  await page.keyboard.press('Escape');
  await expect.poll(picked).toEqual([]);

  // From the free room below the tracks to the middle of the picture: over the last two.
  const [from, to] = [await placeOf(second), await placeOf(third)];
  const strip = await page.getByRole('group', { name: 'Tracks of the film' }).boundingBox();
  if (!strip) throw new Error('There is no strip.');
  await page.mouse.move(from.x + from.width / 2, strip.y + strip.height - 4);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 3 });
  await page.mouse.up();
  await expect.poll(picked).toEqual([second, third]);
  await drag(to.x + to.width / 2, to.y + to.height * 0.8, -to.x);
  await expect.poll(ids).toEqual([second, third, first]);
  await expect.poll(picked).toEqual([second, third]);

  await block(third).focus();
  await page.keyboard.press('ControlOrMeta+Space');
  await expect.poll(picked).toEqual([second]);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(picked).toEqual([second, third, first]);
});

test('the cursor says where an edge is', async () => {
  const [first] = await items();
  const { x, y, width, height } = await placeOf(first?.id);
  const cursor = async (at: number): Promise<string> => {
    await window.page.mouse.move(at, y + height / 2);
    return await window.page.evaluate(`getComputedStyle(document.querySelector('[data-block="${first?.id}"]')).cursor`);
  };
  expect([await cursor(x + 3), await cursor(x + width / 2), await cursor(x + width - 3)]).toEqual([
    ...['ew-resize', 'default', 'ew-resize'],
  ]);
  expect(window.complaints).toEqual([]);
});

async function items() {
  return (await app.calls.timeline.show({ project })).items;
}

async function ids() {
  return (await items()).map(({ id }) => id);
}

/** The items that the strip says are picked, in the order of the film. */
async function picked() {
  const chosen = await window.page.evaluate<string[]>(
    `[...document.querySelectorAll('[role="option"][aria-selected="true"]')].map((each) => each.dataset.block)`,
  );
  return (await ids()).filter((id) => chosen.includes(id));
}

function block(id: string | undefined) {
  return window.page.locator(`[data-block="${id}"]`);
}

async function placeOf(id: string | undefined) {
  const place = await block(id).boundingBox();
  if (!place) throw new Error('The item is not on the strip.');
  return place;
}

async function drag(x: number, y: number, by: number): Promise<void> {
  const { mouse } = window.page;
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + by / 2, y, { steps: 3 });
  await mouse.move(x + by, y, { steps: 3 });
  await mouse.up();
}
