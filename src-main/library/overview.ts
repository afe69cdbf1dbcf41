import type Database from 'better-sqlite3';
import type { TakeKind } from '../../src-shared/library/records.ts';
import { IS_STANDING, IS_USED, WITH_ASKS } from './take-documents.ts';

/** How far a film is, as it was last noted what its shots ask for (shot-asks.ts). */
export interface FilmOverview {
  /** Shots whose still, or clip, is current. */
  readonly stills: number;
  readonly clips: number;
  /** The current still of the first shot that has one. */
  readonly poster: string | null;
  /** Jobs that run now. */
  readonly running: number;
}

export interface OverviewQueries {
  /** Of all projects, or of one; of those of which nothing is made there is none. */
  readonly overviews: (projectId?: string) => ReadonlyMap<string, FilmOverview>;
}

interface CurrentRow {
  readonly project_id: string;
  readonly kind: TakeKind;
  readonly shots: number;
  /** The take of the first of them. `min` makes SQLite take it from that row (https://sqlite.org/lang_select.html#bareagg). */
  readonly take: string;
  readonly first: number;
}

export function overviewQueries(db: Database.Database): OverviewQueries {
  const current = db.prepare<[string | null, string | null], CurrentRow>(`
    SELECT shots.project_id, takes.kind, count(DISTINCT shots.id) AS shots, takes.id AS take, min(shots.position) AS first
    FROM shots JOIN takes ON takes.shot_id = shots.id ${WITH_ASKS}
    WHERE (? IS NULL OR shots.project_id = ?) AND ${IS_USED} AND ${IS_STANDING}
    GROUP BY shots.project_id, takes.kind`);
  const running = db.prepare<[], { project_id: string; count: number }>(
    `SELECT project_id, count(*) AS count FROM jobs WHERE status = 'running' GROUP BY project_id`,
  );
  return {
    overviews: (projectId) => {
      const found = new Map<string, FilmOverview>();
      const nothing: FilmOverview = { stills: 0, clips: 0, poster: null, running: 0 };
      for (const { project_id, kind, shots, take } of current.all(projectId ?? null, projectId ?? null)) {
        const before = found.get(project_id) ?? nothing;
        found.set(
          project_id,
          kind === 'still' ? { ...before, stills: shots, poster: take } : { ...before, clips: shots },
        );
      }
      for (const { project_id, count } of running.all())
        found.set(project_id, { ...(found.get(project_id) ?? nothing), running: count });
      return found;
    },
  };
}
