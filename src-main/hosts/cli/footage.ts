import { extname } from 'node:path';
import type { z } from 'zod';
import type { FootageDetails, ImportProgress, ImportSummary } from '../../../src-shared/contract/footage.ts';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { secondsOf, secondsText } from '../../../src-shared/library/footage-range.ts';
import type { App } from '../../app.ts';
import { importBundle } from './bundle.ts';
import type { CommandContext } from './command.ts';

import { callOptions, count } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, textOf } from './options.ts';
import { beginStage } from './progress.ts';
import { readRating } from './takes.ts';

type Details = z.output<typeof FootageDetails>;
type Edit = Omit<Parameters<App['calls']['footage']['edit']>[0], 'footage'>;

const SAID = {
  in: { type: 'string' },
  out: { type: 'string' },
  credit: { type: 'string' },
  licence: { type: 'string' },
  tag: { type: 'string', multiple: true },
} as const;

/** Reads `shotloom import FILE...`. @throws ShotloomError bad_option */
export function readImport(args: readonly string[]): CommandLine {
  const any = args.map(() => 'FILE');
  const line = readCommandLine('import', args, ['FILE'], { ...SAID, project: { type: 'string' } }, any);
  if (line.values['help'] === true) return line;
  const bundles = line.positionals.filter(isBundle);
  if (bundles.length > 0 && line.positionals.length > 1)
    throw new ShotloomError('bad_option', say`A bundle is imported by itself: give "${bundles[0] ?? ''}" alone.`);
  const isForNothing = bundles.length > 0 && ['project', ...Object.keys(SAID)].some((name) => isGiven(line, name));
  if (isForNothing)
    throw new ShotloomError('bad_option', say`A bundle brings its own project: import it without other options.`);
  if (bundles.length === 0 && textOf(line.values, 'project') === undefined)
    throw new ShotloomError(
      'bad_option',
      say`Say into which project with --project ID; "shotloom projects" lists them.`,
    );
  return line;
}

function isBundle(path: string): boolean {
  return extname(path).toLowerCase() === '.shotloom';
}

function isGiven({ values, lists }: CommandLine, name: string): boolean {
  return values[name] !== undefined || (lists[name]?.length ?? 0) > 0;
}

/** `shotloom import FILE...`: answers whether every file could be used. */
export async function importFiles(line: CommandLine, context: CommandContext): Promise<boolean> {
  const { positionals, values, lists } = line;
  if (positionals.some(isBundle)) {
    await importBundle(line, context);
    return true;
  }
  const { app, print, note, inWords, signal } = context;
  const files = positionals.map((path) => app.grants.grantInput(path));
  const project = textOf(values, 'project') ?? '';
  const tags = lists['tag'] ?? [];
  const reports = await app.calls.footage.import(
    { project, files, ...saidIn(values), ...(tags.length > 0 ? { tags: [...tags] } : {}) },
    callOptions(signal),
  );
  const { imported, refused } = await watch(context, reports);
  const [first] = refused;
  if (first && positionals.length === 1)
    throw new ShotloomError(first.code === 'bad_option' ? 'bad_option' : 'media_unusable', first.said);
  for (const { said } of refused) note(inWords(said));
  if (values['json'] === true) print(JSON.stringify({ imported, refused }));
  else for (const { outcome, footage } of imported) print(`${lineOf(footage)}${OUTCOMES[outcome]}`);
  return refused.length === 0;
}

const OUTCOMES = { added: '', known: ' (was there already)', restored: ' (taken back out of the trash)' } as const;

const DOING = { copies: 'copying', looks: 'looking at', draws: 'drawing' } as const;

async function watch(
  { progress }: CommandContext,
  reports: AsyncIterator<z.output<typeof ImportProgress>, z.output<typeof ImportSummary>>,
): Promise<z.output<typeof ImportSummary>> {
  const stage = beginStage(progress, 'Import');
  for (;;) {
    const next = await reports.next();
    if (next.done === true) {
      stage.end(count(next.value.imported.length, 'file'));
      return next.value;
    }
    const { file, files, name, doing } = next.value;
    stage.update((file - 1) / files, `${DOING[doing]} ${name}`, file);
  }
}

