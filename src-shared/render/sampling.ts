import { floor, rational, subtract } from '../timeline/rational.ts';
import type { PlanPicture } from './plan.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import { rateText } from './rates.ts';

/** Frames of a source that are read for a picture: [first, end). */
export interface ReadFrames {
  readonly first: number;
  readonly end: number;
}

/** Which of its source's frames a picture needs. */
export function readFrames({ at, step, frames }: Pick<PlanPicture, 'at' | 'step' | 'frames'>): ReadFrames {
  const [start, last] = [floor(at), floor(shownAt(at, step, frames - 1))];
  return { first: Math.min(start, last), end: Math.max(start, last) + 1 };
}

/** What frame k of a picture shows, in frames of its source. */
export function shownAt(at: Rational, step: Rational, frame: number): Rational {
  return rational(at.n * step.d + frame * step.n * at.d, at.d * step.d);
}

/**
 * Filters that turn the frames that {@link readFrames} names, in their order, into a picture's: exactly `frames` of them, the one that each shows
 * chosen by whole numbers alone.
 */
export function samplingFilters(
  { at, step, frames }: Pick<PlanPicture, 'at' | 'step' | 'frames'>,
  rate: FrameRate,
): string[] {
  const { first, end } = readFrames({ at, step, frames });
  const read = end - first;
  if (read === 1) return frames === 1 ? [] : [`loop=loop=${frames - 1}:size=1:start=0`];
  const backwards = step.n < 0 ? ['reverse'] : [];
  if (Math.abs(step.n) === step.d) return backwards;
  // The part of a frame that is over when the picture begins; ffmpeg counts n from the first frame that is read.
  const over = subtract(at, rational(floor(at)));
  const begins = step.n < 0 ? beginsBackwards(over, step) : beginsForwards(over, step);
  // Of frames that begin together the last is shown; it lasts until the next begins.
  return [
    ...backwards,
    `settb=${rate.denominator}/${rate.numerator},setpts=N`,
    `select='lt(${begins('pts')},${begins('(pts+1)')})'`,
    `setpts='${begins('PTS')}'`,
    `fps=${rateText(rate)}:start_time=0`,
    `tpad=stop_mode=clone:stop=${frames}`,
    `trim=end_frame=${frames}`,
  ];
}

/** Frame n of the source is first shown where n <= over + k * step. */
function beginsForwards({ n: over, d: parts }: Rational, { n: step, d: of }: Rational) {
  return (frame: string): string => `max(0,ceil((${frame}*${parts}-${over})*${of}/${parts * step}))`;
}

/** Backwards, the mth before the first: where floor(over - k * step) <= -m. */
function beginsBackwards({ n: over, d: parts }: Rational, { n: step, d: of }: Rational) {
  return (frame: string): string => `max(0,floor(((${frame}-1)*${parts}+${over})*${of}/${parts * -step})+1)`;
}
