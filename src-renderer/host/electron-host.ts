import { RPCLink } from '@orpc/client/message-port';
import type { DesktopBridge } from '../../src-shared/contract/desktop.ts';
import { MEDIA_ORIGIN, PORT_MESSAGE } from '../../src-shared/contract/desktop-channels.ts';
import { Connection } from './connection.ts';
import type { Way } from './connection.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { Refused } from './errors.ts';
import { give } from './give.ts';
import type { Host } from './host.ts';

declare global {
  interface Window {
    /** What the preload script gives; absent in a browser. */
    readonly shotloom?: DesktopBridge;
  }
}

/** The interface in Electron's window. */
export function electronHost(bridge: DesktopBridge): Host {
  return {
    kind: 'electron',
    connection: new Connection(async () => await openPort(bridge)),
    media: (what) => `${MEDIA_ORIGIN}/${what}`,
    give,
    pickFiles: async (kinds, several) => await bridge.pickFiles([...kinds].map(plainKind), several),
    pickProgram: async () => await bridge.pickProgram(),
    pickFolder: async () => await bridge.pickFolder(),
    token: {
      isKept: async () => await bridge.hasToken(),
      keep: async (token) => {
        if (await bridge.keepToken(token)) return;
        const said = say`This system has no keychain that can keep a token; start Shotloom with HF_TOKEN set to it instead.`;
        throw new Refused('bad_option', said);
      },
    },
    pickOutput: async (name) => await bridge.pickOutput(name),
    deliver: async (file) => await bridge.reveal(file),
  };
}

function plainKind({ name, endings }: { readonly name: string; readonly endings: readonly string[] }) {
  return { name, endings: [...endings] };
}

/** The port comes from the preload script as a message of this very window. */
async function openPort(bridge: DesktopBridge): Promise<Way> {
  const port = await new Promise<MessagePort>((resolve) => {
    const receive = ({ source, data, ports }: MessageEvent): void => {
      const [port] = ports;
      if (source !== window || data !== PORT_MESSAGE || !port) return;
      removeEventListener('message', receive);
      resolve(port);
    };
    addEventListener('message', receive);
    bridge.connect();
  });
  const ended = new Promise<{ refused: boolean }>((resolve) => {
    port.addEventListener('close', () => resolve({ refused: false }), { once: true });
  });
  const link = new RPCLink({ port });
  port.start();
  return { link, ended };
}
