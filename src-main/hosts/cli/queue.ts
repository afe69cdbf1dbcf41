import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import type { QueuedChange } from '../../../src-shared/contract/jobs.ts';
import type { App } from '../../app.ts';
import type { CommandContext } from './command.ts';
import { callOptions, count } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, textOf } from './options.ts';
import { beginStage, leftWords } from './progress.ts';

type JobList = Awaited<ReturnType<App['calls']['jobs']['list']>>;
type ListedJob = JobList['jobs'][number];

/** Most jobs that a range may name. */
const LONGEST_RANGE = 100_000;

/** Reads `shotloom queue [ACTION [JOBS]]`. */
export function readQueue(args: readonly string[]): CommandLine {
  const options = {
    project: { type: 'string' },
    shot: { type: 'string' },
    all: { type: 'boolean' },
    before: { type: 'string' },
    after: { type: 'string' },
    front: { type: 'boolean' },
    back: { type: 'boolean' },
    ended: { type: 'boolean' },
    follow: { type: 'boolean' },
  } as const;
  return readCommandLine('queue', args, [], options, ['ACTION', 'PRIORITY', 'JOBS']);
}

/** `shotloom queue`: answers false where a job that was run has failed. */
export async function queue(line: CommandLine, context: CommandContext): Promise<boolean | void> {
  const { positionals, values } = line;
  const [action] = positionals;
  if (action === undefined) return values['follow'] === true ? await follow(line, context) : await list(line, context);
  if (action === 'run') return await run(line, context);
  const { changed } = await context.app.calls.jobs.change(readChange(action, line));
  if (values['json'] === true) context.print(JSON.stringify({ changed }));
  else context.print(`${count(changed, 'job')} ${DONE[action] ?? 'changed'}.`);
}

const DONE: Readonly<Record<string, string>> = {
  pause: 'paused',
  resume: 'resumed',
  cancel: 'cancelled',
  retry: 'queued again',
  move: 'moved',
  priority: 'given another priority',
};

/** @throws ShotloomError bad_option */
function readChange(action: string, { positionals, values }: CommandLine): QueuedChange {
  const [, ...words] = positionals;
  switch (action) {
    case 'pause':
    case 'resume':
    case 'cancel':
    case 'retry':
      return { do: action, to: readWhich(words, values) };
    case 'move':
      return { do: 'move', to: readWhich(words, values), place: readPlace(values) };
    case 'priority': {
      const [priority, ...rest] = words;
      if (priority !== 'urgent' && priority !== 'normal' && priority !== 'low')
        throw badOption(
          say`A priority is urgent, normal or low, and comes before the jobs, as in "queue priority urgent 3".`,
        );
      return { do: 'prioritize', to: readWhich(rest, values), priority };
    }
    default:
      throw badOption(say`There is no "shotloom queue ${action}"; see "shotloom queue --help".`);
  }
}

function readWhich(words: readonly string[], values: CommandLine['values']): QueuedChange['to'] {
  const [jobs, ...more] = words;
  const project = textOf(values, 'project');
  const shot = textOf(values, 'shot');
  const said: QueuedChange['to'][] = [
    ...(jobs === undefined ? [] : [{ jobs: readNumbers(jobs) }]),
    ...(shot === undefined ? [] : [{ shot }]),
    ...(project === undefined ? [] : [{ project }]),
    ...(values['all'] === true ? [{ all: true as const }] : []),
  ];
  const [which] = said;
  if (more.length > 0) throw badOption(say`Write several jobs with commas and no spaces, as in 3,5,8-12.`);
  if (!which || said.length > 1)
    throw badOption(say`Say which jobs are meant: their numbers, or one of --shot ID, --project ID and --all.`);
  return which;
}

