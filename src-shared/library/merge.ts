import type { Screenplay } from '../script/screenplay.ts';
import type { CastMember, DraftScene, Storyboard } from '../storyboard/storyboard.ts';
import type { Change } from './changes.ts';
import { keepDrafts } from './keep-drafts.ts';
import type { KeptDrafts } from './keep-drafts.ts';
import { putBack } from './held-shots.ts';
import { matchShots } from './match-shots.ts';
import type { Matches } from './match-shots.ts';
import { mergeCast, mergePlaces } from './merge-descriptions.ts';
import { omit } from './omit.ts';
import { renamedPeople } from './renamed.ts';
import type {
  ReferencePicture,
  Scene,
  ScriptRevision,
  Shot,
  ShotOverrides,
  StoredProject,
  StoredShot,
} from './records.ts';

/** A script as it was just read. */
export interface ScriptSource {
  /** Lower-case hex SHA-256 of the file's bytes before decoding. */
  readonly sha256: string;
  readonly encoding: string;
  readonly text: string;
  /** As `ScriptRevision` has it. */
  readonly name: string;
  /** Of a document: what was read. */
  readonly screenplay: Screenplay | null;
  /** The text carries the keys of its shots: it is a board, which says itself which shot is which. */
  readonly keyed?: boolean;
}

/** What the library holds of a project before the merge. */
export interface StoredStoryboard {
  readonly project: StoredProject;
  readonly latest_revision: ScriptRevision | null;
  /** The highest number that a revision of the project had, those that were undone included; absent where none were. */
  readonly last_revision?: number;
  readonly scenes: readonly Scene[];
  /** The trash included. */
  readonly shots: readonly StoredShot[];
  readonly pictures: readonly ReferencePicture[];
}

