import type { DraftScene, DraftShot, Storyboard } from '../storyboard/storyboard.ts';
import type { Change } from './changes.ts';
import type { Scene, ScriptRevision, Shot, StoredProject, StoredShot } from './records.ts';

/** A script as it was just read. */
export interface ScriptSource {
  /** Lower-case hex SHA-256 of the file's bytes before decoding. */
  readonly sha256: string;
  readonly encoding: string;
  readonly text: string;
}

/** What the library holds of a project before the merge. */
export interface StoredStoryboard {
  readonly project: StoredProject;
  readonly latest_revision: ScriptRevision | null;
  readonly scenes: readonly Scene[];
  /** The trash included. */
  readonly shots: readonly StoredShot[];
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
 * Plans how a fresh draft becomes a project's storyboard. A draft shot whose content key is stored takes over that
 * shot's id, and with it the takes and overrides; stored shots that the draft lacks go to the trash; scenes keep their
 * ids by heading. The project's title, language and cast follow the draft. A draft equal to what is stored plans no
 * change.
 */
export function planMerge(
  stored: StoredStoryboard,
  source: ScriptSource,
  storyboard: Storyboard,
  make: RecordMaker,
): MergePlan {
  const matches = matchShots(stored.shots, storyboard);
  const scenes = mergeScenes(stored, storyboard, matches, make);
  const shots = mergeShots(stored, matches, scenes.records, make);

  const matched = [...matches.values()];
  const kept = matched.filter(isLive).length;
  return {
    changes: [
      ...mergeProject(stored.project, storyboard),
      ...mergeScript(stored, source, make),
      ...scenes.changes,
      ...shots,
    ],
    added: shots.filter((change) => !change.before).length,
    kept,
    restored: matched.length - kept,
    removed: stored.shots.filter(isLive).length - kept,
  };
}

function isLive(shot: StoredShot): shot is Shot {
  return shot.deleted_at === null;
}

type Matches = ReadonlyMap<DraftShot, StoredShot>;

/** Pairs draft shots with stored ones of the same content key, those of the film before those of the trash. */
function matchShots(stored: readonly StoredShot[], storyboard: Storyboard): Matches {
  const trashed = stored.filter((shot) => !isLive(shot));
  const waiting = groupBy([...stored.filter(isLive), ...trashed], (shot) => shot.content_key);

  const matches = new Map<DraftShot, StoredShot>();
  for (const shot of storyboard.scenes.flatMap((scene) => scene.shots)) {
    const match = waiting.get(shot.key)?.shift();
    if (match) matches.set(shot, match);
  }
  return matches;
}

function mergeProject(project: StoredProject, { title, language, cast }: Storyboard): Change[] {
  return [{ table: 'projects', id: project.id, before: project, after: { ...project, title, language, cast } }];
}

function mergeScript(
  { project, latest_revision: latest }: StoredStoryboard,
  source: ScriptSource,
  make: RecordMaker,
): Change[] {
  const { sha256, encoding, text } = source;
  if (latest?.sha256 === sha256 && latest.encoding === encoding) return [];
  const id = make.newId('rev');
  const revision = (latest?.revision ?? 0) + 1;
  const after: ScriptRevision = { id, project_id: project.id, revision, sha256, encoding, text, created_at: make.now };
  return [{ table: 'scripts', id, before: null, after }];
}

function mergeScenes(stored: StoredStoryboard, storyboard: Storyboard, matches: Matches, make: RecordMaker) {
  const waiting = groupBy(stored.scenes, (scene) => scene.heading);
  const records = new Map<DraftScene, Scene>();
  const changes: Change[] = [];

  storyboard.scenes.forEach((draft, position) => {
    const before = takeSceneOf(draft, waiting.get(draft.heading) ?? [], matches);
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

  const left = [...waiting.values()].flat();
  changes.push(...left.map((scene): Change => ({ table: 'scenes', id: scene.id, before: scene, after: null })));
  return { records, changes };
}

/** Takes from `candidates` the scene that the draft scene's shots were in, else the first. */
function takeSceneOf(draft: DraftScene, candidates: Scene[], matches: Matches): Scene | null {
  const homes = new Set(draft.shots.map((shot) => matches.get(shot)?.scene_id));
  const home = candidates.findIndex((scene) => homes.has(scene.id));
  return candidates.splice(Math.max(home, 0), 1)[0] ?? null;
}

function mergeShots(
  stored: StoredStoryboard,
  matches: Matches,
  scenes: ReadonlyMap<DraftScene, Scene>,
  make: RecordMaker,
): Change[] {
  const project_id = stored.project.id;
  const changes: Change[] = [];
  let position = 0;
  for (const [scene, { id: scene_id }] of scenes) {
    for (const draft of scene.shots) {
      const before = matches.get(draft) ?? null;
      const after: Shot = {
        id: before?.id ?? make.newId('sht'),
        project_id,
        scene_id,
        position: position++,
        content_key: draft.key,
        draft,
        overrides: before?.overrides ?? null,
        deleted_at: null,
      };
      changes.push({ table: 'shots', id: after.id, before, after });
    }
  }

  const kept = new Set([...matches.values()].map((shot) => shot.id));
  const lost = stored.shots.filter((shot) => isLive(shot) && !kept.has(shot.id));
  changes.push(
    ...lost.map((shot): Change => ({
      table: 'shots',
      id: shot.id,
      before: shot,
      after: { ...shot, scene_id: null, deleted_at: make.now },
    })),
  );
  return changes;
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
