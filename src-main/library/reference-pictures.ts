import type Database from 'better-sqlite3';
import type { ReferencePicture } from '../../src-shared/library/records.ts';
import type { ChangeLog } from './change-log.ts';
import { newId } from './ids.ts';
import { decodeRecord } from './logged-tables.ts';
import { write } from './write.ts';

/** A reference picture as it is stored, and what was seen in it. */
export type SeenPicture = Pick<ReferencePicture, 'picture_sha256' | 'look' | 'palette' | 'seen_by'>;

export interface PictureQueries {
  /** The reference pictures of a project, by name. */
  readonly picturesOf: (projectId: string) => ReferencePicture[];
  /** Gives one of the cast, or ('') the film, a picture in place of what there was, or (null) none, as one undoable step. */
  readonly setPicture: (projectId: string, name: string, seen: SeenPicture | null) => void;
}

export function pictureQueries(db: Database.Database, log: ChangeLog): PictureQueries {
  const ofProject = db.prepare<[string], object>('SELECT * FROM reference_pictures WHERE project_id = ? ORDER BY name');
  const picturesOf = (projectId: string): ReferencePicture[] =>
    ofProject.all(projectId).map((row) => decodeRecord('reference_pictures', row));

  return {
    picturesOf,
    setPicture: (project_id, name, seen) =>
      write(db, () => {
        const before = picturesOf(project_id).find((look) => look.name === name) ?? null;
        const id = before?.id ?? newId('pic');
        const after = seen && { id, project_id, name, ...seen };
        log.commit(project_id, 'picture', [{ table: 'reference_pictures', id, before, after }]);
      }),
  };
}
