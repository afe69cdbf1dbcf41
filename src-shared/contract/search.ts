import { z } from 'zod';
import { FootageId, FootageKind } from './footage.ts';
import { Note, Rating, Tags } from './review.ts';
import { ProjectId, ShotId, TakeKind } from './schemas.ts';
import { say, sentenceText } from './sentences.ts';

/** A take's id, e.g. tak_0zncb9q6r6ejaxsb. */
export const TakeId = z
  .string()
  .regex(/^tak_[0-9A-Za-z_-]{1,40}$/u, sentenceText(say`takes look like tak_0zncb9q6r6ejaxsb`));

export const SearchInput = z.object({
  /** Words, "phrases", begin*, -not, and filters such as rating:>3; what is empty finds everything, the newest first. */
  query: z.string().max(1000),
  project: ProjectId.optional(),
  /** A take or footage that what is found looks like, the most alike first. */
  like: z.union([TakeId, FootageId]).optional(),
  limit: z.int().min(1).max(200).default(50),
  /** Where the page before ended (its `next`). */
  after: z.string().max(400).optional(),
});

const FoundTake = z.object({
  source: z.literal('take'),
  id: TakeId,
  kind: TakeKind,
  project_id: ProjectId,
  title: z.string(),
  shot_id: ShotId,
  heading: z.string(),
  prompt: z.string(),
  model: z.string(),
  seed: z.int().nullable(),
  width: z.int(),
  height: z.int(),
  rating: Rating,
  tags: z.array(z.string()).readonly(),
  note: z.string(),
  /** Whether the film shows it now. */
  used: z.boolean(),
  created_at: z.string(),
});

const FoundFootage = z.object({
  source: z.literal('footage'),
  id: FootageId,
  kind: FootageKind,
  project_id: ProjectId,
  title: z.string(),
  name: z.string(),
  credit: z.string(),
  licence: z.string(),
  /** 0 for sound. */
  width: z.int(),
  height: z.int(),
  duration_s: z.number().nullable(),
  rating: Rating,
  tags: z.array(z.string()).readonly(),
  note: z.string(),
  used: z.boolean(),
  created_at: z.string(),
});

export const FoundPage = z.object({
  clips: z.array(z.discriminatedUnion('source', [FoundTake, FoundFootage])).readonly(),
  /** Where the next page begins; null where this is the last. */
  next: z.string().nullable(),
  /** Clips that have not been looked at yet, so that they cannot be found by their looks; 0 where that was not asked. */
  unseen: z.int().nonnegative(),
});

/** Words that are looked for in everything. */
export const FindInput = z.object({ query: z.string().max(1000), limit: z.int().min(1).max(100).default(20) });

/** What has all of the words, of each kind so many as were asked for; excerpts are of where the first one stands. */
export const Everything = z.object({
  /** By their titles. */
  projects: z.array(z.object({ id: ProjectId, title: z.string(), updated_at: z.string() })).readonly(),
  /** By their text, of a document as it is shown; `start` and `end` are UTF-16 offsets in it. */
  scripts: z
    .array(
      z.object({
        ...{ project: ProjectId, title: z.string(), excerpt: z.string() },
        ...{ start: z.int().nonnegative(), end: z.int().nonnegative() },
      }),
    )
    .readonly(),
  shots: z
    .array(
      z.object({
        ...{ project: ProjectId, title: z.string(), shot: ShotId, number: z.int().positive() },
        /** What the board calls it, "2B". */
        label: z.string(),
        ...{ picture: z.string(), excerpt: z.string() },
      }),
    )
    .readonly(),
  clips: FoundPage.shape.clips,
});

/** What a person says of a take; what is absent stays as it is. */
export const ReviewInput = z.object({
  take: TakeId,
  /** null takes it back. */
  rating: Rating.optional(),
  /** Instead of those it has. */
  tags: Tags.optional(),
  add_tags: Tags.optional(),
  remove_tags: Tags.optional(),
  note: Note.optional(),
});

export const ReviewedTake = z.object({ take: TakeId, rating: Rating, tags: Tags, note: Note });
