import { createHash } from 'node:crypto';
import { constants, copyFileSync, createReadStream, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { copyFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type Database from 'better-sqlite3';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Media } from '../../src-shared/library/records.ts';
import { makeDirectory, moveFile, syncFile } from './durable.ts';
import { explainFailure } from './failures.ts';
import type { Temporaries } from './temporaries.ts';
import { write } from './write.ts';

/**
 * Files named by the SHA-256 of their bytes, each stored once as `media/ab/cdef….ext`. A file is complete and on the
 * disk before its row names it; one without a row is a leftover of a crash and is adopted when the same bytes come again.
 */
export interface MediaStore extends Temporaries {
  /**
   * Moves a complete file into the store; its extension stays. A file outside the library's disk is copied, then removed.
   * @throws ShotloomError library_unwritable
   */
  readonly putFile: (path: string) => Promise<Media>;
  /**
   * A copy of a file from outside, in the library's own folder, from where `putFile` takes it; the file itself is only read. Where
   * the disk can, no bytes are moved. Whoever does not store it removes it.
   * @throws ShotloomError library_unwritable; what reading the file throws
   */
  readonly copyIn: (path: string, extension: string) => Promise<string>;
  /** Stores bytes. `extension` without the dot. @throws ShotloomError library_unwritable */
  readonly putBytes: (bytes: Uint8Array, extension: string) => Promise<Media>;
  /** Where a stored file lies or should. @throws ShotloomError not_found for one that was never stored */
  readonly pathOf: (sha256: string) => string;
  /**
   * The path of a stored file to read from: its bytes are those that were stored. They are looked at when it is first asked
   * for, and again when the file has been touched. One that was changed is set aside in `damaged/`, so that it counts as gone
   * and can be made anew.
   * @throws ShotloomError media_damaged if it is gone or its bytes changed; not_found
   */
  readonly read: (sha256: string) => Promise<string>;
  /** The size of a stored file in bytes, as it was stored. @throws ShotloomError not_found */
  readonly sizeOf: (sha256: string) => number;
  /** Whether the file is in the store and on the disk with its size; its bytes are not read. */
  readonly has: (sha256: string) => boolean;
  /** Reads the whole file, whether or not it was touched, and does as `read`. @throws ShotloomError media_damaged, not_found */
  readonly verify: (sha256: string) => Promise<void>;
}

/** Where a file lies, and its size. */
interface Placed {
  readonly path: string;
  readonly bytes: number;
}

export function mediaStore(
  db: Database.Database,
  libraryDirectory: string,
  { temporaryFile, temporaryFolder }: Temporaries,
): MediaStore {
  const root = join(libraryDirectory, 'media');
  const inLibrary = resolve(libraryDirectory) + sep;
  const bySha256 = db.prepare<[string], Media>('SELECT sha256, extension, bytes FROM media WHERE sha256 = ?');
  const insert = db.prepare<[string, string, number, string]>(
    `INSERT INTO media (sha256, extension, bytes, created_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET created_at = excluded.created_at, collected_at = NULL`,
  );

  const place = ({ sha256, extension }: Media): string =>
    join(root, sha256.slice(0, 2), `${sha256.slice(2)}.${extension}`);

  function existing(sha256: string): Media {
    const media = bySha256.get(sha256);
    if (!media) throw new ShotloomError('not_found', say`There is no file ${sha256} in the library.`);
    return media;
  }

  /** Also when the bytes are stored already: that mends a copy that was damaged behind our back. */
  function publish(temporary: string, extension: string, sha256: string): Media {
    const bytes = statSync(temporary).size;
    const media = bySha256.get(sha256) ?? { sha256, extension, bytes };
    makeDirectory(join(root, sha256.slice(0, 2)));
    syncFile(temporary);
    // Moved where nobody may collect it, as trash, between the moment when it lies there and that when a row names it.
    write(db, () => {
      moveFile(temporary, place(media));
      insert.run(sha256, media.extension, bytes, new Date().toISOString());
    });
    return existing(sha256);
  }

  async function putFile(path: string): Promise<Media> {
    const extension = checkedExtension(extname(path).slice(1));
    const sha256 = await hashFile(path);
    try {
      if (resolve(path).startsWith(inLibrary)) return publish(path, extension, sha256);
      const copy = temporaryFile(extension);
      copyFileSync(path, copy);
      const media = publish(copy, extension, sha256);
      rmSync(path);
      return media;
    } catch (error) {
      throw explainFailure(error);
    }
  }

  /** Files that were there when they were last asked for: theirs is the place to look at first. */
  const lastHad = new Map<string, Placed>();

  const isThere = ({ path, bytes }: Placed): boolean => statSync(path, { throwIfNoEntry: false })?.size === bytes;

  /** What the files looked like whose bytes were right. */
  const seen = new Map<string, string>();

  async function verify(sha256: string): Promise<void> {
    const path = place(existing(sha256));
    const trace = traceOf(path);
    if (trace === null) throw gone(path);
    if ((await hashFile(path)) !== sha256) throw setAside(path);
    seen.set(sha256, trace);
  }

  function setAside(path: string): ShotloomError {
    const aside = join(libraryDirectory, 'damaged', relative(root, path).replaceAll(sep, ''));
    makeDirectory(dirname(aside));
    renameSync(path, aside);
    return new ShotloomError(
      'media_damaged',
      say`The stored file ${path} was changed behind Shotloom's back and is set aside as ${aside}; put it back from a copy or generate its shot again.`,
    );
  }

  return {
    temporaryFile: (extension) => temporaryFile(checkedExtension(extension)),
    temporaryFolder: () => {
      try {
        return temporaryFolder();
      } catch (error) {
        throw explainFailure(error);
      }
    },
    putFile,
    copyIn: async (path, extension) => {
      const copy = temporaryFile(checkedExtension(extension));
      try {
        await copyFile(path, copy, constants.COPYFILE_FICLONE);
        return copy;
      } catch (error) {
        rmSync(copy, { force: true });
        throw explainFailure(error);
      }
    },
    putBytes: async (bytes, extension) => {
      const path = temporaryFile(checkedExtension(extension));
      try {
        writeFileSync(path, bytes);
      } catch (error) {
        rmSync(path, { force: true });
        throw explainFailure(error);
      }
      return putFile(path);
    },
    sizeOf: (sha256) => existing(sha256).bytes,
    pathOf: (sha256) => place(existing(sha256)),
    has: (sha256) => {
      const last = lastHad.get(sha256);
      if (last && isThere(last)) return true;
      const media = bySha256.get(sha256);
      const placed = media && { path: place(media), bytes: media.bytes };
      if (!placed || !isThere(placed)) return false;
      lastHad.set(sha256, placed);
      return true;
    },
    read: async (sha256) => {
      const path = place(existing(sha256));
      if (seen.get(sha256) !== traceOf(path)) await verify(sha256);
      return path;
    },
    verify,
  };
}

/** Lower-case hex SHA-256 of a file's bytes; memory does not grow with the file. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function checkedExtension(extension: string): string {
  if (!/^[a-z0-9]{1,8}$/.test(extension)) throw new Error(`"${extension}" is no extension for a stored file.`);
  return extension;
}

function gone(path: string): ShotloomError {
  return new ShotloomError(
    'media_damaged',
    say`The stored file ${path} is missing; put it back from a copy or generate its shot again.`,
  );
}

/** What changes when a file is written to; null where there is none. */
function traceOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeNs}` : null;
}
