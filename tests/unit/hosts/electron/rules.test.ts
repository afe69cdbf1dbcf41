import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import { CHANNELS } from '../../../../src-shared/contract/desktop-channels.ts';
import { activityAfter, IDLE } from '../../../../src-main/hosts/electron/activity.ts';
import { DesktopStateFile, windowBounds } from '../../../../src-main/hosts/electron/desktop-state.ts';
import type { DesktopRequests } from '../../../../src-main/hosts/electron/ipc.ts';
import { listenToPage } from '../../../../src-main/hosts/electron/ipc.ts';
import type { MenuParts } from '../../../../src-main/hosts/electron/menu.ts';
import { menuTemplate } from '../../../../src-main/hosts/electron/menu.ts';
import { readOpened } from '../../../../src-main/hosts/electron/opened.ts';
import { SCHEMES } from '../../../../src-main/hosts/electron/protocol.ts';
import {
  isOurPage,
  restrictContents,
  restrictSession,
  WEB_PREFERENCES,
} from '../../../../src-main/hosts/electron/security.ts';
import { wordsOf } from '../../../../src-main/hosts/electron/words.ts';
import { FIRST_KEYS } from '../../../../src-renderer/app/shortcuts.ts';

const STRANGERS = [
  'https://example.com/',
  'app://other/',
  'app://shotloom.example.com/',
  'app://user@shotloom/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,app://shotloom/',
  'media://shotloom/',
  'about:blank',
  '',
];

