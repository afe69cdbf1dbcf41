// npm run screens [-- FOLDER] [--only NAME,NAME] [--library FOLDER]: pictures of every screen in both languages and themes, to be looked at.
// They go to docs/screens unless FOLDER is given. A library that is named is kept, and its films are not made again.
// npm run screens -- --film: docs/screens/first-film.mp4, which the test of a first film records of itself.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { ROOT } from '../support/cli/shotloom.ts';
import { serve, Window } from '../support/window/window.ts';
import { cameraFilm, cancelAll, makeFilms } from './films.ts';
import type { Films } from './films.ts';
import { FIRST_SCREENS, followLoading, SCREENS, settled } from './screens.ts';
import type { Screen } from './screens.ts';

const LANGUAGES = ['en', 'zh'] as const;
const THEMES = ['dark', 'light'] as const;
const SIZE = { width: 1280, height: 800 };
/** Pictures are as good as this many bytes allow. */
const MOST_BYTES = 60_000;
const QUALITIES = [84, 72, 60, 50, 44];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, library: { type: 'string' }, film: { type: 'boolean', default: false } },
});
const output = resolve(positionals[0] ?? fileURLToPath(new URL('../../docs/screens', import.meta.url)));
mkdirSync(output, { recursive: true });

if (values.film) {
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'e2e', 'tests/e2e/window/first-film.test.ts'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, SHOTLOOM_RECORD: join(output, 'first-film.mp4') },
  });
  process.exitCode = status ?? 1;
} else await takeAll();

async function takeAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shotloom-screens-'));
  try {
    const library = values.library ?? join(folder, 'library');
    const films = await makeFilms(library);
    const flags = [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${await cameraFilm(library, folder)}`,
    ];
    for (const language of LANGUAGES) {
      for (const theme of THEMES) {
        const look = { language, theme, flags, size: SIZE };
        await takeSome(join(folder, `empty-${language}-${theme}`), FIRST_SCREENS, look, films[language]);
        await takeSome(library, SCREENS, look, films[language]);
        await cancelAll(library);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Look {
  readonly language: (typeof LANGUAGES)[number];
  readonly theme: (typeof THEMES)[number];
  readonly flags: readonly string[];
  readonly size: typeof SIZE;
}

/** Takes the pictures of a library in one language and theme. */
async function takeSome(library: string, screens: readonly Screen[], look: Look, films: Films): Promise<void> {
  const { language, theme } = look;
  const only = values.only?.split(',');
  const wanted = screens.filter(
    ({ name, few }) => (only?.includes(name) ?? true) && (!few || (language === 'en') === (theme === 'dark')),
  );
  if (wanted.length === 0) return;
  const served = await serve(library);
  const window = await Window.open(served.link, look);
  followLoading(window.page);
  for (const screen of wanted) {
    const { width, height } = screen.size ?? SIZE;
    await window.page.setViewportSize({ width, height });
    const path = join(output, `${screen.name}.${language}.${theme}.jpg`);
    try {
      await screen.show({ page: window.page, films, language });
      await settled(window.page);
      writeFileSync(path, await pictureOf(window.page, screen));
      console.log(path);
    } catch (error) {
      console.error(`${path} was not taken: ${String(error)}`);
      process.exitCode = 1;
    }
  }
  if (window.complaints.length > 0) console.error(window.complaints.join('\n'));
  await window.close();
  await served.stop();
}

/** The page as a JPEG, of the best quality that is small enough. */
async function pictureOf(page: Page, { size = SIZE, scale = 1 }: Screen): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const clip = { x: 0, y: 0, ...size, scale };
  let picture = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'jpeg', quality, clip });
    picture = Buffer.from(data, 'base64');
    if (picture.length <= MOST_BYTES) break;
  }
  await session.detach();
  return picture;
}
