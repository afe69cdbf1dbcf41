import { z } from 'zod';
import { FilmSoundSchema, SpokenShotSchema } from '../audio/schemas.ts';
import type { SpokenShot } from '../audio/shot-speech.ts';
import { StoredAttachmentRecord, StoredItemRecord, StoredSettings } from '../timeline/schemas.ts';
import { graphicSchema } from '../render/graphics/records.ts';
import { plainRange } from './footage-range.ts';
import { filesOf } from './project-state.ts';
import type { ProjectState } from './project-state.ts';
import type { Footage, Media, NewTake, RequestRecord, Take } from './records.ts';
import { isSentence, say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/**
 * A project with its media as one file: a zip whose `bundle.json` holds the records and names the media, which lie beside it
 * as `media/<SHA-256>.<extension>`. The log of changes stays where it is; named states come along.
 */
export interface Bundle {
  readonly format: typeof FORMAT;
  /** Raised when an older Shotloom could not read it. */
  readonly version: number;
  readonly made_at: string;
  readonly state: ProjectState;
  readonly snapshots: readonly { readonly name: string; readonly created_at: string; readonly state: ProjectState }[];
  /** In the order in which they were made. */
  readonly takes: readonly (NewTake & Pick<Take, 'id' | 'created_at'>)[];
  readonly requests: readonly RequestRecord[];
  readonly media: readonly Media[];
  /** How its shots were spoken: without it their takes would not be what they ask for where they come to. */
  readonly spoken: readonly FiledShot[];
}

/** How a shot was spoken, by the digest of what decides it. */
export interface FiledShot {
  readonly digest: string;
  readonly spoken: SpokenShot;
}

export const FORMAT = 'shotloom-bundle';
export const VERSION = 1;
export const MANIFEST = 'bundle.json';

/** The name of a stored file in a bundle. */
export function entryOf({ sha256, extension }: Media): string {
  return `media/${sha256}.${extension}`;
}

const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const Id = z.string().regex(/^[a-z]{3}_[0-9A-Za-z_-]{1,40}$/u);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const Text = z.string();
const Count = z.int().nonnegative();

/** Fields that are not named here come along: what a later version adds is not lost on the way. */
const Stored = <T extends z.ZodRawShape>(shape: T) => z.looseObject(shape);

const Draft = Stored({
  key: Text,
  picture: Text,
  size: Text,
  move: Text,
  duration_s: z.number().positive(),
  lines: list(Stored({ character: Text.nullable(), text: Text, off_screen: z.boolean() })),
  cast: list(Text),
  elements: list(Count),
});

const shotFields = {
  id: Id,
  project_id: Id,
  position: Count,
  content_key: Text,
  draft: Draft,
  overrides: z.looseObject({}).nullable(),
};

const Rate = Stored({ numerator: z.int().positive(), denominator: z.int().positive() });
const Moment = z.number().nonnegative().nullable();

const Imported = Stored({
  id: Id,
  project_id: Id,
  kind: z.enum(['video', 'picture', 'sound']),
  name: Text,
  media_sha256: Sha256,
  facts: z.object({
    duration_s: z.number().positive().nullable(),
    picture: Stored({
      width: z.int().positive(),
      height: z.int().positive(),
      frames: z.int().positive(),
      rate: Rate.nullable(),
      pixel_format: Text,
      colour: Stored({ primaries: Text, transfer: Text, matrix: Text, range: Text.nullable() }),
    }).nullable(),
    sound: Stored({ sample_rate: Count, channels: Count }).nullable(),
  }),
  source_in_s: Moment,
  source_out_s: Moment,
  credit: Text,
  licence: Text,
  tags: list(Text),
  note: Text,
  rating: z.int().min(1).max(5).nullable(),
  added_at: Text,
});

/** How model packs draw a film. */
const Drawing = z.object({
  steps: z.int().positive().optional(),
  guidance: z.number().nonnegative().optional(),
  enlarge: Text.optional(),
  between: Text.optional(),
  depth: Text.optional(),
  carry: z.number().positive().max(1).optional(),
  walk: z.number().positive().optional(),
});

/** What a document was read as. */
const ReadScreenplay = Stored({
  language: z.enum(['en', 'zh']),
  elements: list(Stored({ type: Text, text: Text, range: z.tuple([Count, Count]).readonly() })),
});

const State = z.object({
  project: Stored({
    id: Id,
    title: Text,
    script_path: Text.nullable(),
    language: z.enum(['en', 'zh']),
    seed: z.int(),
    width: z.int().positive(),
    height: z.int().positive(),
    fps_num: z.int().positive(),
    fps_den: z.int().positive(),
    model: Text.nullable(),
    cast: list(Stored({ name: Text, description: Text })),
    places: list(Stored({ name: Text, description: Text })),
    style: Text,
    sound: FilmSoundSchema.default({}),
    chosen: z
      .object({ title: Text.optional(), language: z.enum(['en', 'zh']).optional(), drawing: Drawing.optional() })
      .default({}),
    created_at: Text,
  }),
  scripts: list(
    Stored({
      id: Id,
      project_id: Id,
      revision: z.int().positive(),
      sha256: Text,
      encoding: Text,
      text: Text,
      name: Text.default(''),
      screenplay: ReadScreenplay.nullable().default(null),
      created_at: Text,
    }),
  ),
  scenes: list(Stored({ id: Id, project_id: Id, position: Count, heading: Text, scene_number: Text.nullable() })),
  shots: list(
    z.union([
      Stored({ ...shotFields, scene_id: Id, deleted_at: z.null() }),
      Stored({ ...shotFields, scene_id: z.null(), deleted_at: Text }),
    ]),
  ),
  reference_pictures: list(
    Stored({
      id: Id,
      project_id: Id,
      name: Text,
      picture_sha256: Sha256,
      look: Text,
      palette: Text,
      seen_by: Text,
    }),
  ),
  take_reviews: list(Stored({ id: Id, project_id: Id, rating: z.int().min(1).max(5).nullable() })),
  // Bundles that were written before footage could be imported, and graphics be made, have none.
  footage: list(Imported).default([]),
  graphics: list(z.object({ id: Id, project_id: Id, graphic: graphicSchema })).default([]),
  // Nor had they timelines.
  timelines: list(StoredSettings).default([]),
  timeline_items: list(StoredItemRecord).default([]),
  timeline_attachments: list(StoredAttachmentRecord).default([]),
});

const BundleFile = z.object({
  format: z.literal(FORMAT),
  version: z.int().positive(),
  made_at: Text,
  state: State,
  snapshots: list(z.object({ name: Text.min(1), created_at: Text, state: State })),
  takes: list(
    Stored({
      id: Id,
      project_id: Id,
      shot_id: Id,
      kind: z.enum(['still', 'clip']),
      request_digest: Sha256,
      media_sha256: Sha256,
      layers_sha256: Sha256.nullable(),
      frames_digest: Text,
      frames: z.int().positive(),
      handle_frames: Count,
      width: z.int().positive(),
      height: z.int().positive(),
      fingerprint: Stored({ provider: Text, runtime: Text, cpu: Text, threads: Count }),
      timings: z.record(Text, z.number()),
      hearing: z.looseObject({}).nullable(),
      score: z.number().nullable(),
      created_at: Text,
    }),
  ),
  requests: list(z.object({ digest: Sha256, json: Text })),
  media: list(z.object({ sha256: Sha256, extension: z.string().regex(/^[a-z0-9]{1,8}$/u), bytes: Count })),
  // Bundles that were written before films spoke, or are of films that do not.
  spoken: list(z.object({ digest: Sha256, spoken: SpokenShotSchema })).default([]),
});

/** What became of reading a bundle's records: them, or everything that is wrong with them. */
export type ReadBundle =
  | { readonly bundle: Bundle }
  | { readonly problems: readonly Sentence[] }
  | { readonly newer: number };

/**
 * Reads a bundle's records and looks whether they fit together.
 * @param digestOf SHA-256 of a text in lower-case hex
 */
export function readBundle(text: string, digestOf: (text: string) => string): ReadBundle {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: [say`${MANIFEST} is no JSON`] };
  }
  const head = z.looseObject({ format: z.literal(FORMAT), version: z.int().positive() }).safeParse(value);
  if (!head.success) return { problems: [say`${MANIFEST} is not that of a Shotloom bundle`] };
  if (head.data.version > VERSION) return { newer: head.data.version };
  const read = BundleFile.safeParse(value);
  if (!read.success) {
    return { problems: read.error.issues.map(({ path, message }) => say`${path.join('.')}: ${message}`) };
  }
  // The schema names what is needed of every record; loose objects keep the rest as it is.
  const bundle = read.data as unknown as Bundle;
  const problems = [
    ...stateProblems(bundle.state, say`state`),
    ...bundle.snapshots.flatMap(({ name, state }) => stateProblems(state, say`the snapshot "${name}"`)),
    ...takeProblems(bundle, digestOf),
  ];
  return problems.length > 0 ? { problems } : { bundle };
}

