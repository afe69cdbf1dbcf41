import type { ChildProcessWithoutNullStreams, SpawnOptions } from 'node:child_process';
import { basename } from 'node:path';
import createCommand from 'fluent-ffmpeg';

import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { byHost, say } from '../../src-shared/contract/sentences.ts';
import type { FfmpegArguments } from '../../src-shared/render/ffmpeg-arguments.ts';
import type { Ffmpeg } from './locate.ts';

/** What a finished ffmpeg tells. */
export interface FfmpegResult {
  /** Pictures written, as ffmpeg counted them. */
  readonly frames: number;
  /** What it wrote to standard error, line by line: the last hundred of them, or at log level `info` all. */
  readonly messages: readonly string[];
}

/** How a run is watched and stopped. */
export interface FfmpegRunOptions {
  /** Text for ffmpeg's standard input; without it ffmpeg does not read any. */
  readonly stdin?: string;
  /** How much ffmpeg says; `error` by default. Probes ask for `info`. */
  readonly loglevel?: 'error' | 'info';
  readonly signal?: AbortSignal;
  /** Called now and then with the number of pictures written so far. */
  readonly onProgress?: (frames: number) => void;
}

/** Takes pictures one by one and encodes them. */
export interface RawVideoSink {
  /**
   * Hands over the bytes of one frame. Resolves when ffmpeg's pipe has taken them: the buffer may then be used again, and
   * whoever waits for it never runs ahead of the encoder.
   *
   * @throws ShotloomError `ffmpeg_failed` if ffmpeg has died, `cancelled` if the sink was aborted.
   */
  write(frame: Uint8Array): Promise<void>;
  /** Ends the stream and resolves when the file is complete. Throws as {@link RawVideoSink.write}. */
  finish(): Promise<FfmpegResult>;
  /** Kills ffmpeg and resolves when it has gone. What it wrote so far stays for the caller to remove. */
  abort(): Promise<void>;
}

interface LineRing {
  get(): string;
}

type OnProcess = (child: ChildProcessWithoutNullStreams, stdout: LineRing, stderr: LineRing) => void;
type OnEnd = (error: Error | null, stdout?: LineRing, stderr?: LineRing) => void;

/** What fluent-ffmpeg 2.1.3 (lib/processor.js, lib/capabilities.js) keeps to itself and this file puts right. */
interface CommandInternals {
  _getFfmpegPath(callback: (error: Error | null, path: string) => void): void;
  _checkCapabilities(callback: (error: Error | null) => void): void;
  availableEncoders(callback: (error: Error | null, encoders: object) => void): void;
  _spawnFfmpeg(args: string[], options: SpawnOptions, onProcess: OnProcess, onEnd: OnEnd): void;
}

interface Job {
  /** Resolves with the child as soon as it runs; never rejects (see `done`). */
  readonly child: Promise<ChildProcessWithoutNullStreams>;
  readonly done: Promise<FfmpegResult>;
  readonly kill: () => void;
}

const NO_LINES: LineRing = { get: () => '' };
const PROGRESS_SECONDS = '0.2';

/**
 * Runs ffmpeg without a shell until it ends, and tells how many pictures it wrote.
 *
 * @throws ShotloomError `ffmpeg_failed` with the last thing ffmpeg said; `cancelled` when the signal stopped it.
 */
export async function runFfmpeg(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  task: FfmpegArguments,
  output: string,
  options: FfmpegRunOptions = {},
): Promise<FfmpegResult> {
  const job = startFfmpeg(ffmpeg, task, output, options);
  void job.child.then((child) => child.stdin.end(options.stdin));
  return await job.done;
}

/** Starts an encoder of raw frames (`task` reads them from standard input) that writes the file `output`. */
export function openRawVideoSink(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  task: FfmpegArguments,
  output: string,
  options: Omit<FfmpegRunOptions, 'stdin'> = {},
): RawVideoSink {
  const job = startFfmpeg(ffmpeg, task, output, { ...options, stdin: '' });
  // Whether or not the caller is waiting just now, the end of ffmpeg is told to the next call.
  job.done.catch(() => undefined);
  const ready = Promise.race([job.child, job.done.then(endedEarly)]);
  ready.catch(() => undefined);

  const write = async (frame: Uint8Array): Promise<void> => {
    const child = await ready;
    const taken = new Promise<boolean>((resolve) => {
      child.stdin.write(frame, (error) => resolve(error === null || error === undefined));
    });
    if (!(await taken)) {
      await job.done;
      endedEarly();
    }
  };
  const finish = async (): Promise<FfmpegResult> => {
    const child = await ready;
    child.stdin.end();
    return await job.done;
  };
  const abort = async (): Promise<void> => {
    job.kill();
    await job.done.catch(() => undefined);
  };
  return { write, finish, abort };
}

function endedEarly(): never {
  throw new ShotloomError('ffmpeg_failed', say`ffmpeg ended before it had taken every frame.`);
}

