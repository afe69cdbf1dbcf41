import type Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { FORMAT, VERSION, type Bundle } from '../../src-shared/library/bundle.ts';
import { copyProject, creationOf, filesOf, type ProjectState } from '../../src-shared/library/project-state.ts';
import type { Media, Project } from '../../src-shared/library/records.ts';
import type { ChangeLog } from './change-log.ts';
import { newId } from './ids.ts';
import type { ProjectQueries } from './projects.ts';
import type { SnapshotQueries } from './snapshots.ts';
import type { SpokenShotQueries } from './spoken-shots.ts';
import type { MediaStore } from './store.ts';
import type { TakeQueries } from './takes.ts';
import { write } from './write.ts';

export interface BundleQueries {
  /**
   * All that a bundle of a project holds. Takes and footage whose files are gone stay behind.
   * @param spoken how its shots were spoken
   * @throws ShotloomError not_found
   */
  readonly bundleOf: (projectId: string, spoken?: Bundle['spoken']) => Bundle;
  /**
   * Adds the project of a bundle, whose media are stored already. Nothing is overwritten: it keeps its ids only where the
   * library has none of them, else it becomes a copy with ids of its own. It belongs to no script file.
   */
  readonly addBundle: (bundle: Bundle) => Project;
}

/** Tables whose ids a bundle may have in common with a library. */
const NAMED = [
  'projects',
  'scripts',
  'scenes',
  'shots',
  'takes',
  'reference_pictures',
  'footage',
  'graphics',
  'timeline_items',
  'timeline_attachments',
] as const;

export function bundleQueries(
  db: Database.Database,
  log: ChangeLog,
  { project }: Pick<ProjectQueries, 'project'>,
  snapshots: SnapshotQueries,
  takes: TakeQueries,
  spokenShots: SpokenShotQueries,
  store: MediaStore,
): BundleQueries {
  const media = db.prepare<[string], Media>('SELECT sha256, extension, bytes FROM media WHERE sha256 = ?');
  const taken = NAMED.map((table) => db.prepare<[string]>(`SELECT 1 FROM ${table} WHERE id = ?`));

  function mediaNamed(sha256: string): Media {
    const found = media.get(sha256);
    if (!found) throw new ShotloomError('not_found', say`There is no file ${sha256} in the library.`);
    return found;
  }

  /** Whether anything of the library has an id of the bundle. */
  const isThere = ({ state, takes: made }: Bundle): boolean =>
    [...idsOf(state), ...made.map(({ id }) => id)].some((id) => taken.some((query) => query.get(id)));

  /** With ids of its own, and the snapshots' too, so that each opens on the copy's takes. */
  function copied(bundle: Bundle): Bundle {
    const now = new Date().toISOString();
    const ids = bundle.takes.map(({ id }) => id);
    const copy = copyProject(bundle.state, ids, bundle.state.project.title, { newId, now });
    const idOf = (id: string): string => copy.ids.get(id) ?? id;
    return {
      ...bundle,
      state: copy.state,
      takes: bundle.takes.map((take) => ({ ...take, id: idOf(take.id), shot_id: idOf(take.shot_id) })),
      snapshots: bundle.snapshots.map((snapshot) => ({
        ...snapshot,
        state: copyProject(snapshot.state, ids, snapshot.state.project.title, { newId, now }, copy.ids).state,
      })),
    };
  }

  /** Without footage, graphics and tables of colours whose files are gone, and without the path of its script, which is this machine's. */
  function carried(state: ProjectState): ProjectState {
    const footage = state.footage.filter(({ media_sha256 }) => store.has(media_sha256));
    const graphics = state.graphics.filter(({ graphic }) => graphic.kind !== 'picture' || store.has(graphic.image));
    const timeline_items = state.timeline_items.map((item) => {
      const { colour } = item.edit;
      const isGone = typeof colour?.lut === 'string' && !store.has(colour.lut);
      return isGone ? { ...item, edit: { ...item.edit, colour: { ...colour, lut: null } } } : item;
    });
    return { ...state, footage, graphics, timeline_items, project: { ...state.project, script_path: null } };
  }

  return {
    bundleOf: (projectId, spoken = []) => {
      const state = carried(snapshots.stateOf(projectId));
      const named = snapshots.snapshotsOf(projectId).map(({ id, name, created_at }) => ({
        name,
        created_at,
        state: carried(snapshots.stateOfSnapshot(id)),
      }));
      const made = takes
        .takesOfProject(projectId)
        .filter(
          ({ media_sha256, layers_sha256 }) => store.has(media_sha256) && (!layers_sha256 || store.has(layers_sha256)),
        );
      const files = [
        ...made.flatMap((take) => [take.media_sha256, ...(take.layers_sha256 ? [take.layers_sha256] : [])]),
        ...[state, ...named.map((snapshot) => snapshot.state)].flatMap(filesOf),
      ];
      return {
        format: FORMAT,
        version: VERSION,
        made_at: new Date().toISOString(),
        state,
        snapshots: named,
        takes: made,
        requests: [...new Set(made.map((take) => take.request_digest))].map((request_digest) =>
          takes.requestOf({ request_digest }),
        ),
        media: [...new Set(files)].map(mediaNamed),
        spoken,
      };
    },

    addBundle: (bundle) =>
      write(db, () => {
        const { state, takes: made, snapshots: named, requests, spoken } = isThere(bundle) ? copied(bundle) : bundle;
        const project_id = state.project.id;
        for (const request of requests) takes.saveRequest(request);
        for (const take of made) takes.saveTake({ ...take, project_id }, take);
        // What this library says of its own films stays.
        const unheard = spoken.filter(({ digest }) => spokenShots.spokenShot(digest) === null);
        for (const shot of unheard) spokenShots.saveSpokenShot(shot.digest, shot.spoken);
        const known = new Set(made.map(({ id }) => id));
        const reviews = state.take_reviews.filter(({ id }) => known.has(id));
        log.commit(
          project_id,
          'create',
          creationOf({ ...state, project: { ...state.project, script_path: null }, take_reviews: reviews }),
        );
        for (const { name, created_at, state: of } of named) snapshots.addSnapshot(project_id, name, created_at, of);
        const added = project(project_id);
        if (!added) throw new Error('A project that was added is not there.');
        return added;
      }),
  };
}

function idsOf({
  project,
  scripts,
  scenes,
  shots,
  reference_pictures,
  footage,
  graphics,
  ...timeline
}: ProjectState): string[] {
  const { timeline_items, timeline_attachments } = timeline;
  const cut = [...timeline_items, ...timeline_attachments];
  return [project, ...scripts, ...scenes, ...shots, ...reference_pictures, ...footage, ...graphics, ...cut].map(
    ({ id }) => id,
  );
}
