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

async function placeOf(id: string | undefined) {
  const place = await window.page.locator(`[data-block="${id}"]`).boundingBox();
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
