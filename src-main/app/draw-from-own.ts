import { randomUUID } from 'node:crypto';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { ZERO } from '../../src-shared/timeline/rational.ts';
import { patiently } from '../library/write.ts';
import { openCut } from './film-cut.ts';
import { ownPictures } from './own-pictures.ts';
import type { Services } from './services.ts';
import { editShots, liveShot } from './shot-edits.ts';
import { commitEdit, CUT_STEP } from './timeline.ts';

/**
 * Has a shot's model begin from the person's own picture that stands for it, in whose place the film shows takes again: one step that can be undone.
 * @param strength how much is drawn anew
 * @throws ShotloomError not_found; bad_option where no picture of the person's stands for the shot
 */
export async function drawFromOwn(services: Services, shotId: string, strength: number): Promise<void> {
  const { id, project_id } = liveShot(services.library(), shotId);
  const { library, sources } = await openCut(services, project_id, 'best');
  const own = ownPictures(library, project_id).get(id);
  if (own?.kind !== 'picture')
    throw new ShotloomError(
      'bad_option',
      say`No picture of yours stands for this shot; choose one first, from a file or drawn by pen.`,
    );
  const gesture = `from ${randomUUID()}`;
  const source = { kind: 'shot', shot: id, take: null } as const;
  await patiently(() =>
    library.atomically(() => {
      editShots(library, [id], { begin: { from: own.footage, strength } }, gesture, CUT_STEP);
      commitEdit(library, sources, [{ command: 'replace', item: id, source, in: ZERO }], gesture);
    }),
  );
}
