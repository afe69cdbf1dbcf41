import type { IpcMain, MessagePortMain, WebFrameMain } from 'electron';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { Arguments } from '../../../src-shared/contract/desktop.ts';
import type { Appearance, DesktopBridge, Edit, GrantedFile } from '../../../src-shared/contract/desktop.ts';
import { CHANNELS } from '../../../src-shared/contract/desktop-channels.ts';
import { isOurPage } from './security.ts';

/** What the page may ask of the window around it. */
export interface DesktopRequests extends Pick<
  DesktopBridge,
  'pickProgram' | 'pickFolder' | 'pickOutput' | 'hasToken' | 'keepToken'
> {
  readonly pickFiles: (...args: Parameters<DesktopBridge['pickFiles']>) => Promise<readonly GrantedFile[]>;
  readonly reveal: (file: string) => void;
  readonly appear: (appearance: Appearance) => void;
  readonly edit: (edit: Edit) => void;
  readonly connect: (port: MessagePortMain) => void;
}

/** Who sends a message. */
interface Sender {
  readonly senderFrame: WebFrameMain | null;
}

/**
 * Listens to the page: the only place where messages come in. Each is answered where the main frame of our own page sends it, with
 * arguments that its schema reads; whatever else is refused.
 */
export function listenToPage(ipcMain: Pick<IpcMain, 'handle' | 'on'>, requests: DesktopRequests): void {
  const handle = <T>(channel: string, schema: { parse: (args: unknown) => T }, answer: (args: T) => unknown): void => {
    ipcMain.handle(channel, async (event, ...args: unknown[]) => {
      if (!isOurs(event)) throw notOurs();
      return await answer(schema.parse(args));
    });
  };
  handle(CHANNELS.pickFiles, Arguments.pickFiles, ([kinds, several]) => requests.pickFiles(kinds, several));
  handle(CHANNELS.pickProgram, Arguments.pickProgram, () => requests.pickProgram());
  handle(CHANNELS.pickFolder, Arguments.pickFolder, () => requests.pickFolder());
  handle(CHANNELS.pickOutput, Arguments.pickOutput, ([name]) => requests.pickOutput(name));
  handle(CHANNELS.reveal, Arguments.reveal, ([file]) => requests.reveal(file));
  handle(CHANNELS.hasToken, Arguments.hasToken, () => requests.hasToken());
  handle(CHANNELS.keepToken, Arguments.keepToken, ([token]) => requests.keepToken(token));
  handle(CHANNELS.appear, Arguments.appear, ([appearance]) => requests.appear(appearance));
  handle(CHANNELS.edit, Arguments.edit, ([edit]) => requests.edit(edit));
  ipcMain.on(CHANNELS.connect, (event) => {
    const [port, ...more] = event.ports;
    if (port && more.length === 0 && isOurs(event)) requests.connect(port);
    else for (const refused of event.ports) refused.close();
  });
}

function isOurs({ senderFrame }: Sender): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurPage(senderFrame.url);
}

function notOurs(): ShotloomError {
  return new ShotloomError('bad_option', say`Only the page of Shotloom may ask for this.`);
}
