import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import type { ChangedProject, ListedProject, ParkedShot } from '../../src-shared/contract/schemas.ts';
import type { ChangeStep } from '../../src-shared/library/changes.ts';
import { planRestore } from '../../src-shared/library/restore.ts';
import { pictureAsDescribed } from '../../src-shared/storyboard/described.ts';
import { shownDraft } from '../../src-shared/storyboard/overridden.ts';
import type { Library } from '../library/open.ts';
import { existingProject } from './existing-project.ts';
import { listed } from './overview.ts';

/** The first step of every project: taken back, there would be no project to do it again in. */
const FIRST_STEP = 'create';

/** Takes back the last thing that was done to a project. @throws ShotloomError not_found */
export function undo(library: Library, projectId: string): z.input<typeof ChangedProject> {
  existingProject(library, projectId);
  return library.atomically(() => {
    const isFirst = library.lastMark(projectId) === FIRST_STEP;
    return changed(library, projectId, isFirst ? null : library.undo(projectId));
  });
}

/** Does again what was taken back last. @throws ShotloomError not_found */
export function redo(library: Library, projectId: string): z.input<typeof ChangedProject> {
  existingProject(library, projectId);
  return changed(library, projectId, library.redo(projectId));
}

function changed(library: Library, projectId: string, step: ChangeStep | null): z.input<typeof ChangedProject> {
  const { length: shots } = library.shotsOf(projectId);
  const { length: parked } = library.trashedShotsOf(projectId);
  return { step: step?.mark ?? null, shots, parked };
}

/** The shots that a project's script lost, in the order in which they stood. @throws ShotloomError not_found */
export function parkedShots(library: Library, projectId: string): z.input<typeof ParkedShot>[] {
  const project = existingProject(library, projectId);
  return library.trashedShotsOf(projectId).map((shot) => {
    const { id, draft, overrides, deleted_at } = shot;
    const { lines, duration_s } = shownDraft(shot);
    return {
      id,
      picture: pictureAsDescribed(draft, project, overrides?.picture),
      lines,
      duration_s,
      takes: library.takesOf(id).length,
      parked_at: deleted_at,
    };
  });
}

/** Puts a shot back on the board. @returns its number there, from 1 @throws ShotloomError not_found */
export function restoreShot(library: Library, projectId: string, shotId: string): { readonly number: number } {
  existingProject(library, projectId);
  return library.atomically(() => {
    const parked = library.trashedShotsOf(projectId).find(({ id }) => id === shotId);
    if (!parked)
      throw new ShotloomError(
        'not_found',
        say`There is no shot ${shotId} in the tray of the project ${projectId}${onlyTyped(say`; list them with "shotloom tray ${projectId}"`)}.`,
      );
    const [first, ...more] = library.shotsOf(projectId);
    if (!first)
      throw new ShotloomError(
        'not_found',
        say`The project ${projectId} has no shots to put it between: read its script first${onlyTyped(say`, e.g. with "shotloom film"`)}.`,
      );
    const { changes, number } = planRestore([first, ...more], parked);
    library.commit(projectId, 'restore', changes);
    return { number };
  });
}

/** Makes a project of a snapshot. @throws ShotloomError not_found */
export function openSnapshot(library: Library, snapshotId: string): z.input<typeof ListedProject> {
  return listedOne(library, library.openSnapshot(snapshotId).id);
}

/** Makes another project of the same. @throws ShotloomError not_found */
export function duplicateProject(library: Library, projectId: string): z.input<typeof ListedProject> {
  const { id, title, language } = existingProject(library, projectId);
  const { id: copy } = library.duplicateProject(id, language === 'zh' ? `${title}（副本）` : `${title} (copy)`);
  return listedOne(library, copy);
}

function listedOne(library: Library, id: string): z.input<typeof ListedProject> {
  const opened = listed(library).find((project) => project.id === id);
  if (!opened) throw new Error('A project that was opened is not listed.');
  return opened;
}
