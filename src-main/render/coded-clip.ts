import type { PlanStretch, RenderPlan } from '../../src-shared/render/plan.ts';
import { frameTicks, VIDEO_TIMESCALE } from '../../src-shared/render/rates.ts';
import { readFrames } from '../../src-shared/render/sampling.ts';
import { copiedFrames, DECODING_DELAY } from '../../src-shared/render/untouched.ts';
import type { CodedClip } from '../../src-shared/render/untouched.ts';
import { copyPictures } from '../media/mp4-copy.ts';
import { readCodedVideo } from '../media/mp4-samples.ts';
import type { CodedVideo } from '../media/mp4-samples.ts';

/** Which frame each picture of a clip is. Null where they do not stand at every frame of the film's rate, from the first on. */
export function codedClip({ timescale, pictures }: CodedVideo, { rate }: Pick<RenderPlan, 'rate'>): CodedClip | null {
  if (timescale !== VIDEO_TIMESCALE) return null;
  const ticks = frameTicks(rate);
  const coded = pictures.map(({ shown, isSync }) => ({ frame: shown / ticks, isSync }));
  const missing = new Set(coded.keys());
  for (const { frame } of coded) missing.delete(frame);
  return missing.size === 0 ? coded : null;
}

/** Copies the frames of a stretch that is to be copied, from a clip into a file of their own. */
export async function copyStretch(clip: string, stretch: PlanStretch, film: Pick<RenderPlan, 'rate'>, output: string) {
  const video = await readCodedVideo(clip);
  const { first, end } = readFrames(stretch.picture);
  const copied = video && copiedFrames(codedClip(video, film) ?? [], first, end);
  if (!copied || copied.frame !== first || copied.count !== stretch.frames)
    throw new RangeError('A clip cannot be copied as the plan of the film has it');
  const { picture, count } = copied;
  await copyPictures(
    clip,
    { video, first: picture, count, ticks: frameTicks(film.rate), delay: DECODING_DELAY },
    output,
  );
}
