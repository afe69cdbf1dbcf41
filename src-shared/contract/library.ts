import { z } from 'zod';
import { SentenceSchema } from './sentence-schema.ts';
import { Count, list, ProjectId, recordId } from './schemas.ts';

/** A copy of the library's database (src-main/library/backups.ts). */
export const Backup = z.object({
  /** By which it is restored. */
  name: z.string(),
  kind: z.enum(['daily', 'migration', 'asked', 'replaced']),
  made_at: z.string(),
  bytes: Count,
});

/** How far a check of the library is: files and bytes read, of how many. */
export const CheckProgress = z.object({ files: Count, bytes: Count, of_files: Count, of_bytes: Count });

/** What a check of the library found; all is well where the two lists are empty. */
export const CheckReport = z.object({
  /** What is wrong with the database. */
  database: list(z.string()),
  files: Count,
  bytes: Count,
  /** The stored files that are missing or were changed; these are set aside, and made anew when their shots are generated. */
  damaged: list(z.string()),
  /** The same sentences for other languages. */
  said: list(SentenceSchema),
  /** Files that nothing names. */
  orphans: Count,
});

export const SnapshotId = recordId();

/** A state of a project that was given a name. */
export const Snapshot = z.object({ id: SnapshotId, project_id: ProjectId, name: z.string(), created_at: z.string() });

/** A take, footage or a project. */
export const TrashableId = z
  .string()
  .regex(
    /^(?:tak|ftg|prj)_[0-9A-Za-z_-]{6,40}$/u,
    'takes look like tak_..., footage like ftg_..., projects like prj_...',
  );

/** What was thrown away. */
export const TrashedThing = z.object({
  id: TrashableId,
  kind: z.enum(['take', 'footage', 'project']),
  project_id: ProjectId,
  /** Of the project. */
  title: z.string(),
  /** Null for what was taken back. */
  deleted_at: z.string().nullable(),
});

/** What a collection of the trash let go of. */
export const Collected = z.object({ projects: Count, files: Count, bytes: Count });

/** A record that was changed (src-shared/library/changes.ts names the tables), or a take that was made. */
const ChangedRecord = z.object({
  kind: z.enum([
    'projects',
    'scripts',
    'scenes',
    'shots',
    'take_reviews',
    'reference_pictures',
    'footage',
    'graphics',
    'trash',
    'timelines',
    'timeline_items',
    'timeline_attachments',
    'takes',
  ]),
  id: z.string(),
});

/** What was done to projects since it was last told. */
export const LibraryChanges = z.object({
  projects: list(
    z.object({
      project: ProjectId,
      /** The last step of its log that stands: what is read of the project is the same where this is. 0 where it is gone. */
      step: Count,
      /** What is not as it was; null where that is too much to tell or not known: anything of the project may have changed. */
      records: list(ChangedRecord).nullable(),
    }),
  ),
});

/** How far a bundle is read or written. */
export const BundleProgress = z.object({ files: Count, of_files: Count });

/** The project that a bundle holds or became. */
export const BundleSummary = z.object({
  project: ProjectId,
  title: z.string(),
  shots: Count,
  takes: Count,
  footage: Count,
  /** It has new ids, because the library had some of its own. */
  copied: z.boolean(),
});
