import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { CommandContext } from './command.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine } from './options.ts';

/** Reads `shotloom trash [ID]`. */
export function readTrash(args: readonly string[]): CommandLine {
  const line = readCommandLine('trash', args, [], { restore: { type: 'boolean' } }, ['ID']);
  if (line.values['restore'] === true && line.positionals[0] === undefined)
    throw new ShotloomError('bad_option', say`Say what to take back: its ID, as "shotloom trash" lists it.`);
  return line;
}

/** `shotloom trash [ID]`. */
export async function trash({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const [id] = positionals;
  const asJson = values['json'] === true;
  if (id === undefined) {
    const things = await app.calls.library.trash();
    if (asJson) return print(JSON.stringify({ trash: things }));
    if (things.length === 0) print('The trash is empty.');
    for (const { id: of, kind, title, deleted_at } of things)
      print(`${of}  ${kind}, "${title}", thrown away ${deleted_at?.slice(0, 10) ?? ''}`);
    return;
  }
  if (values['restore'] === true) {
    const thing = await app.calls.library.takeBack({ id });
    return print(asJson ? JSON.stringify(thing) : `The ${thing.kind} ${id} of "${thing.title}" is back.`);
  }
  const thing = await app.calls.library.throwAway({ id });
  print(asJson ? JSON.stringify(thing) : `The ${thing.kind} ${id} of "${thing.title}" is in the trash, for 30 days.`);
}
