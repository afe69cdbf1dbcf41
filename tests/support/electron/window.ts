import { EventEmitter } from 'node:events';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { carried, onlyKnown } from './check.ts';
import { WebContents } from './page.ts';

const OPTIONS = [
  'x',
  'y',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'title',
  'show',
  'backgroundColor',
  'icon',
  'webPreferences',
];
/** What a page may do here at all: a stronger one could not be held to it. */
const PREFERENCES: Readonly<Record<string, unknown>> = {
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
};

interface Options {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly webPreferences: Readonly<Record<string, unknown>> & { readonly preload: string };
}

let browser: Promise<Browser> | undefined;

/** Starts Debian's Chromium, which tests may also reach at a port. */
async function startBrowser(): Promise<Browser> {
  const port = process.env['STAND_IN_CDP_PORT'];
  return await chromium.launch({
    executablePath: process.env['STAND_IN_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
    ],
  });
}

/** Ends it with the app. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
}

/** Emits `web-contents-created`, as `app` does. */
export const created = new EventEmitter();

const windows = new Set<BrowserWindow>();

/** Every window that is open. */
export function openWindows(): readonly BrowserWindow[] {
  return [...windows];
}

/** `BrowserWindow`: a page of Chromium without a window, whose bounds and state are noted. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly #page: Promise<Page>;
  readonly #bounds: Pick<Options, 'x' | 'y' | 'width' | 'height'>;
  #isMaximized = false;
  /** What the taskbar shows: 0 to 1, or -1 for nothing. */
  progress = -1;

  constructor(options: Options) {
    super();
    onlyKnown('window', options, OPTIONS);
    const { preload, ...preferences } = options.webPreferences;
    for (const [name, value] of Object.entries(carried(preferences))) {
      if (PREFERENCES[name] !== value) throw new TypeError(`The stand-in has no page with ${name}: ${String(value)}.`);
    }
    const { x, y, width, height } = options;
    this.#bounds = { x, y, width, height };
    browser ??= startBrowser();
    this.#page = browser.then((started) => started.newPage({ viewport: { width, height } }));
    this.webContents = new WebContents(this.#page, preload);
    windows.add(this);
    created.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.emit('ready-to-show');
  }

  /** Headless: the page is there, and nobody sees it. */
  show(): void {
    this.emit('show');
  }

  focus(): void {
    this.emit('focus');
  }

  isFocused(): boolean {
    return false;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.emit('restore');
  }

  maximize(): void {
    this.#isMaximized = true;
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  getNormalBounds(): Pick<Options, 'x' | 'y' | 'width' | 'height'> {
    return this.#bounds;
  }

  setProgressBar(progress: number): void {
    this.progress = progress;
  }

  async close(): Promise<void> {
    this.emit('close', { preventDefault: () => undefined });
    await (await this.#page).close();
    windows.delete(this);
    this.emit('closed');
  }

  /** For tests: how the page sees the system's theme. */
  async emulateTheme(dark: boolean): Promise<void> {
    await (await this.#page).emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  }
}
