import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { _electron, chromium } from 'playwright-core';
import type { Browser, ElectronApplication, Page } from 'playwright-core';
import { findElectron } from '../../../bin/start.mjs';
import { LAUNCHER, ROOT } from '../cli/shotloom.ts';

/** Where Debian has its Chromium. */
const CHROMIUM = '/usr/bin/chromium';

/** Flags of FACTS.md: no sandbox as root, no graphics card, and nothing that asks the network. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** Shotloom behind a page, as `shotloom serve` starts it. */
export interface Served {
  /** Of the port that it listens on. */
  readonly port: number;
  /** Good once. */
  readonly link: string;
  readonly process: ChildProcess;
  /** Ends it as Ctrl-C does. */
  readonly stop: () => Promise<void>;
  /** Ends it as nothing can prevent. */
  readonly kill: () => Promise<void>;
}

/** Starts `shotloom serve` on a library. @param port 0 is one that is free @param env beside this process's own */
export async function serve(library: string, port = 0, env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const args = [LAUNCHER, 'serve', '--no-open', '--json', '--port', String(port), '--library', library];
  // A group of its own, so that its children can be ended with it.
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, ...env },
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit')])) as [unknown];
  const said: unknown = typeof line === 'string' ? JSON.parse(line) : null;
  if (typeof said !== 'object' || said === null || !('link' in said) || typeof said.link !== 'string') {
    throw new Error('shotloom serve ended before it said where it is.');
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, signal);
    await ended;
  };
  return {
    port: Number(new URL(said.link).port),
    link: said.link,
    process: child,
    stop: async () => await end('SIGINT'),
    kill: async () => await end('SIGKILL'),
  };
}

/** A language that the interface is opened in, and how it looks. */
export interface Look {
  readonly language?: 'en' | 'zh';
  readonly theme?: 'dark' | 'light';
  readonly size?: { readonly width: number; readonly height: number };
  /** More of Chromium's, e.g. a camera that is none. */
  readonly flags?: readonly string[];
}

/** A browser of its own, whose errors the test hears of. */
export class Window {
  readonly browser: Browser;
  readonly page: Page;
  /** What the page complained of: errors that nobody caught, and those of its policy. */
  readonly complaints: string[];

  private constructor(browser: Browser, page: Page, complaints: string[]) {
    this.browser = browser;
    this.page = page;
    this.complaints = complaints;
  }

  static async open(link: string, look: Look = {}) {
    const { language = 'en', theme = 'dark', size = { width: 1440, height: 900 }, flags = [] } = look;
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...flags] });
    const context = await browser.newContext({
      viewport: size,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      colorScheme: theme,
      acceptDownloads: true,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION|Failed to load resource/u.test(message.text())) {
        complaints.push(message.text());
      }
    });
    await page.goto(link);
    return new Window(browser, page, complaints);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** Electron's program, or why its window cannot be opened here. */
export const ELECTRON: { readonly program?: string; readonly reason?: string } = findElectron(
  fileURLToPath(new URL('../../../node_modules/electron', import.meta.url)),
  process.env,
  process.platform,
);

/** Opens Shotloom in Electron's own window, with a home of its own. @param program {@link ELECTRON}'s */
export async function openElectron(program: string, home: string): Promise<ElectronApplication> {
  return await _electron.launch({
    executablePath: program,
    args: [ROOT, '--no-sandbox'],
    env: { ...process.env, HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_CONFIG_HOME: join(home, 'config') },
  });
}
