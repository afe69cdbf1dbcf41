import type { PlanStretch, RenderPlan } from '../../src-shared/render/plan.ts';
import { frameTicks, VIDEO_TIMESCALE } from '../../src-shared/render/rates.ts';
import { readFrames } from '../../src-shared/render/sampling.ts';
import { copiedFrames, DECODING_DELAY } from '../../src-shared/render/untouched.ts';
import type { CodedClip } from '../../src-shared/render/untouched.ts';
import { copyPictures } from '../media/mp4-copy.ts';
import { readCodedVideo } from '../media/mp4-samples.ts';
import type { CodedVideo } from '../media/mp4-samples.ts';

/** A stored clip as it lies in its file. */
export interface StoredClip {
  readonly path: string;
  readonly video: CodedVideo;
  readonly coded: CodedClip;
}

/** Reads how a clip is encoded. Null where it has no pictures, or not one at every frame of the film's rate. */
export async function readStoredClip(path: string, film: Pick<RenderPlan, 'rate'>): Promise<StoredClip | null> {
  const video = await readCodedVideo(path);
  const coded = video && codedClip(video, film);
  return video && coded && { path, video, coded };
}

/** Which frame each picture of a clip is. Null where they do not stand at every frame of the film's rate, from the first on. */
function codedClip({ timescale, pictures }: CodedVideo, { rate }: Pick<RenderPlan, 'rate'>): CodedClip | null {
  if (timescale !== VIDEO_TIMESCALE) return null;
  const ticks = frameTicks(rate);
  const frames = new Int32Array(pictures.length).fill(-1);
  const isThere = new Uint8Array(pictures.length);
  const starts: number[] = [];
  for (const [index, { shown, isSync }] of pictures.entries()) {
    const frame = shown / ticks;
    if (isThere[frame] !== 0) return null;
    isThere[frame] = 1;
    frames[index] = frame;
    if (isSync) starts.push(index);
  }
  return { frames, starts: Int32Array.from(starts) };
}

/**
 * Copies the frames of a stretch that is to be copied, from a clip into a file of their own.
 * @throws RangeError where the clip is not what the plan was made from
 */
export async function copyStretch(
  clip: StoredClip | null,
  stretch: PlanStretch,
  { rate }: Pick<RenderPlan, 'rate'>,
  output: string,
): Promise<void> {
  const { first, end } = readFrames(stretch.picture);
  const copied = clip && copiedFrames(clip.coded, first, end);
  if (!copied || copied.frame !== first || copied.count !== stretch.frames)
    throw new RangeError('A clip cannot be copied as the plan of the film has it');
  const { picture, count } = copied;
  const pictures = { video: clip.video, first: picture, count, ticks: frameTicks(rate), delay: DECODING_DELAY };
  await copyPictures(clip.path, pictures, output);
}
