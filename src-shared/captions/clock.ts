import { floor, multiply, rational } from '../timeline/rational.ts';
import type { Rational } from '../timeline/rational.ts';

/** A moment as hours, minutes, seconds and parts of them, e.g. ['00', '01', '02', '345']. */
type Clock = readonly [string, string, string, string];

/**
 * A range of time on the clock, its end at least one part of a second behind its start.
 * Rounded down: the frame that begins at a moment then lies behind it, so that no caption begins or ends a frame late.
 * @param parts of a second
 */
export function clockRange(
  from: Rational,
  to: Rational,
  parts: 100 | 1000,
): { readonly start: Clock; readonly end: Clock } {
  const [start, end] = [from, to].map((edge) => floor(multiply(edge, rational(parts))));
  const first = start ?? 0;
  return { start: partsOf(first, parts), end: partsOf(Math.max(first + 1, end ?? 0), parts) };
}

function partsOf(count: number, parts: number): Clock {
  const seconds = Math.floor(count / parts);
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return [
    pad(Math.floor(seconds / 3600), 2),
    pad(Math.floor(seconds / 60) % 60, 2),
    pad(seconds % 60, 2),
    pad(count % parts, String(parts).length - 1),
  ];
}
