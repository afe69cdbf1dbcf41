import { plainPicture, stretch } from '../../src-shared/render/plan.ts';
import type { RenderPlan } from '../../src-shared/render/plan.ts';
import { untouchedClip, withCopies } from '../../src-shared/render/untouched.ts';
import type { CodedClip } from '../../src-shared/render/untouched.ts';
import { decoderConfiguration, readCodedVideo } from '../media/mp4-samples.ts';
import { readStoredClip } from './coded-clip.ts';
import { SegmentCache } from './segment-cache.ts';
import type { SegmentTools } from './segment-cache.ts';

/** What a frame that is encoded for the film is decoded by is what all of it must be decoded by. */
const SAMPLE = stretch(plainPicture({ kind: 'black' }, 1), []);

/**
 * A plan in which what nothing touches is copied from its clips. Clips are copied from where the film's own frames are decoded by the
 * very same headers (sequence and picture parameter sets), so that nobody who plays the film has to change decoders in it.
 *
 * @throws ShotloomError `ffmpeg_failed`, `cancelled`
 */
export async function planCopies(plan: RenderPlan, tools: SegmentTools, signal?: AbortSignal): Promise<RenderPlan> {
  const clips = new Set(plan.segments.flatMap((segment) => untouchedClip(segment) ?? []));
  if (clips.size === 0) return plan;
  const wanted = await configurationOf(plan, tools, signal);
  const coded = new Map<string, CodedClip | null>();
  for (const sha256 of clips) {
    // Without reading all of its bytes, as whoever encodes or copies it does: most of a film is in the cache. What is gone is told then.
    const clip = await readStoredClip(tools.store.pathOf(sha256), plan).catch(() => null);
    coded.set(sha256, clip && isSame(decoderConfiguration(clip.video), wanted) ? clip.coded : null);
  }
  return withCopies(plan, (sha256) => coded.get(sha256) ?? null);
}

async function configurationOf(
  plan: RenderPlan,
  tools: SegmentTools,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | null> {
  const cache = await SegmentCache.open(plan, tools);
  if (!(await cache.has(SAMPLE))) await cache.encode(SAMPLE, signal ? { signal } : {});
  const video = await readCodedVideo(cache.pathOf(SAMPLE));
  return video && decoderConfiguration(video);
}

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one !== null && other !== null && Buffer.compare(one, other) === 0;
}
