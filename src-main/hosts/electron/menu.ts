import type { MenuItemConstructorOptions } from 'electron';
import type { CommandWords, DesktopWords } from './words.ts';

/** `group.name` of every text of the commands. */
type CommandId = {
  [Group in keyof CommandWords]: `${Group}.${keyof CommandWords[Group] & string}`;
}[keyof CommandWords];

/** What a menu is made of. */
export interface MenuParts {
  readonly words: { readonly desktop: DesktopWords; readonly commands: CommandWords };
  /** Keys of the page's commands, as src-renderer/ui/keys.ts writes them. */
  readonly keys: Readonly<Record<string, string>>;
  readonly isMac: boolean;
  /** Developer tools are offered in a copy of the source only. */
  readonly isPackaged: boolean;
  readonly crashLog: boolean;
  readonly updates: boolean;
  readonly command: (id: CommandId) => void;
  readonly setCrashLog: (on: boolean) => void;
  readonly showCrashLog: () => void;
  readonly setUpdates: (on: boolean) => void;
}

type Items = MenuItemConstructorOptions[];

const LINE: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The menu of the app, in the language of its page, whose commands and keys it shows. Keys are the page's own: it hears them first,
 * and where somebody writes they mean letters.
 */
export function menuTemplate(parts: MenuParts): Items {
  const { isMac, isPackaged } = parts;
  const { menu } = parts.words.desktop;
  const item = (id: CommandId): MenuItemConstructorOptions => ({
    label: titleOf(parts.words.commands, id),
    click: () => parts.command(id),
    ...acceleratorOf(parts.keys[id] ?? '', isMac),
  });
  const program: Items = [
    { role: 'about', label: menu.about },
    LINE,
    item('go.settings'),
    LINE,
    { role: 'services', label: menu.services },
    LINE,
    { role: 'hide', label: menu.hide },
    { role: 'hideOthers', label: menu.hideOthers },
    { role: 'unhide', label: menu.showAll },
    LINE,
    { role: 'quit', label: menu.quit },
  ];
  const recent: Items = isMac
    ? [
        {
          role: 'recentDocuments',
          label: menu.recent,
          submenu: [{ role: 'clearRecentDocuments', label: menu.clearRecent }],
        },
      ]
    : [];
  const end: Items = isMac
    ? [{ role: 'close', label: menu.close }]
    : [item('go.settings'), LINE, { role: 'quit', label: menu.quit }];
  const tools: Items = isPackaged ? [] : [LINE, { role: 'toggleDevTools', label: menu.tools }];
  return [
    ...(isMac ? [{ label: 'Shotloom', submenu: program }] : []),
    {
      label: menu.file,
      submenu: [item('project.new'), item('project.open'), ...recent, LINE, item('go.export'), LINE, ...end],
    },
    {
      label: menu.edit,
      submenu: [
        ...[item('edit.undo'), item('edit.redo'), LINE],
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        ...[item('shot.all'), LINE, item('palette.open')],
      ],
    },
    {
      label: menu.view,
      submenu: [
        ...[item('go.home'), item('go.script'), item('go.board'), item('go.timeline'), item('go.takes'), LINE],
        ...[item('go.queue'), item('go.models'), LINE],
        { label: menu.look, submenu: [item('look.system'), item('look.dark'), item('look.light')] },
        ...[item('language.en'), item('language.zh'), LINE],
        { role: 'zoomIn', label: menu.larger },
        { role: 'zoomOut', label: menu.smaller },
        { role: 'resetZoom', label: menu.actualSize },
        { role: 'togglefullscreen', label: menu.fullScreen },
        ...tools,
      ],
    },
    {
      label: menu.film,
      submenu: [
        ...[item('film.make'), item('film.stills'), item('go.film'), LINE],
        ...[item('shot.generate'), item('shot.edit'), item('shot.duplicate'), item('shot.remove'), LINE],
        ...[item('shot.next'), item('shot.previous')],
      ],
    },
    { label: menu.play, submenu: [item('play.toggle'), item('play.back'), item('play.stop'), item('play.forward')] },
    {
      role: 'windowMenu',
      label: menu.window,
      submenu: [
        { role: 'minimize', label: menu.minimize },
        { role: 'close', label: menu.close },
      ],
    },
    {
      role: 'help',
      label: menu.help,
      submenu: [
        item('go.help'),
        LINE,
        {
          type: 'checkbox',
          label: menu.updates,
          checked: parts.updates,
          click: ({ checked }) => parts.setUpdates(checked),
        },
        {
          type: 'checkbox',
          label: menu.crashLog,
          checked: parts.crashLog,
          click: ({ checked }) => parts.setCrashLog(checked),
        },
        { label: menu.showCrashLog, enabled: parts.crashLog, click: () => parts.showCrashLog() },
        ...(isMac ? [] : [LINE, { role: 'about' as const, label: menu.about }]),
      ],
    },
  ];
}

function titleOf(commands: CommandWords, id: CommandId): string {
  const [group = '', name = ''] = id.split('.');
  return (commands as Readonly<Record<string, Readonly<Record<string, string>>>>)[group]?.[name] ?? id;
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Mod: 'CommandOrControl',
};

/**
 * Keys as Electron names them, shown only. A Mac's menu takes a key that it shows, so there a key without Command, which may be a
 * letter that somebody writes, is not shown.
 */
function acceleratorOf(keys: string, isMac: boolean): Partial<MenuItemConstructorOptions> {
  if (keys === '' || (isMac && !keys.startsWith('Mod+'))) return {};
  const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), 'Plus'] : keys.split('+');
  return { accelerator: parts.map((part) => NAMES[part] ?? part).join('+'), registerAccelerator: false };
}
