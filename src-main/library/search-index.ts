import type Database from 'better-sqlite3';
import { columnText, foldText, wholesText } from '../../src-shared/library/search-terms.ts';
import { write } from './write.ts';

/** What can be found, as a source of clips tells it: takes, and whatever else a library comes to hold. */
export interface ClipDocument {
  readonly kind: string;
  readonly project_id: string;
  readonly model: string;
  readonly seed: number | null;
  readonly rating: number | null;
  /** Whether the film shows it now. */
  readonly used: boolean;
  readonly width: number;
  readonly height: number;
  readonly created_at: string;
  readonly media_sha256: string;
  readonly texts: ClipTexts;
}

/** The words of a clip: each column is searched by itself, and no phrase reaches from one part to another. */
export interface ClipTexts {
  readonly prompt: readonly string[];
  readonly dialogue: readonly string[];
  readonly script: readonly string[];
  readonly tags: readonly string[];
  readonly note: readonly string[];
  readonly people: readonly string[];
  readonly title: readonly string[];
}

/** Where clips come from; `name` is what search_dirty calls it. */
export interface DocumentSource {
  readonly name: string;
  /** What is to be found under a number of the source's own; null: nothing any more. */
  readonly document: (sourceSeq: number) => ClipDocument | null;
  /** Notes everything of the source as changed. */
  readonly noteAll: () => void;
}

export interface SearchIndex {
  /** Whether something changed since it was indexed. */
  readonly isOutOfDate: () => boolean;
  /** Brings the index up to date with what was noted as changed, at most so much; answers how much it was. */
  readonly indexChanges: (most?: number) => number;
  /** Indexes everything anew; answers how much it was. */
  readonly rebuildIndex: () => number;
}

interface DirtyRow {
  readonly source: string;
  readonly source_seq: number;
}

interface ClipRow extends Omit<ClipDocument, 'texts' | 'used' | 'width' | 'height'>, DirtyRow {
  readonly used: number;
  readonly aspect: number;
}

const COLUMNS = [
  'source',
  'source_seq',
  'kind',
  'project_id',
  'model',
  'seed',
  'rating',
  'used',
  'aspect',
  'created_at',
  'media_sha256',
] as const satisfies readonly (keyof ClipRow)[];

export function searchIndex(db: Database.Database, sources: readonly DocumentSource[]): SearchIndex {
  const bySource = new Map(sources.map((source) => [source.name, source]));
  const dirty = db.prepare<[number], DirtyRow>('SELECT source, source_seq FROM search_dirty LIMIT ?');
  const clean = db.prepare<[DirtyRow]>(
    'DELETE FROM search_dirty WHERE source = +@source AND source_seq = +@source_seq',
  );
  const upsert = db.prepare<[ClipRow], { readonly seq: number }>(`
    INSERT INTO search_clips (${COLUMNS.join(', ')}, print)
    VALUES (${COLUMNS.map((name) => `@${name}`).join(', ')},
      (SELECT seq FROM picture_prints WHERE media_sha256 = @media_sha256))
    ON CONFLICT (source, source_seq) DO UPDATE SET
      ${[...COLUMNS, 'print'].map((name) => `${name} = excluded.${name}`).join(', ')}
    RETURNING seq`);
  const remove = db.prepare<[DirtyRow], { readonly seq: number }>(
    'DELETE FROM search_clips WHERE source = +@source AND source_seq = +@source_seq RETURNING seq',
  );
  const removeText = db.prepare<[number]>('DELETE FROM search_text WHERE rowid = +?');
  const setText = db.prepare<(string | number)[]>(
    `INSERT OR REPLACE INTO search_text (rowid, prompt, dialogue, script, tags, note, people, title, model)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const raiseVersion = db.prepare('UPDATE search_state SET version = version + 1');
  const noteKnown = db.prepare(
    'INSERT INTO search_dirty SELECT source, source_seq FROM search_clips WHERE true ON CONFLICT DO NOTHING',
  );

  function indexOne(row: DirtyRow): void {
    const found = bySource.get(row.source)?.document(row.source_seq) ?? null;
    if (!found) {
      const gone = remove.get(row);
      if (gone) removeText.run(gone.seq);
      return;
    }
    const { texts, used, width, height, model, ...plain } = found;
    const folded = foldText(model);
    const stored = upsert.get({ ...plain, ...row, model: folded, used: Number(used), aspect: width / height });
    if (!stored) throw new Error('A statement with RETURNING returned no row.');
    const words = [texts.prompt, texts.dialogue, texts.script].map(columnText);
    const more = [texts.note, texts.people, texts.title, [model]].map(columnText);
    setText.run(stored.seq, ...words, wholesText(texts.tags), ...more);
  }

  const isOutOfDate = (): boolean => dirty.get(1) !== undefined;

  const indexChanges = (most = Number.MAX_SAFE_INTEGER): number => {
    // Without the lock: a search that finds nothing changed does not wait for whoever writes.
    if (!isOutOfDate()) return 0;
    return write(db, () => {
      const rows = dirty.all(most);
      for (const row of rows) {
        indexOne(row);
        clean.run(row);
      }
      raiseVersion.run();
      return rows.length;
    });
  };

  return {
    isOutOfDate,
    indexChanges,
    rebuildIndex: () =>
      write(db, () => {
        db.exec(`INSERT INTO search_text (search_text) VALUES ('delete-all')`);
        noteKnown.run();
        for (const source of sources) source.noteAll();
        const indexed = indexChanges();
        db.exec(`INSERT INTO search_text (search_text) VALUES ('optimize')`);
        return indexed;
      }),
  };
}
