import { RPCLink } from '@orpc/client/websocket';
import { Connection } from './connection.ts';
import type { Way } from './connection.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { Refused } from './errors.ts';
import { give, grantOf } from './give.ts';
import type { FileKind, Host, PickedFile, PickedOutput } from './host.ts';

/** What the web host closes a socket with whose session it does not know (RFC 6455, 7.4.2: 4000 to 4999 are free). */
const UNKNOWN_SESSION = 4401;

/** The interface in a browser's page, served by `shotloom serve`. */
export function webHost(): Host {
  const connection = new Connection(openSocket);
  return {
    kind: 'web',
    connection,
    media: (what) => `/media/${what}`,
    give,
    pickFiles,
    // What a page hands over is no program that may be run.
    pickProgram: null,
    // A browser gives a folder file by file, which for models is too much.
    pickFolder: null,
    token: {
      isKept: async () => (await connection.client.models.hasToken()).given,
      keep: async (token) => void (await connection.client.models.keepToken({ token })),
    },
    pickOutput,
    deliver,
  };
}

async function openSocket(): Promise<Way> {
  const address = new URL('/rpc', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  const ended = new Promise<{ refused: boolean }>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve({ refused: code === UNKNOWN_SESSION }), { once: true });
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('The socket could not be opened.')), { once: true });
  });
  return { link: new RPCLink({ websocket: socket }), ended };
}

async function pickFiles(kinds: readonly FileKind[], several: boolean): Promise<readonly PickedFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = several;
  input.accept = kinds.flatMap(({ endings }) => endings).join(',');
  const picked = await new Promise<readonly File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]), { once: true });
    input.addEventListener('cancel', () => resolve([]), { once: true });
    input.click();
  });
  return await Promise.all(picked.map(async (file) => await give(file, file.name)));
}

async function pickOutput(name: string): Promise<PickedOutput> {
  return { name, file: await grantOf(`/outputs?name=${encodeURIComponent(name)}`, null) };
}

async function deliver(file: string, name: string): Promise<void> {
  const address = `/outputs/${file}`;
  const response = await fetch(address, { method: 'HEAD' });
  if (!response.ok) throw new Refused('not_found', say`"${name}" is not there any more; export it again.`);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
