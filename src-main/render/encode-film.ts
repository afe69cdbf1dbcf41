import { resolve } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { filmFrames, segmentList } from '../../src-shared/render/encode.ts';
import type { EncodedSegment } from '../../src-shared/render/encode.ts';
import type { FfmpegArguments } from '../../src-shared/render/ffmpeg-arguments.ts';
import type { PlanSegment, RenderPlan } from '../../src-shared/render/plan.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import { flush, writeInPlace } from '../media/part-file.ts';
import { Pauses } from './pauses.ts';
import type { SegmentTools } from './segment-cache.ts';
import { SegmentCache } from './segment-cache.ts';

/** What a render needs besides the plan. */
export interface RenderTools extends SegmentTools {
  /** Segments encoded at once, two by default. Each encoder runs on one thread: as many as there are free cores. */
  readonly jobs?: number;
}

/** How far a render is: segments and frames done, of how many. Frames count those found in the cache. */
export interface RenderProgress {
  readonly segment: number;
  readonly segments: number;
  readonly frames: number;
  readonly total: number;
}

export interface RenderOptions {
  readonly signal?: AbortSignal;
  /** What pauses it. */
  readonly pauses?: Pauses;
  readonly onProgress?: (progress: RenderProgress) => void;
}

/** A film whose segments lie in the cache. */
export interface EncodedFilm {
  /** In the order of the film. */
  readonly segments: readonly EncodedSegment[];
  readonly result: RenderResult;
}

/** What a render did. Segments that the film shows twice are counted, and encoded, once. */
export interface RenderResult {
  readonly frames: number;
  readonly encoded: number;
  readonly reused: number;
}

const DEFAULT_JOBS = 2;

/**
 * Encodes the segments of a film that the cache lacks.
 * @throws ShotloomError `media_damaged` where a clip or still is missing or too short; `ffmpeg_failed`; `cancelled` when the signal stopped
 *   it. Segments already encoded stay for the next time.
 */
export async function encodeFilm(plan: RenderPlan, tools: RenderTools, options: RenderOptions): Promise<EncodedFilm> {
  if (plan.segments.length === 0) throw new RangeError('A film needs at least one segment');
  const cache = await SegmentCache.open(plan, tools);
  const uses = countUses(plan.segments, cache);
  const segments = [...uses.keys()];
  const found = await Promise.all(segments.map((segment) => cache.has(segment)));
  const reused = segments.filter((_, index) => found[index]);
  const lacking = segments.filter((_, index) => !found[index]);
  for (const segment of lacking) await cache.filesOf(segment);

  const progress = new ProgressCount(uses, options.onProgress);
  reused.forEach((segment) => progress.finished(segment));
  await encodeSegments(lacking, cache, tools.jobs ?? DEFAULT_JOBS, progress, options);
  return {
    segments: plan.segments.map((segment) => ({ path: resolve(cache.pathOf(segment)), frames: segment.frames })),
    result: { frames: filmFrames(plan), encoded: lacking.length, reused: reused.length },
  };
}

/** The different segments of a film, each with the number of times that it is shown. */
function countUses(segments: readonly PlanSegment[], cache: SegmentCache): Map<PlanSegment, number> {
  const byPath = new Map<string, { segment: PlanSegment; uses: number }>();
  for (const segment of segments) {
    const path = cache.pathOf(segment);
    const known = byPath.get(path) ?? { segment, uses: 0 };
    byPath.set(path, { segment: known.segment, uses: known.uses + 1 });
  }
  return new Map(Array.from(byPath.values(), ({ segment, uses }) => [segment, uses]));
}

async function encodeSegments(
  segments: readonly PlanSegment[],
  cache: SegmentCache,
  jobs: number,
  progress: ProgressCount,
  { signal, pauses = new Pauses() }: RenderOptions,
): Promise<void> {
  // The first failure stops the other encoders too, and is the one that is told.
  const failed = new AbortController();
  const stop = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
  const waiting = segments.values();
  const work = async (): Promise<void> => {
    try {
      for (const segment of waiting) {
        const onProgress = (frames: number): void => progress.encoded(segment, frames);
        await pauses.run(async (interrupt) => await cache.encode(segment, { signal: interrupt, onProgress }), stop);
        progress.finished(segment);
      }
    } catch (error) {
      failed.abort(error);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, segments.length) }, work));
  failed.signal.throwIfAborted();
}

/**
 * Joins the segments of a film into the file `target`.
 * @param task reads the list of segments from standard input
 */
export async function joinSegments(
  plan: RenderPlan,
  { segments }: EncodedFilm,
  task: FfmpegArguments,
  tools: Pick<RenderTools, 'ffmpeg'>,
  target: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await writeInPlace(target, async (part) => {
    const { frames, messages } = await runFfmpeg(tools.ffmpeg, task, part, {
      stdin: segmentList(segments, plan.rate),
      ...(signal === undefined ? {} : { signal }),
    });
    await flush(part);
    // The concat demuxer passes over a segment that it cannot read and still calls it a success.
    if (frames !== filmFrames(plan)) {
      const reason = messages.at(-1) ?? say`without saying why`;
      throw new ShotloomError('ffmpeg_failed', say`ffmpeg joined ${frames} of ${filmFrames(plan)} frames: ${reason}`);
    }
  });
}

/** Adds up what the encoders report. A segment that the film shows twice counts twice. */
class ProgressCount {
  readonly #uses: ReadonlyMap<PlanSegment, number>;
  readonly #report: ((progress: RenderProgress) => void) | undefined;
  readonly #frames = new Map<PlanSegment, number>();
  readonly #finished = new Set<PlanSegment>();

  constructor(uses: ReadonlyMap<PlanSegment, number>, report: ((progress: RenderProgress) => void) | undefined) {
    this.#uses = uses;
    this.#report = report;
  }

  /** Notes that so many pictures of a segment are encoded. */
  encoded(segment: PlanSegment, frames: number): void {
    this.#frames.set(segment, Math.min(frames, segment.frames));
    this.#tell();
  }

  /** Notes that a segment lies whole in the cache. */
  finished(segment: PlanSegment): void {
    this.#finished.add(segment);
    this.encoded(segment, segment.frames);
  }

  #tell(): void {
    if (this.#report === undefined) return;
    const progress = { segment: 0, segments: 0, frames: 0, total: 0 };
    for (const [segment, uses] of this.#uses) {
      progress.segment += this.#finished.has(segment) ? uses : 0;
      progress.segments += uses;
      progress.frames += (this.#frames.get(segment) ?? 0) * uses;
      progress.total += segment.frames * uses;
    }
    this.#report(progress);
  }
}
