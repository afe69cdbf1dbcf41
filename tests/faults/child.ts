import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { descendantsOf, isAlive } from '../support/cli/descendants.ts';

/** A script running in a process of its own, and the lines it has printed. */
export interface Child {
  readonly process: ChildProcess;
  readonly lines: string[];
  /** Resolves when the child has printed `count` lines; rejects if it ends before. */
  readonly printed: (count: number) => Promise<void>;
  /** SIGKILL to it and all it has started; resolves when they are gone and its last words were read. */
  readonly kill: () => Promise<void>;
  /** Resolves with what it wrote to stderr when it ends by itself with 0; rejects otherwise. */
  readonly done: Promise<string>;
}

/** Runs a TypeScript file with this Node, as the head of a group of processes. */
export function startChild(script: URL, ...args: string[]): Child {
  const child = spawn(process.execPath, [fileURLToPath(script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...process.env },
  });
  const lines: string[] = [];
  let stderr = '';
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));

  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const done = ended.then((code) => {
    if (code !== 0) throw new Error(`${script.pathname} ended with ${code}: ${stderr}`);
    return stderr;
  });
  done.catch(() => undefined);

  return {
    process: child,
    lines,
    printed: (count) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (lines.length >= count) resolve();
        };
        reader.on('line', look);
        look();
        void ended.then((code) =>
          reject(new Error(`${script.pathname} ended with ${code} after ${lines.length} lines: ${stderr}`)),
        );
      }),
    kill: async () => {
      const { pid } = child;
      if (pid === undefined) throw new Error(`${script.pathname} did not start.`);
      const others = descendantsOf(pid);
      killGroup(pid);
      await ended;
      while (others.some(isAlive)) await sleep(5);
    },
    done,
  };
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    // It has ended by itself.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
