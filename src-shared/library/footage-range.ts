import type { FrameRate } from '../timeline/rational.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** The part of footage that is meant for the film: half-open, in seconds from its start; null is its start or its end. */
export interface SourceRange {
  readonly source_in_s: number | null;
  readonly source_out_s: number | null;
}

/** Shorter than a frame of any film. */
const LEAST_S = 0.001;

/**
 * A range as it is stored: what says no more than the whole is null. A sentence where it cannot be one.
 * @param duration_s null for a picture, which has no time
 */
export function plainRange(
  { source_in_s, source_out_s }: SourceRange,
  duration_s: number | null,
): SourceRange | Sentence {
  if ((source_in_s ?? 0) === 0 && source_out_s === null) return { source_in_s: null, source_out_s };
  if (duration_s === null) return say`a picture has no time: leave its in and out away`;
  const [start, end] = [source_in_s ?? 0, source_out_s ?? duration_s];
  const lasts = say`it lasts ${secondsText(duration_s)} s`;
  if (![start, end].every(Number.isFinite) || start < 0)
    return say`its in and out are seconds from its start, and ${lasts}`;
  if (start >= duration_s) return say`its in (${secondsText(start)} s) lies behind its end: ${lasts}`;
  if (end > duration_s + LEAST_S) return say`its out (${secondsText(end)} s) lies behind its end: ${lasts}`;
  if (end - start < LEAST_S)
    return say`its out (${secondsText(end)} s) must lie behind its in (${secondsText(start)} s)`;
  return { source_in_s: start === 0 ? null : start, source_out_s: end >= duration_s ? null : end };
}

/** The range in seconds, whatever is left away. */
export function secondsOf({ source_in_s, source_out_s }: SourceRange, duration_s: number): readonly [number, number] {
  return [source_in_s ?? 0, source_out_s ?? duration_s];
}

/**
 * Seconds of a moment as people write it: `12.5`, `1:02.5`, `1:00:02`, or as a timecode with frames, `00:00:01:12`. Null where it
 * is none.
 * @param rate of the footage, for timecodes; null: there are no frames
 */
export function readMoment(text: string, rate: FrameRate | null): number | null {
  const parts = text.trim().split(/[:：]/u);
  if (parts.length > 4 || (parts.length === 4 && rate === null)) return null;
  const [last = '', ...before] = parts.toReversed();
  const isWhole =
    before.every((part) => /^\d{1,6}$/u.test(part)) && before.slice(0, -1).every((part) => Number(part) < 60);
  if (!isWhole || !/^\d{1,9}(?:\.\d{1,9})?$/u.test(last)) return null;
  if (parts.length < 4 || rate === null) {
    if (before.length > 0 && Number(last) >= 60) return null;
    return [last, ...before].reduce((sum, part, index) => sum + Number(part) * 60 ** index, 0);
  }
  const perSecond = rate.numerator / rate.denominator;
  const frames = Number(last);
  const [seconds = '0', minutes = '0', hours = '0'] = before;
  if (!Number.isInteger(frames) || frames >= Math.ceil(perSecond)) return null;
  // Timecode counts frames, not time: at 29.97 its hour lasts 3.6 s longer.
  const counted = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * Math.ceil(perSecond) + frames;
  return counted / perSecond;
}

/** Seconds with at most three digits behind the point. */
export function secondsText(seconds: number): string {
  return String(Math.round(seconds * 1000) / 1000);
}
