import type { IpcRendererEvent } from 'electron';
import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge } from '../../../src-shared/contract/desktop.ts';
import { CHANNELS, PAGE_ORIGIN, PORT_MESSAGE, TOLD } from '../../../src-shared/contract/desktop-channels.ts';

/** Hands on what is told on a channel, without Electron's event; what came before somebody listened waits. */
function told<T>(channel: string): (reader: (value: T) => void) => void {
  const waiting: T[] = [];
  let read: ((value: T) => void) | null = null;
  ipcRenderer.on(channel, (_: IpcRendererEvent, value: T) => {
    if (read) read(value);
    else waiting.push(value);
  });
  return (reader) => {
    read = reader;
    for (const value of waiting.splice(0)) reader(value);
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
  pickFiles: async (kinds, several) => await ipcRenderer.invoke(CHANNELS.pickFiles, kinds, several),
  pickProgram: async () => await ipcRenderer.invoke(CHANNELS.pickProgram),
  pickOutput: async (name) => await ipcRenderer.invoke(CHANNELS.pickOutput, name),
  reveal: async (file) => await ipcRenderer.invoke(CHANNELS.reveal, file),
  appear: async (appearance) => await ipcRenderer.invoke(CHANNELS.appear, appearance),
  onCommand: told(TOLD.command),
  onOpened: told(TOLD.opened),
  onAddress: told(TOLD.address),
};

contextBridge.exposeInMainWorld('shotloom', bridge);
