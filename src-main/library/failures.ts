import Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';

/** How a backup is put in the place of a damaged database. */
export const RESTORE = onlyTyped(say` with "shotloom library restore latest"`);

/** The user's words for what SQLite and the disk can fail at through no fault of ours; any other error comes back as it is. */
export function explainFailure(error: unknown): unknown {
  const code = codeOf(error);
  const options = { cause: error };
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new ShotloomError(
      'library_locked',
      say`Another program is writing to the library; wait until it is done and try again.`,
      options,
    );
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new ShotloomError(
      'library_damaged',
      say`The library database is damaged; put a backup in its place${RESTORE}.`,
      options,
    );
  }
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code)) {
    return new ShotloomError(
      'library_unwritable',
      say`The disk of the library is full; free some space and try again.`,
      options,
    );
  }
  if (/^(SQLITE_(READONLY|CANTOPEN|IOERR|PERM)|EACCES$|EPERM$|EROFS$|ENOTDIR$|EEXIST$|EIO$)/.test(code)) {
    return new ShotloomError(
      'library_unwritable',
      say`The library cannot be written; check its folder and its permissions.`,
      options,
    );
  }
  return error;
}

function codeOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code;
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
