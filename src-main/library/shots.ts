import type Database from 'better-sqlite3';
import type { Scene, ScriptRevision, Shot, StoredShot, TrashedShot } from '../../src-shared/library/records.ts';
import { keptByProject, recordReader, stepReader } from './kept.ts';
import type { KeptRecords } from './kept.ts';
import { decodeRecord } from './logged-tables.ts';

export interface ShotQueries {
  readonly shot: (id: string) => StoredShot | null;
  /** The shots of the film, in order. A shot that nobody changed is the same object as before, and so are all of them where none was. */
  readonly shotsOf: (projectId: string) => readonly Shot[];
  readonly trashedShotsOf: (projectId: string) => readonly TrashedShot[];
  /** In order. */
  readonly scenesOf: (projectId: string) => readonly Scene[];
  readonly latestRevision: (projectId: string) => ScriptRevision | null;
  /** Every revision of the script, oldest first. */
  readonly revisionsOf: (projectId: string) => ScriptRevision[];
}

/** The shots of a project as they were read last. */
interface KeptShots {
  readonly kept: KeptRecords<StoredShot>;
  readonly standing: readonly Shot[];
  readonly trashed: readonly TrashedShot[];
}

export function shotQueries(db: Database.Database): ShotQueries {
  const byId = db.prepare<[string], object>('SELECT * FROM shots WHERE id = ?');
  const shots = recordReader(db, 'shots', 'position, rowid');
  const scenes = recordReader(db, 'scenes', 'position, rowid');
  const latest = db.prepare<[string], object>(
    'SELECT * FROM scripts WHERE project_id = ? ORDER BY revision DESC LIMIT 1',
  );
  const revisions = db.prepare<[string], object>('SELECT * FROM scripts WHERE project_id = ? ORDER BY revision');

  const step = stepReader(db);
  const stored = keptByProject<KeptShots>(db, step, (projectId, before) => {
    const kept = shots(projectId, before?.kept ?? null);
    if (before && kept.records === before.kept.records) return { ...before, kept };
    return {
      kept,
      standing: sameAs(
        before?.standing,
        kept.records.filter((shot) => shot.deleted_at === null),
      ),
      trashed: kept.records.filter((shot) => shot.deleted_at !== null),
    };
  });
  const keptScenes = keptByProject<KeptRecords<Scene>>(db, step, scenes);

  return {
    shot: (id) => {
      const row = byId.get(id);
      return row ? decodeRecord('shots', row) : null;
    },
    shotsOf: (projectId) => stored(projectId).standing,
    trashedShotsOf: (projectId) => stored(projectId).trashed,
    scenesOf: (projectId) => keptScenes(projectId).records,
    latestRevision: (projectId) => {
      const row = latest.get(projectId);
      return row ? decodeRecord('scripts', row) : null;
    },
    revisionsOf: (projectId) => revisions.all(projectId).map((row) => decodeRecord('scripts', row)),
  };
}

/** The list of before where the new one holds the same. */
function sameAs<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return before?.length === now.length && before.every((each, index) => each === now[index]) ? before : now;
}
