import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EXIT_CODES } from '../../../src-main/hosts/cli/exit-codes.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import type { ErrorCode } from '../../../src-shared/contract/errors.ts';

/** The root of this repository. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** What a user starts. */
export const LAUNCHER = fileURLToPath(new URL('../../../bin/shotloom.mjs', import.meta.url));

/** A command that has ended. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard error has shown `text`, or the command has ended. */
  readonly shown: (text: string) => Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

/** Starts `shotloom` with these arguments. */
export function startShotloom(args: readonly string[], environment: Environment = {}): Running {
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Tests read English, whatever whoever runs them speaks.
    env: { ...process.env, LC_ALL: 'C', ...environment },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
  const shown = async (text: string): Promise<void> => {
    while (!stderr.includes(text)) {
      const next = new Promise<'more'>((resolve) => child.stderr.once('data', () => resolve('more')));
      if ((await Promise.race([next, ended])) !== 'more') return;
    }
  };
  return { child, ended, shown };
}

/** Runs `shotloom` to its end. */
export async function shotloom(args: readonly string[], environment: Environment = {}): Promise<Ended> {
  return await startShotloom(args, environment).ended;
}

/** The JSON in the last line of standard output. */
export function lastJson({ stdout }: Ended): Record<string, unknown> {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;
}

/** What is wrong with how a command refused; empty for one sentence, its own exit code and no trace of the insides. */
export function faultsOfRefusal({ status, stdout, stderr }: Ended, code: ErrorCode): string[] {
  const lines = stderr.trimEnd().split('\n');
  const sentence = lines.at(-1) ?? '';
  const progress = lines
    .slice(0, -1)
    .filter((line) => !/^(?:Stills|Clips|Still|Clip|Render|Import): |^".*": \d+ scene/u.test(line));
  return [
    ...(status === EXIT_CODES[code] ? [] : [`exit status ${status}, not ${EXIT_CODES[code]}`]),
    ...(/^(?:[A-Z"]|ffmpeg).*\.$/u.test(sentence) ? [] : [`no sentence: ${sentence}`]),
    // A full stop and a capital begin a second sentence.
    ...(/\. [A-Z]/u.test(sentence) ? [`more than one sentence: ${sentence}`] : []),
    ...progress.map((line) => `more than a sentence: ${line}`),
    ...(/^ {4}at |node:internal|\.ts:\d/mu.test(stderr) ? [`a stack trace: ${stderr}`] : []),
    ...(stdout === '' ? [] : [`something on standard output: ${stdout}`]),
  ];
}

/** Writes an ffmpeg that answers questions about itself as the real one does, and otherwise does what `body` says ($REAL is the real one). */
export async function writeFfmpeg(path: string, body: string): Promise<string> {
  const { path: real } = await locateFfmpeg();
  const answer =
    'case "$*" in "-hide_banner -version"|"-hide_banner -encoders"|"-hide_banner -filters") exec "$REAL" "$@";; esac';
  writeFileSync(path, `#!/bin/sh\nREAL='${real}'\n${answer}\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}
