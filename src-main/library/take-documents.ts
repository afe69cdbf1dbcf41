import type Database from 'better-sqlite3';
import type { ShotOverrides, TakeKind } from '../../src-shared/library/records.ts';
import type { DraftShot } from '../../src-shared/storyboard/storyboard.ts';
import type { ClipDocument, DocumentSource } from './search-index.ts';

/** A take as a search shows it. */
export interface FoundTake {
  readonly source: 'take';
  readonly id: string;
  readonly kind: TakeKind;
  readonly project_id: string;
  /** Of the project. */
  readonly title: string;
  readonly shot_id: string;
  readonly heading: string;
  readonly prompt: string;
  readonly model: string;
  readonly seed: number | null;
  readonly width: number;
  readonly height: number;
  readonly rating: number | null;
  readonly tags: readonly string[];
  readonly note: string;
  readonly used: boolean;
  readonly created_at: string;
}

/** What a take is shown with, and found by. */
interface ShownRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: TakeKind;
  readonly project_id: string;
  readonly shot_id: string;
  readonly width: number;
  readonly height: number;
  readonly created_at: string;
  readonly prompt: string | null;
  readonly model: string | null;
  readonly seed: number | null;
  readonly rating: number | null;
  readonly tags: string | null;
  readonly note: string | null;
  readonly heading: string | null;
  readonly title: string | null;
}

/** What it is found by besides. */
interface TakeRow extends ShownRow {
  readonly media_sha256: string;
  readonly draft: string | null;
  readonly overrides: string | null;
  readonly used: 0 | 1;
}

const SHOWN_COLUMNS = `
  takes.seq, takes.id, takes.kind, takes.project_id, takes.shot_id, takes.width, takes.height, takes.created_at,
  requests.json ->> '$.prompt' AS prompt, requests.json ->> '$.model.name' AS model, requests.json ->> '$.seed' AS seed,
  take_reviews.rating, take_reviews.tags, take_reviews.note, scenes.heading, projects.title`;

const JOINS = `
  JOIN requests ON requests.digest = takes.request_digest
  LEFT JOIN take_reviews ON take_reviews.id = takes.id
  LEFT JOIN shots ON shots.id = takes.shot_id
  LEFT JOIN scenes ON scenes.id = shots.scene_id
  LEFT JOIN projects ON projects.id = takes.project_id`;

/** Not thrown away. */
const isStanding = (takes: string): string => `NOT EXISTS (SELECT 1 FROM trash WHERE trash.id = ${takes}.id)`;
export const IS_STANDING = isStanding('takes');

/** What {@link IS_USED} looks at, beside takes and their shots. */
export const WITH_ASKS = `
  LEFT JOIN shot_asks ON shot_asks.shot_id = takes.shot_id
  LEFT JOIN takes AS kept ON kept.id = shots.overrides ->> '$.locked'`;

/** The film shows the take that is kept on its shot, else the newest one that answers what the shot asks for. */
export const IS_USED = `
  coalesce(shots.deleted_at IS NULL AND iif(kept.kind IS takes.kind, kept.id = takes.id,
    takes.request_digest = iif(takes.kind = 'clip', shot_asks.clip, shot_asks.still)
    AND NOT EXISTS (
      SELECT 1 FROM takes AS newer
      WHERE newer.shot_id = takes.shot_id AND newer.kind = takes.kind
        AND newer.request_digest = takes.request_digest AND newer.seq > takes.seq AND ${isStanding('newer')})), 0)`;

/** A still stands for its shot while that has no clip; nothing of a film that was thrown away is found. */
const IS_SHOWN = `${isStanding('takes')} AND takes.project_id NOT IN (SELECT id FROM trash)
  AND (takes.kind = 'clip' OR NOT EXISTS (
    SELECT 1 FROM takes AS clips
    WHERE clips.shot_id = takes.shot_id AND clips.kind = 'clip' AND ${isStanding('clips')}))`;

/**
 * Takes as a source of clips: their prompts, and what is said of them and of their shots.
 *
 * `+?` and not `?`: a value that the planner may look at makes an SQLite with STAT4 plan the statement anew whenever it is bound,
 * which takes six times as long as running it [measured].
 */
export function takeDocuments(db: Database.Database) {
  const whole = db.prepare<[number], TakeRow>(`
    SELECT ${SHOWN_COLUMNS}, takes.media_sha256, shots.draft, shots.overrides, ${IS_USED} AS used
    FROM takes ${JOINS} ${WITH_ASKS}
    WHERE takes.seq = +? AND ${IS_SHOWN}`);
  const shown = db.prepare<[string], ShownRow>(`
    SELECT ${SHOWN_COLUMNS} FROM json_each(?) AS wanted CROSS JOIN takes ON takes.seq = wanted.value ${JOINS}`);
  const noteAll = db.prepare(
    `INSERT INTO search_dirty SELECT 'take', seq FROM takes WHERE true ON CONFLICT DO NOTHING`,
  );
  const source: DocumentSource = {
    name: 'take',
    document: (seq) => {
      const row = whole.get(seq);
      return row ? documentOf(row) : null;
    },
    noteAll: () => noteAll.run(),
  };
  return {
    source,
    /** Takes that were found, by their numbers, each with whether it is used. */
    found: (hits: ReadonlyMap<number, boolean>): ReadonlyMap<number, FoundTake> => {
      const rows = shown.all(JSON.stringify([...hits.keys()]));
      return new Map(rows.map((row) => [row.seq, foundOf(row, hits.get(row.seq) === true)]));
    },
  };
}

function documentOf(row: TakeRow): ClipDocument {
  const draft = row.draft === null ? null : (JSON.parse(row.draft) as DraftShot);
  const overrides = row.overrides === null ? null : (JSON.parse(row.overrides) as ShotOverrides);
  const lines = overrides?.lines ?? draft?.lines ?? [];
  const speakers = lines.flatMap(({ character }) => character ?? []);
  const picture = overrides?.picture ?? draft?.words ?? draft?.picture ?? '';
  return {
    kind: row.kind,
    project_id: row.project_id,
    model: row.model ?? '',
    seed: row.seed,
    rating: row.rating,
    used: row.used === 1,
    width: row.width,
    height: row.height,
    created_at: row.created_at,
    media_sha256: row.media_sha256,
    texts: {
      prompt: [row.prompt ?? ''],
      dialogue: lines.map(({ text }) => text),
      script: [row.heading ?? '', picture],
      tags: tagsOf(row),
      note: [row.note ?? ''],
      people: [...new Set([...(draft?.cast ?? []), ...speakers])],
      title: [row.title ?? ''],
    },
  };
}

function foundOf({ seq: _, ...row }: ShownRow, used: boolean): FoundTake {
  const { prompt, model, title, heading, note } = row;
  const words = { prompt: prompt ?? '', model: model ?? '', title: title ?? '', heading: heading ?? '' };
  return { source: 'take', ...row, ...words, tags: tagsOf(row), note: note ?? '', used };
}

function tagsOf({ tags }: Pick<ShownRow, 'tags'>): string[] {
  return tags === null ? [] : (JSON.parse(tags) as string[]);
}
