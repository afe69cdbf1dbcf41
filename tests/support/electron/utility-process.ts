import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onlyKnown } from './check.ts';

interface ForkOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  readonly stdio?: string;
  readonly serviceName?: string;
}

/** `UtilityProcess`: a child of Node that finds its port under the name that Electron gives it. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(path: string, args: readonly string[], { env, execArgv = [] }: ForkOptions) {
    super();
    this.#child = fork(path, args, {
      serialization: 'advanced',
      execArgv: [...execArgv, '--import', fileURLToPath(new URL('./parent-port.ts', import.meta.url))],
      env: env ?? process.env,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => this.emit('exit', code ?? 1));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new TypeError('The stand-in hands no ports to utility processes.');
    if (this.#child.connected) this.#child.send(structuredClone(message) as object, () => undefined);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork: (path: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess => {
    onlyKnown('utility process', options, ['env', 'execArgv', 'stdio', 'serviceName']);
    return new UtilityProcess(path, args, options);
  },
};
