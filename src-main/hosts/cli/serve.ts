import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CommandContext } from './command.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, readPort } from './options.ts';

/** Where a build puts the interface. */
const RENDERER = fileURLToPath(new URL('../../../out/renderer', import.meta.url));

const DEFAULT_PORT = '7468';

/** Reads `shotloom serve`. */
export function readServe(args: readonly string[]): CommandLine {
  const line = readCommandLine('serve', args, [], {
    port: { type: 'string', default: DEFAULT_PORT },
    open: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    'new-link': { type: 'boolean' },
  });
  readPort(line.values);
  return line;
}

/** `shotloom serve`: until it is stopped; with `--new-link`, a link to one that runs. */
export async function serve({ values }: CommandLine, { app, signal, print, note }: CommandContext): Promise<void> {
  const { linkToRunningHost, startWebHost } = await import('../web/start.ts');
  const offerLink = (link: string): void => {
    print(values['json'] === true ? JSON.stringify({ link }) : link);
    if (isToBeOpened(values)) openInBrowser(link);
  };
  if (values['new-link'] === true) {
    offerLink(await linkToRunningHost(app, readPort(values)));
    return;
  }
  const host = await startWebHost({ app, port: readPort(values), renderer: RENDERER });
  const offer = (): void => offerLink(host.newLink());
  offer();
  const input = process.stdin.isTTY ? createInterface({ input: process.stdin }) : null;
  note(
    input
      ? 'Shotloom runs until Ctrl-C. The link opens one browser, once, within ten minutes; Enter gives another.'
      : 'Shotloom runs until it is stopped. The link opens one browser, once, within ten minutes.',
  );
  input?.on('line', offer);
  try {
    await new Promise((resolve) => {
      if (signal.aborted) resolve(undefined);
      signal.addEventListener('abort', resolve, { once: true });
    });
  } finally {
    input?.close();
    await host.close();
  }
}

/** Where nobody said, where somebody sees this machine's screen. */
function isToBeOpened(values: CommandLine['values']): boolean {
  if (values['no-open'] === true) return false;
  if (values['open'] === true) return true;
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland, SSH_CONNECTION: ssh } = process.env;
  if (process.platform === 'win32' || process.platform === 'darwin') return ssh === undefined;
  return Boolean(x11) || Boolean(wayland);
}

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** The link is printed as well: where no browser opens, nothing is lost. */
function openInBrowser(link: string): void {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const opener = spawn(program, [...args, link], { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined);
  opener.unref();
}
