import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { libraryDirectoryFor } from '../../src-shared/library/location.ts';
import { pictureQueries, type PictureQueries } from './reference-pictures.ts';
import { changeLog, type ChangeLog } from './change-log.ts';
import { openDatabase } from './database.ts';
import { makeDirectory } from './durable.ts';
import { explainFailure } from './failures.ts';
import { jobOrder, type JobOrder } from './job-order.ts';
import { jobWork, type JobWork } from './job-work.ts';
import { jobLeases, type JobLeases } from './jobs.ts';
import { storyboardMerger, type MergeStoryboard } from './merge-storyboard.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { makeOwner, retireOwner, type Owner } from './owner.ts';
import { projectQueries, type ProjectQueries } from './projects.ts';
import { shotQueries, type ShotQueries } from './shots.ts';
import { mediaStore, type MediaStore } from './store.ts';
import { takeQueries, type TakeQueries } from './takes.ts';
import { openTemporaries } from './temporaries.ts';
import { write } from './write.ts';

/** The queue of takes to be generated. */
export type Jobs = JobLeases & JobOrder & JobWork;

/** An open library: one SQLite database and the files it names. Several processes may open the same one. */
export interface Library extends ChangeLog, ProjectQueries, ShotQueries, TakeQueries, PictureQueries {
  /** Absolute. */
  readonly directory: string;
  /** This opening of the library, as holder of leases. */
  readonly owner: Owner;
  readonly store: MediaStore;
  readonly jobs: Jobs;
  readonly mergeStoryboard: MergeStoryboard;
  /** Makes all writes of `work`, which is synchronous, one transaction: all of them or none, and one sync of the disk. */
  readonly atomically: <T>(work: () => T) => T;
  /** A word that changes whenever this or another process has written; cheap to ask for. */
  readonly version: () => string;
  /** Closes the database and frees what this opening leased. Nothing may be called after it. */
  readonly close: () => void;
}

/** The library folder of this user (src-shared/library/location.ts). */
export function defaultLibraryDirectory(): string {
  return resolve(libraryDirectoryFor({ platform: process.platform, env: process.env, home: homedir() }));
}

/**
 * Opens a library, creating or migrating it as needed.
 * @throws ShotloomError library_newer, library_damaged (the file is left as it is), library_locked, library_unwritable
 */
export function openLibrary(directory: string): Library {
  const root = resolve(directory);
  const owner = makeOwner();
  try {
    makeDirectory(root);
    const temporaries = openTemporaries(root, owner);
    const db = openDatabase(root, MIGRATIONS, temporaries.temporaryFile('sqlite'));

    const log = changeLog(db);
    const projects = projectQueries(db, log);
    const shots = shotQueries(db);
    const takes = takeQueries(db, log);
    const pictures = pictureQueries(db, log);
    return {
      ...log,
      ...projects,
      ...shots,
      ...takes,
      ...pictures,
      directory: root,
      owner,
      store: mediaStore(db, root, temporaries),
      jobs: { ...jobLeases(db, takes), ...jobOrder(db), ...jobWork(db) },
      mergeStoryboard: storyboardMerger(db, log, projects, shots, pictures),
      atomically: (work) => write(db, work),
      version: versionOf(db),
      close: () => {
        retireOwner(owner);
        db.close();
      },
    };
  } catch (error) {
    retireOwner(owner);
    throw explainFailure(error);
  }
}

/** SQLite counts what others wrote (data_version) and what this connection did (total_changes). */
function versionOf(db: Database.Database): () => string {
  const own = db.prepare<[], number>('SELECT total_changes()').pluck();
  return () => `${String(db.pragma('data_version', { simple: true }))}.${own.get() ?? 0}`;
}
