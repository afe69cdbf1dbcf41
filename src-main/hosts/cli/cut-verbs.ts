import type { Command } from '../../../src-shared/timeline/commands.ts';
import { ATTACHED_VERBS } from './cut-attached.ts';
import { ITEM_VERBS } from './cut-items.ts';
import { LOOK_VERBS } from './cut-looks.ts';
import { SOUND_VERBS } from './cut-sounds.ts';
import { badOption } from './cut-words.ts';
import type { CutContext, Verb, VerbForm } from './cut-words.ts';
import type { CommandLine } from './options.ts';
import { listOf, say } from '../../../src-shared/contract/sentences.ts';

/** Verbs of one command each. */
const VERBS: Readonly<Record<string, Verb>> = { ...ITEM_VERBS, ...LOOK_VERBS, ...SOUND_VERBS, ...ATTACHED_VERBS };

/** Verbs that are no command of the timeline. */
const OTHERS = {
  list: { names: [], may: 'KIND' },
  import: { names: ['FILE'], options: ['lane'] },
} as const satisfies Readonly<Record<string, VerbForm>>;

const FORMS: Readonly<Record<string, VerbForm>> = { ...VERBS, ...OTHERS };

/** All options of verbs. */
export const CUT_OPTIONS = [...new Set(Object.values(FORMS).flatMap(({ options = [] }) => options))];

/** Whether the words behind the project are those of a verb. @throws ShotloomError bad_option */
export function expectVerb(words: readonly string[], values: CommandLine['values']): void {
  const given = CUT_OPTIONS.filter((name) => values[name] !== undefined);
  const [name, ...args] = words;
  if (name === undefined) {
    if (given.length > 0)
      throw badOption(say`Say what to do with --${given[0] ?? ''}; "shotloom cut --help" lists what can be done.`);
    return;
  }
  const { names, may, options = [] } = formOf(name);
  const missing = names.slice(args.length);
  if (missing.length > 0)
    throw badOption(say`"shotloom cut PROJECT ${name}" needs ${listOf('and', missing)}; see "shotloom cut --help".`);
  if (args.length > names.length + (may === undefined ? 0 : 1))
    throw badOption(
      say`"shotloom cut PROJECT ${name}" takes ${names.length > 0 ? listOf('and', names) : (may ?? '')}, not "${args.at(-1) ?? ''}" as well.`,
    );
  const other = given.find((option) => !options.includes(option));
  if (other !== undefined)
    throw badOption(say`"shotloom cut PROJECT ${name}" knows no --${other}; see "shotloom cut --help".`);
}

/**
 * The command that words of a command line say: a verb and its arguments.
 * @throws ShotloomError bad_option; not_found for what the film has not
 */
export function readVerb(words: readonly string[], values: CommandLine['values'], context: CutContext): Command {
  const [name = '', ...args] = words;
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) throw noVerb(name);
  return verb.read(args, values, context);
}

function formOf(name: string): VerbForm {
  const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  if (form) return form;
  throw noVerb(name);
}

function noVerb(name: string) {
  return badOption(say`There is no "shotloom cut PROJECT ${name}"; there are ${listOf('comma', Object.keys(FORMS))}.`);
}
