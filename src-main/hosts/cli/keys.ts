import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { ReadStream } from 'node:tty';

/** Keys that are pressed while a command works. */
export interface Keys {
  /** Calls `onKey` with each key that is no signal; answers how to end that. */
  readonly listen: (onKey: (key: string) => void) => () => void;
}

/** Keys whose signals a terminal sends no longer where each key is read as it is pressed. */
const SIGNALS: Readonly<Record<string, NodeJS.Signals>> = {
  '\u0003': 'SIGINT',
  '\u001a': 'SIGTSTP',
  '\u001c': 'SIGQUIT',
};

/** The keys of a terminal; null where standard input is none. */
export function terminalKeys(): Keys | null {
  return isatty(0) ? { listen: (onKey) => listen(process.stdin, onKey) } : null;
}

function listen(input: ReadStream, onKey: (key: string) => void): () => void {
  const begin = (): void => {
    // Whoever reads a terminal from behind is stopped by it.
    if (!isInForeground()) return;
    input.setRawMode(true);
    input.resume();
  };
  const end = (): void => {
    input.setRawMode(false);
    input.pause();
  };
  const pressed = (data: Buffer): void => {
    for (const key of data.toString('utf8')) {
      const signal = SIGNALS[key];
      if (signal === undefined) onKey(key);
      else if (signal === 'SIGTSTP') {
        end();
        raise(signal);
      } else raise(signal);
    }
  };
  // Also where a shell stopped it, and set the terminal up for itself meanwhile.
  const continued = (): void => {
    if (!isInForeground()) return void input.pause();
    input.setRawMode(false);
    begin();
  };
  input.on('data', pressed);
  process.on('SIGCONT', continued);
  begin();
  return () => {
    input.off('data', pressed);
    process.off('SIGCONT', continued);
    if (input.isRaw) end();
    else input.pause();
  };
}

/** As a terminal does it: for all processes that the shell started with this command. */
function raise(signal: NodeJS.Signals): void {
  if (process.platform !== 'win32') process.kill(0, signal);
  else if (signal === 'SIGINT') process.emit(signal);
}

/** Whether this process may read its terminal now. */
function isInForeground(): boolean {
  if (process.platform === 'win32') return true;
  if (process.platform === 'linux') {
    // The name in brackets may hold anything (proc(5)): then come state, parent, group, session, terminal and the group before it.
    const [, , group, , , front] = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return group === front;
  }
  return spawnSync('ps', ['-o', 'stat=', '-p', String(process.pid)], { encoding: 'utf8' }).stdout.includes('+');
}
