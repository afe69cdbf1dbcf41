import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { finish } from '../../support/app/finish.ts';
import { serve, Window } from '../../support/window/window.ts';
import type { Served } from '../../support/window/window.ts';

/** A board that is longer than its window: cards that are scrolled out of sight lend their elements to those that come. */

const SETTINGS = { seed: 1, width: 320, height: 180, fps_num: 24, fps_den: 1, sound: { voices: false } } as const;
const SCENES = 24;
/** The place of the shot that has a clip: its card comes only after some scrolling. */
const MOVING = 31;

let folder: string;
let app: App;
let project: string;
let shots: string[];
let served: Served;
let window: Window;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-cards-'));
  app = makeApp({ library: join(folder, 'library') });
  const text = Array.from(
    { length: SCENES },
    (_, at) => `EXT. HARBOUR ${at + 1} - DAWN\n\nA blue boat sails past.\n\nA woman in red waves.`,
  ).join('\n\n');
  ({ project } = await app.calls.scripts.create({ text, settings: SETTINGS }));
  shots = await order();
  const moving = shots[MOVING] ?? '';
  await finish(await app.calls.takes.generate({ project, kind: 'clip', shot: moving }));
  await app.calls.jobs.change({ do: 'pause', to: { all: true } });
  served = await serve(join(folder, 'library'));
  window = await Window.open(served.link);
  await window.page.evaluate(`location.hash = '#/${project}/board'`);
  await window.page.locator('main').getByRole('option').first().waitFor();
}, 120_000);

afterAll(async () => {
  await window.close();
  await served.stop();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('cards that come have the elements of those that went, and are read in the order of the film', async () => {
  const { page } = window;
  const before = await page.evaluate<number>(`(() => {
    window.cards = [...document.querySelectorAll('main [data-shot]')];
    return window.cards.length;
  })()`);
  const first = await seen();
  await page.locator('main').getByRole('option').first().hover();
  for (let turn = 0; turn < 8; turn += 1) {
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(60);
  }
  await expect.poll(async () => (await seen())[0]).not.toBe(first[0]);
  const kept = await page.evaluate<number>(
    `[...document.querySelectorAll('main [data-shot]')].filter((card) => window.cards.includes(card)).length`,
  );
  expect(kept).toBeGreaterThan(before * 0.8);

  const now = await seen();
  const from = shots.indexOf(now[0] ?? '');
  expect(from).toBeGreaterThan(0);
  expect(now).toEqual(shots.slice(from, from + now.length));
  const said = await page.evaluate<{ owned: string[]; places: number[] }>(`(() => {
    const owned = document.querySelector('main [role="listbox"]').getAttribute('aria-owns').split(' ');
    return { owned, places: owned.map((id) => Number(document.getElementById(id).ariaPosInSet)) };
  })()`);
  expect(said.owned).toHaveLength(now.length);
  expect(said.places).toEqual(now.map((_, at) => from + at + 1));
});

test('a card whose elements showed another shot picks, plays and moves its own', async () => {
  const { page } = window;
  const [moving, next] = [shots[MOVING] ?? '', shots[MOVING + 1] ?? ''];
  for (let turn = 0; turn < 40 && !(await seen()).includes(next); turn += 1) {
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(60);
  }
  const card = page.locator(`#card-${moving}`);
  await card.scrollIntoViewIfNeeded();
  await card.hover();
  await card.locator('video').waitFor();
  await card.click();
  expect(await card.getAttribute('aria-selected')).toBe('true');
  expect(await page.locator('main [aria-selected="true"]').count()).toBe(1);

  const [from, to] = [await card.boundingBox(), await page.locator(`#card-${next}`).boundingBox()];
  if (!from || !to) throw new Error('A card is out of sight.');
  await page.mouse.move(from.x + 40, from.y + 100);
  await page.mouse.down();
  await page.mouse.move(to.x + 100, to.y + 100, { steps: 8 });
  await page.mouse.move(to.x + to.width - 20, to.y + 100, { steps: 4 });
  await page.mouse.up();
  const moved = [...shots.slice(0, MOVING), next, moving, ...shots.slice(MOVING + 2)];
  await expect.poll(order).toEqual(moved);
  expect(window.complaints).toEqual([]);
});

async function order(): Promise<string[]> {
  return (await app.calls.projects.shots({ project })).map(({ id }) => id);
}

/** The shots whose cards are drawn, as they stand on the screen: line by line. */
async function seen(): Promise<string[]> {
  return await window.page.evaluate<string[]>(`[...document.querySelectorAll('main [data-shot]')]
    .map((card) => ({ shot: card.dataset.shot, place: card.getBoundingClientRect() }))
    .sort((one, other) => one.place.top - other.place.top || one.place.left - other.place.left)
    .map(({ shot }) => shot)`);
}
