import type { IpcRendererEvent } from 'electron';
import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge, GrantedFile } from '../../../src-shared/contract/desktop.ts';
import { CHANNELS, PAGE_ORIGIN, PORT_MESSAGE, TOLD } from '../../../src-shared/contract/desktop-channels.ts';

/** Hands on what is told on a channel, without Electron's event; what came before somebody listened waits. */
function told(channel: string): (reader: (value: never) => void) => void {
  // What it is the other side knows: only the main process sends on these channels.
  const waiting: unknown[] = [];
  let read: ((value: never) => void) | null = null;
  ipcRenderer.on(channel, (_: IpcRendererEvent, value: unknown) => {
    if (read) read(value as never);
    else waiting.push(value);
  });
  return (reader) => {
    read = reader;
    for (const value of waiting.splice(0)) reader(value as never);
  };
}

/** The window that this script runs in, of which Node's types know nothing. */
const page = globalThis as unknown as {
  readonly postMessage: (message: string, origin: string, ports: readonly unknown[]) => void;
};

const bridge: DesktopBridge = {
  connect: () => {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage(CHANNELS.connect, null, [port1]);
    page.postMessage(PORT_MESSAGE, PAGE_ORIGIN, [port2]);
  },
  pickFiles: async (kinds, several) =>
    (await ipcRenderer.invoke(CHANNELS.pickFiles, kinds, several)) as readonly GrantedFile[],
  pickProgram: async () => (await ipcRenderer.invoke(CHANNELS.pickProgram)) as GrantedFile | null,
  pickFolder: async () => (await ipcRenderer.invoke(CHANNELS.pickFolder)) as GrantedFile | null,
  pickOutput: async (name) => (await ipcRenderer.invoke(CHANNELS.pickOutput, name)) as GrantedFile | null,
  reveal: async (file) => void (await ipcRenderer.invoke(CHANNELS.reveal, file)),
  hasToken: async () => (await ipcRenderer.invoke(CHANNELS.hasToken)) as boolean,
  keepToken: async (token) => (await ipcRenderer.invoke(CHANNELS.keepToken, token)) as boolean,
  appear: async (appearance) => void (await ipcRenderer.invoke(CHANNELS.appear, appearance)),
  edit: async (edit) => void (await ipcRenderer.invoke(CHANNELS.edit, edit)),
  onCommand: told(TOLD.command),
  onOpened: told(TOLD.opened),
  onAddress: told(TOLD.address),
};

contextBridge.exposeInMainWorld('shotloom', bridge);
