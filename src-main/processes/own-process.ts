import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { asIs, say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

/** How a program of ours is started. */
export interface OwnProcessOptions {
  /** Variables of the environment beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Flags of Node beside those of this process. */
  readonly execArgv?: readonly string[];
}

/** A program of ours that runs beside this one; it ends when this one does (parent-process.ts). */
export interface OwnProcess {
  /** Absent where it could not be started, and before it was. */
  readonly pid: number | undefined;
  /** Sends what can be cloned (HTML, structured clone); what is sent to one that has ended is lost. */
  readonly send: (message: unknown) => void;
  readonly onMessage: (reader: (message: unknown) => void) => void;
  /** Called once, with words for how it ended or why it could not start. */
  readonly onEnd: (reader: (how: Sentence) => void) => void;
  /** Ends it at once, whatever it does; resolves when it has gone. */
  readonly kill: () => Promise<void>;
}

/** Starts a program of ours: Node's way on the command line, Electron's own in its window (`hosts/electron/utility-process.ts`). */
export type StartProcess = (program: URL, options: OwnProcessOptions) => OwnProcess;

/** Starts it as a child of Node. */
export const forkProcess: StartProcess = (program, { env = {}, execArgv = [] }) => {
  const child = fork(fileURLToPath(program), [], {
    serialization: 'advanced',
    execArgv: [...process.execArgv, ...execArgv],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ended = Promise.withResolvers<Sentence>();
  child.once('exit', (code, signal) => ended.resolve(signal === null ? say`exit code ${code ?? ''}` : asIs(signal)));
  // Where it cannot be started no exit comes; what else goes wrong with it ends it or shows in its answers.
  child.on('error', (error) => {
    if (child.pid === undefined) ended.resolve(asIs(error.message));
  });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (reader) => void child.on('message', reader),
    onEnd: (reader) => void ended.promise.then(reader),
    kill: async () => {
      child.kill('SIGKILL');
      await ended.promise;
    },
  };
};
