import { z } from 'zod';
import { ERROR_STATUS } from '../../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../../src-shared/contract/errors.ts';
import { Hearing } from '../../../src-shared/contract/schemas.ts';
import { isSentence } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';

/** Lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** What people call a worker, with what tells two starts of it apart. */
const WorkerId = z.string().regex(/^[A-Za-z0-9._~-]{1,120}$/u);

/** A model as both ends have to have it: the same weights, drawn by the same revision of the engine. */
const FarmModel = z.object({ name: z.string().max(200), sha256: Sha256, engine_revision: z.int().nonnegative() });
export type FarmModel = z.output<typeof FarmModel>;

/** Requests name a model by its name and its SHA-256, and who makes them looks for both. */
export function isSameModel(one: FarmModel, other: FarmModel): boolean {
  return one.sha256 === other.sha256 && one.name === other.name && one.engine_revision === other.engine_revision;
}

/** A shot as it lies in Redis: its request, whose SHA-256 is the name of the work, the painted layers of its still, and the picture that it begins from. */
export const FarmShot = z.object({
  json: z.string().max(8_000_000),
  painted: Sha256.nullable(),
  begins: Sha256.nullable(),
});
export type FarmShot = z.output<typeof FarmShot>;

/** What a worker says when it comes, and while it has nothing to do. */
export const Hello = z.object({ worker: WorkerId, models: z.array(FarmModel).max(100) });
export const HelloAnswer = z.object({ models: z.array(FarmModel).max(100) });

export const Claim = z.object({ worker: WorkerId });
/** `taken`: another worker is at it. `gone`: nobody wants it any more. */
export const ClaimAnswer = z.object({ answer: z.enum(['make', 'taken', 'gone']) });

/** Frames that are made, of so many. */
export const FarmProgress = z.object({
  worker: WorkerId,
  frames: z.int().nonnegative(),
  total: z.int().positive(),
});
export const ProgressAnswer = z.object({ answer: z.enum(['go on', 'stop']) });

/** What came of a shot; its files were sent before. */
export const FarmResult = z.object({
  worker: WorkerId,
  media: Sha256,
  layers: Sha256.nullable(),
  result: z.object({
    frames_digest: Sha256,
    frames: z.int().positive().max(1_000_000),
    fingerprint: z.object({
      provider: z.string().max(100),
      runtime: z.string().max(100),
      cpu: z.string().max(300),
      threads: z.int().nonnegative(),
    }),
    timings: z.record(z.string().max(40), z.number().nonnegative()),
    hearing: Hearing.nullable(),
  }),
});
export type FarmResult = z.output<typeof FarmResult>;

export const FarmFailure = z.object({
  worker: WorkerId,
  code: z.string().refine((code): code is ErrorCode => Object.hasOwn(ERROR_STATUS, code)),
  said: z.custom<Sentence>(isSentence),
});

/** The largest JSON that the coordinator reads, in bytes. */
export const LARGEST_MESSAGE = 4 << 20;
/** The largest file that it takes, in bytes. */
export const LARGEST_FILE = 8 * 2 ** 30;

/** How long the two ends wait for each other, in milliseconds. */
export interface FarmTimes {
  /** How long Redis keeps a shot for a worker that says nothing, before it gives it to another one. */
  readonly lock: number;
  /** How long the coordinator takes a silent worker to be at its shot. A worker tells how far it is in a tenth of that. */
  readonly claim: number;
  /** How long a worker goes on with a shot while no coordinator answers: one that was killed may be started again. */
  readonly grace: number;
}

/**
 * A worker draws in a process of its own, so that its first one always has time to say that it lives: a few seconds of silence
 * mean that it is dead, or that its machine sleeps.
 */
export const FARM_TIMES: FarmTimes = { lock: 8000, claim: 5000, grace: 120_000 };

/** The queue in Redis of those shots that want this model. Only workers who have it look into it. */
export function queueName(farm: string, { sha256, engine_revision }: Omit<FarmModel, 'name'>): string {
  return `shotloom-${farm}-${sha256}-${engine_revision}`;
}