/** Where new records get what is not a function of the script. */
export interface RecordMaker {
  readonly newId: (prefix: 'rev' | 'scn' | 'sht') => string;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** The changes of a merge, and how many shots met which fate. */
export interface MergePlan {
  readonly changes: readonly Change[];
  readonly added: number;
  readonly kept: number;
  /** Came back from the trash. */
  readonly restored: number;
  /** Went to the trash. */
  readonly removed: number;
}

/**
 * Plans how a fresh draft becomes a project's storyboard. Each draft shot goes on with the stored shot that it is
 * (match-shots.ts): it takes over its id, and with it the takes and overrides. Stored shots that the draft lacks go to the
 * trash, where nothing of them is lost; those a person put back from there stay. Scenes keep their ids by the shots they
 * hold, else by heading. The project's title, language, cast and places follow the draft; what a person says of them stays.
 * A draft equal to what is stored plans no change.
 *
 * @param settings what of the project changes besides
 */
export function planMerge(
  stored: StoredStoryboard,
  source: ScriptSource,
  storyboard: Storyboard,
  make: RecordMaker,
  settings: Partial<StoredProject> = {},
): MergePlan {
  const isKeyed = source.keyed === true;
  const matches = matchShots(stored.shots, storyboard, isKeyed);
  const placed = new Map([...matches].filter(([, { overrides }]) => isKeyed || overrides?.moved !== true));
  const scenes = mergeScenes(stored, storyboard, placed, make);
  const drafts = keepDrafts({ cast: stored.project.cast, scenes: stored.scenes }, storyboard, matches, isKeyed);
  const shots = mergeShots(stored, matches, scenes.records, drafts, make, isKeyed);

  const matched = [...matches.values()];
  const stayed = matched.filter(isLive).length;
  return {
    changes: [
      ...mergeProject(stored, storyboard, scenes.records, settings),
      ...mergeScript(stored, source, make),
      ...scenes.changes,
      ...shots.changes,
    ],
    added: shots.changes.filter((change) => !change.before).length,
    kept: stayed + shots.pinned,
    restored: matched.length - stayed - shots.left_out,
    removed: stored.shots.filter(isLive).length - stayed - shots.pinned,
  };
}

function isLive(shot: StoredShot): shot is Shot {
  return shot.deleted_at === null;
}

function mergeProject(
  { project, scenes, pictures }: StoredStoryboard,
  storyboard: Storyboard,
  merged: ReadonlyMap<DraftScene, Scene>,
  settings: Partial<StoredProject>,
): Change[] {
  const { language } = storyboard;
  const { chosen } = { ...project, ...settings };
  const { title } = { ...storyboard, ...chosen };
  const cast = mergeCast(project.cast, storyboard.cast);
  const places = mergePlaces(project.places, storyboard, scenes, merged);
  return [
    {
      table: 'projects',
      id: project.id,
      before: project,
      after: { ...project, ...settings, title, language, cast, places },
    },
    ...renamePictures(project.cast, cast, pictures),
  ];
}

/**
 * Whoever was renamed keeps their reference picture. A name that others have by then gets another picture in its record,
 * so that at no time two records have one name.
 */
function renamePictures(
  before: readonly CastMember[],
  after: readonly CastMember[],
  pictures: readonly ReferencePicture[],
): Change[] {
  const renamed = renamedPeople(before, after);
  const stay = new Set(pictures.filter(({ name }) => !renamed.has(name)).map(({ name }) => name));
  const moves = pictures.flatMap((picture) => {
    const name = renamed.get(picture.name);
    return name === undefined || stay.has(name) ? [] : [{ picture, name }];
  });
  const targets = new Set(moves.map(({ name }) => name));
  const records = new Map(moves.map(({ picture }) => [picture.name, picture]));
  const free = moves.filter(({ picture }) => !targets.has(picture.name)).map(({ picture }) => picture);
  return moves.flatMap(({ picture, name }): Change[] => {
    const record = records.get(name) ?? free.shift();
    if (!record) return [];
    const { id, project_id } = record;
    return [{ table: 'reference_pictures', id, before: record, after: { ...picture, id, project_id, name } }];
  });
}

function mergeScript(
  { project, latest_revision: latest, last_revision = 0 }: StoredStoryboard,
  source: ScriptSource,
  make: RecordMaker,
): Change[] {
  const { sha256, encoding, text, name, screenplay } = source;
  const isSame = latest?.sha256 === sha256 && latest.encoding === encoding;
  // Of scripts that were read before names were kept, the name does not count.
  if (isSame && (latest.name === name || latest.name === '') && (latest.screenplay !== null || screenplay === null))
    return [];
  const id = make.newId('rev');
  const revision = Math.max(latest?.revision ?? 0, last_revision) + 1;
  const after: ScriptRevision = {
    ...{ id, project_id: project.id, revision, sha256, encoding, text, name, screenplay },
    created_at: make.now,
  };
  return [{ table: 'scripts', id, before: null, after }];
}

function mergeScenes(stored: StoredStoryboard, storyboard: Storyboard, matches: Matches, make: RecordMaker) {
  const befores = matchScenes(stored.scenes, storyboard, matches);
  const records = new Map<DraftScene, Scene>();
  const changes: Change[] = [];

  storyboard.scenes.forEach((draft, position) => {
    const before = befores.get(draft) ?? null;
    const { heading, scene_number } = draft;
    const after: Scene = {
      id: before?.id ?? make.newId('scn'),
      project_id: stored.project.id,
      position,
      heading,
      scene_number,
    };
    records.set(draft, after);
    changes.push({ table: 'scenes', id: after.id, before, after });
  });

  const kept = new Set([...befores.values()].map(({ id }) => id));
  const left = stored.scenes.filter(({ id }) => !kept.has(id));
  changes.push(...left.map((scene): Change => ({ table: 'scenes', id: scene.id, before: scene, after: null })));
  return { records, changes };
}

/** Pairs scenes that share shots, those of one heading and with most shots first; then those of one heading in order. */
function matchScenes(
  stored: readonly Scene[],
  storyboard: Storyboard,
  matches: Matches,
): ReadonlyMap<DraftScene, Scene> {
  const scenes = new Map(stored.map((scene) => [scene.id, scene]));
  const homes = storyboard.scenes.flatMap((draft) => {
    const shared = new Map<Scene, number>();
    for (const shot of draft.shots) {
      const scene = scenes.get(matches.get(shot)?.scene_id ?? '');
      if (scene) shared.set(scene, (shared.get(scene) ?? 0) + 1);
    }
    return [...shared].map(([scene, shots]) => ({ draft, scene, shots, isSame: scene.heading === draft.heading }));
  });
  const found = new Map<DraftScene, Scene>();
  const taken = new Set<Scene>();
  const pair = (draft: DraftScene, scene: Scene): void => {
    if (found.has(draft) || taken.has(scene)) return;
    found.set(draft, scene);
    taken.add(scene);
  };
  homes.sort((one, other) => Number(other.isSame) - Number(one.isSame) || other.shots - one.shots);
  for (const { draft, scene } of homes) pair(draft, scene);

  const waiting = groupBy(
    stored.filter((scene) => !taken.has(scene)),
    (scene) => scene.heading,
  );
  for (const draft of storyboard.scenes) {
    const scene = found.has(draft) ? undefined : waiting.get(draft.heading)?.shift();
    if (scene) pair(draft, scene);
  }
  return found;
}

function mergeShots(
  stored: StoredStoryboard,
  matches: Matches,
  scenes: ReadonlyMap<DraftScene, Scene>,
  drafts: KeptDrafts,
  make: RecordMaker,
  isKeyed: boolean,
): { readonly changes: readonly Change[]; readonly pinned: number; readonly left_out: number } {
  const project_id = stored.project.id;
  const live = stored.shots.filter(isLive);
  const kept = new Set([...matches.values()].map((shot) => shot.id));
  const lost = live.filter((shot) => !kept.has(shot.id));
  const pinned = scenes.size === 0 ? [] : lost.filter(({ overrides }) => overrides?.pinned === true);

  const befores = new Map<string, StoredShot>(pinned.map((shot) => [shot.id, shot]));
  const held = new Map<string, Shot>(pinned.map((shot) => [shot.id, shot]));
  const film: Shot[] = [];
  const leftOut: Change[] = [];
  for (const [scene, { id: scene_id }] of scenes) {
    for (const shot of scene.shots) {
      const before = matches.get(shot) ?? null;
      const draft = drafts.get(shot) ?? shot;
      const id = before?.id ?? make.newId('sht');
      const drafted = { content_key: draft.key, draft };
      if (before) befores.set(id, before);
      if (before && !isKeyed && !isLive(before) && before.overrides?.removed === true) {
        const after = { ...before, ...drafted, position: film.length };
        leftOut.push({ table: 'shots', id, before, after });
      } else if (before && !isKeyed && isLive(before) && before.overrides?.moved === true)
        held.set(id, { ...before, ...drafted });
      else {
        const overrides = asOfScript(before?.overrides ?? null);
        film.push({ id, project_id, scene_id, position: 0, ...drafted, overrides, deleted_at: null });
      }
    }
  }

  const sceneIds = Array.from(scenes.values(), ({ id }) => id);
  const changes = putBack(film, held, live, sceneIds).map((shot, position): Change => {
    const before = befores.get(shot.id) ?? null;
    return { table: 'shots', id: shot.id, before, after: { ...shot, position } };
  });
  const parked = lost.filter((shot) => !held.has(shot.id));
  changes.push(
    ...leftOut,
    ...parked.map((shot): Change => ({
      table: 'shots',
      id: shot.id,
      before: shot,
      after: { ...shot, scene_id: null, deleted_at: make.now },
    })),
  );
  return { changes, pinned: pinned.length, left_out: leftOut.length };
}

/** A shot that stands where the script has it is not kept there by hand. */
function asOfScript(overrides: ShotOverrides | null): ShotOverrides | null {
  const rest = omit<ShotOverrides, keyof ShotOverrides>(overrides ?? {}, 'pinned', 'own', 'moved', 'removed');
  return Object.keys(rest).length === 0 ? null : rest;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