describe('security', () => {
  test('only the page of the app is ours', () => {
    expect(isOurPage('app://shotloom/#/prj_1')).toBe(true);
    expect(STRANGERS.filter(isOurPage)).toEqual([]);
  });

  test('a page has no Node, a sandbox and the policies of the web', () => {
    expect(WEB_PREFERENCES).toMatchObject({
      ...{ contextIsolation: true, sandbox: true, webSecurity: true },
      ...{ nodeIntegration: false, nodeIntegrationInSubFrames: false, nodeIntegrationInWorker: false },
      ...{ allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false },
    });
    expect(WEB_PREFERENCES).not.toHaveProperty('enableBlinkFeatures');
    for (const { privileges } of SCHEMES) {
      expect(privileges).toMatchObject({ standard: true, secure: true });
      expect(privileges).not.toHaveProperty('bypassCSP');
    }
  });

  test('camera, microphone and the full screen are granted to our page, and nothing else', () => {
    const session = new EventEmitter() as EventEmitter & Record<string, unknown>;
    let ask: ((...args: unknown[]) => void) | undefined;
    let check: ((...args: unknown[]) => boolean) | undefined;
    session['setPermissionRequestHandler'] = (handler: typeof ask) => (ask = handler);
    session['setPermissionCheckHandler'] = (handler: typeof check) => (check = handler);
    session['setDevicePermissionHandler'] = (handler: () => boolean) => expect(handler()).toBe(false);
    session['setDisplayMediaRequestHandler'] = () => undefined;
    restrictSession(session as unknown as Session);
    const granted = (permission: string, requestingUrl: string, isMainFrame = true): boolean => {
      let is = false;
      ask?.({}, permission, (answer: boolean) => (is = answer), { requestingUrl, isMainFrame });
      expect(check?.({}, permission, requestingUrl, { isMainFrame })).toBe(is);
      return is;
    };
    expect(granted('media', 'app://shotloom/')).toBe(true);
    expect(granted('fullscreen', 'app://shotloom/')).toBe(true);
    expect(granted('media', 'app://shotloom/', false)).toBe(false);
    expect(STRANGERS.filter((url) => granted('media', url))).toEqual([]);
    const others = [
      'geolocation',
      'notifications',
      'midi',
      'clipboard-read',
      'openExternal',
      'hid',
      'serial',
      'pointerLock',
    ];
    expect(others.filter((permission) => granted(permission, 'app://shotloom/'))).toEqual([]);
    let isPrevented = false;
    session.emit('will-download', { preventDefault: () => (isPrevented = true) });
    expect(isPrevented).toBe(true);
  });

  test('a page goes nowhere, opens nothing and holds no other', () => {
    const contents = new EventEmitter() as EventEmitter & { setWindowOpenHandler?: unknown };
    let open: (() => unknown) | undefined;
    contents.setWindowOpenHandler = (handler: typeof open) => (open = handler);
    restrictContents(contents as unknown as WebContents);
    expect(open?.()).toEqual({ action: 'deny' });
    const isHeld = (event: string, url: string, isMainFrame = true): boolean => {
      let is = false;
      contents.emit(event, { url, isMainFrame, preventDefault: () => (is = true) });
      return is;
    };
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(STRANGERS.filter((url) => !isHeld(event, url))).toEqual([]);
      expect(isHeld(event, 'app://shotloom/')).toBe(false);
    }
    expect(isHeld('will-frame-navigate', 'app://shotloom/', false)).toBe(true);
    expect(isHeld('will-attach-webview', 'app://shotloom/')).toBe(true);
  });

  describe('messages', () => {
    const WITHOUT_ARGUMENTS: readonly string[] = [CHANNELS.pickProgram, CHANNELS.pickFolder, CHANNELS.hasToken];
    const OURS = { senderFrame: { url: 'app://shotloom/', parent: null } };

    function listening() {
      const handlers = new Map<string, (event: object, ...args: unknown[]) => Promise<unknown>>();
      const ipcMain = Object.assign(new EventEmitter(), {
        handle: (channel: string, handler: (event: object, ...args: unknown[]) => Promise<unknown>) => {
          handlers.set(channel, handler);
        },
      });
      const done: unknown[] = [];
      const requests: DesktopRequests = {
        pickFiles: async (...args) => await Promise.resolve((done.push(args), [])),
        pickProgram: async () => await Promise.resolve((done.push('program'), null)),
        pickFolder: async () => await Promise.resolve((done.push('folder'), null)),
        pickOutput: async (name) => await Promise.resolve((done.push(name), null)),
        reveal: (file) => void done.push(file),
        appear: (appearance) => void done.push(appearance),
        hasToken: async () => await Promise.resolve((done.push('token'), false)),
        keepToken: async (token) => await Promise.resolve((done.push(token), true)),
        edit: (edit) => void done.push(edit),
        connect: (port) => void done.push(port),
      };
      listenToPage(ipcMain as unknown as Parameters<typeof listenToPage>[0], requests);
      return { ipcMain, handlers, done };
    }

    test('are answered to the main frame of our page only', async () => {
      const { ipcMain, handlers, done } = listening();
      const others = [
        { senderFrame: null },
        { senderFrame: { url: 'app://shotloom/', parent: {} } },
        ...STRANGERS.map((url) => ({ senderFrame: { url, parent: null } })),
      ];
      for (const event of others) {
        for (const handler of handlers.values()) await expect(handler(event, 'a.mp4')).rejects.toThrow('Only the page');
        let isClosed = false;
        ipcMain.emit(CHANNELS.connect, { ...event, ports: [{ close: () => (isClosed = true) }] });
        expect(isClosed).toBe(true);
      }
      expect(done).toEqual([]);
      expect(await handlers.get(CHANNELS.pickOutput)?.(OURS, 'a.mp4')).toBe(null);
      expect(done).toEqual(['a.mp4']);
    });

    test('have arguments that are read', async () => {
      const { handlers, done } = listening();
      const hostile: unknown[] = [
        ...[undefined, null, 1, '', {}, [], ['x'], { __proto__: null }, 'x'.repeat(10_000), Number.NaN, true],
        ...['../../etc/passwd', { language: 'fr', theme: 'dark', keys: {} }, [{ name: 'x', endings: ['/../x'] }]],
      ];
      for (const [channel, handler] of handlers) {
        if (WITHOUT_ARGUMENTS.includes(channel)) continue;
        for (const each of hostile) {
          // Of a name the last part is offered; of no kinds at all, every file.
          if (channel === CHANNELS.pickOutput && each === '../../etc/passwd') continue;
          // A token is any word, and "" forgets the one that is kept.
          if (channel === CHANNELS.keepToken && (each === '' || each === '../../etc/passwd')) continue;
          if (channel === CHANNELS.pickFiles && Array.isArray(each) && each.length === 0) continue;
          const args = channel === CHANNELS.pickFiles ? [each, false] : [each];
          await expect(handler(OURS, ...args), `${channel} ${JSON.stringify(each)}`).rejects.toThrow(ZodError);
        }
        await expect(handler(OURS, 'a', 'b', 'c')).rejects.toThrow(ZodError);
      }
      await expect(handlers.get(CHANNELS.pickFiles)?.(OURS, [], 'yes')).rejects.toThrow(ZodError);
      expect(done).toEqual([]);
    });
  });
});

describe('the menu', () => {
  const KEYS = { 'palette.open': 'Mod+K', 'shot.generate': 'G', 'edit.redo': 'Mod+Shift+Z', 'shot.next': 'ArrowRight' };

  function template(language: 'en' | 'zh', isMac: boolean, command: (id: string) => void = () => undefined) {
    const rest = { crashLog: false, updates: false, isPackaged: true };
    const nothing = (): void => undefined;
    const parts: MenuParts = {
      ...{ words: wordsOf(language, []), keys: KEYS, isMac, ...rest, command },
      ...{ setCrashLog: nothing, showCrashLog: nothing, setUpdates: nothing },
    };
    const menus = menuTemplate(parts);
    const flat = (items: typeof menus): typeof menus =>
      items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
    return flat(menus);
  }

  test.each(['en', 'zh'] as const)('in %s does only what the page can do, and all of it has a name', (language) => {
    const done: string[] = [];
    const names: (string | undefined)[] = [];
    for (const isMac of [false, true]) {
      for (const { label, type, click } of template(language, isMac, (id) => done.push(id))) {
        names.push(type === 'separator' ? 'separator' : label);
        (click as ((item: object) => void) | undefined)?.({ checked: true });
      }
    }
    expect(names.filter((name) => name === undefined || name.trim() === '')).toEqual([]);
    expect(done.length).toBeGreaterThan(40);
    expect(done.filter((id) => !Object.hasOwn(FIRST_KEYS, id))).toEqual([]);
  });

  test('speaks both languages', () => {
    const [en, zh] = (['en', 'zh'] as const).map((language) => template(language, false).map(({ label }) => label));
    const same = en?.filter((label, index) => label !== undefined && label === zh?.[index]);
    // Each language names itself.
    expect(same).toEqual(['Speak English · 英文', '说中文 · Chinese']);
  });

  test('shows the keys of the page without taking letters away from whoever writes', () => {
    const keysOf = (isMac: boolean) =>
      template('en', isMac).flatMap(({ accelerator, registerAccelerator }) =>
        accelerator === undefined ? [] : [[accelerator, registerAccelerator]],
      );
    expect(keysOf(false)).toContainEqual(['G', false]);
    expect(keysOf(false)).toContainEqual(['Right', false]);
    expect(keysOf(false)).toContainEqual(['CommandOrControl+Shift+Z', false]);
    expect(keysOf(true).map(([accelerator]) => accelerator)).not.toContain('G');
    expect(keysOf(true)).toContainEqual(['CommandOrControl+K', false]);
  });
});

