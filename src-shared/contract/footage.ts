import { z } from 'zod';
import { SentenceSchema } from './sentence-schema.ts';
import { Note, Rating, Tags } from './review.ts';
import { Count, FileGrant, list, ProjectId, ShotId } from './schemas.ts';
import { Gesture } from './takes.ts';
import { say, sentenceText } from './sentences.ts';

export const FootageId = z
  .string()
  .regex(/^ftg_[0-9A-Za-z_-]{1,40}$/u, sentenceText(say`footage looks like ftg_0zncb9q6r6ejaxsb`));
export const FootageKind = z.enum(['video', 'picture', 'sound']);

/** Seconds from the start of a file, or as people write them: 12.5, 1:02.5, 0:01:02, or a timecode 00:00:01:12; null: the whole. */
const Moment = z.union([z.number().nonnegative(), z.string().trim().min(1).max(40)]).nullable();
const Said = z.string().trim().max(500);

const Rate = z.object({ numerator: Count, denominator: Count });

const Facts = z.object({
  duration_s: z.number().nullable(),
  picture: z
    .object({
      width: Count,
      height: Count,
      rotation: z.int(),
      frames: Count,
      rate: Rate.nullable(),
      is_variable: z.boolean(),
      is_interlaced: z.boolean(),
      has_alpha: z.boolean(),
      pixel_format: z.string(),
      colour: z.object({
        primaries: z.string(),
        transfer: z.string(),
        matrix: z.string(),
        range: z.string().nullable(),
      }),
    })
    .nullable(),
  sound: z.object({ sample_rate: Count, channels: Count }).nullable(),
});

/** Footage with all that is known of it. */
export const FootageDetails = z.object({
  id: FootageId,
  project: ProjectId,
  kind: FootageKind,
  /** Of the file that it came from, without its folder. */
  name: z.string(),
  bytes: Count,
  /** Its file is there with its size. */
  present: z.boolean(),
  facts: Facts,
  /** The part that is meant for the film, in seconds. */
  source_in_s: z.number().nullable(),
  source_out_s: z.number().nullable(),
  credit: z.string(),
  licence: z.string(),
  tags: Tags,
  note: z.string(),
  rating: Rating,
  added_at: z.string(),
});

/** Files to bring into a project, and what is said of all of them. */
export const FootageImport = z.object({
  project: ProjectId,
  files: z.array(FileGrant).min(1).max(1000).readonly(),
  source_in: Moment.optional(),
  source_out: Moment.optional(),
  credit: Said.optional(),
  licence: Said.optional(),
  tags: Tags.optional(),
  /** Brought in for edits of the timeline of this gesture: one step with them. */
  cut: Gesture.optional(),
});

/** The file that is being brought in. */
export const ImportProgress = z.object({
  file: z.int().positive(),
  files: z.int().positive(),
  name: z.string(),
  doing: z.enum(['copies', 'looks', 'draws']),
});

export const ImportSummary = z.object({
  /** `known`: the project had it already; `restored`: it lay in the trash. */
  imported: list(z.object({ outcome: z.enum(['added', 'known', 'restored']), footage: FootageDetails })),
  /** Files that cannot be used, each with one sentence. */
  refused: list(z.object({ name: z.string(), code: z.string(), message: z.string(), said: SentenceSchema })),
});

/** What a person says of footage; what is absent stays as it is. */
export const FootageEditInput = z.object({
  footage: FootageId,
  source_in: Moment.optional(),
  source_out: Moment.optional(),
  credit: Said.optional(),
  licence: Said.optional(),
  /** Instead of those it has. */
  tags: Tags.optional(),
  add_tags: Tags.optional(),
  remove_tags: Tags.optional(),
  note: Note.optional(),
  rating: Rating.optional(),
  gesture: Gesture.optional(),
});

/** A part of a video (or a picture) that stands for a shot, in seconds of the file; null: from its start, to its end. */
export const ShownPart = z.object({
  shot: ShotId,
  footage: FootageId,
  in_s: z.number().nonnegative().nullable(),
  out_s: z.number().nonnegative().nullable(),
  /** `kept`: the shot is as long as it was; `part`: it becomes as long as the part. */
  length: z.enum(['kept', 'part']),
  /** What is brought in for it (`cut`) is one step with it. */
  gesture: Gesture.optional(),
});

/** `too_short`: the part ends before the shot does, whose length was to be kept; nothing was changed. */
export const PartShown = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('shown'), duration_s: z.number() }),
  z.object({ outcome: z.literal('too_short'), part_s: z.number(), shot_s: z.number() }),
]);
