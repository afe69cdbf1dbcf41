import { realpath, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { listOf, say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { fdxOf } from '../../src-shared/script/fdx-writer.ts';
import { fountainOf } from '../../src-shared/script/fountain-writer.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';
import { boardText } from '../../src-shared/storyboard/board-text.ts';
import { draft } from '../../src-shared/storyboard/draft.ts';
import { draftAgain } from '../../src-shared/storyboard/draft-again.ts';
import type { DraftedBefore } from '../../src-shared/storyboard/renames.ts';
import { isBoard } from '../../src-shared/storyboard/read-board.ts';
import type { Storyboard } from '../../src-shared/storyboard/storyboard.ts';
import { publishOutput } from '../media/part-file.ts';
import { readScript } from '../script/read-script.ts';
import type { ReadScript } from '../script/read-script.ts';

/** What a film is called whose script has no title: as its file is. */
export function titleOfFile(path: string): string {
  return basename(path, extname(path)).replaceAll(/[-_]+/g, ' ');
}

/** Drafts a script, again where it was drafted before; one without a title is named after its file. */
export function draftScript(
  script: Pick<ReadScript, 'screenplay' | 'text'>,
  path: string | Sentence,
  before: DraftedBefore | null = null,
  title = typeof path === 'string' ? titleOfFile(path) : '',
): Storyboard {
  const options = { title, text: script.text };
  const storyboard = before ? draftAgain(script.screenplay, options, before) : draft(script.screenplay, options);
  if (storyboard.scenes.every((scene) => scene.shots.length === 0)) {
    throw new ShotloomError(
      'script_empty',
      say`The script ${path} has nothing to show: write at least one line of action or dialogue.`,
    );
  }
  return storyboard;
}

const WRITERS: Readonly<Record<string, (screenplay: Screenplay) => string>> = {
  '.fountain': fountainOf,
  '.fdx': fdxOf,
};

/**
 * Writes a script of any format as Fountain or Final Draft, by the ending of `output`'s name.
 * @throws ShotloomError bad_option for another ending or the script's own file, and what reading a script throws
 */
export async function convertScript(path: string, output: string): Promise<{ readonly elements: number }> {
  const ending = extname(output).toLowerCase();
  const write = Object.hasOwn(WRITERS, ending) ? WRITERS[ending] : undefined;
  if (!write) {
    const endings = listOf('or', Object.keys(WRITERS));
    throw new ShotloomError(
      'bad_option',
      say`A script cannot be written as ${output}: its name must end with ${endings}.`,
    );
  }
  const { screenplay } = await readScript(path);
  const own = await realpath(path);
  if ((await realpath(output).catch(() => null)) === own) {
    throw new ShotloomError('bad_option', say`The script ${path} cannot be written over itself: give another name.`);
  }
  await publishOutput(output, (part) => writeFile(part, write(screenplay)));
  return { elements: screenplay.elements.length };
}

/**
 * A script's storyboard as a board: text that is itself Fountain. One that is a board already comes as it is, with what
 * people wrote into it besides its shots.
 * @throws ShotloomError script_empty, board_unreadable
 */
export function boardOfScript(script: ReadScript, path: string): string {
  const storyboard = draftScript(script, path);
  return isBoard(script.screenplay) ? script.text : boardText(storyboard);
}