/** Job numbers from "3,5,8-12". @throws ShotloomError bad_option */
export function readNumbers(text: string): number[] {
  const numbers = text.split(',').flatMap((part) => {
    const [, from, to = from] = /^\s*#?(\d{1,15})(?:-(\d{1,15}))?\s*$/u.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (!(first >= 1 && last >= first && last - first < LONGEST_RANGE))
      throw badOption(say`The jobs "${text}" cannot be read: write numbers such as 3 or 3,5,8-12.`);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  return [...new Set(numbers)];
}

function readPlace(values: CommandLine['values']): Extract<QueuedChange, { do: 'move' }>['place'] {
  const numberOf = (name: string): number | undefined => {
    const text = textOf(values, name);
    return text === undefined ? undefined : readNumbers(text)[0];
  };
  const [before, after] = [numberOf('before'), numberOf('after')];
  const said = [
    ...(before === undefined ? [] : [{ before }]),
    ...(after === undefined ? [] : [{ after }]),
    ...(values['front'] === true ? (['front'] as const) : []),
    ...(values['back'] === true ? (['back'] as const) : []),
  ];
  const [place] = said;
  if (place === undefined || said.length > 1)
    throw badOption(say`Say where to move them: one of --before N, --after N, --front and --back.`);
  return place;
}

function ofProject(values: CommandLine['values']): { readonly project?: string } {
  const project = textOf(values, 'project');
  return project === undefined ? {} : { project };
}

async function list({ values }: CommandLine, { app, print, inWords }: CommandContext): Promise<void> {
  const found = await app.calls.jobs.list({ ...ofProject(values), ended: values['ended'] === true });
  if (values['json'] === true) print(JSON.stringify(found));
  else for (const line of listLines(found, inWords)) print(line);
}

async function follow({ values }: CommandLine, { app, signal, print, inWords }: CommandContext): Promise<void> {
  for await (const found of await app.calls.jobs.watch(ofProject(values), callOptions(signal))) {
    if (values['json'] === true) print(JSON.stringify(found));
    else for (const line of [...listLines(found, inWords), '']) print(line);
    if (!found.jobs.some(isGoing)) return;
  }
}

function isGoing({ state: { status }, held }: ListedJob): boolean {
  return (status === 'queued' && !held) || status === 'running';
}

/** The queue as people read it. */
export function listLines(
  { jobs, paused, paused_projects, left_ms }: JobList,
  inWords: CommandContext['inWords'],
): string[] {
  const going = jobs.filter(isGoing).length;
  return [
    ...jobs.map((job) => lineOf(job, inWords)),
    ...(paused ? ['The queue is paused: "shotloom queue resume --all" lets it go on.'] : []),
    ...paused_projects.map((id) => `${id} is paused: "shotloom queue resume --project ${id}" lets it go on.`),
    jobs.length === 0 ? 'Nothing is queued.' : `${count(going, 'job')} to do${going > 0 ? leftWords(left_ms) : ''}.`,
  ];
}

function lineOf(job: ListedJob, inWords: CommandContext['inWords']): string {
  const { number, kind, title, project, shot, shot_id, priority, left_ms } = job;
  const what = `${title ?? project}, ${kind} of ${shot === null ? shot_id : `shot ${shot}`}`;
  const rank = priority === 'normal' ? '' : `, ${priority}`;
  const left = isGoing(job) ? leftWords(left_ms) : '';
  return `${String(number).padStart(5)}  ${stateWord(job).padEnd(9)}  ${what}${rank}${makerOf(job)}${left}${detailOf(job, inWords)}`;
}

/** Who makes it, and what computes it. */
function makerOf({ state }: ListedJob): string {
  if (state.status !== 'running') return '';
  const { maker, provider } = state;
  const on = provider === null ? '' : ` on ${provider}`;
  switch (maker.type) {
    case 'farm':
      return ', waits for a worker of the farm';
    case 'worker':
      return `, made by the worker ${maker.name}${on}`;
    case 'computer':
      return `, made by ${maker.name}${on}`;
    case 'here':
      return `, made here${on}`;
  }
}

function stateWord({ state, held }: ListedJob): string {
  if (state.status === 'running') return `${Math.floor(state.progress * 100)} %`;
  return held ? 'paused' : state.status;
}

type Told = Pick<Extract<ListedJob['state'], { status: 'failed' }>, 'reason' | 'said'>;

function detailOf({ state }: ListedJob, inWords: CommandContext['inWords']): string {
  const told = ({ reason, said }: Told): string => (said ? inWords(said) : reason);
  if (state.status === 'failed') return `: ${told(state)}`;
  if (state.status !== 'queued' || !state.set_back) return '';
  return state.set_back.code === 'model_missing'
    ? `: ${told(state.set_back)}`
    : `; tried again soon, for: ${told(state.set_back)}`;
}

async function run({ values }: CommandLine, { app, signal, progress, print }: CommandContext): Promise<boolean> {
  const stage = beginStage(progress, 'Queue');
  const reports = await app.calls.jobs.run(ofProject(values), callOptions(signal));
  for (;;) {
    const next = await reports.next();
    if (next.done === true) {
      const { made, failed, paused } = next.value;
      const said = `${made} made, ${failed} failed, ${paused} paused`;
      stage.end(said);
      print(values['json'] === true ? JSON.stringify(next.value) : `${said}.`);
      return failed === 0;
    }
    const { title, shot, kind, made, failed, to_do, work, left_ms } = next.value;
    const all = made + failed + to_do;
    const what = `${title ?? 'a project'}, ${kind} of shot ${shot ?? '?'} (${made} made, ${to_do} to do)`;
    stage.update(all === 0 ? 1 : Math.min(1, (made + failed + work) / all), what, made + failed, left_ms);
  }
}

function badOption(said: Sentence): ShotloomError {
  return new ShotloomError('bad_option', said);
}
