import { basename, extname } from 'node:path';
import type { BrowserWindow, FileFilter } from 'electron';
import { app, dialog, shell } from 'electron';
import type { FileGrants } from '../../app/file-grants.ts';
import type { GrantedFile } from '../../../src-shared/contract/desktop.ts';
import type { DesktopRequests } from './ipc.ts';
import type { DesktopWords } from './words.ts';

type DialogRequests = Pick<DesktopRequests, 'pickFiles' | 'pickProgram' | 'pickFolder' | 'pickOutput' | 'reveal'>;

/** What dialogs are shown with. */
interface Around {
  readonly grants: FileGrants;
  readonly window: () => BrowserWindow;
  readonly words: () => DesktopWords;
}

/** Lets the user pick files in dialogs of the system. A page is told their base names and grants; the paths stay here. */
export function dialogRequests({ grants, window, words }: Around): DialogRequests {
  return {
    pickFiles: async (kinds, several) => {
      const filters: FileFilter[] = kinds.map(({ name, endings }) => ({
        name,
        extensions: endings.map((ending) => ending.slice(1)),
      }));
      const { filePaths } = await dialog.showOpenDialog(window(), {
        filters: [...filters, { name: words().dialog.all, extensions: ['*'] }],
        properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
      });
      return filePaths.map((path) => openedFile(grants, path));
    },
    pickProgram: async () => {
      const { dialog: said } = words();
      const filters = process.platform === 'win32' ? [{ name: said.program, extensions: ['exe'] }] : [];
      const { filePaths } = await dialog.showOpenDialog(window(), { filters, properties: ['openFile'] });
      const [path] = filePaths;
      return path === undefined ? null : { name: basename(path), file: grants.grantProgram(path) };
    },
    pickFolder: async () => {
      const { filePaths } = await dialog.showOpenDialog(window(), { properties: ['openDirectory'] });
      const [path] = filePaths;
      return path === undefined ? null : { name: basename(path), file: grants.grantInput(path) };
    },
    pickOutput: async (name) => {
      const suggested = basename(name);
      const ending = extname(suggested).slice(1);
      const filters = ending === '' ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }];
      const { filePath } = await dialog.showSaveDialog(window(), { defaultPath: suggested, filters });
      return filePath ? { name: basename(filePath), file: await grants.grantOutput(filePath) } : null;
    },
    reveal: (file) => shell.showItemInFolder(grants.path(file, 'write')),
  };
}

/** Lets the page read a file that the user opened, which the system lists among the recent ones. */
export function openedFile(grants: FileGrants, path: string): GrantedFile {
  app.addRecentDocument(path);
  return { name: basename(path), file: grants.grantInput(path) };
}
