/** Shotloom in a window of its own: what lives from the start of the app to its end. Built into out/main (bin/desktop.mjs). */
import { join } from 'node:path';
import type { BrowserWindow, MessagePortMain } from 'electron';
import { app, ipcMain, Menu, nativeTheme, protocol, safeStorage, session } from 'electron';
import { TOLD } from '../../../src-shared/contract/desktop-channels.ts';
import { makeApp } from '../../app.ts';
import { startBackgroundQueue } from '../../app/background-queue.ts';
import { openBytes } from '../../app/bytes.ts';
import { onDisk } from '../../processes/on-disk.ts';
import { answerPort } from './calls.ts';
import { showCrashLog, startCrashLog } from './crash-log.ts';
import { DesktopStateFile } from './desktop-state.ts';
import { dialogRequests, openedFile } from './dialogs.ts';
import { followQueue } from './follow-queue.ts';
import { HubToken } from './hub-token.ts';
import { listenToPage } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import type { Opened } from './opened.ts';
import { readOpened } from './opened.ts';
import { SCHEMES, schemeAnswers, serveSchemes } from './protocol.ts';
import { restrictContents, restrictSession } from './security.ts';
import { lookForUpdates } from './updates.ts';
import { startUtilityProcess } from './utility-process.ts';
import { openWindow } from './window.ts';
import { wordsOf } from './words.ts';

/** Folders of a build, in the package and in a copy of the source. */
const PRELOAD = join(app.getAppPath(), 'out', 'preload', 'preload.cjs');
const RENDERER = join(app.getAppPath(), 'out', 'renderer');
const ICON = onDisk(join(app.getAppPath(), 'resources', 'packaging', 'icons', '512x512.png'));

/** The app while it runs. */
class Desktop {
  readonly #file = new DesktopStateFile(join(app.getPath('userData'), 'desktop.json'));
  readonly #token = new HubToken(join(app.getPath('userData'), 'hub-token'), safeStorage);
  readonly #shotloom = makeApp({
    startProcess: startUtilityProcess,
    hubToken: async () => await this.#token.read(),
  });
  readonly #bytes = openBytes(this.#shotloom.services);
  readonly #queue = startBackgroundQueue(this.#shotloom.services);
  readonly #end = new AbortController();
  #following: Promise<void> = Promise.resolve();
  #window: BrowserWindow | null = null;
  #port: MessagePortMain | null = null;
  #keys: Readonly<Record<string, string>> = {};
  /** What the page is told once it is there. */
  #untold: (() => void)[] = [];

  constructor() {
    const around = { window: () => this.#shown(), words: () => this.#words().desktop };
    startCrashLog(() => this.#file.state.crash_log, around.words);
    restrictSession(session.defaultSession);
    serveSchemes(protocol, schemeAnswers(this.#bytes, RENDERER));
    listenToPage(ipcMain, {
      ...dialogRequests({ ...around, grants: this.#shotloom.grants }),
      connect: (port) => this.#connect(port),
      hasToken: async () => (await this.#token.read()) !== null,
      keepToken: async (token) => await this.#token.keep(token),
      edit: (edit) => this.#window?.webContents[edit](),
      appear: ({ language, theme, keys }) => {
        this.#file.change({ language, theme });
        this.#keys = keys;
        nativeTheme.themeSource = theme;
        this.#showMenu();
      },
    });
    nativeTheme.themeSource = this.#file.state.theme;
    this.#showMenu();
    this.show();
    this.#following = followQueue(this.#shotloom, { ...around, window: () => this.#window }, this.#end.signal);
    if (this.#file.state.updates) void lookForUpdates(around.words);
  }

  /** Shows the window, which on a Mac may have been closed. */
  show(): void {
    const window = this.#shown();
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  /** Opens what somebody gave the app: on its command line, by a double click, by a link. */
  open({ files, project }: Opened): void {
    for (const path of files) {
      const file = openedFile(this.#shotloom.grants, path);
      this.#tell(TOLD.opened, file);
    }
    if (project !== null) this.#tell(TOLD.address, project);
  }

  /** Ends all work; what was being made is queued again. */
  async close(): Promise<void> {
    this.#end.abort();
    this.#port?.close();
    await Promise.all([this.#queue.stop(), this.#following]);
    await this.#bytes.close();
    await this.#shotloom.close();
  }

  #shown(): BrowserWindow {
    if (this.#window) return this.#window;
    const window = openWindow(this.#file, PRELOAD, ICON, nativeTheme.shouldUseDarkColors);
    window.on('closed', () => {
      this.#window = null;
      this.#port = null;
    });
    window.webContents.on('render-process-gone', (_, { reason }) => {
      if (reason !== 'clean-exit') window.webContents.reload();
    });
    this.#window = window;
    return window;
  }

  /** Each load of the page comes with a port of its own; the one before it leads nowhere any more. */
  #connect(port: MessagePortMain): void {
    this.#port?.close();
    this.#port = port;
    answerPort(port, this.#shotloom);
    for (const tell of this.#untold.splice(0)) tell();
  }

  #tell(channel: string, value: unknown): void {
    const tell = (): void => this.#window?.webContents.send(channel, value);
    if (this.#port) tell();
    else this.#untold.push(tell);
  }

  #words() {
    return wordsOf(this.#file.state.language, app.getPreferredSystemLanguages());
  }

  #showMenu(): void {
    const { crash_log, updates } = this.#file.state;
    const template = menuTemplate({
      words: this.#words(),
      keys: this.#keys,
      isMac: process.platform === 'darwin',
      isPackaged: app.isPackaged,
      crashLog: crash_log,
      updates,
      command: (id) => this.#tell(TOLD.command, id),
      setCrashLog: (on) => {
        this.#file.change({ crash_log: on });
        this.#showMenu();
      },
      showCrashLog,
      setUpdates: (on) => {
        this.#file.change({ updates: on });
        if (on) void lookForUpdates(() => this.#words().desktop);
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}

function start(): void {
  protocol.registerSchemesAsPrivileged(SCHEMES);
  app.enableSandbox();
  app.on('web-contents-created', (_, contents) => restrictContents(contents));
  if (app.isPackaged) app.setAsDefaultProtocolClient('shotloom');

  let desktop: Desktop | null = null;
  const early: Opened[] = [];
  const open = (opened: Opened): void => {
    if (!desktop) return void early.push(opened);
    desktop.show();
    desktop.open(opened);
  };
  // A Mac's way to open files and links; others start the app again, which hands its arguments on.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(readOpened([path], process.cwd()));
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    open(readOpened([link], process.cwd()));
  });
  app.on('second-instance', (_, args, folder) => open(readOpened(args.slice(1), folder)));
  app.on('activate', () => desktop?.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (!desktop) return;
    event.preventDefault();
    const ending = desktop;
    desktop = null;
    void ending.close().finally(() => app.quit());
  });
  void app.whenReady().then(() => {
    desktop = new Desktop();
    for (const opened of [readOpened(process.argv.slice(1), process.cwd()), ...early]) desktop.open(opened);
  });
}

// One process has the window; whoever starts another one is shown it.
if (app.requestSingleInstanceLock()) start();
else app.quit();
