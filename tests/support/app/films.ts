import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that the end of the test removes, with a script in it. */
export function folderWithScript(script: string, name = 'tiny film.fountain'): { folder: string; script: string } {
  const folder = mkdtempSync(join(tmpdir(), 'shotloom 影片 '));
  folders.push(folder);
  const path = join(folder, name);
  writeFileSync(path, script);
  return { folder, script: path };
}

/** The scenes of a script that drafts to three short shots. */
export const TINY_SCENES = [
  'INT. ROOM - DAY\n\nA woman in red walks to the left.\n\nMARA\nHello.',
  'EXT. HARBOUR - NIGHT - RAIN\n\nA blue boat sails in the rain.',
];

export const TINY_SCRIPT = `Title: Tiny\n\n${TINY_SCENES.join('\n\n')}\n`;
