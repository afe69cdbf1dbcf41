import { resolve } from 'node:path';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { bytesText } from '../../../src-shared/render/room.ts';
import type { CommandContext } from './command.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, readSeed, readSize, readWithin, textOf } from './options.ts';
import { beginStage } from './progress.ts';

const PROMPT = 'a lighthouse on a cliff at dusk, oil painting';

/** Verbs of `shotloom models`, with the name of what each is given. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  list: [],
  catalogue: [],
  add: ['DIR'],
  look: ['REPOSITORY'],
  get: ['REPOSITORY'],
  remove: ['NAME'],
  check: ['DIR'],
};

/** Reads `shotloom models VERB ...`. */
export function readModels(args: readonly string[]): CommandLine {
  const text = (usual: string) => ({ type: 'string', default: usual }) as const;
  const verb = args.find((arg) => !arg.startsWith('-')) ?? '';
  const isHelp = args.includes('--help') || args.includes('-h');
  if (!isHelp && !Object.hasOwn(VERBS, verb))
    throw new ShotloomError(
      'bad_option',
      say`There is no "shotloom models ${verb}"; there are ${Object.keys(VERBS).join(', ')}.`,
    );
  return readCommandLine('models', args, ['VERB', ...(VERBS[verb] ?? ['DIR'])], {
    name: { type: 'string' },
    accept: { type: 'string' },
    out: text('model.png'),
    prompt: text(PROMPT),
    negative: text(''),
    steps: text('20'),
    guidance: text('7'),
    size: text('512x512'),
    frames: text('16'),
    seed: text('1'),
    provider: { type: 'string' },
  });
}

/** `shotloom models VERB ...`: models of one's own, and what a hub has. */
export async function models(line: CommandLine, context: CommandContext): Promise<void> {
  const [verb = '', of = ''] = line.positionals;
  const { app, print, signal } = context;
  const isJson = line.values['json'] === true;
  const name = textOf(line.values, 'name');
  switch (verb) {
    case 'list': {
      const all = await app.calls.models.list();
      return isJson ? print(JSON.stringify(all)) : all.forEach((model) => print(lineOf(model, context)));
    }
    case 'catalogue': {
      const known = await app.calls.models.catalogue();
      return isJson ? print(JSON.stringify(known)) : known.forEach((model) => print(knownLine(model)));
    }
    case 'add': {
      const file = app.grants.grantInput(resolve(of));
      const added = await app.calls.models.add({ file, ...(name === undefined ? {} : { id: name }) }, { signal });
      return print(isJson ? JSON.stringify(added) : lineOf(added, context));
    }
    case 'remove':
      await app.calls.models.remove({ id: of });
      return print(isJson ? JSON.stringify({ removed: of }) : `${of} was removed.`);
    case 'look':
      return await look(of, line, context);
    case 'get':
      return await get(of, line, context);
    default:
      return await check(line, context);
  }
}

type Listed = Awaited<ReturnType<CommandContext['app']['calls']['models']['list']>>[number];

function lineOf({ id, kind, draws, bytes, licence, fault }: Listed, { inWords }: CommandContext): string {
  const about = fault ? inWords(fault) : (draws ?? kind);
  const size = bytes === 0 ? '' : bytesText(bytes);
  return [id.padEnd(32), about.padEnd(10), size.padStart(9), licence ?? ''].join('  ').trimEnd();
}

type Known = Awaited<ReturnType<CommandContext['app']['calls']['models']['catalogue']>>[number];

function knownLine({ repository, title, licence, size }: Known): string {
  const large = size === null ? '' : `${size.gb.toFixed(1)} GB${size.of === 'unet' ? ' (largest network)' : ''}`;
  return [repository.padEnd(42), title.padEnd(30), licence.padEnd(22), large].join('  ').trimEnd();
}

/** A repository and its revision: "owner/name@v1". */
function repositoryIn(text: string): { readonly repository: string; readonly revision?: string } {
  const [repository = '', revision] = text.split('@');
  return { repository, ...(revision ? { revision } : {}) };
}

