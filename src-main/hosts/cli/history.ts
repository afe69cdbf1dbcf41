import { say } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';
import { stepName } from '../../../src-shared/library/step-names.ts';
import type { CommandContext } from './command.ts';
import { count } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, textOf } from './options.ts';

/** `shotloom undo PROJECT`. */
export async function undo(
  { positionals, values }: CommandLine,
  { app, print, inWords }: CommandContext,
): Promise<void> {
  const changed = await app.calls.projects.undo({ project: positionals[0] ?? '' });
  if (values['json'] === true) print(JSON.stringify(changed));
  else
    print(
      inWords(changed.step === null ? say`There is nothing to undo.` : say`Undone: ${told(changed.step, changed)}`),
    );
}

/** `shotloom redo PROJECT`. */
export async function redo(
  { positionals, values }: CommandLine,
  { app, print, inWords }: CommandContext,
): Promise<void> {
  const changed = await app.calls.projects.redo({ project: positionals[0] ?? '' });
  if (values['json'] === true) print(JSON.stringify(changed));
  else
    print(
      inWords(
        changed.step === null ? say`There is nothing to do again.` : say`Done again: ${told(changed.step, changed)}`,
      ),
    );
}

function told(step: string, { shots, parked }: { readonly shots: number; readonly parked: number }): Sentence {
  return shots === 1
    ? say`${stepName(step)}; 1 shot on the board, ${parked} in the tray.`
    : say`${stepName(step)}; ${shots} shots on the board, ${parked} in the tray.`;
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
