import { frameArguments, filmFrames } from '../../src-shared/render/encode.ts';
import type { PlanSegment, RenderPlan } from '../../src-shared/render/plan.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import { publishOutput } from '../media/part-file.ts';
import { SegmentCache } from './segment-cache.ts';
import type { SegmentTools } from './segment-cache.ts';

/**
 * Writes one frame of a film as a picture (PNG). It is decoded from the very segment that the film is joined of, which is encoded
 * first where the cache lacks it: so it is what the film shows, byte for byte.
 *
 * @param frame from 0
 * @throws RangeError for a frame that the film has not; ShotloomError as encoding and writing throw
 */
export async function drawFilmFrame(
  plan: RenderPlan,
  tools: SegmentTools,
  frame: number,
  output: string,
  signal?: AbortSignal,
): Promise<void> {
  const { segment, place } = segmentAt(plan, frame);
  const cache = await SegmentCache.open(plan, tools);
  const options = signal === undefined ? {} : { signal };
  if (!(await cache.has(segment))) await cache.encode(segment, options);
  await publishOutput(output, async (part) => {
    await runFfmpeg(tools.ffmpeg, frameArguments(cache.pathOf(segment), place), part, options);
  });
}

/** The segment that shows a frame of a film, and which of its frames that is. */
function segmentAt(plan: RenderPlan, frame: number): { readonly segment: PlanSegment; readonly place: number } {
  let place = frame;
  for (const segment of plan.segments) {
    if (place >= 0 && place < segment.frames) return { segment, place };
    place -= segment.frames;
  }
  throw new RangeError(`The film has ${filmFrames(plan)} frames, and no frame ${frame}`);
}
