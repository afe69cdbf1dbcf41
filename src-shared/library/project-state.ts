import type { FilmSound } from '../audio/film-sound.ts';
import type { StoredAttachment, StoredItem, TimelineSettings } from '../timeline/records.ts';
import type { Change, LoggedRecords, LoggedTable } from './changes.ts';
import { copiedAttachment, copiedItem } from './copied-timeline.ts';
import type {
  Footage,
  ReferencePicture,
  Scene,
  ScriptRevision,
  StoredGraphic,
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
  readonly graphics: readonly StoredGraphic[];
  /** One where something is said of the film as a whole, else none. */
  readonly timelines: readonly TimelineSettings[];
  readonly timeline_items: readonly StoredItem[];
  readonly timeline_attachments: readonly StoredAttachment[];
}

/** What states lack that were stored before there were such tables. */
export const LATER_TABLES = {
  footage: [],
  graphics: [],
  timelines: [],
  timeline_items: [],
  timeline_attachments: [],
} as const satisfies Partial<ProjectState>;

type Prefix = 'prj' | 'rev' | 'scn' | 'sht' | 'pic' | 'tak' | 'ftg' | 'grf' | 'itm' | 'att';

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
  { project, scripts, scenes, shots, reference_pictures, take_reviews, footage, graphics, ...timeline }: ProjectState,
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
    ...named('grf', all(graphics)),
    ...named('tak', takes),
    ...named('itm', all(timeline.timeline_items.filter((item) => !item.own))),
    ...named('att', all(timeline.timeline_attachments.filter((attached) => !attached.drafted))),
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
      project: {
        ...project,
        ...{ id: idOf(project.id), title, script_path: null, created_at: make.now },
        sound: copiedSound(project.sound, idOf),
      },
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
      graphics: graphics.map(own),
      timelines: timeline.timelines.map(own),
      timeline_items: timeline.timeline_items.map((item) => copiedItem(own(item), idOf)),
      timeline_attachments: timeline.timeline_attachments.map((attached) => copiedAttachment(own(attached), idOf)),
    },
  };
}

/** States that were named before films sounded have none. */
function copiedSound(sound: FilmSound | undefined, idOf: (id: string) => string): FilmSound {
  const { recordings, ...same } = sound ?? {};
  if (!recordings) return same;
  return { ...same, recordings: recordings.map((line) => ({ ...line, footage: idOf(line.footage) })) };
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
    ...made('graphics', tables.graphics),
    ...made('timelines', tables.timelines),
    ...made('timeline_items', tables.timeline_items),
    ...made('timeline_attachments', tables.timeline_attachments),
  ];
}

/** The stored files that a state names, by their SHA-256. */
export function filesOf({ reference_pictures, footage, graphics, timeline_items }: ProjectState): string[] {
  return [
    ...reference_pictures.map((each) => each.picture_sha256),
    ...footage.map((each) => each.media_sha256),
    ...graphics.flatMap(({ graphic }) => (graphic.kind === 'picture' ? [graphic.image] : [])),
    ...timeline_items.flatMap(({ edit }) => edit.colour?.lut ?? []),
  ];
}