function stateProblems(state: ProjectState, where: Sentence): Sentence[] {
  const { project, scripts, scenes, shots, reference_pictures, footage, graphics } = state;
  const records = [...scripts, ...scenes, ...shots, ...reference_pictures, ...footage, ...graphics];
  const known = new Set(scenes.map(({ id }) => id));
  return [
    ...doubles([project, ...records].map(({ id }) => id)).map((id) => say`${where}: ${id} is there twice`),
    ...records
      .filter((each) => each.project_id !== project.id)
      .map(({ id }) => say`${where}: ${id} is of another project`),
    ...shots
      .filter(({ scene_id }) => scene_id !== null && !known.has(scene_id))
      .map(({ id }) => say`${where}: the shot ${id} is of no scene`),
    ...doubles(footage.map(({ media_sha256 }) => media_sha256)).map(
      (file) => say`${where}: the file ${file} is footage twice`,
    ),
    ...footage
      .filter((each) => !hasRange(each))
      .map(({ id }) => say`${where}: the footage ${id} is cut where it is not`),
    ...timelineProblems(state, where),
  ];
}

/** A shot's own item has the shot's id, and the timeline that of its project. */
function timelineProblems(state: ProjectState, where: Sentence): Sentence[] {
  const { project, shots, timelines, timeline_items, timeline_attachments } = state;
  const known = new Set(shots.map(({ id }) => id));
  const others = [...timeline_items.filter(({ own }) => !own), ...timeline_attachments];
  const own = timeline_items.filter((item) => item.own);
  return [
    ...doubles([...known, ...others.map(({ id }) => id)]).map((id) => say`${where}: ${id} is there twice`),
    ...doubles(own.map(({ id }) => id)).map((id) => say`${where}: the item ${id} is there twice`),
    ...own.filter(({ id }) => !known.has(id)).map(({ id }) => say`${where}: the item ${id} is of no shot`),
    ...timeline_attachments
      .filter(({ id, drafted }) => drafted !== id.includes('/') || (drafted && !known.has(id.split('/')[0] ?? '')))
      .map(({ id }) => say`${where}: ${id} is attached to no shot`),
    ...[...timelines, ...timeline_items, ...timeline_attachments]
      .filter((each) => each.project_id !== project.id)
      .map(({ id }) => say`${where}: ${id} is of another project`),
    ...(timelines.length > 1 || timelines.some(({ id }) => id !== project.id)
      ? [say`${where}: its timeline is not that of its project`]
      : []),
  ];
}