async function look(of: string, { values }: CommandLine, { app, print, signal }: CommandContext): Promise<void> {
  const found = await app.calls.models.look(repositoryIn(of), { signal });
  if (values['json'] === true) return print(JSON.stringify(found));
  const { repository, commit, licence, gated, bytes, files, share_of_memory } = found;
  for (const { path, bytes: size } of files) print(`${bytesText(size).padStart(9)}  ${path}`);
  print(`${repository} at ${commit.slice(0, 12)}: ${bytesText(bytes)}, licence ${licence ?? 'not named'}`);
  if (gated) print('Its owners let in who may fetch it.');
  if (share_of_memory > 0.8) print('Its largest network needs more memory than this machine has to spare.');
}

async function get(of: string, { values }: CommandLine, context: CommandContext): Promise<void> {
  const { app, print, progress, signal } = context;
  const [accepts, name] = [textOf(values, 'accept'), textOf(values, 'name')];
  const asked = repositoryIn(of);
  const getting = await app.calls.models.get(
    { ...asked, accepts: accepts ?? NOTHING_ACCEPTED, ...(name === undefined ? {} : { id: name }) },
    { signal },
  );
  const stage = beginStage(progress, 'download');
  for (;;) {
    const next = await getting.next();
    if (next.done !== true) {
      const { bytes, of_bytes } = next.value;
      stage.update(of_bytes === 0 ? 0 : bytes / of_bytes, `${bytesText(bytes)} of ${bytesText(of_bytes)}`, bytes);
      continue;
    }
    stage.end('there');
    return print(values['json'] === true ? JSON.stringify(next.value) : lineOf(next.value, context));
  }
}

/** No licence is called so. */
const NOTHING_ACCEPTED = '\u0000';

/** `shotloom models check DIR`: draws with a model of one's own. */
async function check(
  { positionals: [, folder = ''], values }: CommandLine,
  { app, print, progress, signal }: CommandContext,
): Promise<void> {
  const provider = textOf(values, 'provider');
  const checking = await app.calls.models.check(
    {
      folder: app.grants.grantInput(resolve(folder)),
      picture: await app.grants.grantOutput(resolve(textOf(values, 'out') ?? '')),
      prompt: textOf(values, 'prompt') ?? '',
      negative: textOf(values, 'negative') ?? '',
      seed: readSeed(textOf(values, 'seed') ?? ''),
      steps: readWithin('steps', textOf(values, 'steps') ?? '', { least: 1, most: 1000, isWhole: true }),
      guidance: readWithin('guidance', textOf(values, 'guidance') ?? '', { least: 0, most: 100, isWhole: false }),
      frames: readWithin('frames', textOf(values, 'frames') ?? '', { least: 1, most: 1000, isWhole: true }),
      ...readSize(textOf(values, 'size') ?? ''),
      providers: provider === undefined ? [] : [provider],
    },
    { signal },
  );
  const stage = beginStage(progress, 'model');
  for (;;) {
    const next = await checking.next();
    if (next.done !== true) {
      const { done, total } = next.value;
      stage.update(done / total, `step ${done} of ${total}`, done);
      continue;
    }
    const report = next.value;
    stage.end('drawn');
    if (values['json'] === true) print(JSON.stringify(report));
    else for (const text of linesOf(report)) print(text);
    return;
  }
}

type Report = Extract<
  Awaited<ReturnType<Awaited<ReturnType<CommandContext['app']['calls']['models']['check']>>['next']>>,
  { readonly done: true }
>['value'];

function linesOf({ pipeline, scheduler, nets, refused, width, height, frames, timings }: Report): string[] {
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
  return [
    `${pipeline}, ${scheduler}, ${width}x${height}${frames > 1 ? `, ${frames} frames` : ''}`,
    ...nets.map(
      ({ name, bytes, provider }) => `${name.padEnd(15)}  ${(bytes / 1e6).toFixed(1).padStart(8)} MB  ${provider}`,
    ),
    ...refused.map(({ provider, reason }) => `not ${provider}: ${reason}`),
    `loading ${seconds(timings.load)}, running ${seconds(timings.run)}, a step ${seconds(timings.step)}, all ${seconds(timings.total)}`,
  ];
}
