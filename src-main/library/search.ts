import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { readQuery } from '../../src-shared/library/search-query.ts';
import type { SearchQuery } from '../../src-shared/library/search-query.ts';
import { foldText } from '../../src-shared/library/search-terms.ts';
import { explainFailure } from './failures.ts';
import type { PicturePrints } from './picture-prints.ts';
import { footageDocuments } from './footage-documents.ts';
import type { FoundFootage } from './footage-documents.ts';
import { searchIndex } from './search-index.ts';
import type { SearchIndex } from './search-index.ts';
import { searchSql } from './search-sql.ts';
import { takeDocuments } from './take-documents.ts';
import type { FoundTake } from './take-documents.ts';

/** Everything that a search can find. */
export type FoundClip = FoundTake | FoundFootage;

export interface SearchRequest {
  /** As a person types it (src-shared/library/search-query.ts). */
  readonly query: string;
  /** Only of this project. */
  readonly project_id?: string;
  /** SHA-256 of a file that what is found looks like, the most alike first; only what has been looked at is found. */
  readonly like?: string;
  readonly limit: number;
  /** Where the page before ended (`next`). */
  readonly after?: string;
}

export interface SearchPage {
  readonly clips: readonly FoundClip[];
  /** Where the next page begins; null where this is the last. */
  readonly next: string | null;
}

/** The search over clips (docs/decisions/0019-search.md). */
export interface ClipSearch extends SearchIndex {
  /**
   * The clips that a query asks for: the best match first and the newest of equals; those that are asked for by filters only,
   * the newest first. Further pages leave out what came after the first was shown.
   * @throws ShotloomError bad_query
   */
  readonly find: (request: SearchRequest) => SearchPage;
}

/** Where a page ended: JSON, that a cursor carries. */
interface Mark {
  readonly score: number;
  readonly seq: number;
  /** The newest clip when the first page was shown. */
  readonly newest: number;
  /** Of the index: another one may score the same clip otherwise. */
  readonly version: number;
}

interface HitRow {
  readonly seq: number;
  readonly source: string;
  readonly source_seq: number;
  readonly used: number;
  readonly score: number;
}

