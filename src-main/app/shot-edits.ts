import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import type { ShotEdit, ShotStatus } from '../../src-shared/contract/takes.ts';
import { plainStyle } from '../../src-shared/generation/style.ts';
import { planArrange } from '../../src-shared/library/arrange.ts';
import type { ArrangeCommand } from '../../src-shared/library/arrange.ts';
import type { Change } from '../../src-shared/library/changes.ts';
import { equalValues } from '../../src-shared/contract/equal.ts';
import type { Shot, ShotOverrides } from '../../src-shared/library/records.ts';
import { contentKey } from '../../src-shared/storyboard/content-key.ts';
import { asOverridden } from '../../src-shared/storyboard/overridden.ts';
import { newId } from '../library/ids.ts';
import { noRecord } from '../library/no-record.ts';
import type { Library } from '../library/open.ts';
import { chosenBeginning } from './beginnings.ts';
import { existingProject } from './existing-project.ts';
import type { Services } from './services.ts';
import { shotStatus } from './shots.ts';

type Edit = z.output<typeof ShotEdit>;

/** Says of one shot what its script does not. @throws ShotloomError not_found, bad_option */
export async function editShot(
  services: Services,
  shotId: string,
  edit: Edit,
  gesture: string | undefined,
): Promise<z.input<typeof ShotStatus>> {
  editShots(services.library(), [shotId], edit, gesture);
  return await shotStatus(services, liveShot(services.library(), shotId));
}

/**
 * Says the same of many shots of one project, as one step.
 * @param mark of the step, where it is a part of another
 * @returns how many that changes
 * @throws ShotloomError not_found; bad_option for shots of several projects, and a style that is none
 */
export function editShots(
  library: Library,
  shotIds: readonly string[],
  edit: Edit,
  gesture: string | undefined,
  mark = 'shot',
): { readonly changed: number } {
  const styled = typeof edit.style === 'string' ? { ...edit, style: plainStyle(edit.style) } : edit;
  return library.atomically(() => {
    const shots = [...new Set(shotIds)].map((id) => liveShot(library, id));
    const projects = new Set(shots.map(({ project_id }) => project_id));
    const [project = '', ...others] = projects;
    if (others.length > 0)
      throw new ShotloomError('bad_option', say`These shots are of several films: edit those of one film at a time.`);
    const plain = edit.begin ? { ...styled, begin: chosenBeginning(library, project, edit.begin) } : styled;
    const changed = shots.flatMap((before): Change[] => {
      const after: Shot = { ...before, overrides: edited(before.overrides, plain) };
      const isSame = equalValues(before.overrides, after.overrides);
      return isSame ? [] : [{ table: 'shots', id: before.id, before, after }];
    });
    library.commit(project, mark, changed, gesture);
    return { changed: changed.length };
  });
}

/**
 * Does a command to a project's board, as one step.
 * @returns the shots that it made
 * @throws ShotloomError not_found; bad_option for what cannot be done
 */
export function arrangeShots(
  library: Library,
  projectId: string,
  command: ArrangeCommand,
): { readonly made: readonly string[] } {
  existingProject(library, projectId);
  return library.atomically(() => {
    const board = {
      project_id: projectId,
      scenes: library.scenesOf(projectId),
      film: library.shotsOf(projectId),
      parked: library.trashedShotsOf(projectId),
    };
    const { changes, made } = planArrange(board, command, {
      ...{ newId, now: new Date().toISOString() },
      ...{ asOverridden, contentKey },
    });
    library.commit(projectId, command.command, changes);
    return { made };
  });
}

function edited(before: ShotOverrides | null, edit: object): ShotOverrides | null {
  const said = Object.entries({ ...before, ...edit }).filter(([, value]) => (value ?? null) !== null);
  return said.length === 0 ? null : Object.fromEntries(said);
}

/** A shot of the film. @throws ShotloomError not_found, also for one in the tray */
export function liveShot(library: Library, shotId: string): Shot {
  const shot = library.shot(shotId);
  if (!shot) throw noRecord('shot', shotId);
  if (shot.deleted_at !== null)
    throw new ShotloomError(
      'not_found',
      say`The shot ${shotId} is in the tray; put it back first${onlyTyped(say` with "shotloom tray ${shot.project_id} --restore ${shotId}"`)}.`,
    );
  return shot;
}
