import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { secondsOf } from '../../src-shared/generation/request.ts';
import { learnCost, timeLeft } from '../../src-shared/generation/time-left.ts';
import type { PastTake } from '../../src-shared/generation/time-left.ts';
import type { Delivery } from '../../src-shared/render/delivery.ts';
import { filmFrames } from '../../src-shared/render/encode.ts';
import type { RenderPlan } from '../../src-shared/render/plan.ts';
import { writeInPlace } from '../media/part-file.ts';

/** Exports that are remembered: enough to learn from, and what the machine was like lately. */
const MOST_KEPT = 60;

/** An export that was made, as a measure of those to come. */
const Past = z.object({
  /** What encoded its pictures. */
  encoder: z.string(),
  /** Millions of pixels that were encoded; of sound alone, thousands of frames that were heard. */
  work: z.number().nonnegative(),
  /** Of the film. */
  seconds: z.number().positive(),
  /** Milliseconds, pauses left out. */
  ms: z.number().nonnegative(),
});

const Kept = z.object({ exports: z.array(Past) });

/** How much of an export is still to be made: frames that are not in the cache. */
interface Lacking {
  readonly lacking: number;
}

/** Remembers how long an export took. Nothing depends on it, so nothing is said where it cannot be written. */
export async function noteExport(
  cacheDirectory: string,
  delivery: Delivery,
  plan: RenderPlan,
  { lacking, ms }: Lacking & { readonly ms: number },
): Promise<void> {
  const made = { encoder: encoderOf(delivery), work: workOf(delivery, plan, lacking), ...lengthOf(plan) };
  const past = [...(await pastExports(cacheDirectory)), { ...made, ms: Math.round(ms) }];
  const text = JSON.stringify({ exports: past.slice(-MOST_KEPT) } satisfies z.input<typeof Kept>);
  const path = pathIn(cacheDirectory);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeInPlace(path, async (part) => await writeFile(part, text));
  } catch {
    // A full disk, or a library that can only be read.
  }
}

/** Milliseconds that an export takes, as those before it took; null where none like it was made. */
export async function exportTime(
  cacheDirectory: string,
  delivery: Delivery,
  plan: RenderPlan,
  { lacking }: Lacking,
): Promise<number | null> {
  const past = await pastExports(cacheDirectory);
  const work = workOf(delivery, plan, lacking);
  // Where nothing is encoded, a film is mixed and joined, which takes as long as it lasts.
  const provider = work === 0 ? JOINED : encoderOf(delivery);
  const measure = work === 0 ? lengthOf(plan).seconds : work;
  const cost = learnCost(past.map(measured), provider);
  return cost && timeLeft(cost, measure, 0);
}

const JOINED = 'joined';

function measured({ encoder, work, seconds, ms }: z.output<typeof Past>): PastTake {
  return work === 0 ? { provider: JOINED, frames: seconds, ms } : { provider: encoder, frames: work, ms };
}

function lengthOf(plan: RenderPlan): { readonly seconds: number } {
  return { seconds: secondsOf({ frames: filmFrames(plan), rate: plan.rate }) };
}

async function pastExports(cacheDirectory: string): Promise<z.output<typeof Kept>['exports']> {
  try {
    return Kept.parse(JSON.parse(await readFile(pathIn(cacheDirectory), 'utf8'))).exports;
  } catch {
    // Not there yet, or written by somebody else: what is not known is learned again.
    return [];
  }
}

function pathIn(cacheDirectory: string): string {
  return join(cacheDirectory, 'exports', 'paces.json');
}

function encoderOf({ picture, container }: Delivery): string {
  return `${picture?.encoder ?? 'sound'} ${container}`;
}

function workOf({ picture }: Delivery, plan: RenderPlan, lacking: number): number {
  return picture === null ? filmFrames(plan) / 1e3 : (lacking * plan.width * plan.height) / 1e6;
}
