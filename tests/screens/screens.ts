import type { Page } from 'playwright-core';
import type { Films, Language } from './films.ts';

/** Where a screen is shown. */
export interface Place {
  readonly page: Page;
  readonly films: Films;
  readonly language: Language;
}

/** A screen that a picture is taken of. */
export interface Screen {
  readonly name: string;
  /** Leads to it, from wherever the page is. */
  readonly show: (place: Place) => Promise<void>;
  /** In CSS pixels; 1280 by 800 unless said. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Pixels of the picture for each of them. */
  readonly scale?: number;
  /** In English and dark, and in Chinese and light only: what would show nothing new in the others. */
  readonly few?: true;
}

/** Home while the library is empty, where everything begins. */
export const FIRST_SCREENS: readonly Screen[] = [{ name: 'home-first', show: async ({ page }) => await home(page) }];

/** Screens of a library with films, in the order in which somebody meets them. */
export const SCREENS: readonly Screen[] = [
  { name: 'home', show: async ({ page }) => await home(page) },
  {
    name: 'paste',
    few: true,
    show: async ({ page, language }) => {
      await home(page);
      await page.keyboard.press('Control+n');
      await page.getByRole('dialog').getByRole('textbox').fill(PASTED[language]);
    },
  },
  {
    name: 'search',
    few: true,
    show: async ({ page, language }) => {
      await home(page);
      await page.locator('search input').fill(language === 'en' ? 'boat' : '小雨');
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'search-nothing',
    few: true,
    show: async ({ page, language }) => {
      await home(page);
      await page.locator('search input').fill(language === 'en' ? 'submarine' : '潜水艇');
      await page.waitForTimeout(400);
    },
  },
  { name: 'script', show: async ({ page, films }) => await view(page, films.made, 'script') },
  {
    name: 'board',
    show: async ({ page, films }) => {
      await board(page, films.made);
      await page.locator('main').getByRole('option').nth(1).click();
    },
  },
  {
    name: 'board-several',
    few: true,
    show: async ({ page, films }) => {
      await board(page, films.made);
      await page.locator('main').getByRole('option').nth(1).click();
      await page
        .locator('main')
        .getByRole('option')
        .nth(3)
        .click({ modifiers: ['Shift'] });
    },
  },
  { name: 'board-strip', few: true, show: async (place) => await boardAs(place, 1) },
  { name: 'board-list', few: true, show: async (place) => await boardAs(place, 2) },
  { name: 'cast', show: async (place) => await boardPanel(place, 0) },
  { name: 'tray', few: true, show: async (place) => await boardPanel(place, 1) },
  {
    name: 'pen',
    few: true,
    show: async ({ page, films }) => {
      await board(page, films.made);
      await page.locator('main').getByRole('option').nth(1).click();
      await page.keyboard.press('d');
      const paper = page.getByRole('dialog').locator('canvas');
      await paper.waitFor();
      await draw(page, (await paper.boundingBox()) ?? { x: 0, y: 0, width: 1, height: 1 });
    },
  },
  {
    name: 'camera',
    few: true,
    show: async ({ page, films, language }) => {
      await board(page, films.made);
      await page.locator('main').getByRole('option').nth(1).click();
      await command(page, language === 'en' ? 'camera' : '拍');
      await page.getByRole('dialog').locator('video').waitFor();
      await page.waitForTimeout(1200);
    },
  },
  {
    name: 'timeline',
    show: async ({ page, films }) => {
      await timeline(page, films.made);
      await seekTo(page, 0.28);
    },
  },
  {
    name: 'timeline-shot',
    few: true,
    show: async ({ page, films }) => {
      await timeline(page, films.made);
      await seekTo(page, 0.28);
      await page.locator('[data-track="picture"] button').nth(2).click();
    },
  },
  {
    name: 'teleprompter',
    few: true,
    show: async ({ page, films, language }) => {
      await timeline(page, films.made);
      await command(page, language === 'en' ? 'record' : '录');
      await page.getByRole('dialog').getByRole('button').first().waitFor();
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'graphic',
    few: true,
    show: async ({ page, films, language }) => {
      await timeline(page, films.made);
      await page.keyboard.press('Shift+G');
      const fields = page.getByRole('dialog').getByRole('textbox');
      const [heading, bullets] = SLIDE[language];
      await fields.nth(0).fill(heading);
      await fields.nth(1).fill(bullets);
    },
  },
  { name: 'takes', show: async (place) => await takes(place) },
  {
    name: 'takes-wipe',
    few: true,
    show: async (place) => {
      await takes(place);
      await place.page.keyboard.press('w');
    },
  },
  {
    name: 'takes-words',
    few: true,
    show: async (place) => {
      await takes(place);
      await place.page.keyboard.press('h');
      await place.page.getByRole('slider').first().fill('40');
    },
  },
  { name: 'export', show: async ({ page, films }) => await view(page, films.made, 'export') },
  { name: 'palette', show: async (place) => await sheet(place, 'Control+k') },
  {
    name: 'settings',
    show: async (place) => {
      await sheet(place, 'Control+,');
      // What ffmpeg there is, is asked of it.
      await place.page.waitForTimeout(4000);
    },
  },
  {
    name: 'settings-storage',
    few: true,
    show: async (place) => {
      await sheet(place, 'Control+,');
      await place.page.getByRole('dialog').getByRole('tab').nth(4).click();
      await place.page.waitForTimeout(4000);
    },
  },
  {
    name: 'film',
    few: true,
    show: async (place) => {
      await sheet(place, 'Control+i');
      await place.page.getByRole('dialog').getByRole('tab').nth(2).click();
      await place.page.waitForTimeout(2500);
    },
  },
  { name: 'help', show: async (place) => await sheet(place, '?') },
  {
    name: 'models',
    show: async (place) => {
      await board(place.page, place.films.made);
      await command(place.page, place.language === 'en' ? 'models' : '模型');
      await place.page.getByRole('dialog').locator('dl').waitFor();
      await place.page.waitForTimeout(1500);
    },
  },
  {
    name: 'tour',
    few: true,
    show: async ({ page, films }) => {
      await board(page, films.made);
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByRole('tab').nth(1).click();
      await page.getByRole('tabpanel').getByRole('button').nth(1).click();
      await page.getByRole('dialog').getByRole('button').last().click();
    },
  },
  {
    name: 'trash-empty',
    few: true,
    show: async ({ page }) => {
      await home(page);
      await page.locator('main header button').nth(1).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'not-found', few: true, show: async ({ page }) => await view(page, 'prj_0000000000000000', 'board') },
  {
    name: 'small',
    few: true,
    size: { width: 1024, height: 640 },
    show: async ({ page, films }) => await board(page, films.made),
  },
  {
    name: 'zoom-200',
    few: true,
    size: { width: 720, height: 450 },
    scale: 2,
    show: async ({ page, films }) => await board(page, films.made),
  },
  {
    name: '4k',
    few: true,
    size: { width: 3840, height: 2160 },
    scale: 0.5,
    show: async ({ page, films }) => {
      // Where nobody has chosen yet how large cards are.
      await page.evaluate(`localStorage.removeItem('shotloom.board')`);
      await page.reload();
      await board(page, films.made);
      await page.locator('main').getByRole('option').nth(1).click();
    },
  },
  {
    // The last one: what it begins goes on while others would be taken.
    name: 'queue',
    show: async ({ page, films }) => {
      await board(page, films.begun);
      await page.locator('header [data-look="main"]').click();
      await page.keyboard.press('Control+j');
      await page.getByRole('dialog').getByRole('progressbar').first().waitFor({ timeout: 60_000 });
      await page.waitForTimeout(1500);
    },
  },
];

const SLIDE = {
  en: ['What we know', 'The lamp is dark\nBoats are still at sea\nTom has the key'],
  zh: ['已知的事', '灯塔熄了\n船还在海上\n钥匙在老汤姆手里'],
} as const;

const PASTED = {
  en: 'EXT. HARBOUR - DAWN\n\nA blue boat sails past the lighthouse.\n\nINT. KITCHEN - NOON\n\nA woman hands a letter to a man in a green shirt.\n\nMAN\n(smiling)\nIt has your name on it.\n\nShe looks up, surprised.\n',
  zh: '1、外景 港口 清晨\n△一艘蓝色的船驶过灯塔。\n\n2、内景 厨房 中午\n△一个女人把一封信递给穿绿衬衫的男人。\n男人：（微笑）上面写着你的名字。\n△她抬起头，很惊讶。\n',
} as const;

/** Waits until nothing is on its way any more: pictures (filmstrips are made when they are first asked for), letters, answers. */
export async function settled(page: Page): Promise<void> {
  for (let calm = 0, tries = 0; calm < 3 && tries < 120; tries += 1) {
    await page.waitForTimeout(200);
    const isThere = await page.evaluate<boolean>(
      `document.fonts.status === 'loaded' && document.querySelector('[aria-busy="true"]') === null &&
        [...document.images].every((image) => image.complete)`,
    );
    calm = isThere && !isLoading(page) ? calm + 1 : 0;
  }
}

const loading = new WeakMap<Page, Set<unknown>>();

/** Notes from now on what a page loads, but for films: of those it reads no more than it plays. */
export function followLoading(page: Page): void {
  const now = new Set<unknown>();
  loading.set(page, now);
  page.on('request', (request) => request.resourceType() === 'media' || now.add(request));
  page.on('requestfinished', (request) => now.delete(request));
  page.on('requestfailed', (request) => now.delete(request));
}

function isLoading(page: Page): boolean {
  return (loading.get(page)?.size ?? 0) > 0;
}

async function home(page: Page): Promise<void> {
  await leave(page);
  await page.evaluate(`location.hash = '#/'`);
  await page.locator('main:not([aria-busy="true"])').first().waitFor();
  const search = page.locator('search input');
  if ((await search.count()) > 0 && (await search.inputValue()) !== '') await search.fill('');
}

async function view(page: Page, project: string, name: string): Promise<void> {
  await leave(page);
  await page.evaluate(`location.hash = '#/${project}/${name}'`);
  await page.locator('main:not([aria-busy="true"])').first().waitFor();
  await settled(page);
}

async function board(page: Page, project: string): Promise<void> {
  await view(page, project, 'board');
  // As it was first: the page remembers how its board was shown.
  await page.locator('main [role="toolbar"] [aria-pressed]').first().click();
  await page.locator('main').getByRole('option').first().waitFor();
}

/** @param mode its place among the ways that the board can be shown in */
async function boardAs({ page, films }: Place, mode: number): Promise<void> {
  await board(page, films.made);
  await page.locator('main [role="toolbar"] [aria-pressed]').nth(mode).click();
  await page.locator('main').getByRole('option').nth(1).click();
  await settled(page);
}

/** @param panel its place among the buttons that open one */
async function boardPanel({ page, films }: Place, panel: number): Promise<void> {
  await board(page, films.made);
  await page.locator('main [role="toolbar"] button:has(svg)').nth(panel).click();
  await page.getByRole('dialog').waitFor();
}

async function takes({ page, films }: Place): Promise<void> {
  await board(page, films.made);
  await page.locator('main').getByRole('option').nth(1).click();
  await page.keyboard.press('Control+4');
  await page.locator('main:not([aria-busy="true"])').first().waitFor();
  await settled(page);
}

async function timeline(page: Page, project: string): Promise<void> {
  await view(page, project, 'timeline');
  // The preview is made when it is first asked for.
  await page.waitForTimeout(1500);
  const stop = page.getByRole('button', { name: /Stop the preview|停止生成预览/u });
  await stop.waitFor({ state: 'detached', timeout: 300_000 });
}

/** @param share of the strip's width */
async function seekTo(page: Page, share: number): Promise<void> {
  const ruler = await page.locator('[data-tour="timeline"]').boundingBox();
  if (ruler) await page.mouse.click(ruler.x + ruler.width * share, ruler.y + 45);
  await page.waitForTimeout(1500);
}

async function sheet({ page, films }: Place, keys: string): Promise<void> {
  await board(page, films.made);
  await page.keyboard.press(keys);
  await page.getByRole('dialog').first().waitFor();
}

/** Runs a command that has no key, by some of its letters. */
async function command(page: Page, letters: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(letters);
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
}

/** Closes what stands over the view; the first Escape may close a tip that stands over that. */
async function leave(page: Page): Promise<void> {
  for (let tries = 0; tries < 5 && (await page.getByRole('dialog').count()) > 0; tries += 1) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
  }
}

/** A hill, a sun, and an arrow over them. */
async function draw(page: Page, { x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const stroke = async (points: readonly (readonly [number, number])[]): Promise<void> => {
    for (const [index, [across, down]] of points.entries()) {
      await page.mouse.move(x + across * width, y + down * height);
      if (index === 0) await page.mouse.down();
    }
    await page.mouse.up();
  };
  const along = (steps: number, at: (share: number) => readonly [number, number]) =>
    Array.from({ length: steps + 1 }, (_, index) => at(index / steps));
  await stroke(along(30, (share) => [share, 0.72 - 0.18 * Math.sin(share * Math.PI)]));
  await stroke(along(30, (share) => [0.74 + 0.05 * Math.cos(share * 6.3), 0.26 + 0.09 * Math.sin(share * 6.3)]));
  await stroke(along(20, (share) => [0.22 + 0.05 * Math.cos(share * 6.3), 0.42 + 0.09 * Math.sin(share * 6.3)]));
  await stroke(along(6, (share) => [0.22, 0.51 + 0.2 * share]));
  await page.getByRole('dialog').getByRole('toolbar').getByRole('button').nth(1).click();
  await stroke(along(10, (share) => [0.32 + 0.3 * share, 0.46]));
}
