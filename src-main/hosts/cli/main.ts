import { ERROR_STATUS, ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../../src-shared/contract/errors.ts';
import { asIs, isSentence, say, sentenceText } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import { programVersion } from '../../app/version.ts';
import type { CommandContext } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { HELP } from './help.ts';
import { terminalKeys } from './keys.ts';
import { terminalListener } from './language.ts';
import type { CommandLine } from './options.ts';
import { textOf } from './options.ts';

/** A second Ctrl-C so long after the first means now. Two at once may be one keystroke, sent to a whole process group. */
const IMPATIENCE_MS = 1000;

/** Runs the command line and answers the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  // A reader that has seen enough ("| head") or has gone is no error.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    return await runCommand(argv);
  } catch (error) {
    const { code, said } = await explain(error);
    const listener = await terminalListener(process.env);
    if (code !== 'cancelled') process.stderr.write(`${sentenceText(said, listener)}\n`);
    else process.stderr.write(`\n${sentenceText(say`Stopped. Run the same command again to go on.`, listener)}\n`);
    return EXIT_CODES[code];
  }
}

async function runCommand(argv: readonly string[]): Promise<number> {
  const [name = '', ...args] = argv;
  if (name === '--version' || args.includes('--version')) return answer(programVersion());
  if (name === '' || name === '--help' || name === '-h' || name === 'help')
    return answer(HELP[args[0] ?? ''] ?? HELP[''] ?? '');
  const command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]?.() : undefined;
  if (!command) {
    throw new ShotloomError('bad_option', say`There is no command "${name}"; "shotloom --help" lists them.`);
  }
  const line = command.read(args);
  if (line.values['help'] === true) return answer(HELP[name] ?? '');
  return await withApp(line, (context) => command.run(line, context));
}

async function withApp(line: CommandLine, work: (context: CommandContext) => Promise<boolean | void>): Promise<number> {
  const library = textOf(line.values, 'library');
  // Loaded here, so that help and wrong options are answered at once.
  const { makeApp } = await import('../../app.ts');
  const app = makeApp(library === undefined ? {} : { library });
  const listener = await terminalListener(process.env);
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
      keys: terminalKeys(),
      print: (text) => process.stdout.write(`${text}\n`),
      note: (text) => process.stderr.write(`${text}\n`),
      inWords: (said) => sentenceText(said, listener),
    });
    return well === false ? 1 : 0;
  } catch (error) {
    throw stop.signal.aborted ? new ShotloomError('cancelled', say`Stopped.`, { cause: error }) : error;
  } finally {
    await app.close();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** What to tell of an error: nothing of a stack, nothing of our insides. */
async function explain(error: unknown): Promise<{ readonly code: ErrorCode; readonly said: Sentence }> {
  if (error instanceof ShotloomError) return error;
  const { ORPCError } = await import('@orpc/server');
  if (error instanceof ORPCError) {
    const code = error.code as string;
    if (Object.hasOwn(ERROR_STATUS, code)) {
      if (code === 'internal') traceBug(error.cause);
      return { code: code as ErrorCode, said: isSentence(error.data) ? error.data : asIs(error.message) };
    }
  }
  traceBug(error);
  return {
    code: 'internal',
    said: say`Shotloom met an error of its own; please report what you did. SHOTLOOM_TRACE=1 shows more.`,
  };
}

function traceBug(error: unknown): void {
  if (process.env['SHOTLOOM_TRACE'] === '1') console.error(error);
}

function answer(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
