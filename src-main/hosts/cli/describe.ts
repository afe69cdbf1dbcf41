import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { foldName } from '../../../src-shared/storyboard/names.ts';
import type { CommandContext } from './command.ts';
import { count } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine } from './options.ts';

/** Reads `shotloom describe PROJECT [NAME TEXT]`, `shotloom describe PROJECT NAME --reset`. */
export function readDescribe(args: readonly string[]): CommandLine {
  const line = readCommandLine('describe', args, ['PROJECT'], { reset: { type: 'boolean' } }, ['NAME', 'TEXT']);
  const { positionals, values } = line;
  if (values['help'] === true) return line;
  const isReset = values['reset'] === true;
  if (isReset && positionals.length !== 2)
    throw new ShotloomError(
      'bad_option',
      say`With --reset give PROJECT and NAME and no text: the description is that of the script again.`,
    );
  return line;
}

/** `shotloom describe PROJECT`, and with NAME and TEXT. */
export async function describe({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const [project = '', name, text] = positionals;
  const isReset = values['reset'] === true;
  if (name === undefined || (text === undefined && !isReset)) {
    const { cast, places } = await app.calls.projects.descriptions({ project });
    const isAsked = (each: Told): boolean => name === undefined || foldName(each.name) === foldName(name);
    const asked = { cast: cast.filter(isAsked), places: places.filter(isAsked) };
    if (name !== undefined && asked.cast.length + asked.places.length === 0)
      throw new ShotloomError(
        'not_found',
        say`Neither the cast nor the places of this film have "${name}"; list them with "shotloom describe ${project}".`,
      );
    if (values['json'] === true) print(JSON.stringify(asked));
    else for (const line of toldLines(asked)) print(line);
    return;
  }
  const described = await app.calls.projects.describe({ project, name, description: isReset ? null : (text ?? null) });
  if (values['json'] === true) print(JSON.stringify(described));
  else {
    const how = isReset ? 'described as the script says' : 'described anew';
    print(`${described.name} is ${how}; ${count(described.shots, 'shot')} changed by it.`);
  }
}

interface Told {
  readonly name: string;
  readonly description: string;
  readonly edited: string | null;
}

function toldLines({ cast, places }: { readonly cast: readonly Told[]; readonly places: readonly Told[] }): string[] {
  const lineOf = ({ name, description, edited }: Told): string => {
    const own = description === '' ? '(the script does not say)' : description;
    return edited === null ? `  ${name}: ${own}` : `  ${name}: ${edited}\n    instead of: ${own}`;
  };
  return [
    ...(cast.length > 0 ? ['Cast', ...cast.map(lineOf)] : []),
    ...(places.length > 0 ? ['Places', ...places.map(lineOf)] : []),
  ];
}
