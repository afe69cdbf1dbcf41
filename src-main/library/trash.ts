import type Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import type { Change } from '../../src-shared/library/changes.ts';
import type { Trashed } from '../../src-shared/library/records.ts';
import type { ChangeLog } from './change-log.ts';
import { noRecord } from './no-record.ts';
import type { FootageQueries } from './footage.ts';
import type { ProjectQueries } from './projects.ts';
import type { TakeQueries } from './takes.ts';
import { write } from './write.ts';

/** What can be thrown away, and taken back for as long as it lies in the trash. */
export interface TrashQueries {
  /** Throws a take away: its shot shows it no more, and nothing finds it. Can be undone. @throws ShotloomError not_found */
  readonly trashTake: (takeId: string) => void;
  /** Throws footage of a project away. Can be undone. @throws ShotloomError not_found */
  readonly trashFootage: (footageId: string) => void;
  /** Throws a project away with all it has; its script makes a new one from then on. @throws ShotloomError not_found */
  readonly trashProject: (projectId: string) => void;
  /**
   * Takes a take, footage or a project back. A project gets its script back unless another was made from it meanwhile.
   * @throws ShotloomError not_found if it is not in the trash
   */
  readonly takeBack: (id: string) => void;
  /** Everything in the trash, what was thrown away last at the front. */
  readonly trashed: () => Trashed[];
  readonly isTrashed: (id: string) => boolean;
}

const MARK = 'trash';

export function trashQueries(
  db: Database.Database,
  log: ChangeLog,
  projects: ProjectQueries,
  { take }: Pick<TakeQueries, 'take'>,
  { footage }: Pick<FootageQueries, 'footage'>,
): TrashQueries {
  const byId = db.prepare<[string], Trashed>('SELECT id, project_id, deleted_at FROM trash WHERE id = ?');
  const all = db.prepare<[], Trashed>('SELECT id, project_id, deleted_at FROM trash ORDER BY rowid DESC');

  function throwAway(id: string, project_id: string, others: readonly Change[]): void {
    if (byId.get(id)) return;
    const after = { id, project_id, deleted_at: new Date().toISOString() };
    log.commit(project_id, MARK, [{ table: 'trash', id, before: null, after }, ...others]);
  }

  return {
    trashTake: (takeId) =>
      write(db, () => {
        const found = take(takeId);
        if (!found) throw noRecord('take', takeId);
        throwAway(takeId, found.project_id, []);
      }),

    trashFootage: (footageId) =>
      write(db, () => {
        if (byId.get(footageId)) return;
        const found = footage(footageId);
        if (!found) throw noRecord('footage', footageId);
        throwAway(footageId, found.project_id, []);
      }),

    trashProject: (projectId) =>
      write(db, () => {
        const found = projects.project(projectId);
        if (!found) throw noRecord('project', projectId);
        const { updated_at: _, ...before } = found;
        const after = { ...before, script_path: null };
        throwAway(projectId, projectId, [{ table: 'projects', id: projectId, before, after }]);
      }),

    takeBack: (id) =>
      write(db, () => {
        const before = byId.get(id);
        if (!before)
          throw new ShotloomError(
            'not_found',
            say`There is nothing named ${id} in the trash${onlyTyped(say`; list it with "shotloom trash"`)}.`,
          );
        const last = log.history(before.project_id).findLast(({ undone_at }) => undone_at === null);
        const path = last?.diff.find(({ table, id: of }) => table === 'projects' && of === id)?.before?.['script_path'];
        const isLast = last?.mark === MARK && last.diff.some(({ table, id: of }) => table === 'trash' && of === id);
        const isFree = typeof path !== 'string' || projects.projectByScriptPath(path) === null;
        // As though it had never been thrown away: doing that again would be no repetition of anything that a person took back.
        if (isLast && isFree) log.revoke(before.project_id);
        else log.commit(before.project_id, MARK, [{ table: 'trash', id, before, after: null }]);
      }),

    trashed: () => all.all(),
    isTrashed: (id) => byId.get(id) !== undefined,
  };
}
