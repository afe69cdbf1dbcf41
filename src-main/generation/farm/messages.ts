import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ERROR_STATUS } from '../../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../../src-shared/contract/errors.ts';
import { Hearing } from '../../../src-shared/contract/schemas.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { modelsOf } from '../../../src-shared/generation/request.ts';
import { isSentence } from '../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../src-shared/contract/sentences.ts';

const MOST_MODELS = 1000;

/** Lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** What people call a worker, with what tells two starts of it apart. */
const WorkerId = z.string().regex(/^[A-Za-z0-9._~-]{1,120}$/u);

/** What people call a worker. */
export function nameOf(worker: string): string {
  return worker.split('~')[0] ?? '';
}

/** A model as both ends have to have it: the same weights, drawn by the same revision of the engine (0 of one that helps others). */
const FarmModel = z.object({ name: z.string().max(200), sha256: Sha256, engine_revision: z.int().nonnegative() });
export type FarmModel = z.output<typeof FarmModel>;

/** Requests name a model by its name and its SHA-256, and who makes them looks for both. */
function isSameModel(one: FarmModel, other: FarmModel): boolean {
  return one.sha256 === other.sha256 && one.name === other.name && one.engine_revision === other.engine_revision;
}

/** All models that shots need: the one that draws them, and those that help it. */
const FarmNeeds = z.array(FarmModel).min(1).max(10);
export type FarmNeeds = readonly FarmModel[];

/** The models that a request needs. */
export function needsOf(request: GenerationRequest): FarmNeeds {
  return modelsOf(request).map(({ name, sha256 }, at) => ({
    ...{ name, sha256 },
    engine_revision: at === 0 ? request.engine_revision : 0,
  }));
}

/** What tells models that shots need from others: a SHA-256. */
export function needsKey(needs: FarmNeeds): string {
  const named = needs.map(({ name, sha256, engine_revision }) => [name, sha256, engine_revision]);
  return createHash('sha256').update(JSON.stringify(named)).digest('hex');
}

/** Those of the models that are needed which are not among others. */
export function lacking(needs: FarmNeeds, models: readonly FarmModel[]): FarmNeeds {
  return needs.filter((needed) => !models.some((its) => isSameModel(its, needed)));
}

/** A shot as it lies in Redis: its request, whose SHA-256 is the name of the work, the painted layers of its still, and the picture that it begins from. */
export const FarmShot = z.object({
  json: z.string().max(8_000_000),
  painted: Sha256.nullable(),
  begins: Sha256.nullable(),
});
export type FarmShot = z.output<typeof FarmShot>;

/** What a worker says when it comes, and every second: which models it has now, and (by the key of what they need) shots that it could not open the models of. */
export const Hello = z.object({
  worker: WorkerId,
  models: z.array(FarmModel).max(MOST_MODELS),
  cannot: z.array(Sha256).max(MOST_MODELS),
});
/** The models of the coordinator that draw, and what the shots need that it has to give. */
export const HelloAnswer = z.object({
  models: z.array(FarmModel).max(MOST_MODELS),
  wanted: z.array(FarmNeeds).max(MOST_MODELS),
});
export type HelloAnswer = z.output<typeof HelloAnswer>;

/** One or more names of ONNX Runtime, with "+" between. */
const ProviderName = z.string().regex(/^[\w+.-]{1,100}$/u);

export const Claim = z.object({ worker: WorkerId });
/** `taken`: another worker is at it. `gone`: nobody wants it any more. */
export const ClaimAnswer = z.object({ answer: z.enum(['make', 'taken', 'gone']) });

/** Frames that are made, of so many. */
export const FarmProgress = z.object({
  worker: WorkerId,
  frames: z.int().nonnegative(),
  total: z.int().positive(),
  /** The execution providers that run its model; null until it runs. */
  provider: ProviderName.nullable(),
});
export type FarmProgress = z.output<typeof FarmProgress>;
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
      provider: ProviderName,
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

/** The queue in Redis of the shots that need the models with this key. Only workers who have all of them look into it. */
export function queueName(farm: string, key: string): string {
  return `shotloom-${farm}-${key}`;
}
