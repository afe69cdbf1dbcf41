import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { openProject } from '../../../src-main/app/project-scripts.ts';
import type { Library } from '../../../src-main/library/open.ts';
import { newTake, requestOf } from '../../support/library/records.ts';
import { SETTINGS, SHORT_SCRIPT } from './drafted-scripts.ts';

/** Large enough that a file may be caught half written. */
const BYTES = 100_000;

/**
 * Adds a project of which each shot has a clip of new bytes.
 * @param script where its script is written
 * @returns its id
 */
export async function addFilm(library: Library, script: string, title: string): Promise<string> {
  writeFileSync(script, SHORT_SCRIPT.replace(/^Title:.*/u, `Title: ${title}`));
  const { project } = await openProject(() => library, script, undefined, SETTINGS);
  for (const shot of library.shotsOf(project)) {
    const request = requestOf({ prompt: `${title}, ${shot.content_key}` });
    library.saveRequest(request);
    const media = await library.store.putBytes(randomBytes(BYTES), 'mp4');
    library.saveTake(newTake(shot, request, media.sha256));
  }
  library.takeSnapshot(project, 'as it came');
  return project;
}
