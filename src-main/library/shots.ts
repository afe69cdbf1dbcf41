import type Database from 'better-sqlite3';
import type { Scene, ScriptRevision, Shot, StoredShot, TrashedShot } from '../../src-shared/library/records.ts';
import { decodeRecord } from './logged-tables.ts';

export interface ShotQueries {
  readonly shot: (id: string) => StoredShot | null;
  /** The shots of the film, in order. */
  readonly shotsOf: (projectId: string) => Shot[];
  readonly trashedShotsOf: (projectId: string) => TrashedShot[];
  /** In order. */
  readonly scenesOf: (projectId: string) => Scene[];
  readonly latestRevision: (projectId: string) => ScriptRevision | null;
  /** Every revision of the script, oldest first. */
  readonly revisionsOf: (projectId: string) => ScriptRevision[];
}

export function shotQueries(db: Database.Database): ShotQueries {
  const byId = db.prepare<[string], object>('SELECT * FROM shots WHERE id = ?');
  const shots = db.prepare<[string], object>('SELECT * FROM shots WHERE project_id = ? ORDER BY position, rowid');
  const scenes = db.prepare<[string], object>('SELECT * FROM scenes WHERE project_id = ? ORDER BY position, rowid');
  const latest = db.prepare<[string], object>(
    'SELECT * FROM scripts WHERE project_id = ? ORDER BY revision DESC LIMIT 1',
  );
  const revisions = db.prepare<[string], object>('SELECT * FROM scripts WHERE project_id = ? ORDER BY revision');

  const stored = (projectId: string): StoredShot[] => shots.all(projectId).map((row) => decodeRecord('shots', row));

  return {
    shot: (id) => {
      const row = byId.get(id);
      return row ? decodeRecord('shots', row) : null;
    },
    shotsOf: (projectId) => stored(projectId).filter((shot) => shot.deleted_at === null),
    trashedShotsOf: (projectId) => stored(projectId).filter((shot) => shot.deleted_at !== null),
    scenesOf: (projectId) => scenes.all(projectId).map((row) => decodeRecord('scenes', row)),
    latestRevision: (projectId) => {
      const row = latest.get(projectId);
      return row ? decodeRecord('scripts', row) : null;
    },
    revisionsOf: (projectId) => revisions.all(projectId).map((row) => decodeRecord('scripts', row)),
  };
}