describe('what the app is opened with', () => {
  test('is files that it reads, and projects', () => {
    const args = ['--flag', '/a/灯塔.fountain', 'b/Film.SHOTLOOM', 'c.exe', '/d', 'shotloom://project/prj_a1', '.'];
    expect(readOpened(args, '/home')).toEqual({
      files: ['/a/灯塔.fountain', '/home/b/Film.SHOTLOOM'],
      project: 'prj_a1',
    });
  });

  test('is no link to anything else', () => {
    const links = [
      'shotloom://project/../x',
      'shotloom://run/prj_a',
      'shotloom://project/prj_a/x',
      'shotloom://project/%2e',
    ];
    expect(links.map((link) => readOpened([link], '/').project)).toEqual([null, null, null, null]);
  });
});

describe('the window', () => {
  const FIRST = { x: 0, y: 0, width: 1920, height: 1040 };
  const SECOND = { x: 1920, y: 0, width: 1280, height: 1000 };

  test('opens where it was, as far as it is seen there', () => {
    const before = { x: 2000, y: 20, width: 1100, height: 700 };
    expect(windowBounds(before, [FIRST, SECOND])).toEqual(before);
    expect(windowBounds(before, [FIRST])).toEqual({ x: 240, y: 70, width: 1440, height: 900 });
    expect(windowBounds({ ...before, y: -50 }, [FIRST, SECOND])).toMatchObject({ width: 1440 });
    expect(windowBounds(null, [{ x: 0, y: 24, width: 1280, height: 776 }])).toEqual({
      x: 0,
      y: 24,
      width: 1280,
      height: 776,
    });
    expect(windowBounds({ x: 0, y: 0, width: 10, height: 10 }, [FIRST])).toMatchObject({ width: 1440 });
  });

  test('remembers in a file, of which nothing is believed', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'shotloom-desktop-')), 'user', 'desktop.json');
    const file = new DesktopStateFile(path);
    expect(file.state).toEqual({
      ...{ bounds: null, maximized: false, language: null, theme: 'system', crash_log: false, updates: false },
    });
    file.change({ language: 'zh', maximized: true });
    expect(new DesktopStateFile(path).state).toMatchObject({ language: 'zh', maximized: true, theme: 'system' });
    for (const damaged of ['', 'null', '[]', '{"bounds": {"x": "1"}, "theme": 7, "updates": "yes"}']) {
      writeFileSync(path, damaged);
      expect(new DesktopStateFile(path).state).toMatchObject({ bounds: null, theme: 'system', updates: false });
    }
    expect(readFileSync(path, 'utf8')).toContain('yes');
  });
});

describe('what is shown of the queue', () => {
  const job = (status: string, progress?: number, held = false) => ({
    held,
    state: { status, ...(progress === undefined ? {} : { progress }) },
  });
  const queueOf = (...jobs: ReturnType<typeof job>[]) => ({ jobs, speaking: [] });

  test('goes from the first job to the last', () => {
    const first = activityAfter(IDLE, queueOf(job('running', 0.5), job('queued')));
    expect(first).toEqual({ jobs: 2, progress: 0.25 });
    const second = activityAfter(first, queueOf(job('running', 0.5)));
    expect(second).toEqual({ jobs: 2, progress: 0.75 });
    expect(activityAfter(second, queueOf())).toEqual(IDLE);
  });

  test('is nothing where all of it waits for a person', () => {
    expect(activityAfter(IDLE, queueOf(job('paused'), job('queued', undefined, true)))).toEqual(IDLE);
  });

  test('begins with the lines that are spoken, which are no jobs', () => {
    const speaking = [
      { done: 1, lines: 4 },
      { done: 2, lines: 2 },
    ];
    expect(activityAfter(IDLE, { jobs: [], speaking })).toEqual({ jobs: 0, progress: 0.5 });
    expect(activityAfter(IDLE, { jobs: [job('queued')], speaking })).toEqual({ jobs: 1, progress: 0 });
  });
});
