import type { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import type { DesktopBridge, Edit } from '../../src-shared/contract/desktop.ts';
import type { Client } from '../host/connection.ts';
import { takeIn } from '../library/take-in.ts';
import { isWriting } from '../ui/keys.ts';
import { tellFailure } from '../ui/toasts.ts';
import { refresh } from './changes.ts';
import { runCommand } from './commands.ts';
import type { CommandId } from './shortcuts.ts';
import { FIRST_KEYS, keysFor, onKeysChosen } from './shortcuts.ts';
import { chosenTheme, onThemeChosen } from './theme.ts';
import { openProject } from './workspace.ts';

/** Joins the page to Electron's window: menus do its commands in its language, and files and links that the system gives are opened. */
export function startDesktop(bridge: DesktopBridge, client: Client, queries: QueryClient): void {
  const appear = (): void => {
    const keys = Object.fromEntries((Object.keys(FIRST_KEYS) as CommandId[]).map((id) => [id, keysFor(id)]));
    const language = i18next.language === 'zh' ? 'zh' : 'en';
    void bridge.appear({ language, theme: chosenTheme(), keys }).catch(tellFailure);
  };
  appear();
  i18next.on('languageChanged', appear);
  onThemeChosen(appear);
  onKeysChosen(appear);
  bridge.onCommand((id) => {
    if (!editWriting(bridge, id) && Object.hasOwn(FIRST_KEYS, id)) runCommand(id as CommandId);
  });
  bridge.onAddress((project) => openProject(project));
  bridge.onOpened((file) => {
    takeIn(client, file)
      .then((project) => {
        refresh(queries);
        openProject(project);
      })
      .catch(tellFailure);
  });
}

const WRITING: Readonly<Record<string, Edit>> = { 'edit.undo': 'undo', 'edit.redo': 'redo', 'shot.all': 'selectAll' };

/** Where letters are written, what the edit menu does is done to them. */
function editWriting(bridge: DesktopBridge, id: string): boolean {
  const edit = WRITING[id];
  const place = document.activeElement;
  if (edit === undefined || !place || !isWriting({ target: place })) return false;
  // A page does not reach a field's own history; the window around it does.
  void bridge.edit(edit).catch(tellFailure);
  return true;
}
