import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { call } from './call.ts';
import { Said } from './sentence-schema.ts';
import { Count, FileGrant, list } from './schemas.ts';

/** What is drawn to see whether a pack works here. */
export const ModelCheck = z.object({
  /** The pack's folder: a diffusers pipeline as Optimum exports it. */
  folder: FileGrant,
  prompt: z.string().max(10_000),
  negative: z.string().max(10_000).default(''),
  seed: z.int().nonnegative(),
  steps: z.int().min(1).max(1000),
  /** How closely the prompt is followed; 1 is not at all beyond what the network does by itself. */
  guidance: z.number().min(0).max(100),
  /** Pixels. */
  width: z.int().min(8).max(4096),
  height: z.int().min(8).max(4096),
  /** Of a pack that draws films. */
  frames: z.int().min(1).max(1000),
  /** Execution providers to try in turn, e.g. "cuda", "cpu"; all that are here, the fastest first, unless given. */
  providers: z.array(z.string().max(40)).max(10).default([]),
  /** Where the picture goes, or a film's middle frame. */
  picture: FileGrant,
});

export const ModelCheckProgress = z.object({ done: z.int(), total: z.int() });

const Milliseconds = z.number();

export const ModelReport = z.object({
  /** The class that model_index.json names. */
  pipeline: z.string(),
  scheduler: z.string(),
  /** Its networks: bytes of weights, and the provider that really runs each. */
  nets: z.array(z.object({ name: z.string(), bytes: z.number(), provider: z.string() })),
  /** Providers that would not run it, and why. */
  refused: z.array(z.object({ provider: z.string(), reason: z.string() })),
  width: z.int(),
  height: z.int(),
  frames: z.int(),
  /** Loading networks, running them, a step (median), and all. */
  timings: z.object({ load: Milliseconds, run: Milliseconds, step: Milliseconds, total: Milliseconds }),
});

/** A model that is there. */
export const ListedModel = z.object({
  /** As projects and shots name it. */
  id: z.string(),
  title: z.string(),
  /** The one that ships, or what an installed one does. */
  kind: z.enum(['builtin', 'diffusion', 'interpolation', 'upscaling', 'depth']),
  /** What takes it makes; null of one that makes none by itself, or that cannot be used. */
  draws: z.enum(['pictures', 'films']).nullable(),
  /** As its makers advise; null where it takes none. */
  steps: z.int().nullable(),
  guidance: z.number().nullable(),
  bytes: Count,
  licence: z.string().nullable(),
  /** Why it cannot be used; null where it can. */
  fault: Said.nullable(),
});

export const modelCalls = {
  /** The model that ships, then those that were installed, by their names. */
  list: call.output(list(ListedModel)),
  /** Opens a pack in a process of its own and draws with it. */
  check: call.input(ModelCheck).output(eventIterator(ModelCheckProgress, ModelReport)),
};
