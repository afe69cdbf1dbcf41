import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { FilmTask } from './film-run.ts';

const COMMAND = fileURLToPath(new URL('../../../bin/shotloom.mjs', import.meta.url));
/** The exit code of a command that was stopped (128 and the number of SIGINT). */
const STOPPED = 130;

/**
 * Makes a film with the command line, in a group of processes of its own, and stops it as Ctrl-C in a terminal does:
 * SIGINT to the whole group, once it has made the first of its clips. Milliseconds until the command has ended.
 */
export async function stopDuringClips({ script, size, library, output }: FilmTask): Promise<number> {
  const args = [COMMAND, 'film', script, output, '--library', library, '--size', `${size.width}x${size.height}`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const ended = once(child, 'exit');
  let said = '';
  // Read to its end: a command that cannot say that it was stopped fails.
  const clipMade = new Promise<void>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/^Clips: shot/mu.test(said)) resolve();
    });
  });
  await Promise.race([clipMade, ended]);
  if (child.pid === undefined || child.exitCode !== null) throw new Error(`The film was not stopped: ${said}`);
  const before = performance.now();
  process.kill(-child.pid, 'SIGINT');
  const [code] = (await ended) as [number | null];
  if (code !== STOPPED) throw new Error(`A stopped film ended with ${code}, not ${STOPPED}: ${said}`);
  return performance.now() - before;
}
