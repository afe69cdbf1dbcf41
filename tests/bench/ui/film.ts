import type { CDPSession, Page } from 'playwright-core';
import type { Window } from '../../support/window/window.ts';
import type { BenchOptions, BenchRow } from '../bench.ts';
import { mainThreadBetween, quantile } from './trace.ts';

type Log = BenchOptions['log'];

const FRAMES = 240;
const KEYS = 60;
const MEBIBYTE = 2 ** 20;

/** Work of a frame while board and timeline are scrolled through, and the memory of the page behind it. */
export async function scrollingOf({ page }: Window, project: string, log: Log): Promise<BenchRow[]> {
  const session = await page.context().newCDPSession(page);
  const rows: BenchRow[] = [];
  await show(page, project, 'board');
  await page.locator('main').getByRole('option').first().waitFor();
  for (const { name, place, by } of [
    { name: 'board', place: 'main [role="listbox"]', by: { x: 0, y: 120 } },
    { name: 'timeline', place: 'section[aria-label="Timeline"] [class*="scroller"]', by: { x: 120, y: 0 } },
  ]) {
    log(`scrolling the ${name}`);
    // As it is opened, also where it was scrolled before.
    await page.evaluate(`document.querySelector(${JSON.stringify(place)}).scrollTo(0, 0)`);
    // Close enough that there is something to scroll through.
    if (name === 'timeline') {
      await page.getByRole('button', { name: 'Show the whole film' }).click();
      for (let step = 0; step < 8; step += 1) await page.getByRole('button', { name: 'Look closer' }).click();
    }
    const work = await mainThreadBetween(session, 'scrolled', async () => await scroll(page, place, by));
    rows.push({
      measure: `${name}: work of a frame while scrolling, p95`,
      value: quantile(work, 0.95),
      unit: 'ms',
      baseline: 8,
    });
  }
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.enable').then(() => session.send('Performance.getMetrics'));
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  rows.push({ measure: 'memory of the page', value: heap / MEBIBYTE, unit: 'MiB', baseline: 300 });
  return rows;
}

/** Work from a key to its letter, in a script of 2,000 shots, as fast as the machine is and four times slower. */
export async function typing({ page }: Window, project: string, log: Log): Promise<BenchRow[]> {
  const session = await page.context().newCDPSession(page);
  await show(page, project, 'script');
  const editor = page.getByRole('textbox').first();
  await editor.click();
  const rows: BenchRow[] = [];
  for (const { slow, most } of [
    { slow: 1, most: 16 },
    { slow: 4, most: 50 },
  ]) {
    log(`typing, ${slow} times slower`);
    rows.push({
      measure: `typing: work from key to paint, p95, at 1/${slow} speed`,
      value: quantile(await keysIn(page, session, slow), 0.95),
      unit: 'ms',
      baseline: most,
    });
  }
  return rows;
}

/** Milliseconds from each of many keys to its letter, where the keyboard is. @param slow so many times slower than the machine is */
export async function keysIn(page: Page, session: CDPSession, slow: number): Promise<number[]> {
  // The page itself says when the letter is painted: asking it from outside would be work of its own.
  await page.evaluate(`if (!window.markTyped) {
    window.markTyped = () => requestAnimationFrame(() => setTimeout(() => performance.mark('typed')));
    addEventListener('keydown', window.markTyped, true);
  }`);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow });
  // From a key to its letter, and from there to the next key, in turn: only the first is waited for.
  const parts = await mainThreadBetween(session, 'typed', async () => {
    for (let key = 0; key < KEYS; key += 1) {
      await page.evaluate(`performance.mark('typed')`);
      await page.keyboard.press('a');
      do await page.waitForTimeout(100);
      while ((await page.evaluate<number>(`performance.getEntriesByName('typed').length`)) % 2 === 1);
    }
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return parts.filter((_, index) => index % 2 === 0);
}

// What runs in the page is text: the tests are checked without a browser's types.

async function show(page: Page, project: string, view: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${project}/${view}`)}`);
}

/** Scrolls a place by so many pixels with every frame, and marks each. */
export async function scroll(page: Page, place: string, by: { readonly x: number; readonly y: number }): Promise<void> {
  await page.evaluate(`(async () => {
    const scroller = document.querySelector(${JSON.stringify(place)});
    for (let frame = 0; frame <= ${FRAMES}; frame += 1) {
      await new Promise(requestAnimationFrame);
      performance.mark('scrolled');
      scroller.scrollBy(${by.x}, ${by.y});
    }
  })()`);
}
