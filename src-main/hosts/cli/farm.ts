import { hostname } from 'node:os';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { FarmEvent } from '../../app/farm.ts';
import type { CommandContext } from './command.ts';
import { runVoices } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, readPort, textOf } from './options.ts';

const DEFAULT_PORT = '7469';
const DEFAULT_REDIS = 'redis://127.0.0.1:6379';
const LOOPBACK = '127.0.0.1';

/** Reads `shotloom farm [PROJECT]`. */
export function readFarm(args: readonly string[]): CommandLine {
  const options = {
    redis: { type: 'string' },
    host: { type: 'string', default: LOOPBACK },
    port: { type: 'string', default: DEFAULT_PORT },
    stills: { type: 'boolean' },
  } as const;
  const line = readCommandLine('farm', args, [], options, ['PROJECT']);
  readPort(line.values);
  if (line.values['stills'] === true && line.positionals.length === 0)
    throw new ShotloomError(
      'bad_option',
      say`Say of which project the stills are to be made: shotloom farm PROJECT --stills.`,
    );
  return line;
}

/** `shotloom farm`: false where a shot could not be made. */
export async function farm({ positionals, values }: CommandLine, context: CommandContext): Promise<boolean> {
  const { app, signal, print, note } = context;
  const [project] = positionals;
  const kind = values['stills'] === true ? 'still' : 'clip';
  if (project !== undefined) {
    if (kind === 'clip') await runVoices(context, project);
    const { queued, current } = await app.calls.takes.enqueue({ project, kind });
    note(`${queued} to make, ${current} current already.`);
  }
  const { runFarm } = await import('../../app/farm.ts');
  const host = textOf(values, 'host') ?? LOOPBACK;
  const settings = {
    redis: redisOf(values),
    host,
    port: readPort(values),
    ...(project === undefined ? {} : { of: { project, kind } as const }),
  };
  const isJson = values['json'] === true;
  const summary = await runFarm(app.services, settings, signal, (event) => {
    if (isJson) print(JSON.stringify(plainOf(event, context)));
    else note(lineOf(event, host, context));
  });
  print(isJson ? JSON.stringify(summary) : `${summary.made} made, ${summary.failed} failed.`);
  return summary.failed === 0;
}

/** What of an event is printed as JSON. */
function plainOf(event: FarmEvent, context: CommandContext): object {
  if (event.type === 'trouble') return { type: 'trouble', error: wordsOf(event, context) };
  if (event.type !== 'blocked') return event;
  return { type: 'blocked', shots: event.shots, reason: context.inWords(event.said) };
}

function lineOf(event: FarmEvent, host: string, context: CommandContext): string {
  switch (event.type) {
    case 'listens':
      return `Workers reach this farm at http://${host}:${event.port}, with the secret in ${event.secret}.`;
    case 'workers':
      return event.names.length === 0 ? 'No worker is there.' : `Workers: ${event.names.join(', ')}.`;
    case 'made':
      return `${event.title ?? 'a project'}, ${event.kind} of shot ${event.shot ?? '?'}: made by ${event.worker ?? 'a worker'}`;
    case 'failed':
      return `${event.title ?? 'a project'}, ${event.kind} of shot ${event.shot ?? '?'}: ${event.reason}`;
    case 'blocked':
      return `${event.shots === 1 ? 'A shot waits' : `${event.shots} shots wait`}: ${context.inWords(event.said)}`;
    case 'trouble':
      return wordsOf(event, context);
  }
}

function wordsOf({ error }: Extract<FarmEvent, { type: 'trouble' }>, { inWords }: CommandContext): string {
  return error instanceof ShotloomError
    ? inWords(error.said)
    : inWords(say`Shotloom met an error of its own; please report what you did. SHOTLOOM_TRACE=1 shows more.`);
}

/** Reads `shotloom worker`. */
export function readWorker(args: readonly string[]): CommandLine {
  return readCommandLine('worker', args, [], {
    redis: { type: 'string' },
    coordinator: { type: 'string' },
    'secret-file': { type: 'string' },
    name: { type: 'string' },
  });
}

/** `shotloom worker`: until it is stopped. */
export async function worker({ values }: CommandLine, { app, signal, note, inWords }: CommandContext): Promise<void> {
  const coordinator = textOf(values, 'coordinator');
  if (coordinator === undefined)
    throw new ShotloomError('bad_option', say`Say with --coordinator URL where "shotloom farm" runs.`);
  const secret = secretOf(values);
  if (URL.parse(coordinator)?.protocol === 'http:' && !isThisMachine(coordinator))
    note('The secret and all files travel unencrypted to this coordinator; an SSH tunnel or https:// would hide them.');
  const { runWorkerOfFarm } = await import('../../app/farm.ts');
  const name = textOf(values, 'name') ?? hostname();
  const options = { redis: redisOf(values), coordinator, name, secret };
  await runWorkerOfFarm(app.services, options, signal, (event) => {
    switch (event.type) {
      case 'waits':
        note(`No coordinator answers at ${coordinator} yet.`);
        return;
      case 'ready':
        note('Ready.');
        return;
      case 'failed':
      case 'cannot':
        note(`${event.shot.slice(0, 12)}: ${inWords(event.error.said)}`);
        return;
      case 'begins':
      case 'made':
      case 'stopped':
      case 'gave back':
        note(`${event.shot.slice(0, 12)}: ${event.type}`);
    }
  });
}

/** From the environment or a file, never from the command line, which every user of a machine can read. @throws ShotloomError bad_option */
function secretOf(values: CommandLine['values']): { readonly text: string } | { readonly file: string } {
  const file = textOf(values, 'secret-file');
  if (file !== undefined) return { file };
  const text = process.env['SHOTLOOM_FARM_SECRET'];
  if (text !== undefined && text !== '') return { text };
  throw new ShotloomError(
    'bad_option',
    say`Give the farm's secret with --secret-file FILE or in SHOTLOOM_FARM_SECRET; "shotloom farm" says where it lies.`,
  );
}

/** An address with a password belongs into the environment, too. */
function redisOf(values: CommandLine['values']): string {
  return textOf(values, 'redis') ?? process.env['SHOTLOOM_REDIS'] ?? DEFAULT_REDIS;
}

function isThisMachine(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(URL.parse(url)?.hostname ?? '');
}
