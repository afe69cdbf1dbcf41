import { createRequire } from 'node:module';
import { ORPCError } from '@orpc/server';
import { ERROR_STATUS, ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../../src-shared/contract/errors.ts';
import { bundle } from './bundle.ts';
import type { CommandContext } from './command.ts';
import { cut, readCut } from './cut.ts';
import { describe, readDescribe } from './describe.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { exportProject, readExport } from './export.ts';
import { film, readFilm } from './film.ts';
import { footage, importFiles, readFootage, readImport } from './footage.ts';
import { HELP } from './help.ts';
import { readTray, redo, tray, undo } from './history.ts';
import { board, convert, doctor, draft, parse, projects } from './inspect.ts';
import { library, readLibrary } from './library.ts';
import { frame, generate, readGenerate, render } from './make.ts';
import { readShot, shot } from './shot.ts';
import { readSnapshot, snapshot } from './snapshot.ts';
import { readTakesCommand, takes } from './takes.ts';
import { readTrash, trash } from './trash.ts';
import { queue, readQueue } from './queue.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, textOf } from './options.ts';
import { readSearch, search } from './search.ts';
import { readSoundCommand, sound } from './sound.ts';
import { narrate, readNarrate, readSpeak, speak } from './speak.ts';

interface Command {
  readonly read: (args: readonly string[]) => CommandLine;
  /** False says that the command did its work and what it found is not well. */
  readonly run: (line: CommandLine, context: CommandContext) => Promise<boolean | void>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  film: { read: readFilm, run: film },
  parse: { read: (args) => readCommandLine('parse', args, ['SCRIPT']), run: parse },
  draft: { read: (args) => readCommandLine('draft', args, ['SCRIPT']), run: draft },
  board: { read: (args) => readCommandLine('board', args, ['SCRIPT']), run: board },
  convert: { read: (args) => readCommandLine('convert', args, ['SCRIPT', 'OUT']), run: convert },
  generate: { read: readGenerate, run: generate },
  render: {
    read: (args) => readCommandLine('render', args, ['PROJECT', 'OUT'], { stills: { type: 'boolean' } }),
    run: render,
  },
  frame: {
    read: (args) =>
      readCommandLine('frame', args, ['PROJECT', 'OUT'], { stills: { type: 'boolean' }, at: { type: 'string' } }),
    run: frame,
  },
  cut: { read: readCut, run: cut },
  export: { read: readExport, run: exportProject },
  describe: { read: readDescribe, run: describe },
  search: { read: readSearch, run: search },
  speak: { read: readSpeak, run: speak },
  narrate: { read: readNarrate, run: narrate },
  sound: { read: readSoundCommand, run: sound },
  takes: { read: readTakesCommand, run: takes },
  tray: { read: readTray, run: tray },
  undo: { read: (args) => readCommandLine('undo', args, ['PROJECT']), run: undo },
  redo: { read: (args) => readCommandLine('redo', args, ['PROJECT']), run: redo },
  library: { read: readLibrary, run: library },
  snapshot: { read: readSnapshot, run: snapshot },
  shot: { read: readShot, run: shot },
  trash: { read: readTrash, run: trash },
  bundle: { read: (args) => readCommandLine('bundle', args, ['PROJECT', 'OUT']), run: bundle },
  import: { read: readImport, run: importFiles },
  footage: { read: readFootage, run: footage },
  queue: { read: readQueue, run: queue },
  projects: { read: (args) => readCommandLine('projects', args, []), run: projects },
  doctor: { read: (args) => readCommandLine('doctor', args, []), run: doctor },
};

/** A second Ctrl-C so long after the first means now. Two at once may be one keystroke, sent to a whole process group. */
const IMPATIENCE_MS = 1000;

/** Runs the command line and answers the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  // A reader that has seen enough ("| head") or has gone is no error.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    return await runCommand(argv);
  } catch (error) {
    const { code, message } = explain(error);
    if (code !== 'cancelled') process.stderr.write(`${message}\n`);
    else process.stderr.write('\nStopped. Run the same command again to go on.\n');
    return EXIT_CODES[code];
  }
}

async function runCommand(argv: readonly string[]): Promise<number> {
  const [name = '', ...args] = argv;
  if (name === '--version' || args.includes('--version')) return say(version());
  if (name === '' || name === '--help' || name === '-h' || name === 'help')
    return say(HELP[args[0] ?? ''] ?? HELP[''] ?? '');
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    throw new ShotloomError('bad_option', `There is no command "${name}"; "shotloom --help" lists them.`);
  }
  const line = command.read(args);
  if (line.values['help'] === true) return say(HELP[name] ?? '');
  return await withApp(line, (context) => command.run(line, context));
}

async function withApp(line: CommandLine, work: (context: CommandContext) => Promise<boolean | void>): Promise<number> {
  const library = textOf(line.values, 'library');
  // Loaded here, so that help and wrong options are answered at once.
  const { makeApp } = await import('../../app.ts');
  const app = makeApp(library === undefined ? {} : { library });
  const stop = new AbortController();
  let stoppedAt = 0;
  const interrupt = (): void => {
    if (stoppedAt > 0 && Date.now() - stoppedAt > IMPATIENCE_MS) process.exit(EXIT_CODES.cancelled);
    stoppedAt ||= Date.now();
    stop.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    const well = await work({
      app,
      signal: stop.signal,
      progress: process.stderr,
      print: (text) => process.stdout.write(`${text}\n`),
      note: (text) => process.stderr.write(`${text}\n`),
    });
    return well === false ? 1 : 0;
  } catch (error) {
    throw stop.signal.aborted ? new ShotloomError('cancelled', 'Stopped.', { cause: error }) : error;
  } finally {
    await app.close();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** What to tell of an error: nothing of a stack, nothing of our insides. */
function explain(error: unknown): { readonly code: ErrorCode; readonly message: string } {
  if (error instanceof ShotloomError) return error;
  if (error instanceof ORPCError) {
    const code = error.code as string;
    if (Object.hasOwn(ERROR_STATUS, code)) {
      if (code === 'internal') traceBug(error.cause);
      return { code: code as ErrorCode, message: error.message };
    }
    if (code === 'BAD_REQUEST') return { code: 'bad_option', message: refusal(error.data) };
  }
  traceBug(error);
  return {
    code: 'internal',
    message: 'Shotloom met an error of its own; please report what you did. SHOTLOOM_TRACE=1 shows more.',
  };
}

/** The first complaint of the contract's schema. */
function refusal(data: unknown): string {
  const issues = typeof data === 'object' && data !== null && 'issues' in data ? data.issues : [];
  const first: unknown = Array.isArray(issues) ? issues[0] : undefined;
  const said =
    typeof first === 'object' && first !== null && 'message' in first
      ? String(first.message)
      : 'a value is not allowed';
  const where =
    typeof first === 'object' && first !== null && 'path' in first && Array.isArray(first.path)
      ? first.path.join('.')
      : 'input';
  return `The value of "${where}" cannot be used (${said}); see "shotloom --help".`;
}

function traceBug(error: unknown): void {
  if (process.env['SHOTLOOM_TRACE'] === '1') console.error(error);
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function version(): string {
  const manifest: unknown = createRequire(import.meta.url)('../../../package.json');
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
