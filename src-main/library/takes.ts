import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { equalValues } from '../../src-shared/contract/equal.ts';
import { plainTags } from '../../src-shared/library/tags.ts';
import type { Hearing } from '../../src-shared/generation/hearing.ts';
import type {
  Fingerprint,
  NewTake,
  RequestRecord,
  Take,
  TakeKind,
  TakeReview,
  Timings,
} from '../../src-shared/library/records.ts';
import type { ChangeLog } from './change-log.ts';
import { newId } from './ids.ts';
import { keptByProject, stepReader } from './kept.ts';
import { decodeRecord } from './logged-tables.ts';
import { noRecord } from './no-record.ts';
import type { SearchIndex } from './search-index.ts';
import { write } from './write.ts';

export interface TakeQueries {
  /** Stores a request once. Throws a plain Error if the digest is not that of the JSON. */
  readonly saveRequest: (request: RequestRecord) => void;
  readonly request: (digest: string) => RequestRecord | null;
  /** The request that a take or a job was made for, which is stored before either. */
  readonly requestOf: (made: { readonly request_digest: string }) => RequestRecord;
  /** Stores a take whose request and media are stored already; `known` is what a copy of a take keeps. */
  readonly saveTake: (take: NewTake, known?: Pick<Take, 'id' | 'created_at'>) => Take;
  /** Also of one in the trash. */
  readonly take: (id: string) => Take | null;
  /** The newest take of a shot that answers this request. */
  readonly currentTake: (shotId: string, requestDigest: string, kind: TakeKind) => Take | null;
  /** The newest take of any shot that answers this request: what need not be generated again. */
  readonly takeOfRequest: (requestDigest: string, kind: TakeKind) => Take | null;
  /** Every take of a project, those of shots in the trash included, in the order in which they were made. */
  readonly takesOfProject: (projectId: string) => Take[];
  /** How many takes the shots of a project have, by their ids. */
  readonly takeCounts: (projectId: string) => ReadonlyMap<string, number>;
  /** Every take of a shot, newest first. */
  readonly takesOf: (shotId: string) => Take[];
  /** The same of all shots of a project at once, by shot; a take of which nothing changed is the same object as before. */
  readonly takesByShot: (projectId: string) => ReadonlyMap<string, readonly Take[]>;
  /** Keeps what the discriminator thinks of a take: no edit, since it would think the same again. {@link takesByShot} may not have it yet. */
  readonly scoreTake: (takeId: string, score: number) => void;
  /**
   * Rates a take from 1 to 5, or takes the rating back; can be undone.
   * @throws ShotloomError not_found
   */
  readonly rateTake: (takeId: string, rating: number | null) => Take;
  /** Gives a take these tags and no others; can be undone. @throws ShotloomError not_found */
  readonly tagTake: (takeId: string, tags: readonly string[]) => Take;
  /** Writes a note to a take in place of the one it has; '' takes it away. Can be undone. @throws ShotloomError not_found */
  readonly noteTake: (takeId: string, note: string) => Take;
  /** All of these as one step. @throws ShotloomError not_found */
  readonly reviewTake: (takeId: string, review: Partial<Review>) => Take;
}

/** What a person says of a take. */
export type Review = Pick<TakeReview, 'rating' | 'tags' | 'note'>;

/** What a step is called that changes only this. */
const REVIEW_MARKS = [
  ['rating', 'rate'],
  ['tags', 'tag'],
  ['note', 'note'],
] as const satisfies readonly (readonly [keyof Review, string])[];

/** Filing a take brings the search up to date, but not with what a library of before has by the thousands. */
const INDEXED_WITH_A_TAKE = 100;

interface TakeRow extends Omit<Take, 'fingerprint' | 'timings' | 'hearing' | 'tags' | 'note'> {
  readonly tags: string | null;
  readonly note: string | null;
  readonly fingerprint: string;
  readonly timings: string;
  readonly hearing: string | null;
}

type NewTakeRow = Omit<TakeRow, 'rating' | 'tags' | 'note'>;

type ReviewRow = Pick<TakeRow, 'id' | 'rating' | 'tags' | 'note'>;

/** A take with the rows that it was read from. */
interface ReadTake {
  readonly row: NewTakeRow;
  readonly review: ReviewRow | undefined;
  readonly take: Take;
}

