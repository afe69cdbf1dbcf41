import { z } from 'zod';
import { Said } from './sentence-schema.ts';
import { ERROR_STATUS } from './errors.ts';
import { ProjectId, ShotId, TakeKind } from './schemas.ts';
import { listParts } from './since.ts';

export const Priority = z.enum(['urgent', 'normal', 'low']);

/** What people call a job: 1 for the library's first. */
const JobNumber = z.int().positive();

export const ErrorCodeSchema = z.enum(
  Object.keys(ERROR_STATUS) as [keyof typeof ERROR_STATUS, ...(keyof typeof ERROR_STATUS)[]],
);

/** Who makes a take: this computer, another one that has the library open, a worker of a farm, or none of its workers yet. */
const Maker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('here') }),
  z.object({ type: z.literal('computer'), name: z.string() }),
  z.object({ type: z.literal('worker'), name: z.string() }),
  z.object({ type: z.literal('farm') }),
]);

/** How a job stands, with what belongs to that (src-shared/library/records.ts). */
const State = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('queued'),
    set_back: z.object({ code: ErrorCodeSchema, reason: z.string(), said: Said, not_before: z.number() }).nullable(),
  }),
  z.object({ status: z.literal('paused') }),
  z.object({
    status: z.literal('running'),
    maker: Maker,
    /** The execution providers that run its model, e.g. "cuda+cpu"; null until it runs. */
    provider: z.string().nullable(),
    progress: z.number().min(0).max(1),
  }),
  z.object({ status: z.literal('done'), take_id: z.string() }),
  z.object({
    status: z.literal('failed'),
    reason: z.string(),
    said: Said,
    code: ErrorCodeSchema.nullable(),
    attempts: z.int().nonnegative(),
  }),
  z.object({ status: z.literal('cancelled') }),
]);

/** Milliseconds; null where no take like it was ever made, for a guess would be worse than nothing. */
const TimeLeft = z.number().nonnegative().nullable();

export const ListedJob = z.object({
  number: JobNumber,
  project: ProjectId,
  title: z.string().nullable(),
  /** The shot's number in the film, from 1; null for one that the film has no longer. */
  shot: z.int().positive().nullable(),
  /** What the board calls it, "2B"; null for one that the film has no longer. */
  label: z.string().nullable(),
  shot_id: ShotId,
  kind: TakeKind,
  priority: Priority,
  state: State,
  /** Waits because its project or the whole queue is paused. */
  held: z.boolean(),
  attempts: z.int().nonnegative(),
  crashes: z.int().nonnegative(),
  created_at: z.string(),
  /** What its shot looks like by now: its newest take of a still, else of a clip; null where there is none. */
  picture: z.string().nullable(),
  /**
   * Which picture there is of what its take looks like so far (`media/forming/NUMBER`), another number for another picture; null where there is none. Only the
   * process that makes the take has one.
   */
  forming: z.int().nonnegative().nullable(),
  /** Until it is made, once it runs. */
  left_ms: TimeLeft,
});

/** A film whose lines are spoken, which is done before its clips are queued. */
export const SpokenFilm = z.object({
  project: ProjectId,
  title: z.string(),
  /** Of so many lines. */
  done: z.int().nonnegative(),
  lines: z.int().positive(),
  /** Until all are spoken. */
  left_ms: TimeLeft,
});

/** The queue in its order. */
export const JobList = z.object({
  jobs: z.array(ListedJob).readonly(),
  /** What is spoken before, by the process that is asked. */
  speaking: z.array(SpokenFilm).readonly(),
  /** The whole queue is. */
  paused: z.boolean(),
  paused_projects: z.array(ProjectId).readonly(),
  /** Until all is made that is not paused, one after the other. */
  left_ms: TimeLeft,
});

/** The queue at first, then what of it is other than it was (queue-delta.ts). */
export const JobListFollowed = z.union([
  z.object({ whole: JobList }),
  z.object({
    delta: z.object({ fields: JobList.omit({ jobs: true }).partial(), jobs: listParts(ListedJob).nullable() }),
  }),
]);

/** Some jobs by their numbers, all of a shot or project, or all there are. */
const Which = z.union([
  z.object({ jobs: z.array(JobNumber).min(1).readonly() }),
  z.object({ shot: ShotId }),
  z.object({ project: ProjectId }),
  z.object({ all: z.literal(true) }),
]);

/** What is done to jobs. Of a project or all there are, a pause also holds those that come later. */
export const JobChange = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['pause', 'resume', 'cancel', 'retry']), to: Which }),
  /** Stops speaking a film's lines: nothing of it is queued. Cancelling a project, or all, does so too. */
  z.object({ do: z.literal('stop_speaking'), project: ProjectId }),
  z.object({ do: z.literal('prioritize'), to: Which, priority: Priority }),
  z.object({
    do: z.literal('move'),
    to: Which,
    place: z.union([z.enum(['front', 'back']), z.object({ before: JobNumber }), z.object({ after: JobNumber })]),
  }),
]);
export type JobChange = z.output<typeof JobChange>;
/** What is done to jobs themselves. */
export type QueuedChange = Exclude<JobChange, { do: 'stop_speaking' }>;

/** How far the queue is: the job that ran last, and all. */
export const QueueProgress = z.object({
  number: JobNumber,
  title: z.string().nullable(),
  shot: z.int().positive().nullable(),
  kind: TakeKind,
  provider: z.string(),
  made: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  /** Jobs that wait or run, those that are paused not counted. */
  to_do: z.int().nonnegative(),
  /** The share of this job that is made, 0 to 1. */
  work: z.number().min(0).max(1),
  left_ms: TimeLeft,
});

export const QueueSummary = z.object({
  made: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  /** Jobs that wait because they are paused. */
  paused: z.int().nonnegative(),
});

/** What was queued. */
export const EnqueuedTakes = z.object({
  kind: TakeKind,
  /** Now or before. */
  queued: z.int().nonnegative(),
  /** Shots that have their take. */
  current: z.int().nonnegative(),
});
