import type { Change, LoggedRecords, LoggedTable } from './changes.ts';
import type {
  Footage,
  ReferencePicture,
  Scene,
  ScriptRevision,
  StoredProject,
  StoredShot,
  TakeReview,
} from './records.ts';

/** Everything of a project that people edit: its records in all tables of the log. */
export interface ProjectState {
  readonly project: StoredProject;
  readonly scripts: readonly ScriptRevision[];
  readonly scenes: readonly Scene[];
  /** The trash included. */
  readonly shots: readonly StoredShot[];
  readonly reference_pictures: readonly ReferencePicture[];
  readonly take_reviews: readonly TakeReview[];
  /** Without the trash. */
  readonly footage: readonly Footage[];
}

type Prefix = 'prj' | 'rev' | 'scn' | 'sht' | 'pic' | 'tak' | 'ftg';

/** A project under new ids, and which id became which. */
export interface ProjectCopy {
  readonly state: ProjectState;
  /** Of every record, and of every take. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * The same project once more, with ids of its own, so that the two live side by side. No script file is its own: reading
 * the script again goes to the project that was copied. Noise comes from content, not from ids, so the pictures stay the same.
 * @param takes the ids of its takes, which get new ones too; reviews of others are left out
 * @param known ids that were given already, where another state of the same project was copied before
 */
export function copyProject(
  { project, scripts, scenes, shots, reference_pictures, take_reviews, footage }: ProjectState,
  takes: readonly string[],
  title: string,
  make: { readonly newId: (prefix: Prefix) => string; readonly now: string },
  known: ReadonlyMap<string, string> = new Map(),
): ProjectCopy {
  const named = (prefix: Prefix, of: readonly string[]) =>
    of.map((id): [string, string] => [id, known.get(id) ?? make.newId(prefix)]);
  const all = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);
  const ids = new Map([
    ...named('prj', [project.id]),
    ...named('rev', all(scripts)),
    ...named('scn', all(scenes)),
    ...named('sht', all(shots)),
    ...named('pic', all(reference_pictures)),
    ...named('ftg', all(footage)),
    ...named('tak', takes),
  ]);
  const idOf = (id: string): string => ids.get(id) ?? id;
  const own = <T extends { readonly id: string; readonly project_id: string }>(record: T): T => ({
    ...record,
    id: idOf(record.id),
    project_id: idOf(project.id),
  });
  return {
    ids,
    state: {
      project: { ...project, id: idOf(project.id), title, script_path: null, created_at: make.now },
      scripts: scripts.map(own),
      scenes: scenes.map(own),
      shots: shots.map((shot) => {
        const copy = own(shot);
        const { overrides: old } = copy;
        const overrides = old?.locked === undefined ? old : { ...old, locked: idOf(old.locked) };
        return copy.scene_id === null ? { ...copy, overrides } : { ...copy, overrides, scene_id: idOf(copy.scene_id) };
      }),
      reference_pictures: reference_pictures.map(own),
      take_reviews: take_reviews.filter(({ id }) => ids.has(id)).map(own),
      footage: footage.map(own),
    },
  };
}

/** The changes that make a project of which nothing is there yet. */
export function creationOf({ project, ...tables }: ProjectState): Change[] {
  const made = <T extends LoggedTable>(table: T, records: readonly LoggedRecords[T][]): Change[] =>
    records.map((after) => ({ table, id: after.id, before: null, after }) as Change);
  return [
    ...made('projects', [project]),
    ...made('scripts', tables.scripts),
    ...made('scenes', tables.scenes),
    ...made('shots', tables.shots),
    ...made('reference_pictures', tables.reference_pictures),
    ...made('take_reviews', tables.take_reviews),
    ...made('footage', tables.footage),
  ];
}

/** The stored files that a state names, by their SHA-256. */
export function filesOf({ reference_pictures, footage }: ProjectState): string[] {
  return [...reference_pictures.map((each) => each.picture_sha256), ...footage.map((each) => each.media_sha256)];
}
