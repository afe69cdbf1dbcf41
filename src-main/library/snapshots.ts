import type Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import { copyProject, creationOf, LATER_TABLES, type ProjectState } from '../../src-shared/library/project-state.ts';
import type { Project, Snapshot } from '../../src-shared/library/records.ts';
import type { ChangeLog } from './change-log.ts';
import type { FootageQueries } from './footage.ts';
import type { GraphicQueries } from './graphics.ts';
import { newId } from './ids.ts';
import { decodeRecord } from './logged-tables.ts';
import { noRecord } from './no-record.ts';
import type { ProjectQueries } from './projects.ts';
import type { PictureQueries } from './reference-pictures.ts';
import type { ShotQueries } from './shots.ts';
import type { TakeQueries } from './takes.ts';
import type { TimelineQueries } from './timelines.ts';
import { write } from './write.ts';

export interface SnapshotQueries {
  /** Everything of a project that people edit. @throws ShotloomError not_found */
  readonly stateOf: (projectId: string) => ProjectState;
  /**
   * Gives the present state of a project a name. It stays whatever is done, and undone, afterwards.
   * @throws ShotloomError not_found; library_conflict where the project has one of that name
   */
  readonly takeSnapshot: (projectId: string, name: string) => Snapshot;
  /** The newest first. */
  readonly snapshotsOf: (projectId: string) => Snapshot[];
  /**
   * Makes a project of a snapshot: a copy with ids of its own, and with all takes that its shots have by now, so that nothing
   * is generated twice.
   * @throws ShotloomError not_found
   */
  readonly openSnapshot: (snapshotId: string) => Project;
  /** Makes another project of the same, with all its takes. @throws ShotloomError not_found */
  readonly duplicateProject: (projectId: string, title: string) => Project;
  readonly stateOfSnapshot: (snapshotId: string) => ProjectState;
  /** Adds a snapshot that was taken elsewhere. */
  readonly addSnapshot: (projectId: string, name: string, created_at: string, state: ProjectState) => void;
  /** Forgets a snapshot; projects made of it stay. False if there is none. */
  readonly dropSnapshot: (snapshotId: string) => boolean;
}

interface SnapshotRow extends Snapshot {
  readonly state: string;
}

export function snapshotQueries(
  db: Database.Database,
  log: ChangeLog,
  { project }: Pick<ProjectQueries, 'project'>,
  shots: ShotQueries,
  takes: TakeQueries,
  { picturesOf }: Pick<PictureQueries, 'picturesOf'>,
  { footageOf }: Pick<FootageQueries, 'footageOf'>,
  { graphicsOf }: Pick<GraphicQueries, 'graphicsOf'>,
  { timelineOf }: TimelineQueries,
): SnapshotQueries {
  const reviews = db.prepare<[string], object>('SELECT * FROM take_reviews WHERE project_id = ? ORDER BY rowid');
  const insert = db.prepare<[SnapshotRow]>(
    'INSERT INTO snapshots (id, project_id, name, state, created_at) VALUES (@id, @project_id, @name, @state, @created_at)',
  );
  const byName = db.prepare<[string, string], object>('SELECT 1 FROM snapshots WHERE project_id = ? AND name = ?');
  const byId = db.prepare<[string], SnapshotRow>('SELECT * FROM snapshots WHERE id = ?');
  const ofProject = db.prepare<[string], Snapshot>(
    'SELECT id, project_id, name, created_at FROM snapshots WHERE project_id = ? ORDER BY rowid DESC',
  );
  const remove = db.prepare<[string]>('DELETE FROM snapshots WHERE id = ?');

  function stateOf(projectId: string): ProjectState {
    const found = project(projectId);
    if (!found) throw noRecord('project', projectId);
    const { updated_at: _, ...stored } = found;
    const { settings, items, attached } = timelineOf(projectId);
    return {
      project: stored,
      scripts: shots.revisionsOf(projectId),
      scenes: shots.scenesOf(projectId),
      shots: [...shots.shotsOf(projectId), ...shots.trashedShotsOf(projectId)],
      reference_pictures: picturesOf(projectId),
      take_reviews: reviews.all(projectId).map((row) => decodeRecord('take_reviews', row)),
      footage: footageOf(projectId),
      graphics: graphicsOf(projectId),
      timelines: settings ? [settings] : [],
      timeline_items: items,
      timeline_attachments: attached,
    };
  }

  function stateOfSnapshot(snapshotId: string): ProjectState {
    const row = byId.get(snapshotId);
    if (!row)
      throw new ShotloomError(
        'not_found',
        say`There is no snapshot ${snapshotId}${onlyTyped(say`; list those of a project with "shotloom snapshot PROJECT"`)}.`,
      );
    return { ...LATER_TABLES, ...(JSON.parse(row.state) as Omit<ProjectState, keyof typeof LATER_TABLES>) };
  }

  function openCopy(state: ProjectState, title: string): Project {
    const made = state.shots.flatMap(({ id }) => takes.takesOf(id).toReversed());
    const taken = made.map(({ id }) => id);
    const { state: copy, ids } = copyProject(state, taken, title, { newId, now: new Date().toISOString() });
    const { id: project_id } = copy.project;
    for (const take of made) {
      const { id = take.id, created_at } = { ...take, id: ids.get(take.id) };
      takes.saveTake({ ...take, project_id, shot_id: ids.get(take.shot_id) ?? take.shot_id }, { id, created_at });
    }
    log.commit(project_id, 'create', creationOf(copy));
    const opened = project(project_id);
    if (!opened) throw new Error('A project that was made is not there.');
    return opened;
  }

  return {
    stateOf,
    stateOfSnapshot,
    addSnapshot: (project_id, name, created_at, state) =>
      write(db, () => insert.run({ id: newId('snp'), project_id, name, created_at, state: JSON.stringify(state) })),

    takeSnapshot: (project_id, name) =>
      write(db, () => {
        if (byName.get(project_id, name))
          throw new ShotloomError(
            'library_conflict',
            say`The project has a snapshot "${name}" already; choose another name.`,
          );
        const snapshot = { id: newId('snp'), project_id, name, created_at: new Date().toISOString() };
        insert.run({ ...snapshot, state: JSON.stringify(stateOf(project_id)) });
        return snapshot;
      }),

    snapshotsOf: (projectId) => ofProject.all(projectId),

    openSnapshot: (snapshotId) =>
      write(db, () => {
        const state = stateOfSnapshot(snapshotId);
        return openCopy(state, `${state.project.title} (${byId.get(snapshotId)?.name ?? ''})`);
      }),

    duplicateProject: (projectId, title) => write(db, () => openCopy(stateOf(projectId), title)),

    dropSnapshot: (snapshotId) => write(db, () => remove.run(snapshotId).changes > 0),
  };
}
