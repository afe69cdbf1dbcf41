import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { listOf, say } from '../../../src-shared/contract/sentences.ts';
import type { CommandContext } from './command.ts';
import { callOptions, count } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine } from './options.ts';
import { beginStage } from './progress.ts';

type Verb = (line: CommandLine, context: CommandContext) => Promise<boolean | void>;

const VERBS: Readonly<Record<string, Verb>> = { backups, backup, restore, check, collect };

const MIB = 2 ** 20;

/** Reads `shotloom library VERB`. */
export function readLibrary(args: readonly string[]): CommandLine {
  const line = readCommandLine('library', args, ['VERB'], {}, ['BACKUP']);
  const [verb = '', name] = line.positionals;
  if (line.values['help'] === true) return line;
  if (!Object.hasOwn(VERBS, verb)) {
    const verbs = listOf('comma', Object.keys(VERBS));
    throw new ShotloomError('bad_option', say`"shotloom library" can do ${verbs}, not "${verb}".`);
  }
  if ((verb === 'restore') !== (name !== undefined)) {
    throw new ShotloomError(
      'bad_option',
      verb === 'restore'
        ? say`Say which backup to restore, or "latest"; list them with "shotloom library backups".`
        : say`"shotloom library ${verb}" takes nothing more, not "${name ?? ''}".`,
    );
  }
  return line;
}

/** `shotloom library VERB`. */
export async function library(line: CommandLine, context: CommandContext): Promise<boolean | void> {
  return await VERBS[line.positionals[0] ?? '']?.(line, context);
}

async function backups({ values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const list = await app.calls.library.backups();
  if (values['json'] === true) return print(JSON.stringify({ backups: list }));
  if (list.length === 0) print('There is no backup yet: one is made every day that the library is used.');
  for (const { name, kind, made_at, bytes } of list) {
    print(`${name}  ${kind}, ${made_at.slice(0, 16).replace('T', ' ')} UTC, ${(bytes / MIB).toFixed(1)} MiB`);
  }
}

async function backup({ values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const made = await app.calls.library.backUp();
  print(values['json'] === true ? JSON.stringify(made) : `${made.name}: ${(made.bytes / MIB).toFixed(1)} MiB.`);
}

async function restore({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const restored = await app.calls.library.restore({ backup: positionals[1] ?? '' });
  if (values['json'] === true) return print(JSON.stringify(restored));
  print(
    `The library is as it was on ${restored.made_at.slice(0, 16).replace('T', ' ')} UTC; what it was before is among`,
  );
  print('its backups as "replaced".');
}

async function collect({ values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const { projects, files, bytes } = await app.calls.library.collect();
  if (values['json'] === true) return print(JSON.stringify({ projects, files, bytes }));
  const let_go = `${count(projects, 'project')} and ${count(files, 'file')} (${(bytes / MIB).toFixed(1)} MiB)`;
  print(`${let_go} had been in the trash for 30 days and are gone.`);
}

/** Answers whether all is well. */
async function check({ values }: CommandLine, context: CommandContext): Promise<boolean> {
  const stage = beginStage(context.progress, 'Check');
  const reports = await context.app.calls.library.check(undefined, callOptions(context.signal));
  for (;;) {
    const next = await reports.next();
    if (next.done === true) {
      const { database, files, bytes, said, orphans } = next.value;
      stage.end(`${count(files, 'file')}, ${(bytes / MIB).toFixed(0)} MiB`);
      const faults = [...database, ...said.map((each) => context.inWords(each))];
      const isWell = faults.length === 0;
      if (values['json'] === true) context.print(JSON.stringify(next.value));
      else {
        for (const fault of faults) context.print(fault);
        context.print(isWell ? 'The library is whole.' : `${count(faults.length, 'fault')} found.`);
        if (orphans > 0) context.print(`${count(orphans, 'file')} that nothing names; that does no harm.`);
      }
      return isWell;
    }
    const { files, of_files, bytes, of_bytes } = next.value;
    stage.update(of_bytes > 0 ? bytes / of_bytes : 1, `file ${files} of ${of_files}`, Math.floor(files / 100));
  }
}
