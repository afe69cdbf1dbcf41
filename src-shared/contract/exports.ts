import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Said } from './sentence-schema.ts';
import { call } from './call.ts';
import { DeliveryInput } from './delivery.ts';
import { ErrorCodeSchema } from './jobs.ts';
import { Count, ExportFormat, FileGrant, ProjectId, ShotsPerPage } from './schemas.ts';
import { say, sentenceText } from './sentences.ts';

/** Of an export of this process. */
export const ExportId = z
  .string()
  .regex(/^exp_[0-9a-f]{16}$/u, sentenceText(say`exports look like exp_0123456789abcdef`));

/** Everything that leaves: the film, papers and cuts of it, the project with its media as one file. */
export const ExportWanted = z.discriminatedUnion('what', [
  DeliveryInput.omit({ poster: true, poster_at: true }).extend({
    what: z.literal('film'),
    /** A picture of the film beside it, named as it is. */
    with_poster: z.boolean().default(false),
  }),
  z.object({
    what: z.literal('board'),
    project: ProjectId,
    format: ExportFormat,
    per_page: ShotsPerPage.default(6),
    output: FileGrant,
  }),
  z.object({ what: z.literal('bundle'), project: ProjectId, output: FileGrant }),
]);
export type ExportWanted = z.output<typeof ExportWanted>;

const State = z.discriminatedUnion('status', [
  /** Behind another film: two at once would only be slower. */
  z.object({ status: z.literal('waiting') }),
  z.object({
    status: z.literal('running'),
    doing: z.enum(['plan', 'pictures', 'sound', 'files']),
    /** The share that is done, 0 to 1; null before that can be told. */
    progress: z.number().min(0).max(1).nullable(),
    /** Milliseconds. */
    left_ms: z.number().nonnegative().nullable(),
    paused: z.boolean(),
  }),
  z.object({
    status: z.literal('done'),
    /** Of its file; null for a folder of pictures. */
    bytes: Count.nullable(),
    /** Of a film. */
    duration_s: z.number().nullable(),
    /** Shots of a film that are shown as stills, because they have no clip. */
    stills: Count,
  }),
  z.object({ status: z.literal('failed'), code: ErrorCodeSchema, message: z.string(), said: Said }),
  z.object({ status: z.literal('cancelled') }),
]);

/** An export that this process makes or made. It goes on whoever watches. */
export const ExportJob = z.object({
  id: ExportId,
  project: ProjectId,
  title: z.string(),
  what: z.enum(['film', 'board', 'bundle']),
  /** The name of its output, without its folder. */
  name: z.string(),
  /** Where it is written, for whoever fetches or shows it. */
  output: FileGrant,
  begun_at: z.string(),
  /** Null until it has ended. */
  ended_at: z.string().nullable(),
  state: State,
});

/** What is done to one. Only a film that runs can be paused; `retry` begins one again that failed or was stopped, `forget` leaves an ended one out of the list. */
export const ExportChange = z.object({
  export: ExportId,
  do: z.enum(['pause', 'resume', 'cancel', 'retry', 'forget']),
});

/** A film to be exported, and how the name of its file ends: `.mp4`. */
export const ExportEstimateInput = DeliveryInput.omit({ output: true, poster: true, poster_at: true }).extend({
  ending: z.string().max(40),
});

/** What it will be, about. */
export const ExportEstimate = z.object({
  frames: z.int().positive(),
  /** Different frames that the cache lacks, so that they have to be encoded. */
  lacking: Count,
  duration_s: z.number().positive(),
  width: Count,
  height: Count,
  /** Of the file. */
  bytes: Count,
  /** Milliseconds, learned from exports of the kind on this machine; null where there was none. */
  left_ms: z.number().nonnegative().nullable(),
  /** Shots that are shown as stills, because they have no clip. */
  stills: Count,
});

export const exportCalls = {
  /** What a film would be if it were exported so, and how long that would take. */
  estimate: call.input(ExportEstimateInput).output(ExportEstimate),
  start: call.input(ExportWanted).output(z.object({ id: ExportId })),
  /** Those of this process in the order in which they were begun, and again whenever something changes; without end. */
  watch: call.output(eventIterator(z.array(ExportJob))),
  /** Answers whether that changed anything. */
  change: call.input(ExportChange).output(z.object({ changed: z.boolean() })),
};
