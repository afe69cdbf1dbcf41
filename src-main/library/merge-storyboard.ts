import type Database from 'better-sqlite3';
import { planMerge, type ScriptSource } from '../../src-shared/library/merge.ts';
import type { Scene, Shot } from '../../src-shared/library/records.ts';
import type { Storyboard } from '../../src-shared/storyboard/storyboard.ts';
import type { ChangeLog } from './change-log.ts';
import { newId } from './ids.ts';
import { noRecord } from './no-record.ts';
import type { ProjectQueries } from './projects.ts';
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
export type MergeStoryboard = (projectId: string, source: ScriptSource, storyboard: Storyboard) => MergedStoryboard;

export function storyboardMerger(
  db: Database.Database,
  log: ChangeLog,
  { project }: ProjectQueries,
  queries: ShotQueries,
  { picturesOf }: PictureQueries,
): MergeStoryboard {
  return (projectId, source, storyboard) =>
    write(db, () => {
      const found = project(projectId);
      if (!found) throw noRecord('project', projectId);
      const { updated_at: _, ...stored } = found;

      const plan = planMerge(
        {
          project: stored,
          latest_revision: queries.latestRevision(projectId),
          scenes: queries.scenesOf(projectId),
          shots: [...queries.shotsOf(projectId), ...queries.trashedShotsOf(projectId)],
          pictures: picturesOf(projectId),
        },
        source,
        storyboard,
        { newId, now: new Date().toISOString() },
      );
      log.commit(projectId, 'draft', plan.changes);

      const { added, kept, restored, removed } = plan;
      return { scenes: queries.scenesOf(projectId), shots: queries.shotsOf(projectId), added, kept, restored, removed };
    });
}