interface PlannedSearch {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const NEWEST_FIRST = 0;

export function clipSearch(db: Database.Database, prints: PicturePrints): ClipSearch {
  const takes = takeDocuments(db);
  const footage = footageDocuments(db);
  const index = searchIndex(db, [takes.source, footage.source]);
  const state = db.prepare<[], { readonly version: number; readonly newest: number | null }>(
    'SELECT version, (SELECT max(seq) FROM search_clips) AS newest FROM search_state',
  );
  const projects = db.prepare<[], { readonly id: string; readonly title: string }>('SELECT id, title FROM projects');
  const statements = new StatementCache<HitRow>(db);

  function projectsCalled(text: string): string[] {
    const words = foldText(text);
    return projects.all().flatMap(({ id, title }) => (id === text || foldText(title).includes(words) ? [id] : []));
  }

  function plan({ project_id, like }: SearchRequest, query: SearchQuery): PlannedSearch & { readonly score: string } {
    const { match, conditions } = searchSql(query, projectsCalled);
    const score = like === undefined ? (match === null ? String(NEWEST_FIRST) : 't.rank') : 'print_distance(c.print)';
    const where = [
      ...(match === null ? [] : [{ sql: 't.search_text MATCH ?', values: [match] }]),
      ...(like === undefined ? [] : [{ sql: 'print_distance(c.print) IS NOT NULL', values: [] }]),
      ...(project_id === undefined ? [] : [{ sql: 'c.project_id = +?', values: [project_id] }]),
      ...conditions,
    ];
    // CROSS: with the words first. Looked up clip by clip, each would be searched for anew.
    const from =
      match === null ? 'search_clips AS c' : 'search_text AS t CROSS JOIN search_clips AS c ON c.seq = t.rowid';
    return {
      score,
      sql: `SELECT c.seq, c.source, c.source_seq, c.used, ${score} AS score FROM ${from} WHERE ${[...where.map(({ sql }) => sql), 'true'].join(' AND ')}`,
      values: where.flatMap(({ values }) => values),
    };
  }

  function hits(request: SearchRequest, query: SearchQuery, mark: Mark | null, version: number): HitRow[] {
    const { sql, values, score } = plan(request, query);
    const order = score === String(NEWEST_FIRST) ? 'c.seq DESC' : 'score, c.seq DESC';
    const end = `ORDER BY ${order} LIMIT ${request.limit + 1}`;
    if (!mark) return statements.get(`${sql} ${end}`).all(...values);
    if (score === String(NEWEST_FIRST)) return statements.get(`${sql} AND c.seq < +? ${end}`).all(...values, mark.seq);
    const now = mark.version === version ? undefined : statements.get(`${sql} AND c.seq = +?`).get(...values, mark.seq);
    const { score: last } = now ?? mark;
    return statements
      .get(`${sql} AND c.seq <= +? AND (${score}, -c.seq) > (+?, +?) ${end}`)
      .all(...values, mark.newest, last, -mark.seq);
  }

  function page(request: SearchRequest, query: SearchQuery, before: Mark | null): SearchPage {
    const { version = 0, newest } = state.get() ?? {};
    const rows = hits(request, query, before, version);
    const shown = rows.slice(0, request.limit);
    const last = rows.length > request.limit ? shown.at(-1) : undefined;
    const mark = last && { score: last.score, seq: last.seq, newest: before?.newest ?? newest ?? 0, version };
    return {
      clips: clipsOf(shown),
      next: mark ? cursorOf(mark, request) : null,
    };
  }

  function clipsOf(hits: readonly HitRow[]): FoundClip[] {
    const ofSource = (name: string): ReadonlyMap<number, boolean> =>
      new Map(hits.flatMap(({ source, source_seq, used }) => (source === name ? [[source_seq, used === 1]] : [])));
    const [foundTakes, foundFootage] = [
      takes.found(ofSource(takes.source.name)),
      footage.found(ofSource(footage.source.name)),
    ];
    return hits.flatMap(({ source, source_seq }) => {
      const found = source === footage.source.name ? foundFootage : foundTakes;
      return found.get(source_seq) ?? [];
    });
  }

  return {
    ...index,
    find: (request) => {
      const read = readQuery(request.query);
      if ('problem' in read) throw new ShotloomError('bad_query', read.problem);
      const before = request.after === undefined ? null : readCursor(request.after, request);
      try {
        if (request.like !== undefined) prints.compareWith(request.like);
        // One transaction: what is read is of one moment, and SQLite locks its files once and not for every statement.
        const look = db.transaction((mayBeOld: boolean) =>
          mayBeOld || !index.isOutOfDate() ? page(request, read.query, before) : null,
        );
        const current = look(false);
        if (current) return current;
        bringUpToDate(index);
        return look(true) ?? { clips: [], next: null };
      } catch (error) {
        throw explainFailure(error);
      }
    },
  };
}

/** Another program that is writing, or a folder that may only be read, does not keep anybody from searching. */
function bringUpToDate({ indexChanges }: SearchIndex): void {
  try {
    indexChanges();
  } catch (error) {
    const mayGoOn =
      error instanceof ShotloomError && (error.code === 'library_locked' || error.code === 'library_unwritable');
    if (!mayGoOn) throw error;
  }
}

/** Statements by their text: queries of one form differ only in values. */
class StatementCache<Row> {
  readonly #db: Database.Database;
  readonly #known = new Map<string, Database.Statement<(string | number)[], Row>>();

  constructor(db: Database.Database) {
    this.#db = db;
  }

  get(sql: string): Database.Statement<(string | number)[], Row> {
    const known = this.#known.get(sql);
    if (known) return known;
    const statement = this.#db.prepare<(string | number)[], Row>(sql);
    if (this.#known.size >= MOST_STATEMENTS) this.#known.clear();
    this.#known.set(sql, statement);
    return statement;
  }
}

const MOST_STATEMENTS = 100;

/** A cursor holds for the query that it came from. */
function cursorOf({ score, seq, newest, version }: Mark, request: SearchRequest): string {
  return Buffer.from(JSON.stringify([digestOf(request), score, seq, newest, version])).toString('base64url');
}

/** @throws ShotloomError bad_query */
function readCursor(cursor: string, request: SearchRequest): Mark {
  const [digest, score, seq, newest, version] = partsOf(cursor);
  const areNumbers = [score, seq, newest, version].every((each) => typeof each === 'number' && Number.isFinite(each));
  if (digest !== digestOf(request) || !areNumbers) {
    throw new ShotloomError('bad_query', say`That page belongs to another search: ask for the first page of this one.`);
  }
  return { score: Number(score), seq: Number(seq), newest: Number(newest), version: Number(version) };
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function digestOf({ query, project_id, like }: SearchRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([query, project_id ?? null, like ?? null]))
    .digest('base64url')
    .slice(0, 12);
}
