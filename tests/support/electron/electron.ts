/**
 * Stands in for the module `electron` where its program cannot be had, so that the bundles of the main process and of the preload
 * script run as they were built: with the real page in Debian's Chromium, driven over the DevTools protocol, the real preload script
 * in an isolated world of it, and real messages between them. It serves exactly what is in use. An option that it does not know and a
 * value that cannot be cloned throw; a function that it does not have is none.
 *
 * **What it cannot show**: anything of Electron's own program (that it starts, fuses, the asar archive, its Node and V8, the sandbox,
 * permissions that Chromium asks for, native menus, dialogs, notifications, the taskbar, sleep, updates). Schemes of our own are hosts
 * of this machine here, and addresses are translated on their way, so that what Chromium does with a scheme that it was told of is not
 * shown either. A popup is opened and closed at once, where Electron opens none. Utility processes are children of Node. Messages
 * carry the values of JSON only.
 */
import { EventEmitter } from 'node:events';
import { appendFileSync } from 'node:fs';
import { onlyKnown } from './check.ts';
import { serveHandlers } from './schemes.ts';
import { BrowserWindow, closeBrowser, created, openWindows } from './window.ts';

export { ipcMain } from './page.ts';
export { protocol } from './schemes.ts';
export { utilityProcess } from './utility-process.ts';
export { BrowserWindow };

const folder = process.env['STAND_IN_USER_DATA'] ?? '';
const appPath = process.env['STAND_IN_APP'] ?? '';

/** What the app did that nobody can see here; tests ask for it. */
const noted: Record<string, unknown[]> = {};
const note = (what: string, value: unknown): void => void (noted[what] ??= []).push(value);

let isQuitting = false;

async function quit(): Promise<void> {
  if (isQuitting) return;
  for (const window of openWindows()) await window.close();
  let isPrevented = false;
  app.emit('will-quit', { preventDefault: () => (isPrevented = true) });
  if (isPrevented) return;
  isQuitting = true;
  await closeBrowser();
  process.exit(0);
}

const ready = serveHandlers();

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  whenReady: async () => await ready,
  requestSingleInstanceLock: () => true,
  enableSandbox: () => undefined,
  getAppPath: () => appPath,
  getPath: (name: string) => {
    if (name !== 'userData') throw new Error(`The stand-in has no folder "${name}".`);
    return folder;
  },
  getVersion: () => '0.0.0',
  getPreferredSystemLanguages: () => [process.env['STAND_IN_LANGUAGE'] ?? 'en-GB'],
  addRecentDocument: (path: string) => note('recent', path),
  quit: () => void quit(),
  exit: (code: number) => process.exit(code),
});
created.on('web-contents-created', (event, contents) => app.emit('web-contents-created', event, contents));

type PermissionHandler = (
  contents: unknown,
  permission: string,
  answer: (is: boolean) => void,
  details: object,
) => void;
let permissions: PermissionHandler | null = null;

export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (handler: PermissionHandler) => (permissions = handler),
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    setDisplayMediaRequestHandler: () => undefined,
  }),
};

let theme = 'system';
export const nativeTheme = {
  get themeSource() {
    return theme;
  },
  set themeSource(source: string) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`There is no theme "${source}".`);
    theme = source;
    for (const window of openWindows()) void window.emulateTheme(this.shouldUseDarkColors);
  },
  get shouldUseDarkColors() {
    return theme === 'dark';
  },
};

interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly checked?: boolean;
  readonly click?: (item: object) => void;
  readonly submenu?: readonly MenuItem[];
}

const MENU_ITEM = [
  'label',
  'role',
  'type',
  'accelerator',
  'registerAccelerator',
  'checked',
  'enabled',
  'click',
  'submenu',
];
const ROLES = [
  ...['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit', 'recentDocuments', 'clearRecentDocuments', 'close'],
  ...['cut', 'copy', 'paste', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen', 'toggleDevTools', 'minimize'],
  ...['windowMenu', 'help'],
];
let menu: readonly MenuItem[] = [];

export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]): readonly MenuItem[] => {
    for (const item of template) {
      onlyKnown('menu item', item, MENU_ITEM);
      if (item.role !== undefined && !ROLES.includes(item.role))
        throw new TypeError(`There is no role "${item.role}".`);
      if (item.type !== 'separator' && item.label === undefined && item.role === undefined)
        throw new TypeError('A menu item has a label or a role.');
      if (item.submenu) Menu.buildFromTemplate(item.submenu);
    }
    return template;
  },
  setApplicationMenu: (built: readonly MenuItem[]) => (menu = built),
};

