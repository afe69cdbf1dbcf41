import type Database from 'better-sqlite3';
import { planMerge, type ScriptSource } from '../../src-shared/library/merge.ts';
import type { Scene, Shot } from '../../src-shared/library/records.ts';
import type { Storyboard } from '../../src-shared/storyboard/storyboard.ts';
import type { ChangeLog } from './change-log.ts';
import { newId } from './ids.ts';
import { noRecord } from './no-record.ts';
import type { ProjectQueries, ProjectSettings } from './projects.ts';
import type { PictureQueries } from './reference-pictures.ts';
import type { ShotQueries } from './shots.ts';
import { write } from './write.ts';

/** The project's storyboard after a merge, and how many shots met which fate (see `MergePlan`). */
export interface MergedStoryboard {
  readonly scenes: readonly Scene[];
  /** In order. */
  readonly shots: readonly Shot[];
  readonly added: number;
  readonly kept: number;
  readonly restored: number;
  readonly removed: number;
}

/**
 * Stores a fresh draft and the script it comes from as one undoable step (src-shared/library/merge.ts says how).
 * @throws ShotloomError not_found if there is no such project
 */
export type MergeStoryboard = (
  projectId: string,
  source: ScriptSource,
  storyboard: Storyboard,
  step?: MergeStep,
) => MergedStoryboard;

/** What of a merge is not the draft's. */
export interface MergeStep {
  /** What the step is called; "draft" unless given. */
  readonly mark?: string;
  /** What of the project changes with it. */
  readonly settings?: Partial<ProjectSettings>;
}

export function storyboardMerger(
  db: Database.Database,
  log: ChangeLog,
  { project }: ProjectQueries,
  queries: ShotQueries,
  { picturesOf }: PictureQueries,
): MergeStoryboard {
  const lastRevision = db.prepare<[string], number>('SELECT last_revision FROM projects WHERE id = ?').pluck();
  const noteRevision = db.prepare<[string]>(
    `UPDATE projects SET last_revision =
      max(last_revision, (SELECT coalesce(max(revision), 0) FROM scripts WHERE scripts.project_id = projects.id)) WHERE id = ?`,
  );
  return (projectId, source, storyboard, { mark = 'draft', settings = {} } = {}) =>
    write(db, () => {
      const found = project(projectId);
      if (!found) throw noRecord('project', projectId);
      const { updated_at: _, ...stored } = found;

      const plan = planMerge(
        {
          project: stored,
          latest_revision: queries.latestRevision(projectId),
          last_revision: lastRevision.get(projectId) ?? 0,
          scenes: queries.scenesOf(projectId),
          shots: [...queries.shotsOf(projectId), ...queries.trashedShotsOf(projectId)],
          pictures: picturesOf(projectId),
        },
        source,
        storyboard,
        { newId, now: new Date().toISOString() },
        settings,
      );
      log.commit(projectId, mark, plan.changes);
      noteRevision.run(projectId);

      const { added, kept, restored, removed } = plan;
      return { scenes: queries.scenesOf(projectId), shots: queries.shotsOf(projectId), added, kept, restored, removed };
    });
}
