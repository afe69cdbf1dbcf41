import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { StartProcess } from '../../processes/own-process.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';

/**
 * Starts a program of ours in a utility process: `fork` would need the fuse `runAsNode`, with which everybody can make a Node of
 * Shotloom. Only after the app is ready.
 */
export const startUtilityProcess: StartProcess = (program, { env = {}, execArgv = [] }) => {
  const path = fileURLToPath(program);
  const child = utilityProcess.fork(path, [], {
    env: { ...process.env, ...env },
    execArgv: [...execArgv],
    stdio: 'ignore',
    serviceName: 'Shotloom',
  });
  const ended = Promise.withResolvers<Sentence>();
  let hasEnded = false;
  child.once('exit', (code) => {
    hasEnded = true;
    ended.resolve(say`exit code ${code}`);
  });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => {
      if (!hasEnded) child.postMessage(message, []);
    },
    onMessage: (reader) => void child.on('message', reader),
    onEnd: (reader) => void ended.promise.then(reader),
    kill: async () => {
      // Its own `kill` asks; a model in the middle of its work would not hear it.
      if (child.pid === undefined) child.kill();
      else if (!hasEnded) process.kill(child.pid, 'SIGKILL');
      await ended.promise;
    },
  };
};
