import type { FrameRate } from '../timeline/rational.ts';

/**
 * Ticks a second in every video track. The frames of 24, 25, 30, 50, 60, 24000/1001, 30000/1001 and 60000/1001 frames a
 * second are whole numbers of ticks, so that clips, segments and films share one timebase and no join ever rounds.
 */
export const VIDEO_TIMESCALE = 120_000;

/**
 * The length of one frame in ticks of {@link VIDEO_TIMESCALE}.
 *
 * @throws RangeError for a rate whose frames are no whole number of ticks.
 */
export function frameTicks(rate: FrameRate): number {
  const ticks = (VIDEO_TIMESCALE * rate.denominator) / rate.numerator;
  if (!Number.isInteger(ticks) || ticks <= 0) {
    throw new RangeError(`A frame of 1/(${rateText(rate)}) s is no whole number of 1/${VIDEO_TIMESCALE} s`);
  }
  return ticks;
}

/** Filters that time frames by their number. */
export function stampFrames(rate: FrameRate): string {
  return `settb=1/${VIDEO_TIMESCALE},setpts=N*${frameTicks(rate)}`;
}

/** As ffmpeg reads it. */
export function rateText(rate: FrameRate): string {
  return `${rate.numerator}/${rate.denominator}`;
}