/** Reads `shotloom footage PROJECT [ID]`. @throws ShotloomError bad_option */
export function readFootage(args: readonly string[]): CommandLine {
  const options = {
    ...SAID,
    untag: { type: 'string', multiple: true },
    note: { type: 'string' },
    rating: { type: 'string' },
  } as const;
  const line = readCommandLine('footage', args, ['PROJECT'], options, ['ID']);
  if (line.positionals[1] === undefined && Object.keys(options).some((name) => isGiven(line, name)))
    throw new ShotloomError('bad_option', say`Say which footage with its ID; "shotloom footage PROJECT" lists it.`);
  return line;
}

/** `shotloom footage PROJECT [ID]`. */
export async function footage(line: CommandLine, { app, print }: CommandContext): Promise<void> {
  const { positionals, values } = line;
  const [project = '', id] = positionals;
  const asJson = values['json'] === true;
  const listed = await app.calls.footage.list({ project });
  if (id === undefined) {
    if (asJson) return print(JSON.stringify({ footage: listed }));
    if (listed.length === 0)
      print('The project has no footage yet; bring some in with "shotloom import FILE --project ID".');
    for (const each of listed) print(lineOf(each));
    return;
  }
  const found = listed.find((each) => each.id === id);
  if (!found)
    throw new ShotloomError(
      'not_found',
      say`The project has no footage ${id}; "shotloom footage ${project}" lists it.`,
    );
  const edit = editIn(line);
  const shown = Object.keys(edit).length === 0 ? found : await app.calls.footage.edit({ footage: id, ...edit });
  print(asJson ? JSON.stringify(shown) : lineOf(shown));
}

function editIn({ values, lists }: CommandLine): Edit {
  const [tags, without] = [lists['tag'] ?? [], lists['untag'] ?? []];
  const [note, rating] = [textOf(values, 'note'), textOf(values, 'rating')];
  return {
    ...saidIn(values),
    ...(tags.length > 0 ? { add_tags: [...tags] } : {}),
    ...(without.length > 0 ? { remove_tags: [...without] } : {}),
    ...(note === undefined ? {} : { note }),
    ...(rating === undefined ? {} : { rating: readRating(rating) }),
  };
}

function saidIn(values: CommandLine['values']): Pick<Edit, 'source_in' | 'source_out' | 'credit' | 'licence'> {
  const [start, end] = [textOf(values, 'in'), textOf(values, 'out')];
  const [credit, licence] = [textOf(values, 'credit'), textOf(values, 'licence')];
  return {
    ...(start === undefined ? {} : { source_in: start === '' ? null : start }),
    ...(end === undefined ? {} : { source_out: end === '' ? null : end }),
    ...(credit === undefined ? {} : { credit }),
    ...(licence === undefined ? {} : { licence }),
  };
}

/** One line for people: what it is, which part is meant, what is said of it. */
function lineOf({ id, kind, name, facts, present, rating, ...said }: Details): string {
  const { picture, sound, duration_s } = facts;
  const rate = picture?.rate ? picture.rate.numerator / picture.rate.denominator : null;
  const parts = [
    ...(picture ? [`${picture.width}x${picture.height}`] : []),
    ...(rate === null ? [] : [`${picture?.is_variable === true ? 'about ' : ''}${secondsText(rate)} fps`]),
    ...(duration_s === null ? [] : [`${secondsText(duration_s)} s`]),
    ...(sound ? [`sound ${sound.sample_rate} Hz, ${count(sound.channels, 'channel')}`] : []),
    ...(said.source_in_s === null && said.source_out_s === null ? [] : [partOf(said, duration_s ?? 0)]),
    ...(said.credit === '' ? [] : [`by ${said.credit}`]),
    ...(said.licence === '' ? [] : [said.licence]),
    ...(rating === null ? [] : ['★'.repeat(rating)]),
    ...said.tags,
    ...(said.note === '' ? [] : [said.note]),
    ...(present ? [] : ['file missing']),
  ];
  return `${id}  ${kind} ${name}: ${parts.join('; ')}`;
}

function partOf(range: Pick<Details, 'source_in_s' | 'source_out_s'>, duration_s: number): string {
  const [start, end] = secondsOf(range, duration_s);
  return `from ${secondsText(start)} to ${secondsText(end)} s`;
}