/** The takes of a project as they were read last. */
interface MadeTakes {
  /** In the order in which they were made. */
  readonly rows: readonly NewTakeRow[];
  readonly last: number;
  readonly takes: ReadonlyMap<string, ReadTake>;
  readonly byShot: ReadonlyMap<string, readonly Take[]>;
}

/** Every column but `seq`, which is the library's order of takes and nobody else's. */
const COLUMNS = [
  'id',
  'project_id',
  'shot_id',
  'kind',
  'request_digest',
  'media_sha256',
  'layers_sha256',
  'frames_digest',
  'frames',
  'handle_frames',
  'width',
  'height',
  'fingerprint',
  'timings',
  'hearing',
  'score',
  'created_at',
] as const satisfies readonly (keyof NewTakeRow)[];

const SELECT = `
  SELECT ${COLUMNS.map((name) => `takes.${name}`).join(', ')}, take_reviews.rating,
    take_reviews.tags, take_reviews.note
  FROM takes LEFT JOIN take_reviews ON take_reviews.id = takes.id`;

/** Not in the trash. */
const STANDING = 'NOT EXISTS (SELECT 1 FROM trash WHERE trash.id = takes.id)';

export function takeQueries(
  db: Database.Database,
  log: ChangeLog,
  { indexChanges }: Pick<SearchIndex, 'indexChanges'>,
): TakeQueries {
  const insertRequest = db.prepare<[string, string, string]>(
    'INSERT INTO requests VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const requestByDigest = db.prepare<[string], RequestRecord>('SELECT digest, json FROM requests WHERE digest = ?');
  const insert = db.prepare<[NewTakeRow]>(
    `INSERT INTO takes (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((name) => `@${name}`).join(', ')})`,
  );
  const byId = db.prepare<[string], TakeRow>(`${SELECT} WHERE takes.id = ?`);
  const ofShot = db.prepare<[string], TakeRow>(`${SELECT} WHERE shot_id = ? AND ${STANDING} ORDER BY seq DESC`);
  const ofProject = db.prepare<[string], TakeRow>(`${SELECT} WHERE takes.project_id = ? AND ${STANDING} ORDER BY seq`);
  const counts = db.prepare<[string], { shot_id: string; count: number }>(
    `SELECT shot_id, count(*) AS count FROM takes WHERE project_id = ? AND ${STANDING} GROUP BY shot_id`,
  );
  const current = db.prepare<[string, string, TakeKind], TakeRow>(
    `${SELECT} WHERE shot_id = ? AND request_digest = ? AND kind = ? AND ${STANDING} ORDER BY seq DESC LIMIT 1`,
  );
  const ofRequest = db.prepare<[string, TakeKind], TakeRow>(
    `${SELECT} WHERE request_digest = ? AND kind = ? AND ${STANDING} ORDER BY seq DESC LIMIT 1`,
  );
  const count = db.prepare<[string], number>('SELECT count(*) FROM takes WHERE project_id = ?').pluck();
  const last = db.prepare<[string], number | null>('SELECT max(seq) FROM takes WHERE project_id = ?').pluck();
  const since = db.prepare<[string, number], NewTakeRow>(
    `SELECT ${COLUMNS.join(', ')} FROM takes WHERE project_id = ? AND seq > ? ORDER BY seq`,
  );
  const reviews = db.prepare<[string], ReviewRow>(
    'SELECT id, rating, tags, note FROM take_reviews WHERE project_id = ? ORDER BY id',
  );
  const trashed = db.prepare<[string], string>('SELECT id FROM trash WHERE project_id = ?').pluck();
  const step = stepReader(db);
  const made = keptByProject<MadeTakes>(
    db,
    (projectId) => `${step(projectId)} ${last.get(projectId) ?? 0}`,
    (projectId, before) => {
      const added = before ? since.all(projectId, before.last) : [];
      // Takes only come, but for those of a project that the trash let go of.
      const isMore = before !== null && before.rows.length + added.length === count.get(projectId);
      const rows = isMore ? [...before.rows, ...added] : since.all(projectId, 0);
      const said = new Map(reviews.all(projectId).map((row) => [row.id, row]));
      const gone = new Set(trashed.all(projectId));
      const takes = rows.map((row) => reviewedAgain(before?.takes.get(row.id), row, said.get(row.id)));
      const standing = takes.filter((each) => !gone.has(each.take.id)).map((each) => each.take);
      return {
        rows,
        last: last.get(projectId) ?? 0,
        takes: new Map(takes.map((each) => [each.take.id, each])),
        byShot: Map.groupBy(standing.toReversed(), ({ shot_id }) => shot_id),
      };
    },
  );
  const scored = db.prepare<[number, string]>('UPDATE takes SET score = ? WHERE id = ?');
  const reviewById = db.prepare<[string], object>('SELECT * FROM take_reviews WHERE id = ?');

  const take = (id: string): Take | null => takeOf(byId.get(id));

  function existing(id: string): Take {
    const found = take(id);
    if (!found) throw noRecord('take', id);
    return found;
  }

  const review = (takeId: string, { rating, tags, note }: Partial<Review>): Take =>
    write(db, () => {
      const changes = {
        ...(rating === undefined ? {} : { rating }),
        ...(tags === undefined ? {} : { tags: plainTags(tags) }),
        ...(note === undefined ? {} : { note: note.trim() }),
      };
      const { project_id } = existing(takeId);
      const row = reviewById.get(takeId);
      const before = row ? decodeRecord('take_reviews', row) : null;
      const blank: TakeReview = { id: takeId, project_id, rating: null, tags: [], note: '' };
      const after = { ...(before ?? blank), ...changes };
      const marks = REVIEW_MARKS.filter(([field]) => !equalValues((before ?? blank)[field], after[field]));
      const [mark] = marks;
      if (!mark) return existing(takeId);
      const done = marks.length > 1 ? 'review' : mark[1];
      log.commit(project_id, done, [{ table: 'take_reviews', id: takeId, before, after }]);
      return existing(takeId);
    });

  return {
    saveRequest: ({ digest, json }) => {
      if (createHash('sha256').update(json).digest('hex') !== digest)
        throw new Error(`${digest} is not the digest of its request.`);
      write(db, () => insertRequest.run(digest, json, new Date().toISOString()));
    },
    request: (digest) => requestByDigest.get(digest) ?? null,
    requestOf: ({ request_digest }) => {
      const stored = requestByDigest.get(request_digest);
      if (!stored) throw new Error(`The library has no request ${request_digest}.`);
      return stored;
    },

    saveTake: (record, known) =>
      write(db, () => {
        const { id, created_at } = known ?? { id: newId('tak'), created_at: new Date().toISOString() };
        const fingerprint = JSON.stringify(record.fingerprint);
        const timings = JSON.stringify(record.timings);
        const hearing = record.hearing && JSON.stringify(record.hearing);
        insert.run({ ...record, id, fingerprint, timings, hearing, created_at });
        indexChanges(INDEXED_WITH_A_TAKE);
        return existing(id);
      }),
    take,
    currentTake: (shotId, requestDigest, kind) => takeOf(current.get(shotId, requestDigest, kind)),
    takeOfRequest: (requestDigest, kind) => takeOf(ofRequest.get(requestDigest, kind)),
    takesOfProject: (projectId) => ofProject.all(projectId).map(takeOfRow),
    takeCounts: (projectId) => new Map(counts.all(projectId).map(({ shot_id, count }) => [shot_id, count])),
    takesOf: (shotId) => ofShot.all(shotId).map(takeOfRow),
    takesByShot: (projectId) => made(projectId).byShot,
    scoreTake: (takeId, score) => void write(db, () => scored.run(score, takeId)),

    rateTake: (takeId, rating) => review(takeId, { rating }),
    tagTake: (takeId, tags) => review(takeId, { tags }),
    noteTake: (takeId, note) => review(takeId, { note }),
    reviewTake: (takeId, changes) => review(takeId, changes),
  };
}

/** A take of these rows; that of before where they say the same. */
function reviewedAgain(before: ReadTake | undefined, row: NewTakeRow, review: ReviewRow | undefined): ReadTake {
  if (before?.row === row && equalValues(before.review, review)) return before;
  const { rating = null, tags = null, note = null } = review ?? {};
  return { row, review, take: takeOfRow({ ...row, rating, tags, note }) };
}

function takeOf(row: TakeRow | undefined): Take | null {
  return row ? takeOfRow(row) : null;
}

function takeOfRow(row: TakeRow): Take {
  const fingerprint = JSON.parse(row.fingerprint) as Fingerprint;
  const timings = JSON.parse(row.timings) as Timings;
  const hearing = row.hearing === null ? null : (JSON.parse(row.hearing) as Hearing);
  const tags = row.tags === null ? [] : (JSON.parse(row.tags) as string[]);
  return { ...row, fingerprint, timings, hearing, tags, note: row.note ?? '' };
}
