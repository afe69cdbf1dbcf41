import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';

const SAMPLE = fileURLToPath(new URL('../../../resources/samples/the-lighthouse.fountain', import.meta.url));

/** Writes the sample to `folder`, cut or repeated to `shots` shots (null: as it is), and returns its path. */
export async function writeScript(folder: string, name: string, shots: number | null): Promise<string> {
  const sample = await readFile(SAMPLE, 'utf8');
  const path = join(folder, `${name}.fountain`);
  await writeFile(path, shots === null ? sample : scriptOfShots(sample, shots));
  return path;
}

/** The longest beginning of a script that drafts to at most `shots` shots; a script with fewer is repeated. */
function scriptOfShots(script: string, shots: number): string {
  const firstScene = parseFountain(script).elements.find(({ type }) => type === 'scene_heading')?.range[0] ?? 0;
  let text = script;
  while (shotsOf(text) < shots) text += `\n\n${script.slice(firstScene)}`;
  const ends = parseFountain(text).elements.map(({ range }) => range[1]);
  const end = ends.findLast((offset) => shotsOf(text.slice(0, offset)) <= shots);
  return `${text.slice(0, end)}\n`;
}

function shotsOf(text: string): number {
  return draft(parseFountain(text)).scenes.reduce((sum, scene) => sum + scene.shots.length, 0);
}
