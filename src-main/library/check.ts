import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say, sentenceText } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import type { Media } from '../../src-shared/library/records.ts';
import type { MediaStore } from './store.ts';

/** How far a check is: stored files and their bytes read, of how many. */
export interface CheckProgress {
  readonly files: number;
  readonly bytes: number;
  readonly of_files: number;
  readonly of_bytes: number;
}

/** What a check found. */
export interface CheckReport {
  /** What SQLite says of the database: its pages, its indices, its references. Empty where all is well. */
  readonly database: readonly string[];
  readonly files: number;
  readonly bytes: number;
  /** One sentence for each stored file that is missing or was changed. */
  readonly damaged: readonly string[];
  /** The same sentences for other languages. */
  readonly said: readonly Sentence[];
  /** Files in `media/` that no record names, left by a crash: the same bytes adopt them, nothing serves them. */
  readonly orphans: number;
}

export type CheckLibrary = (tell: (progress: CheckProgress) => void, stop: AbortSignal) => Promise<CheckReport>;

/** Reads all of a library: every page of its database and every stored file. */
export function libraryChecker(db: Database.Database, libraryDirectory: string, store: MediaStore): CheckLibrary {
  const allMedia = db.prepare<[], Media>(
    'SELECT sha256, extension, bytes FROM media WHERE collected_at IS NULL ORDER BY sha256',
  );

  return async (tell, stop) => {
    const database = databaseFaults(db);
    const media = allMedia.all();
    const of_bytes = media.reduce((sum, { bytes }) => sum + bytes, 0);
    const said: Sentence[] = [];
    let bytes = 0;
    for (const [index, file] of media.entries()) {
      if (stop.aborted) throw new ShotloomError('cancelled', say`The check was stopped.`);
      await store.verify(file.sha256).catch((error: unknown) => {
        if (!(error instanceof ShotloomError) || error.code !== 'media_damaged') throw error;
        said.push(error.said);
      });
      bytes += file.bytes;
      tell({ files: index + 1, bytes, of_files: media.length, of_bytes });
    }
    const known = new Set(media.map(({ sha256, extension }) => `${sha256}.${extension}`));
    const orphans = storedNames(libraryDirectory).filter((name) => !known.has(name)).length;
    const damaged = said.map((each) => sentenceText(each));
    return { database, files: media.length, bytes: of_bytes, damaged, said, orphans };
  };
}

/** The names of all files of the store, with the two letters of their folders. */
function storedNames(libraryDirectory: string): string[] {
  const root = join(libraryDirectory, 'media');
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}${name}`));
}

interface BrokenReference {
  readonly table: string;
  readonly rowid: number | null;
  readonly parent: string;
}

function databaseFaults(db: Database.Database): string[] {
  const pages = db.prepare<[], { readonly integrity_check: string }>('PRAGMA integrity_check').all();
  const references = db.prepare<[], BrokenReference>('PRAGMA foreign_key_check').all();
  return [
    ...pages.map(({ integrity_check }) => integrity_check).filter((said) => said !== 'ok'),
    ...references.map(({ table, rowid, parent }) => `Row ${rowid ?? '?'} of ${table} names no row of ${parent}.`),
  ];
}
