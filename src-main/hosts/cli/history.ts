import type { CommandContext } from './command.ts';
import { count } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, textOf } from './options.ts';

/** What the steps of a project's log did, for people. */
const STEPS: Readonly<Record<string, string>> = {
  create: 'making the project',
  draft: 'reading the script',
  settings: 'changing the settings',
  picture: 'a reference picture',
  rate: 'a rating',
  tag: 'the tags of a take',
  note: 'a note to a take',
  review: 'what was said of a take',
  restore: 'putting a shot back',
  shot: 'changing a shot',
  'choose takes': 'choosing takes',
  lock: 'keeping a take, or letting go of it',
  trash: 'throwing something away, or taking it back',
  describe: 'describing somebody or a place',
  cut: 'an edit of the film',
};

/** `shotloom undo PROJECT`. */
export async function undo({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const changed = await app.calls.projects.undo({ project: positionals[0] ?? '' });
  if (values['json'] === true) print(JSON.stringify(changed));
  else print(changed.step === null ? 'There is nothing to undo.' : `Undone: ${told(changed.step, changed)}`);
}

/** `shotloom redo PROJECT`. */
export async function redo({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const changed = await app.calls.projects.redo({ project: positionals[0] ?? '' });
  if (values['json'] === true) print(JSON.stringify(changed));
  else print(changed.step === null ? 'There is nothing to do again.' : `Done again: ${told(changed.step, changed)}`);
}

function told(step: string, { shots, parked }: { readonly shots: number; readonly parked: number }): string {
  return `${STEPS[step] ?? step}; ${count(shots, 'shot')} on the board, ${parked} in the tray.`;
}

/** Reads `shotloom tray PROJECT`. */
export function readTray(args: readonly string[]): CommandLine {
  return readCommandLine('tray', args, ['PROJECT'], { restore: { type: 'string' } });
}

/** `shotloom tray PROJECT`. */
export async function tray({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const project = positionals[0] ?? '';
  const shot = textOf(values, 'restore');
  if (shot !== undefined) {
    const restored = await app.calls.projects.restore({ project, shot });
    print(values['json'] === true ? JSON.stringify(restored) : `${shot} is back, as shot ${restored.number}.`);
    return;
  }
  const shots = await app.calls.projects.tray({ project });
  if (values['json'] === true) {
    print(JSON.stringify({ shots }));
    return;
  }
  if (shots.length === 0) print('The tray is empty: the script has lost no shot.');
  for (const { id, picture, lines, takes } of shots) {
    print(`${id}  ${count(takes, 'take')}: ${picture}`);
    for (const line of lines) print(`     ${line.character ?? ''}: ${line.text}`);
  }
}
