import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { CommandContext } from './command.ts';
import { count } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine } from './options.ts';

/** Reads `shotloom snapshot PROJECT [NAME]`. */
export function readSnapshot(args: readonly string[]): CommandLine {
  const line = readCommandLine(
    'snapshot',
    args,
    ['PROJECT'],
    { open: { type: 'boolean' }, drop: { type: 'boolean' } },
    ['NAME'],
  );
  const { open, drop, help } = line.values;
  if (help === true) return line;
  if (open === true && drop === true)
    throw new ShotloomError('bad_option', say`A snapshot is opened or dropped: give one of --open and --drop.`);
  if ((open === true || drop === true) && line.positionals[1] === undefined)
    throw new ShotloomError('bad_option', say`Say which snapshot: give its NAME behind PROJECT.`);
  return line;
}

/** `shotloom snapshot PROJECT [NAME]`. */
export async function snapshot({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const [project = '', name] = positionals;
  const tell = (value: object, text: string): void => print(values['json'] === true ? JSON.stringify(value) : text);
  if (name !== undefined && values['open'] !== true && values['drop'] !== true) {
    const taken = await app.calls.projects.takeSnapshot({ project, name });
    tell(taken, `The project as it is now is kept as "${taken.name}".`);
    return;
  }
  const snapshots = await app.calls.projects.snapshots({ project });
  if (name === undefined) {
    if (values['json'] === true) return print(JSON.stringify({ snapshots }));
    if (snapshots.length === 0)
      print('The project has no snapshot yet; take one with "shotloom snapshot PROJECT NAME".');
    for (const { name: known, created_at } of snapshots)
      print(`${created_at.slice(0, 16).replace('T', ' ')} UTC  ${known}`);
    return;
  }
  const found = snapshots.find((each) => each.name === name || each.id === name);
  if (!found)
    throw new ShotloomError(
      'not_found',
      say`The project ${project} has no snapshot "${name}"; list them with "shotloom snapshot ${project}".`,
    );
  if (values['drop'] === true) {
    await app.calls.projects.dropSnapshot({ snapshot: found.id });
    return tell({ dropped: true }, `The snapshot "${found.name}" is forgotten.`);
  }
  const opened = await app.calls.projects.openSnapshot({ snapshot: found.id });
  const what = `${count(opened.shots, 'shot')}, ${count(opened.takes, 'take')}`;
  tell(opened, `"${opened.title}": project ${opened.id}, ${what}.`);
}
