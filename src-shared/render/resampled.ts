import { rectangleAt } from '../timeline/moves.ts';
import { add, ceil, divide, multiply, rational, subtract } from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import { hasTime } from './plan.ts';
import type { PlanCaption, PlanOverlay, PlanPicture, PlanSegment, PlanTransition, RenderPlan } from './plan.ts';

/** Which frames of a film are wanted, half-open. */
export interface FrameRange {
  readonly from: number;
  readonly to: number;
}

/**
 * A film, or a part of it, at a number of frames a second. Frame k of the result shows what the film shows at that very moment: of clips the
 * frame that is shown then, of speeds below 1 also frames that the film itself leaves out; graphics, captions and transitions are
 * drawn anew for each frame. Nothing is mixed of two frames, so where the rates differ, frames of clips are repeated or left out. A cut falls on
 * the first frame that begins at it or behind it.
 *
 * @param range all of the film unless given
 * @throws RangeError for a range that the film has not, or that no frame lies in
 */
export function resampled(plan: RenderPlan, rate: FrameRate, range: FrameRange | null): RenderPlan {
  const frames = plan.segments.reduce((sum, segment) => sum + segment.frames, 0);
  const { from, to } = range ?? { from: 0, to: frames };
  if (!(from >= 0 && from < to && to <= frames)) throw new RangeError(`The film has no frames ${from} to ${to}`);
  // Frames of the result for one of the film.
  const ratio = rational(rate.numerator * plan.rate.denominator, rate.denominator * plan.rate.numerator);
  const isSame = ratio.n === ratio.d;
  if (isSame && range === null) return plan;
  const clock: Clock = {
    ratio,
    frameAt: (frame) => ceil(multiply(rational(frame - from), ratio)),
    momentOf: (frame) => add(rational(from), divide(rational(frame), ratio)),
  };
  const end = clock.frameAt(to);
  const segments: PlanSegment[] = [];
  let start = 0;
  for (const segment of plan.segments) {
    const part = partOf(segment, start, clock, end);
    if (part !== null) segments.push(part);
    start += segment.frames;
  }
  if (segments.length === 0) throw new RangeError('No frame lies in that part of the film');
  return { ...plan, rate, segments, ...(isSame ? {} : { clip_rate: plan.clip_rate ?? plan.rate }) };
}

/** How frames of the film and of the result belong together. */
interface Clock {
  readonly ratio: Rational;
  /** The first frame of the result that begins with a frame of the film or behind its beginning. */
  readonly frameAt: (frame: number) => number;
  /** The moment of a frame of the result, in frames of the film. */
  readonly momentOf: (frame: number) => Rational;
}

function partOf(segment: PlanSegment, start: number, clock: Clock, filmEnd: number): PlanSegment | null {
  const [whole, end] = [clock.frameAt(start), clock.frameAt(start + segment.frames)];
  const [first, last] = [Math.max(0, whole), Math.min(filmEnd, end)];
  if (last <= first) return null;
  const local = (frame: number): number => Math.min(Math.max(clock.frameAt(start + frame), first), last) - first;
  const fields = {
    frames: last - first,
    captions: segment.captions.flatMap((caption) => captionPart(caption, local)),
    overlays: segment.overlays.flatMap((overlay) => overlayPart(overlay, start, first, clock, local)),
  };
  if (segment.kind === 'stretch') {
    return { ...segment, ...fields, picture: picturePart(segment.picture, start, first, last, clock) };
  }
  return transitionPart(segment, fields, { start, whole, end, first }, clock);
}

function captionPart(caption: PlanCaption, local: (frame: number) => number): PlanCaption[] {
  const [from, to] = [local(caption.from), local(caption.to)];
  return to > from ? [{ ...caption, from, to }] : [];
}

function overlayPart(
  overlay: PlanOverlay,
  start: number,
  first: number,
  { frameAt }: Clock,
  local: (frame: number) => number,
): PlanOverlay[] {
  const [from, to] = [local(overlay.from), local(overlay.to)];
  if (to <= from) return [];
  const began = start + overlay.from - overlay.shown;
  const begins = frameAt(began);
  return [{ ...overlay, from, to, shown: first + from - begins, frames: frameAt(began + overlay.frames) - begins }];
}

/** @param start of the picture in the film; first, last of its frames in the result */
function picturePart(picture: PlanPicture, start: number, first: number, last: number, clock: Clock): PlanPicture {
  const frames = last - first;
  // In frames of the film, from the picture's first.
  const over = subtract(clock.momentOf(first), rational(start));
  const moved = picture.move && {
    from: moveAt(picture, over),
    to: moveAt(picture, subtract(clock.momentOf(last - 1), rational(start))),
  };
  const { source, at, step } = picture;
  if (!hasTime(source)) return { ...picture, frames, move: moved };
  const moment = add(at, multiply(over, step));
  // Graphics are drawn for the frames of the result, clips have those of the film.
  const sampling =
    source.kind === 'graphic'
      ? { at: multiply(moment, clock.ratio), step }
      : { at: moment, step: divide(step, clock.ratio) };
  return { ...picture, ...sampling, frames, move: moved };
}

function moveAt({ move, frames }: PlanPicture, { n, d }: Rational) {
  if (move === null) throw new RangeError('The picture does not move');
  return rectangleAt(move, n / d, frames);
}

/** All of a transition is made, and what is shown of it is cut out. */
function transitionPart(
  { transition, from, to, cut, ...rest }: PlanTransition,
  fields: Pick<PlanSegment, 'frames' | 'captions' | 'overlays'>,
  at: { readonly start: number; readonly whole: number; readonly end: number; readonly first: number },
  clock: Clock,
): PlanTransition {
  if (cut !== undefined) throw new RangeError('A transition is cut once only');
  const pictureOf = (picture: PlanPicture | null, start: number): PlanPicture | null => {
    if (picture === null) return null;
    const [first, last] = [clock.frameAt(start), clock.frameAt(start + picture.frames)];
    return last > first ? picturePart(picture, start, first, last, clock) : null;
  };
  const end = at.start + rest.frames;
  const isWhole = fields.frames === at.end - at.whole;
  return {
    ...rest,
    ...fields,
    transition,
    from: pictureOf(from, at.start),
    to: pictureOf(to, end - (to?.frames ?? 0)),
    ...(isWhole ? {} : { cut: { before: at.first - at.whole, frames: at.end - at.whole } }),
  };
}
