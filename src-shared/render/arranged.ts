import type { Language } from '../script/screenplay.ts';
import { divide, ceil, multiply, rational } from '../timeline/rational.ts';
import type { FrameRate } from '../timeline/rational.ts';
import { labelMark } from './ai-label.ts';
import { withMarks } from './marks.ts';
import type { PictureEncoding } from './picture-encodings.ts';
import type { PlanMark, RenderPlan } from './plan.ts';
import { reframed } from './reframed.ts';
import type { FrameSize } from './reframed.ts';
import { resampled } from './resampled.ts';
import type { FrameRange } from './resampled.ts';

/** What is seen in frames of a film, for those who review it. */
export interface ReviewedItem extends FrameRange {
  /** E.g. `SC 2  SHOT 5  TAKE tak_1a2b3c`. */
  readonly text: string;
}

/** How a film is to be delivered, other than as it is cut. */
export interface Arrangement {
  /** Frames of the film; null for all of it. */
  readonly range: FrameRange | null;
  /** Frames of the whole film before the one that is planned, where that is a part of it: timecode goes on from there. */
  readonly before: number;
  readonly rate: FrameRate;
  readonly size: FrameSize;
  /** Of a stored picture or clip, what a frame of another shape is cut around, as a share of its width. */
  readonly focusOf: (sha256: string) => number;
  readonly hasCaptions: boolean;
  /** The language of the label; null for none. */
  readonly label: Language | null;
  /** Empty for none. */
  readonly review: readonly ReviewedItem[];
  /** Null where nothing is encoded. */
  readonly encoding: PictureEncoding | null;
}

/** The plan of a film as it is to be delivered. @throws RangeError for a range that it has not */
export function arranged(film: RenderPlan, wanted: Arrangement): RenderPlan {
  const plan = reframed(resampled(film, wanted.rate, wanted.range), wanted.size, wanted.focusOf);
  const shown = wanted.hasCaptions ? plan : withoutCaptions(plan);
  const frames = shown.segments.reduce((sum, segment) => sum + segment.frames, 0);
  const label = wanted.label === null ? [] : [labelMark(wanted.label, frames, wanted.rate)];
  const marked = withMarks(shown, [...label, ...reviewMarks(wanted, film.rate, frames)]);
  return wanted.encoding === null ? marked : { ...marked, encoding: wanted.encoding };
}

/** The frame of a delivered film that a frame of the film falls on. */
export function deliveredFrame(
  frame: number,
  from: FrameRate,
  { rate, range }: Pick<Arrangement, 'rate' | 'range'>,
): number {
  const ratio = divide(rational(rate.numerator, rate.denominator), rational(from.numerator, from.denominator));
  return ceil(multiply(rational(frame - (range?.from ?? 0)), ratio));
}

/** Frames of a delivered film before its first, where it is a part: timecode is that of the whole film. */
export function framesBefore({ range, before, rate }: Arrangement, from: FrameRate): number {
  return deliveredFrame(before + (range?.from ?? 0), from, { rate, range: null });
}

function withoutCaptions(plan: RenderPlan): RenderPlan {
  return { ...plan, segments: plan.segments.map((segment) => ({ ...segment, captions: [] })) };
}

function reviewMarks(wanted: Arrangement, rate: FrameRate, frames: number): PlanMark[] {
  const first = framesBefore(wanted, rate);
  return wanted.review.flatMap(({ text, ...item }): PlanMark[] => {
    const [from, to] = [item.from, item.to].map((frame) =>
      Math.min(Math.max(deliveredFrame(frame, rate, wanted), 0), frames),
    );
    if (from === undefined || to === undefined || to <= from) return [];
    return [{ kind: 'review', text, from, to, first: first + from }];
  });
}
