import type Database from 'better-sqlite3';
import type { Derived } from '../../src-shared/library/records.ts';
import type { MediaStore } from './store.ts';
import { write } from './write.ts';

/** Files that are made of stored files and can be made again at any time: facts, which nothing undoes. */
export interface DerivedQueries {
  /** SHA-256 of what was made of a file; null where it never was, or is there no more. */
  readonly derived: (source_sha256: string, what: Derived['what'], version: string) => string | null;
  /** Notes what was made, whose file is stored already. */
  readonly saveDerived: (derived: Derived) => void;
}

export function derivedQueries(db: Database.Database, store: Pick<MediaStore, 'has'>): DerivedQueries {
  const find = db
    .prepare<[string, string, string], string>(
      'SELECT media_sha256 FROM derived WHERE source_sha256 = ? AND what = ? AND version = ?',
    )
    .pluck();
  const save = db.prepare<[Derived]>(
    `INSERT INTO derived (source_sha256, what, version, media_sha256) VALUES (@source_sha256, @what, @version, @media_sha256)
     ON CONFLICT DO UPDATE SET media_sha256 = excluded.media_sha256`,
  );
  return {
    derived: (source_sha256, what, version) => {
      const made = find.get(source_sha256, what, version);
      return made !== undefined && store.has(made) ? made : null;
    },
    saveDerived: (made) => write(db, () => save.run(made)),
  };
}