function takeProblems(
  { takes, requests, media, state, snapshots }: Bundle,
  digestOf: (text: string) => string,
): Sentence[] {
  const digests = new Set(requests.map(({ digest }) => digest));
  const files = new Set(media.map(({ sha256 }) => sha256));
  const states = [state, ...snapshots.map((snapshot) => snapshot.state)];
  const needed = [...takes.flatMap((take) => [take.media_sha256, take.layers_sha256]), ...states.flatMap(filesOf)];
  return [
    ...doubles(takes.map(({ id }) => id)).map((id) => say`the take ${id} is there twice`),
    ...takes.filter((take) => !digests.has(take.request_digest)).map(({ id }) => say`the take ${id} has no request`),
    ...requests
      .filter(({ digest, json }) => digestOf(json) !== digest)
      .map(({ digest }) => say`the request ${digest} was changed`),
    ...[...new Set(needed)]
      .filter((sha256) => sha256 !== null)
      .filter((sha256) => !files.has(sha256))
      .map((sha256) => say`the file ${sha256} is not named`),
  ];
}

/** Its in and out are as an edit would have left them. */
function hasRange({ source_in_s, source_out_s, facts }: Footage): boolean {
  const range = plainRange({ source_in_s, source_out_s }, facts.duration_s);
  return !isSentence(range) && range.source_in_s === source_in_s && range.source_out_s === source_out_s;
}

function doubles(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}
