import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { libraryDirectoryFor } from '../../src-shared/library/location.ts';
import { overviewQueries, type OverviewQueries } from './overview.ts';
import { textQueries, type TextQueries } from './texts.ts';
import { pictureQueries, type PictureQueries } from './reference-pictures.ts';
import { backUp, existingBackup, isDailyDue, listBackups, pathOfBackup, putInPlace, type Backup } from './backups.ts';
import { bundleQueries, type BundleQueries } from './bundles.ts';
import { changeLog, type ChangeLog } from './change-log.ts';
import { libraryChecker, type CheckLibrary } from './check.ts';
import { trashCollector, type CollectTrash } from './collect.ts';
import { inspectDatabase, openDatabase } from './database.ts';
import { derivedQueries, type DerivedQueries } from './derived.ts';
import { makeDirectory } from './durable.ts';
import { explainFailure } from './failures.ts';
import { followQueries, type FollowQueries } from './follow.ts';
import { footageQueries, type FootageQueries } from './footage.ts';
import { graphicQueries, type GraphicQueries } from './graphics.ts';
import { jobOrder, type JobOrder } from './job-order.ts';
import { jobWork, type JobWork } from './job-work.ts';
import { jobLeases, type JobLeases } from './jobs.ts';
import { storyboardMerger, type MergeStoryboard } from './merge-storyboard.ts';
import { latestVersion } from './migrate.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { makeOwner, retireOwner, type Owner } from './owner.ts';
import { picturePrints, type PicturePrints } from './picture-prints.ts';
import { enter, whileAlone } from './presence.ts';
import { projectQueries, type ProjectQueries } from './projects.ts';
import { clipSearch, type ClipSearch } from './search.ts';
import { shotAsks, type ShotAsks } from './shot-asks.ts';
import { shotQueries, type ShotQueries } from './shots.ts';
import { snapshotQueries, type SnapshotQueries } from './snapshots.ts';
import { mediaStore, type MediaStore } from './store.ts';
import { takeQueries, type TakeQueries } from './takes.ts';
import { openTemporaries } from './temporaries.ts';
import { spokenShotQueries, type SpokenShotQueries } from './spoken-shots.ts';
import { timelineQueries, type TimelineQueries } from './timelines.ts';
import { trashQueries, type TrashQueries } from './trash.ts';
import { write } from './write.ts';
import { writeQueries, type WriteQueries } from './writes.ts';

/** The queue of takes to be generated. */
export type Jobs = JobLeases & JobOrder & JobWork;

