import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import type { Library } from '../../../src-main/library/open.ts';
import { fastestOf } from '../bench.ts';
import { QUERIES } from './queries.ts';
import type { BenchQuery } from './queries.ts';

const PAGE = 50;

/** Processor time of a query through `library.search` and of its hand-written SQL, in milliseconds. */
export interface QueryTime {
  readonly name: string;
  readonly ours: number;
  readonly sql: number;
}

/**
 * Runs every query both ways in turns.
 * @throws Error where they do not give the same clips in the same order
 */
export function timeQueries(library: Library, turns: number): QueryTime[] {
  const db = new Database(join(library.directory, 'library.sqlite'), { readonly: true });
  try {
    return QUERIES.map((query) => {
      const [ours, sql] = [pageOf(library, query), handWritten(db, library, query)];
      const [found, expected] = [ours().clips.map(({ id }) => id), sql().map(({ id }) => id)];
      const { query: text, page = 1 } = query;
      const name = `"${text}"${page > 1 ? `, page ${page}` : ''}`;
      if (found.length === 0 || !isDeepStrictEqual(found, expected)) throw new Error(`${name} finds other clips.`);
      const [one = 0, other = 0] = fastestOf([ours, sql], turns);
      return { name, ours: one, sql: other };
    });
  } finally {
    db.close();
  }
}

function cursorBefore(library: Library, { query, page = 1 }: BenchQuery): string | undefined {
  let after: string | undefined;
  for (let number = 1; number < page; number += 1) {
    after = library.search.find({ query, limit: PAGE, ...(after === undefined ? {} : { after }) }).next ?? undefined;
  }
  return after;
}

function pageOf(library: Library, query: BenchQuery) {
  const after = cursorBefore(library, query);
  const request = { query: query.query, limit: PAGE, ...(after === undefined ? {} : { after }) };
  return () => library.search.find(request);
}

interface Row {
  readonly id: string;
  readonly used: number;
  readonly tags: string | null;
}

/** Everything that a clip is shown with, in one statement. */
const SHOWN = `
  SELECT takes.id, takes.kind, takes.project_id, takes.shot_id, takes.width, takes.height, takes.created_at, hits.used,
    requests.json ->> '$.prompt' AS prompt, requests.json ->> '$.model.name' AS model, requests.json ->> '$.seed' AS seed,
    take_reviews.rating, take_reviews.tags, take_reviews.note, scenes.heading, projects.title, hits.seq, hits.score
  FROM hits
  JOIN takes ON takes.seq = hits.source_seq
  JOIN requests ON requests.digest = takes.request_digest
  LEFT JOIN take_reviews ON take_reviews.id = takes.id
  LEFT JOIN shots ON shots.id = takes.shot_id
  LEFT JOIN scenes ON scenes.id = shots.scene_id
  LEFT JOIN projects ON projects.id = takes.project_id
  ORDER BY hits.score, hits.seq DESC`;

function handWritten(db: Database.Database, library: Library, query: BenchQuery) {
  const { match, where = 'true' } = query;
  const after = cursorBefore(library, query);
  const [, score, seq] =
    after === undefined ? [] : (JSON.parse(Buffer.from(after, 'base64url').toString()) as number[]);
  const hits =
    match === undefined
      ? `SELECT c.seq, c.source_seq, c.used, 0 AS score FROM search_clips AS c
         WHERE ${where} ${seq === undefined ? '' : `AND c.seq < ${seq}`} ORDER BY c.seq DESC LIMIT ${PAGE + 1}`
      : `SELECT c.seq, c.source_seq, c.used, t.rank AS score
         FROM search_text AS t CROSS JOIN search_clips AS c ON c.seq = t.rowid
         WHERE t.search_text MATCH ? AND ${where} ${seq === undefined ? '' : `AND (t.rank, -c.seq) > (${score}, ${-seq})`}
         ORDER BY score, c.seq DESC LIMIT ${PAGE + 1}`;
  const statement = db.prepare<string[], Row>(`WITH hits AS MATERIALIZED (${hits}) ${SHOWN}`);
  const values = match === undefined ? [] : [match];
  return () =>
    statement
      .all(...values)
      .slice(0, PAGE)
      .map((row) => ({
        ...row,
        used: row.used === 1,
        tags: row.tags === null ? [] : (JSON.parse(row.tags) as unknown),
      }));
}
