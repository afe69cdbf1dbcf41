import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { listOf, say } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import { tagsIn } from '../../../src-shared/library/tags.ts';
import type { App } from '../../app.ts';
import type { CommandContext } from './command.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine } from './options.ts';
import { compare, list, lock, show, unlock, verify } from './take-verbs.ts';

type Review = Parameters<App['calls']['takes']['review']>[0];

/** What may be done with takes: `shotloom takes VERB ...`. */
interface Verb {
  /** Names of its arguments. */
  readonly names: readonly string[];
  /** Of one that may be left out. */
  readonly may?: string;
  readonly run: (line: CommandLine, context: CommandContext) => Promise<boolean | void>;
}

const VERBS: Readonly<Record<string, Verb>> = {
  list: { names: ['SHOT'], run: list },
  show: { names: ['TAKE'], run: show },
  lock: { names: ['TAKE'], run: lock },
  unlock: { names: ['TAKE'], run: unlock },
  rate: {
    names: ['TAKE', 'RATING'],
    run: reviewed(({ positionals: [, , text = ''] }) => ({ rating: readRating(text) })),
  },
  tag: { names: ['TAKE', 'TAGS'], run: reviewed(readTags) },
  compare: { names: ['TAKE', 'OTHER'], run: compare },
  verify: { names: ['PROJECT'], may: 'TAKE', run: verify },
  note: { names: ['TAKE', 'TEXT'], run: reviewed(({ positionals: [, , note = ''] }) => ({ note })) },
};

/** Reads `shotloom takes VERB ...`. */
export function readTakesCommand(args: readonly string[]): CommandLine {
  const options = { add: { type: 'boolean' }, remove: { type: 'boolean' } } as const;
  const line = readCommandLine('takes', args, ['VERB'], options, ['TAKE', 'VALUE']);
  if (line.values['help'] === true) return line;
  const [name = '', ...given] = line.positionals;
  const { names, may } = verbOf(name);
  const missing = names.slice(given.length);
  if (missing.length > 0)
    throw badOption(say`"shotloom takes ${name}" needs ${listOf('and', missing)}; see "shotloom takes --help".`);
  if (given.length > names.length + (may === undefined ? 0 : 1))
    throw badOption(
      say`"shotloom takes ${name}" takes ${listOf('and', names)}, not "${given.at(-1) ?? ''}"; quote words that hold spaces.`,
    );
  const { add, remove } = line.values;
  if ((add === true || remove === true) && name !== 'tag')
    throw badOption(say`Only "shotloom takes tag" knows --add and --remove; see "shotloom takes --help".`);
  if (add === true && remove === true) throw badOption(say`Tags are either added or removed: give --add or --remove.`);
  return line;
}

/** `shotloom takes VERB ...`. */
export async function takes(line: CommandLine, context: CommandContext): Promise<boolean | void> {
  return await verbOf(line.positionals[0] ?? '').run(line, context);
}

/** @throws ShotloomError bad_option */
function verbOf(name: string): Verb {
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (verb) return verb;
  throw badOption(say`There is no "shotloom takes ${name}"; there are ${listOf('comma', Object.keys(VERBS))}.`);
}

/** A verb that says something of a take. */
function reviewed(read: (line: CommandLine) => Omit<Review, 'take'>): Verb['run'] {
  return async (line, { app, print }) => {
    const said = await app.calls.takes.review({ ...read(line), take: line.positionals[1] ?? '' });
    const { take, rating, tags, note } = said;
    const words = [rating === null ? 'not rated' : `rated ${rating}`, ...(tags.length > 0 ? [tags.join(', ')] : [])];
    if (line.values['json'] === true) print(JSON.stringify(said));
    else print(`${take}: ${[...words, ...(note === '' ? [] : [note])].join('; ')}.`);
  };
}

/** 1 to 5, or none. @throws ShotloomError bad_option */
export function readRating(text: string): number | null {
  if (text === 'none' || text === '无') return null;
  if (/^[1-5]$/u.test(text)) return Number(text);
  throw badOption(say`The rating "${text}" cannot be used: write 1 to 5, or none to take it back.`);
}

function readTags({ positionals: [, , text = ''], values }: CommandLine): Omit<Review, 'take'> {
  const tags = tagsIn(text);
  if (values['add'] === true) return { add_tags: tags };
  return values['remove'] === true ? { remove_tags: tags } : { tags };
}

function badOption(said: Sentence): ShotloomError {
  return new ShotloomError('bad_option', said);
}