/** An open library: one SQLite database and the files it names. Several processes may open the same one. */
export interface Library
  extends
    ChangeLog,
    ProjectQueries,
    ShotQueries,
    TakeQueries,
    PictureQueries,
    FootageQueries,
    GraphicQueries,
    DerivedQueries,
    TimelineQueries,
    SpokenShotQueries,
    SnapshotQueries,
    TrashQueries,
    OverviewQueries,
    TextQueries,
    BundleQueries,
    FollowQueries,
    WriteQueries {
  /** Absolute. */
  readonly directory: string;
  /** This opening of the library, as holder of leases. */
  readonly owner: Owner;
  readonly store: MediaStore;
  readonly jobs: Jobs;
  readonly search: ClipSearch;
  readonly prints: PicturePrints;
  readonly asks: ShotAsks;
  readonly mergeStoryboard: MergeStoryboard;
  /** Makes all writes of `work`, which is synchronous, one transaction: all of them or none, and one sync of the disk. */
  readonly atomically: <T>(work: () => T) => T;
  readonly check: CheckLibrary;
  readonly collectTrash: CollectTrash;
  /**
   * Copies the database into `backups/`. The library can be used meanwhile, and may be closed only afterwards.
   * @throws ShotloomError library_unwritable, library_damaged
   */
  readonly backUp: () => Promise<Backup>;
  /** The same where a day has passed since the last daily backup and there is a project to lose; answers whether it was so. */
  readonly backUpDaily: () => Promise<boolean>;
  /** A word that changes whenever this or another process has written; cheap to ask for. */
  readonly version: () => string;
  /** Whether it was not closed yet. */
  readonly isOpen: () => boolean;
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
  let leave = (): void => undefined;
  try {
    makeDirectory(root);
    ({ leave } = enter(root, owner));
    const temporaries = openTemporaries(root, owner);
    const db = openDatabase(root, MIGRATIONS, temporaries.temporaryFile('sqlite'));

    const log = changeLog(db);
    const projects = projectQueries(db, log);
    const shots = shotQueries(db);
    const prints = picturePrints(db);
    const search = clipSearch(db, prints);
    const takes = takeQueries(db, log, search);
    const pictures = pictureQueries(db, log);
    const footage = footageQueries(db, log);
    const graphics = graphicQueries(db, log);
    const timelines = timelineQueries(db);
    const snapshots = snapshotQueries(db, log, projects, shots, takes, pictures, footage, graphics, timelines);
    const spokenShots = spokenShotQueries(db);
    const store = mediaStore(db, root, temporaries);
    const version = versionOf(db);
    const writes = writeQueries(db, root);
    return {
      ...log,
      ...projects,
      ...shots,
      ...takes,
      ...pictures,
      ...footage,
      ...graphics,
      ...timelines,
      ...spokenShots,
      ...derivedQueries(db, store),
      ...trashQueries(db, log, projects, takes, footage),
      collectTrash: trashCollector(db, root),
      ...snapshots,
      ...overviewQueries(db),
      ...textQueries(db),
      ...bundleQueries(db, log, projects, snapshots, takes, spokenShots, store),
      directory: root,
      owner,
      store,
      jobs: { ...jobLeases(db, takes), ...jobOrder(db), ...jobWork(db) },
      search,
      prints,
      asks: shotAsks(db),
      mergeStoryboard: storyboardMerger(db, log, projects, shots, pictures),
      atomically: (work) => write(db, work),
      version,
      ...followQueries(db, version),
      nextLook: writes.nextLook,
      isOpen: () => db.open,
      check: libraryChecker(db, root, store),
      backUp: () => backUp(db, root, 'asked', temporaries.temporaryFile('sqlite')),
      backUpDaily: async () => {
        if (projects.projects().length === 0 || !isDailyDue(listBackups(root), Date.now())) return false;
        await backUp(db, root, 'daily', temporaries.temporaryFile('sqlite'));
        return true;
      },
      close: () => {
        leave();
        retireOwner(owner);
        db.close();
        writes.close();
      },
    };
  } catch (error) {
    leave();
    retireOwner(owner);
    throw explainFailure(error);
  }
}

/**
 * Puts a backup in the place of a library's database, which is kept among the backups. It is migrated when it is next opened.
 * @param name of the backup, or "latest" for the newest one made
 * @throws ShotloomError not_found, library_damaged if the backup itself is, library_locked while anybody has the library open
 */
export function restoreLibrary(directory: string, name: string): Backup {
  const root = resolve(directory);
  const backup = existingBackup(root, name);
  const owner = makeOwner();
  try {
    inspectDatabase(pathOfBackup(root, backup), latestVersion(MIGRATIONS));
    const { temporaryFile } = openTemporaries(root, owner);
    return whileAlone(root, owner, () => putInPlace(root, backup.name, temporaryFile('sqlite')));
  } catch (error) {
    throw explainFailure(error);
  } finally {
    retireOwner(owner);
  }
}

/** SQLite counts what others wrote (data_version) and what this connection did (total_changes). */
function versionOf(db: Database.Database): () => string {
  const own = db.prepare<[], number>('SELECT total_changes()').pluck();
  const others = db.prepare<[], number>('PRAGMA data_version').pluck();
  return () => `${others.get() ?? 0}.${own.get() ?? 0}`;
}
