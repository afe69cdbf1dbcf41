import type Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Project, ProjectSummary, StoredProject } from '../../src-shared/library/records.ts';
import type { ChangeLog } from './change-log.ts';
import { newId } from './ids.ts';
import { decodeRecord } from './logged-tables.ts';
import { noRecord } from './no-record.ts';
import { write } from './write.ts';

/** What of a project its maker and its editors choose. */
export type ProjectSettings = Omit<StoredProject, 'id' | 'created_at'>;

export interface ProjectQueries {
  /** @throws ShotloomError library_conflict if another project has the same script */
  readonly createProject: (settings: ProjectSettings) => Project;
  /**
   * Changes some settings as one undoable step; nothing happens where they are so already.
   * @throws ShotloomError not_found, library_conflict
   */
  readonly updateProject: (id: string, mark: string, settings: Partial<ProjectSettings>, gesture?: string) => Project;
  readonly project: (id: string) => Project | null;
  /** @param path the script's real path */
  readonly projectByScriptPath: (path: string) => Project | null;
  /** All projects but those in the trash, the last made first. */
  readonly projects: () => ProjectSummary[];
}

/** A project's row with `updated_at`; JSON columns are still text. */
interface ProjectRow {
  readonly id: string;
  readonly updated_at: string;
}

interface SummaryRow extends ProjectRow {
  readonly shots: number;
  readonly takes: number;
}

const WITH_UPDATED_AT = `
  SELECT projects.*, coalesce(
    (SELECT max(at, coalesce(undone_at, at)) FROM changes WHERE project_id = projects.id ORDER BY seq DESC LIMIT 1),
    created_at
  ) AS updated_at`;

export function projectQueries(db: Database.Database, log: ChangeLog): ProjectQueries {
  const byId = db.prepare<[string], ProjectRow>(`${WITH_UPDATED_AT} FROM projects WHERE id = ?`);
  const byScriptPath = db.prepare<[string], ProjectRow>(`${WITH_UPDATED_AT} FROM projects WHERE script_path = ?`);
  const all = db.prepare<[], SummaryRow>(`${WITH_UPDATED_AT},
      (SELECT count(*) FROM shots WHERE project_id = projects.id AND deleted_at IS NULL) AS shots,
      (SELECT count(*) FROM takes WHERE project_id = projects.id AND id NOT IN (SELECT id FROM trash)) AS takes
    FROM projects WHERE id NOT IN (SELECT id FROM trash) ORDER BY rowid DESC`);

  const project = (id: string): Project | null => projectOf(byId.get(id));

  function existing(id: string): Project {
    const found = project(id);
    if (!found) throw noRecord('project', id);
    return found;
  }

  return {
    createProject: (settings) => {
      const record: StoredProject = { ...settings, id: newId('prj'), created_at: new Date().toISOString() };
      return write(db, () => {
        if (record.script_path !== null && byScriptPath.get(record.script_path)) throw scriptTaken(record.script_path);
        log.commit(record.id, 'create', [{ table: 'projects', id: record.id, before: null, after: record }]);
        return existing(record.id);
      });
    },

    updateProject: (id, mark, settings, gesture) =>
      write(db, () => {
        const { updated_at: _, ...before } = existing(id);
        log.commit(id, mark, [{ table: 'projects', id, before, after: { ...before, ...settings } }], gesture);
        return existing(id);
      }),

    project,
    projectByScriptPath: (path) => projectOf(byScriptPath.get(path)),
    projects: () =>
      all.all().map((row) => {
        const { updated_at, shots, takes } = row;
        return { ...decodeRecord('projects', row), updated_at, shots, takes };
      }),
  };
}

function projectOf(row: ProjectRow | undefined): Project | null {
  return row ? { ...decodeRecord('projects', row), updated_at: row.updated_at } : null;
}

function scriptTaken(path: string): ShotloomError {
  return new ShotloomError('library_conflict', say`Another project is already made from ${path}; open that one.`);
}
