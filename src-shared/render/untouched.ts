import { add, rational } from '../timeline/rational.ts';
import { isSame } from '../timeline/equal.ts';
import { PLAIN_GRADE } from './plan.ts';
import type { PlanSegment, PlanStretch, RenderPlan } from './plan.ts';
import { readFrames } from './sampling.ts';

/** How a stored clip is encoded. It has the film's size and rate, and its pictures can stand beside those that the film is encoded with. */
export interface CodedClip {
  /** Which frame each coded picture is, in the order of decoding. */
  readonly frames: Int32Array;
  /** Places in that order where decoding may start. */
  readonly starts: Int32Array;
}

/** Coded pictures, and the frames that they are: as many of both. */
export interface CopiedFrames {
  /** In the order of decoding. */
  readonly picture: number;
  readonly frame: number;
  readonly count: number;
}

/** How many pictures may be decoded before the first is shown: as many as the film's own encoder decodes. */
export const DECODING_DELAY = 2;

/** Fewer are encoded in less time than two more segments cost. */
const FEWEST_COPIED = 12;

/**
 * A plan in which frames of clips that nothing touches are copied as they are encoded: from the first that decoding may start with.
 * Only what lies before and behind is encoded.
 * @param codedClip null for a clip that cannot stand beside encoded frames
 */
export function withCopies(plan: RenderPlan, codedClip: (sha256: string) => CodedClip | null): RenderPlan {
  const segments = plan.segments.flatMap((segment): readonly PlanSegment[] => {
    const sha256 = untouchedClip(segment);
    const coded = sha256 === null ? null : codedClip(sha256);
    return coded === null || segment.kind !== 'stretch' ? [segment] : divided(segment, coded);
  });
  return { ...plan, segments };
}

/** The clip that a segment shows at its own speed and as it is; null where something is done to its frames. */
export function untouchedClip(segment: PlanSegment): string | null {
  const { overlays, captions, marks = [] } = segment;
  if (segment.kind !== 'stretch' || overlays.length + captions.length + marks.length > 0) return null;
  const { source, at, step, framing, move, opacity, grade } = segment.picture;
  const isWhole = framing.kind === 'fill-around' ? framing.rectangle === undefined : framing.kind !== 'crop';
  const isPlain = isWhole && move === null && opacity === 1 && isSame(grade, PLAIN_GRADE);
  const isTrue = at.d === 1 && step.n === 1 && step.d === 1;
  return source.kind === 'clip' && isPlain && isTrue ? source.sha256 : null;
}

function divided(segment: PlanStretch, coded: CodedClip): PlanStretch[] {
  const { first, end } = readFrames(segment.picture);
  const copied = copiedFrames(coded, first, end);
  if (copied === null || copied.count < FEWEST_COPIED) return [segment];
  const [from, to] = [copied.frame - first, copied.frame - first + copied.count];
  return [
    ...(from > 0 ? [part(segment, 0, from)] : []),
    { ...part(segment, from, to), copied: true },
    ...(to < segment.frames ? [part(segment, to, segment.frames)] : []),
  ];
}

function part(segment: PlanStretch, from: number, to: number): PlanStretch {
  const { picture } = segment;
  const shown = { ...picture, at: add(picture.at, rational(from)), frames: to - from };
  return { ...segment, picture: shown, frames: to - from };
}

/**
 * The most frames of [first, end) that can be copied. A group of pictures need not be whole: whatever is decoded up to some picture
 * needs none that is decoded behind it, so a group may end wherever the frames up to there are shown without a gap.
 */
export function copiedFrames({ frames, starts }: CodedClip, first: number, end: number): CopiedFrames | null {
  const isShown = (frame: number | undefined): frame is number => frame !== undefined && frame >= first && frame < end;
  const picture = starts.find((place) => isShown(frames[place]));
  const frame = picture === undefined ? undefined : frames[picture];
  if (picture === undefined || frame === undefined) return null;
  let [last, count] = [frame, 0];
  for (let index = picture; index < frames.length; index += 1) {
    const shown = frames[index];
    const decoded = index - picture;
    // Shown before the first, as in open groups, or before it is decoded.
    if (!isShown(shown) || shown < frame || shown - frame < decoded - DECODING_DELAY) break;
    last = Math.max(last, shown);
    if (last - frame === decoded) count = decoded + 1;
  }
  return count === 0 ? null : { picture, frame, count };
}
