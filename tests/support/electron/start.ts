import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { Asked } from './electron.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The app as it was built, on the stand-in. */
export interface StartedDesktop {
  /** Its page, as a person's hands reach it. */
  readonly page: Page;
  /** Asks the stand-in for something. @throws Error where it refuses */
  readonly ask: (asked: Asked) => Promise<unknown>;
  /** Quits it as its menu does, and answers the exit code. */
  readonly quit: () => Promise<number | null>;
}

/** How it is started. */
export interface DesktopSetup {
  /** A folder for the library and the app's own files. */
  readonly folder: string;
  readonly args?: readonly string[];
  readonly language?: string;
}

/** Starts the built app (`buildDesktop`, `buildRenderer`) and waits for its page. */
export async function startDesktop({ folder, args = [], language = 'en-GB' }: DesktopSetup): Promise<StartedDesktop> {
  const port = await freePort();
  const child = fork(join(ROOT, 'out', 'main', 'main.mjs'), args, {
    execArgv: ['--import', fileURLToPath(new URL('./register.ts', import.meta.url))],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      XDG_DATA_HOME: folder,
      STAND_IN_USER_DATA: join(folder, 'user-data'),
      STAND_IN_APP: ROOT,
      STAND_IN_LANGUAGE: language,
      STAND_IN_CDP_PORT: String(port),
    },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let next = 1;
  child.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  const ask = async (asked: Asked): Promise<unknown> => {
    const id = next++;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    child.send({ id, asked });
    return await answer.promise;
  };
  let browser: Browser | null = null;
  try {
    browser = await connect(port, ended);
    const page = await firstPage(browser);
    return {
      page,
      ask,
      quit: async () => {
        await ask({ do: 'quit' });
        return await ended;
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

async function connect(port: number, ended: Promise<number | null>): Promise<Browser> {
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  for (;;) {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null);
    if (browser) return browser;
    if (hasEnded) throw new Error('The app ended before its window was there.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The page of the app's window; others are Chromium's own. */
async function firstPage(browser: Browser): Promise<Page> {
  for (;;) {
    for (const page of browser.contexts().flatMap((context) => context.pages())) {
      if (page.url().includes('.app.localhost:')) return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
