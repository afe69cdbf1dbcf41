import type Database from 'better-sqlite3';
import type { Footage } from '../../src-shared/library/records.ts';
import type { ChangeLog } from './change-log.ts';
import { newId } from './ids.ts';
import { decodeRecord } from './logged-tables.ts';
import { write } from './write.ts';
import { noRecord } from './no-record.ts';

/** Footage before the library has stored it. */
export type NewFootage = Omit<Footage, 'id' | 'added_at'>;

/** What a person says of footage; what is absent stays as it is. */
export type FootageEdit = Partial<
  Pick<Footage, 'source_in_s' | 'source_out_s' | 'credit' | 'licence' | 'tags' | 'note' | 'rating'>
>;

export interface FootageQueries {
  /** The footage of a project in the order in which it came, without the trash. */
  readonly footageOf: (projectId: string) => Footage[];
  /** Null for what is in the trash. */
  readonly footage: (id: string) => Footage | null;
  /** The footage of a project that has a file, and whether it lies in the trash. */
  readonly footageOfFile: (
    projectId: string,
    media_sha256: string,
  ) => { readonly id: string; readonly is_trashed: boolean } | null;
  /** Footage of any project that has a file. */
  readonly footageWithFile: (media_sha256: string) => Footage | null;
  /** Adds footage, whose file is stored already, as an undoable step. Steps of one gesture and one mark become one. */
  readonly addFootage: (footage: NewFootage, gesture?: string, mark?: string) => Footage;
  /** @throws ShotloomError not_found */
  readonly editFootage: (id: string, edit: FootageEdit, gesture?: string, mark?: string) => Footage;
}

const IS_STANDING = 'id NOT IN (SELECT id FROM trash)';

export function footageQueries(db: Database.Database, log: ChangeLog): FootageQueries {
  const ofProject = db.prepare<[string], object>(
    `SELECT * FROM footage WHERE project_id = ? AND ${IS_STANDING} ORDER BY seq`,
  );
  const byId = db.prepare<[string], object>(`SELECT * FROM footage WHERE id = ? AND ${IS_STANDING}`);
  const ofFile = db.prepare<[string, string], { readonly id: string; readonly is_standing: 0 | 1 }>(
    `SELECT id, ${IS_STANDING} AS is_standing FROM footage WHERE project_id = ? AND media_sha256 = ?`,
  );

  const withFile = db.prepare<[string], object>('SELECT * FROM footage WHERE media_sha256 = ? LIMIT 1');

  function footage(id: string): Footage | null {
    const row = byId.get(id);
    return row ? decodeRecord('footage', row) : null;
  }

  return {
    footage,
    footageOf: (projectId) => ofProject.all(projectId).map((row) => decodeRecord('footage', row)),
    footageOfFile: (projectId, media_sha256) => {
      const row = ofFile.get(projectId, media_sha256);
      return row ? { id: row.id, is_trashed: row.is_standing === 0 } : null;
    },
    footageWithFile: (media_sha256) => {
      const row = withFile.get(media_sha256);
      return row ? decodeRecord('footage', row) : null;
    },
    addFootage: (added, gesture, mark = 'import') =>
      write(db, () => {
        const id = newId('ftg');
        const after = { ...added, id, added_at: new Date().toISOString() };
        log.commit(added.project_id, mark, [{ table: 'footage', id, before: null, after }], gesture);
        return after;
      }),
    editFootage: (id, edit, gesture, mark = 'footage') =>
      write(db, () => {
        const before = footage(id);
        if (!before) throw noRecord('footage', id);
        const after = { ...before, ...edit };
        log.commit(before.project_id, mark, [{ table: 'footage', id, before, after }], gesture);
        return after;
      }),
  };
}
