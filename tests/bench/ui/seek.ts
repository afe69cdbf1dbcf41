import type { Page } from 'playwright-core';
import { makeApp } from '../../../src-main/app.ts';
import { finish } from '../../support/app/finish.ts';
import { mulberry32 } from '../../support/mulberry32.ts';
import type { Window } from '../../support/window/window.ts';
import type { BenchRow } from '../bench.ts';
import { quantile } from './trace.ts';

const SEEKS = 40;
const MOST_MS = 80;
/** The size and rate that films have unless somebody says otherwise. */
const SETTINGS = { seed: 1, width: 1280, height: 720, fps_num: 24, fps_den: 1, sound: { voices: false } } as const;
const SCRIPT = [
  'EXT. HARBOUR - DAWN\n\nA blue boat sails past the lighthouse.\n\nA woman in red walks along the pier.',
  'INT. KITCHEN - DAY\n\nA man in green sits at the table. He pours tea.',
  'EXT. FOREST - NIGHT - RAIN\n\nA white dog runs between the trees.\n\nThe boat drifts in the rain.',
  'EXT. BEACH - DUSK\n\nThe woman in red looks at the sea.',
].join('\n\n');

/** A film whose clips are made. @returns its project */
export async function makeFilm(library: string): Promise<string> {
  const app = makeApp({ library });
  const { project } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS });
  await finish(await app.calls.takes.generate({ project, kind: 'clip' }));
  await app.close();
  return project;
}

/** From a press on the ruler, and from an arrow key, to the frame in the film that is shown; in a film of clips, as its preview plays it. */
export async function seeksIn({ page }: Window, project: string): Promise<BenchRow[]> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${project}/timeline`)}`);
  const film = page.locator('video[data-shown="true"]');
  await film.waitFor({ timeout: 300_000 });
  await page.waitForTimeout(2000);
  const random = mulberry32(8);
  const ruler = await page.locator('section[aria-label="Timeline"] [class*="ruler"]').boundingBox();
  if (!ruler) throw new Error('The timeline has no ruler.');
  const [presses, steps]: [number[], number[]] = [[], []];
  for (let seek = 0; seek < SEEKS; seek += 1) {
    // Between the names of the tracks and the end of a film that fits its window; in its two halves in turn, so that each frame is another one.
    const x = ruler.x + 110 + ((seek % 2) + random() * 0.9) * ((ruler.width - 110 - 100) / 2);
    presses.push(await shownAfter(page, async () => await page.mouse.click(x, ruler.y + ruler.height / 2)));
    steps.push(await shownAfter(page, async () => await page.keyboard.press('ArrowRight')));
  }
  return [
    {
      measure: 'seek on the ruler to its frame shown, p95',
      value: quantile(presses, 0.95),
      unit: 'ms',
      baseline: MOST_MS,
    },
    {
      measure: 'step of an arrow key to its frame shown, p95',
      value: quantile(steps, 0.95),
      unit: 'ms',
      baseline: MOST_MS,
    },
  ];
}

/** Milliseconds from the press that is done to the moment when the frame that it asks for is to be seen. */
async function shownAfter(page: Page, press: () => Promise<void>): Promise<number> {
  const shown = page.evaluate<number>(`new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('No frame was shown after a press.')), 10_000);
    const film = document.querySelector('video[data-shown="true"]');
    const frameOf = (seconds) => Math.floor(seconds * ${SETTINGS.fps_num} + 1e-3);
    let pressed = null;
    const note = ({ timeStamp }) => { pressed ??= timeStamp; };
    for (const event of ['pointerdown', 'keydown']) addEventListener(event, note, { capture: true, once: true });
    const look = (now, { mediaTime, expectedDisplayTime }) => {
      if (pressed !== null && frameOf(mediaTime) === frameOf(film.currentTime)) resolve(Math.max(now, expectedDisplayTime) - pressed);
      else film.requestVideoFrameCallback(look);
    };
    film.requestVideoFrameCallback(look);
  })`);
  await page.waitForTimeout(120);
  await press();
  const took = await shown;
  await page.waitForTimeout(120);
  return took;
}
