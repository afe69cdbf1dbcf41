import type Database from 'better-sqlite3';
import { STEP } from './kept.ts';
import { write } from './write.ts';

/** The digests of the takes that a shot asks for. */
export interface ShotAsk {
  readonly shot_id: string;
  readonly still: string;
  readonly clip: string;
}

/** What the shots of projects ask for, as it was last seen: so a search knows which clips a film shows. */
export interface ShotAsks {
  /** The projects, or that one, that were changed since it was noted what their shots ask of this model. */
  readonly changedProjects: (model: string, projectId?: string) => string[];
  /** The projects that were edited since it was noted what their shots ask for, of whichever model. */
  readonly editedProjects: () => string[];
  /** Notes what the shots of a project ask of a model now. */
  readonly noteAsks: (projectId: string, model: string, asks: readonly ShotAsk[]) => void;
  /** Says that what the shots of a project ask for changed although nobody edited it. */
  readonly forgetAsks: (projectId: string) => void;
}

interface AskRow extends ShotAsk {
  readonly project_id: string;
}

export function shotAsks(db: Database.Database): ShotAsks {
  const changed = db
    .prepare<[string, string | null, string | null], string>(`
      SELECT id FROM projects LEFT JOIN asked_projects ON project_id = id
      WHERE (step IS NOT ${STEP} OR asked_projects.model IS NOT ?) AND (? IS NULL OR id = ?)
        AND id NOT IN (SELECT id FROM trash)
      ORDER BY projects.rowid`)
    .pluck();
  const edited = db
    .prepare<[], string>(`
      SELECT id FROM projects LEFT JOIN asked_projects ON project_id = id
      WHERE step IS NOT ${STEP} AND id NOT IN (SELECT id FROM trash)`)
    .pluck();
  const note = db.prepare<[string, string]>(
    `INSERT OR REPLACE INTO asked_projects SELECT id, ${STEP}, ? FROM projects WHERE id = ?`,
  );
  const ofProject = db.prepare<[string], ShotAsk>('SELECT shot_id, still, clip FROM shot_asks WHERE project_id = ?');
  const remove = db.prepare<[string]>('DELETE FROM shot_asks WHERE shot_id = ?');
  // No step has such a number; each time another, so that whoever follows the project sees it (follow.ts).
  const forget = db.prepare<[string, number]>(`INSERT OR REPLACE INTO asked_projects VALUES (?, ?, '')`);
  const set = db.prepare<[AskRow]>(`
    INSERT INTO shot_asks VALUES (@shot_id, @project_id, @still, @clip)
    ON CONFLICT (shot_id) DO UPDATE SET project_id = excluded.project_id, still = excluded.still, clip = excluded.clip`);

  return {
    changedProjects: (model, projectId) => changed.all(model, projectId ?? null, projectId ?? null),
    editedProjects: () => edited.all(),
    noteAsks: (project_id, model, asks) =>
      write(db, () => {
        const before = new Map(ofProject.all(project_id).map((ask) => [ask.shot_id, ask]));
        for (const ask of asks) {
          const known = before.get(ask.shot_id);
          before.delete(ask.shot_id);
          // What stays as it was is not touched: the search indexes anew what is.
          if (known?.still !== ask.still || known.clip !== ask.clip) set.run({ ...ask, project_id });
        }
        for (const shot_id of before.keys()) remove.run(shot_id);
        note.run(model, project_id);
      }),
    forgetAsks: (projectId) => {
      write(db, () => forget.run(projectId, -Date.now()));
    },
  };
}
