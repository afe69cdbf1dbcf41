import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { peakMemory } from '../../support/media/processes.ts';
import type { FilmTask } from './film-run.ts';

const COMMAND = fileURLToPath(new URL('../../../bin/shotloom.mjs', import.meta.url));
const SAMPLE_MS = 25;

/**
 * Makes a film with the command line and tells the most memory (VmHWM, MiB) that any one process of each program held:
 * main, worker, ffmpeg. An ffmpeg that ended between two samples counts as last seen. Linux only.
 */
export async function peakMemoryOfFilm({ script, size, library, output }: FilmTask): Promise<Map<string, number>> {
  const args = [COMMAND, 'film', script, output, '--library', library, '--size', `${size.width}x${size.height}`];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const peaks = new Map([['main', 0]]);
  while (child.exitCode === null && child.signalCode === null) {
    const ids = await withDescendants(child.pid ?? 0);
    for (const [index, id] of ids.entries()) {
      const program = index === 0 ? 'main' : await programOf(id);
      if (program !== null) peaks.set(program, Math.max(peaks.get(program) ?? 0, await peakMemory(id)));
    }
    await sleep(SAMPLE_MS);
  }
  await ended;
  if (child.exitCode !== 0) throw new Error(`The film of ${script} ended with exit code ${child.exitCode}.`);
  return peaks;
}

async function withDescendants(id: number): Promise<number[]> {
  const threads = await readdir(`/proc/${id}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${id}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  const children = lists.flatMap((list) => list.split(' ').filter((text) => text !== '')).map(Number);
  return [id, ...(await Promise.all(children.map(withDescendants))).flat()];
}

/** Null for one that has just been forked and is not yet what it will be. */
async function programOf(id: number): Promise<string | null> {
  const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
  if (line.includes('generation/worker.ts')) return 'worker';
  return /ffmpeg\0/u.test(line) ? 'ffmpeg' : null;
}