function startFfmpeg(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  task: FfmpegArguments,
  output: string,
  options: FfmpegRunOptions,
): Job {
  const { signal, onProgress } = options;
  const child = Promise.withResolvers<ChildProcessWithoutNullStreams>();
  const done = Promise.withResolvers<FfmpegResult>();
  let running: ChildProcessWithoutNullStreams | undefined;
  let stopped = signal?.aborted ?? false;
  let frames = 0;
  const kill = (): void => {
    stopped = true;
    running?.kill('SIGKILL');
  };
  signal?.addEventListener('abort', kill, { once: true });

  const settle = (error: Error | null, said: string): void => {
    signal?.removeEventListener('abort', kill);
    const messages = said.split(/\r?\n|\r/u).filter((line) => line.trim() !== '');
    if (stopped) done.reject(new ShotloomError('cancelled', say`The encoding was stopped.`));
    else if (error !== null)
      done.reject(failure(error, messages, [...task.inputs.map((input) => input.source), output]));
    else done.resolve({ frames, messages });
  };

  const command = buildCommand(task, output, options);
  mendCommand(command, ffmpeg.path, (started) => {
    running = started;
    // A dying ffmpeg breaks its pipe; what matters then is how it died, which `done` tells.
    started.stdin.on('error', () => undefined);
    readProgress(started, (count) => {
      frames = count;
      onProgress?.(count);
    });
    if (stopped) kill();
    child.resolve(started);
  });
  command.on('end', (_stdout: string | null, stderr: string | null) => settle(null, stderr ?? ''));
  command.on('error', (error: Error, _stdout: string | null, stderr: string | null) => settle(error, stderr ?? ''));
  command.run();
  return { child: child.promise, done: done.promise, kill };
}

function buildCommand(task: FfmpegArguments, output: string, options: FfmpegRunOptions): createCommand.FfmpegCommand {
  // The description of a file stands before all else; the metadata in it may have any number of lines.
  const command = createCommand(options.loglevel === 'info' ? { stdoutLines: 0 } : {});
  const quiet = [
    '-hide_banner',
    '-loglevel',
    options.loglevel ?? 'error',
    '-nostats',
    '-stats_period',
    PROGRESS_SECONDS,
  ];
  const general = [...quiet, '-progress', 'pipe:1', ...(options.stdin === undefined ? ['-nostdin'] : [])];
  task.inputs.forEach((input, index) => {
    command.input(input.source);
    const inputOptions = index === 0 ? [...general, ...input.options] : input.options;
    // Spread, for fluent-ffmpeg splits what comes as one array at its spaces.
    if (inputOptions.length > 0) command.inputOptions(...inputOptions);
  });
  // Where a filter graph makes all pictures, nothing is read.
  const first = task.inputs.length === 0 ? general : [];
  return command.outputOptions(...first, ...task.output, '-y').output(output);
}

/** Replaces, on this one command, what fluent-ffmpeg does wrong with today's ffmpeg. */
function mendCommand(
  command: createCommand.FfmpegCommand,
  path: string,
  onChild: (child: ChildProcessWithoutNullStreams) => void,
): void {
  const internals = command as createCommand.FfmpegCommand & CommandInternals;
  const spawnFfmpeg = internals._spawnFfmpeg.bind(command);
  Object.assign(internals, {
    // The library keeps one path for the whole process.
    _getFfmpegPath: (callback) => callback(null, path),
    // It misreads `-formats` of ffmpeg 7 and newer; locate.ts has already asked what this ffmpeg can do.
    _checkCapabilities: (callback) => callback(null),
    availableEncoders: (callback) => callback(null, {}),
    // It gives nobody the child, and throws where the program cannot be started at all.
    _spawnFfmpeg: (args, options, onProcess, onEnd) =>
      spawnFfmpeg(
        args,
        options,
        (child, stdout, stderr) => {
          onProcess(child, stdout, stderr);
          onChild(child);
        },
        (error, stdout = NO_LINES, stderr = NO_LINES) => onEnd(error, stdout, stderr),
      ),
  } satisfies CommandInternals);
}

/** Reads the blocks of `key=value` lines that `-progress` writes. */
function readProgress(child: ChildProcessWithoutNullStreams, onFrames: (frames: number) => void): void {
  let rest = '';
  child.stdout.on('data', (data: Buffer) => {
    const lines = (rest + data.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const count = /^frame=\s*(\d+)/u.exec(line)?.[1];
      if (count !== undefined) onFrames(Number(count));
    }
  });
}

const AGAIN = byHost(say`run the same command again`, say`try again`);

function failure(error: Error, messages: readonly string[], paths: readonly string[]): ShotloomError {
  const said = messages
    .map((line) => withoutPaths(withoutPrefix(line), paths))
    .filter((line) => !SAYS_NOTHING.test(line));
  const reason = said.at(-1) ?? error.message.split('\n')[0] ?? '';
  const killed = /killed with signal/u.test(error.message);
  const what = killed
    ? say`${error.message}; free some memory, then ${AGAIN}.`
    : say`ffmpeg failed (${reason}); mend that, then ${AGAIN}.`;
  return new ShotloomError('ffmpeg_failed', what, { cause: error });
}

// The last lines of a failed run only repeat that it failed.
const SAYS_NOTHING =
  /^(?:Conversion failed!|Error (?:initializing|reinitializing|while|opening|sending|submitting)\b.*|Exiting.*)$/u;

function withoutPrefix(line: string): string {
  return line.replace(/^(?:\[[^\]]* @ 0x[0-9a-f]+\] ?)+/u, '').trim();
}

function withoutPaths(line: string, paths: readonly string[]): string {
  return paths.reduce((text, path) => text.replaceAll(path, basename(path)), line);
}
