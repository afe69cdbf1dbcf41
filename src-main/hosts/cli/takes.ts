import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { CommandContext } from './command.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine } from './options.ts';
import { compare, list, lock, show, unlock, verify } from './take-verbs.ts';

/** One thing that `shotloom takes` can do: what it needs behind its name, and what it does. */
interface Verb {
  readonly needs: readonly string[];
  readonly may?: readonly string[];
  readonly run: (args: readonly string[], context: CommandContext, asJson: boolean) => Promise<boolean | void>;
}

const VERBS: Readonly<Record<string, Verb>> = {
  list: { needs: ['SHOT'], run: list },
  show: { needs: ['TAKE'], run: show },
  lock: { needs: ['TAKE'], run: lock },
  unlock: { needs: ['TAKE'], run: unlock },
  compare: { needs: ['TAKE', 'OTHER'], run: compare },
  verify: { needs: ['PROJECT'], may: ['TAKE'], run: verify },
};

/** Reads `shotloom takes VERB ...`. */
export function readTakesCommand(args: readonly string[]): CommandLine {
  const line = readCommandLine('takes', args, ['VERB'], {}, ['A', 'B', 'C']);
  const [name = '', ...given] = line.positionals;
  if (line.values['help'] === true) return line;
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) {
    const verbs = Object.keys(VERBS).join(', ');
    throw new ShotloomError('bad_option', `"shotloom takes" can do ${verbs}, not "${name}".`);
  }
  const { needs, may = [] } = verb;
  if (given.length < needs.length || given.length > needs.length + may.length) {
    const form = [...needs, ...may.map((each) => `[${each}]`)].join(' ');
    throw new ShotloomError('bad_option', `Write "shotloom takes ${name} ${form}"; see "shotloom takes --help".`);
  }
  return line;
}

/** `shotloom takes VERB ...`. */
export async function takes({ positionals, values }: CommandLine, context: CommandContext): Promise<boolean | void> {
  const [name = '', ...args] = positionals;
  return await VERBS[name]?.run(args, context, values['json'] === true);
}
