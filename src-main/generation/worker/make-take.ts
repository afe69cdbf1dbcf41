import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import { clipArguments } from '../../../src-shared/render/encode.ts';
import type { RawVideoSink } from '../../media/ffmpeg.ts';
import { openRawVideoSink } from '../../media/ffmpeg.ts';
import type { BeginningFile, PaintedShot, PaintWatch, Pipeline } from '../pipelines/pipeline.ts';
import { encodePng } from '../png.ts';
import { rgbOfYuv420p } from '../yuv.ts';
import type { SmallPicture } from './small-picture.ts';
import { smallFrame } from './small-picture.ts';
import type { WorkerResult, WorkerTask } from '../worker-protocol.ts';

/** How a take that is being made is watched and stopped: its steps, of a model that takes some, then its frames. */
export interface TakeWatch extends PaintWatch {
  /** @param form makes a small picture of the last frame, until the next one is asked for */
  readonly onFrames: (frames: number, total: number, form: () => SmallPicture) => void;
}

/** Progress is told so often, in frames. */
const FRAMES_A_REPORT = 6;

/**
 * Makes the files of one take: its painted layers, and a PNG or an MP4.
 * @throws ShotloomError cancelled, ffmpeg_failed
 */
export async function makeTake(
  pipeline: Pipeline,
  ffmpeg: string,
  task: WorkerTask,
  watch: TakeWatch,
): Promise<Omit<WorkerResult, 'fingerprint'>> {
  const { request } = task;
  const started = performance.now();
  const kept = await restored(pipeline, task);
  const shot = kept ?? (await pipeline.paint(request, watch, beginningOf(task)));
  const ready = performance.now();
  const show = request.kind === 'still' ? makeStill : makeClip;
  // The layers are packed and written while the frames are made. Both end before the task does, even when one fails.
  const [shown, stored] = await Promise.allSettled([
    show(shot, ffmpeg, task, watch),
    kept ? null : shot.store().then((layers) => writeFile(task.layers, layers)),
  ]);
  if (shown.status === 'rejected') throw shown.reason;
  if (stored.status === 'rejected') throw stored.reason;
  const { encode, ...made } = shown.value;
  const ended = performance.now();
  const timings = { paint: ready - started, frames: ended - ready - encode, encode, total: ended - started };
  return {
    ...made,
    hearing: shot.hearing,
    timings: Object.fromEntries(Object.entries(timings).map(([stage, ms]) => [stage, Math.round(ms)])),
  };
}

/** The painting of another take, or null where there is none or its file is damaged: then it is painted anew, which mends it. */
async function restored(pipeline: Pipeline, task: WorkerTask): Promise<PaintedShot | null> {
  if (task.painted === null) return null;
  try {
    return pipeline.restore(await readFile(task.painted));
  } catch {
    return null;
  }
}

function beginningOf({ begins, layers }: WorkerTask): BeginningFile | null {
  return begins === null ? null : { path: begins, scratch: `${layers}.rgba` };
}

interface Made {
  readonly frames_digest: string;
  readonly frames: number;
  /** Milliseconds spent on encoding, on starting the encoder or waiting for it. */
  readonly encode: number;
}

async function makeStill(shot: PaintedShot, _ffmpeg: string, task: WorkerTask): Promise<Made> {
  const { request, media } = task;
  const { width, height } = request;
  const hash = createHash('sha256');
  let encode = 0;
  for await (const picture of shot.pictures(request, [middleOf(request)])) {
    hash.update(picture);
    const before = performance.now();
    await writeFile(media, await encodePng(rgbOfYuv420p(picture, width, height), width, height));
    encode += performance.now() - before;
  }
  return { frames_digest: hash.digest('hex'), frames: 1, encode };
}

async function makeClip(shot: PaintedShot, ffmpeg: string, task: WorkerTask, watch: TakeWatch): Promise<Made> {
  const { request, json, media } = task;
  const { width, height, rate } = request;
  const moments = momentsOf(request);
  const hash = createHash('sha256');
  const encoding = clipArguments({ width, height, rate, comment: json });
  // Started while the next pictures are being made: to start a process from a large one takes a while.
  let sink: RawVideoSink | undefined;
  let frames = 0;
  let encode = 0;
  try {
    for await (const picture of shot.pictures(request, moments)) {
      const before = performance.now();
      sink ??= openRawVideoSink({ path: ffmpeg }, encoding, media);
      const taken = sink.write(picture);
      // Awaited below; a failure in between is nobody's surprise.
      taken.catch(() => undefined);
      // Runs that are ready at once leave no turn of the event loop to the pipe, nor to the messages that cancel.
      await nextTurn();
      const turned = performance.now();
      hash.update(picture);
      const hashed = performance.now();
      await taken;
      encode += performance.now() - hashed + (turned - before);
      if (watch.isCancelled()) throw new ShotloomError('cancelled', say`The shot was stopped.`);
      frames += 1;
      if (frames % FRAMES_A_REPORT === 0)
        watch.onFrames(frames, moments.length, () => smallFrame(picture, width, height));
    }
    const before = performance.now();
    await sink?.finish();
    encode += performance.now() - before;
  } catch (error) {
    await sink?.abort();
    throw error;
  }
  return { frames_digest: hash.digest('hex'), frames, encode };
}

/** Moments of a clip's frames in seconds from the shot's start, the handles included. */
function momentsOf({ frames, handle_frames, rate }: GenerationRequest): number[] {
  const second = rate.numerator / rate.denominator;
  return Array.from({ length: frames + 2 * handle_frames }, (_, index) => (index - handle_frames) / second);
}

function middleOf({ frames, rate }: GenerationRequest): number {
  return (Math.floor(frames / 2) * rate.denominator) / rate.numerator;
}
