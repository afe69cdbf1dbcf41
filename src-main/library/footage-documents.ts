import type Database from 'better-sqlite3';
import type { Footage } from '../../src-shared/library/records.ts';
import { decodeRecord } from './logged-tables.ts';
import type { ClipDocument, DocumentSource } from './search-index.ts';

/** Footage as a search shows it. */
export interface FoundFootage extends Pick<
  Footage,
  'id' | 'kind' | 'project_id' | 'name' | 'credit' | 'licence' | 'tags' | 'note' | 'rating'
> {
  readonly source: 'footage';
  /** Of the project. */
  readonly title: string;
  /** 0 for sound. */
  readonly width: number;
  readonly height: number;
  readonly duration_s: number | null;
  readonly used: boolean;
  readonly created_at: string;
}

interface Row {
  readonly seq: number;
  readonly title: string | null;
}

/** Footage as a source of what is found: by its name, and what is said of it. Why `+?`, see take-documents.ts. */
export function footageDocuments(db: Database.Database) {
  const joined = 'LEFT JOIN projects ON projects.id = footage.project_id';
  const whole = db.prepare<[number], Row>(`
    SELECT footage.*, projects.title FROM footage ${joined}
    WHERE footage.seq = +? AND footage.id NOT IN (SELECT id FROM trash)
      AND footage.project_id NOT IN (SELECT id FROM trash)`);
  const shown = db.prepare<[string], Row>(`
    SELECT footage.*, projects.title
    FROM json_each(?) AS wanted CROSS JOIN footage ON footage.seq = wanted.value ${joined}`);
  const noteAll = db.prepare(
    `INSERT INTO search_dirty SELECT 'footage', seq FROM footage WHERE true ON CONFLICT DO NOTHING`,
  );
  const source: DocumentSource = {
    name: 'footage',
    document: (seq) => {
      const row = whole.get(seq);
      return row ? documentOf(decodeRecord('footage', row), row.title ?? '') : null;
    },
    noteAll: () => noteAll.run(),
  };
  return {
    source,
    /** Footage that was found, by its numbers, each with whether it is used. */
    found: (hits: ReadonlyMap<number, boolean>): ReadonlyMap<number, FoundFootage> => {
      const rows = shown.all(JSON.stringify([...hits.keys()]));
      return new Map(
        rows.map((row) => [
          row.seq,
          foundOf(decodeRecord('footage', row), row.title ?? '', hits.get(row.seq) === true),
        ]),
      );
    },
  };
}

function documentOf(footage: Footage, title: string): ClipDocument {
  const { project_id, name, facts, credit, licence, tags, note, rating, added_at, media_sha256 } = footage;
  return {
    kind: 'footage',
    project_id,
    model: '',
    seed: null,
    rating,
    used: false,
    // What has no picture has no shape.
    width: facts.picture?.width ?? 0,
    height: facts.picture?.height ?? 1,
    created_at: added_at,
    media_sha256,
    texts: {
      prompt: [name.replace(/\.[^.]*$/u, ''), name].map((text) => text.replaceAll('_', ' ')),
      dialogue: [],
      script: [],
      tags,
      note: [note, credit, licence],
      people: [],
      title: [title],
    },
  };
}

function foundOf(
  { media_sha256: _, facts, added_at, ...footage }: Footage,
  title: string,
  used: boolean,
): FoundFootage {
  const { id, kind, project_id, name, credit, licence, tags, note, rating } = footage;
  return {
    source: 'footage',
    ...{ id, kind, project_id, title, name, credit, licence, tags, note, rating },
    width: facts.picture?.width ?? 0,
    height: facts.picture?.height ?? 0,
    duration_s: facts.duration_s,
    used,
    created_at: added_at,
  };
}