/** What a person will choose in the next dialogs. */
const choices: (readonly string[])[] = [];
export const dialog = {
  showOpenDialog: async (_: BrowserWindow, options: object) => {
    onlyKnown('open dialog', options, ['filters', 'properties']);
    note('dialogs', structuredClone(options));
    const filePaths = choices.shift() ?? [];
    return await Promise.resolve({ canceled: filePaths.length === 0, filePaths });
  },
  showSaveDialog: async (_: BrowserWindow, options: object) => {
    onlyKnown('save dialog', options, ['defaultPath', 'filters']);
    note('dialogs', structuredClone(options));
    const [filePath = ''] = choices.shift() ?? [];
    return await Promise.resolve({ canceled: filePath === '', filePath });
  },
  showErrorBox: (title: string, content: string) => {
    appendFileSync(process.stderr.fd, `${title}: ${content}\n`);
  },
};

/** A system without a keyring, as this machine is: a key that is the same for everybody. */
export const safeStorage = {
  getSelectedStorageBackend: () => 'basic_text',
  isAsyncEncryptionAvailable: async () => await Promise.resolve(true),
};

export class Notification extends EventEmitter {
  readonly #options: object;
  constructor(options: object) {
    super();
    onlyKnown('notification', options, ['title', 'body']);
    this.#options = options;
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    note('notifications', this.#options);
  }
}

const blockers = new Set<number>();
export const powerSaveBlocker = {
  start: (type: string): number => {
    if (type !== 'prevent-app-suspension') throw new TypeError(`The stand-in has no blocker "${type}".`);
    blockers.add(blockers.size + 1);
    note('blockers', 'start');
    return blockers.size;
  },
  stop: (id: number): void => {
    if (!blockers.delete(id)) throw new Error(`The blocker ${id} was not started.`);
    note('blockers', 'stop');
  },
};

const DISPLAY = { id: 1, workArea: { x: 0, y: 0, width: 1600, height: 1000 } };
export const screen = { getPrimaryDisplay: () => DISPLAY, getAllDisplays: () => [DISPLAY] };
export const shell = { showItemInFolder: (path: string) => note('shown', path) };
export const crashReporter = { start: (options: object) => onlyKnown('crash reporter', options, ['uploadToServer']) };

/** What a test asks of the stand-in. */
export type Asked =
  | { readonly do: 'choose'; readonly paths: readonly string[] }
  | { readonly do: 'click'; readonly labels: readonly string[] }
  | { readonly do: 'menu' }
  | { readonly do: 'permission'; readonly permission: string; readonly url: string }
  | { readonly do: 'second'; readonly args: readonly string[] }
  | { readonly do: 'noted' }
  | { readonly do: 'quit' };

function obey(asked: Asked): unknown {
  switch (asked.do) {
    case 'choose':
      return choices.push(asked.paths);
    case 'click': {
      let items = menu;
      let found: MenuItem | undefined;
      for (const label of asked.labels) {
        found = items.find((item) => item.label === label);
        if (!found) throw new Error(`The menu has no "${label}": ${items.map((item) => item.label).join(', ')}.`);
        items = found.submenu ?? [];
      }
      return found?.click?.({ ...found, checked: found.checked !== true });
    }
    case 'menu':
      return menu.map(({ label, submenu = [] }) => ({
        label,
        items: submenu.map((item) => ({ label: item.label, accelerator: item.accelerator })),
      }));
    case 'permission': {
      let isAllowed = false;
      const details = { requestingUrl: asked.url, isMainFrame: true };
      permissions?.({}, asked.permission, (is) => (isAllowed = is), details);
      return isAllowed;
    }
    case 'second':
      return app.emit('second-instance', {}, ['electron', ...asked.args], process.cwd());
    case 'noted':
      return { ...noted, progress: openWindows().map(({ progress }) => progress), theme };
    case 'quit':
      return void quit();
  }
}

process.on('message', ({ id, asked }: { id: number; asked: Asked }) => {
  try {
    const value = obey(asked);
    process.send?.({ id, value: typeof value === 'object' ? value : (value ?? null) });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.on('disconnect', () => void closeBrowser().finally(() => process.exit(1)));
