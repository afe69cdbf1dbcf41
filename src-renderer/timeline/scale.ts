import { formatTimecode, nominalRate } from '../../src-shared/timeline/timecode.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import { clockOf } from '../ui/numbers.ts';

/** Pixels that a frame has at the most: enough to cut between any two. */
const WIDEST_FRAME = 40;
/** Pixels between two labels of the ruler, at least. */
const LABEL_ROOM = 84;
/** What is left free behind the end of a film that fits. */
const AIR = 48;

/** Seconds between labels that people count in. */
const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** Pixels a second at which a film of so many seconds just fits a strip of so many pixels. */
export function fitting(seconds: number, width: number): number {
  return Math.max(0.01, Math.max(40, width - AIR) / Math.max(seconds, 0.1));
}

/** Pixels a second within what makes sense: from the whole film to single frames. */
export function bounded(pixels: number, seconds: number, width: number, rate: FrameRate): number {
  const most = (WIDEST_FRAME * rate.numerator) / rate.denominator;
  return Math.min(most, Math.max(Math.min(most, fitting(seconds, width)), pixels));
}

/** Where a strip has to be scrolled to, so that a moment stays at the same place of its window at another scale. */
export function scrollKeeping(moment: number, place: number, pixels: number): number {
  return Math.max(0, moment * pixels - place);
}

/** A line of the ruler; without a label, a short one. */
export interface Tick {
  /** In whole pixels from the left of its stretch. */
  readonly x: number;
  readonly label: string | null;
}

/**
 * The lines of a ruler on a stretch of so many pixels, as far as the film goes; each belongs to one stretch. Labels are clocks, and timecode where they are
 * less than a second apart.
 */
export function ticksOn(
  { left, width }: { readonly left: number; readonly width: number },
  seconds: number,
  pixels: number,
  rate: FrameRate,
): readonly Tick[] {
  const frame = rate.denominator / rate.numerator;
  const frames = partsOfSecond(nominalRate(rate)).find((count) => count * frame * pixels >= LABEL_ROOM);
  const step = frames === undefined ? (STEPS_S.find((each) => each * pixels >= LABEL_ROOM) ?? 7200) : frames * frame;
  const parts = frames === undefined ? partsOf(step) : frames;
  const ticks: Tick[] = [];
  const part = (step / parts) * pixels;
  for (let index = Math.max(0, Math.floor(left / part)); ; index += 1) {
    const moment = (index * step) / parts;
    const x = Math.round(moment * pixels) - left;
    if (x >= width || moment > seconds) return ticks;
    if (x < 0) continue;
    const label = frames === undefined ? clockOf(moment) : formatTimecode(Math.round(moment / frame), rate, false);
    ticks.push({ x, label: index % parts === 0 ? label : null });
  }
}

/** Counts of frames less than a second that fill one, so that labels stand at every second too. */
function partsOfSecond(frames: number): readonly number[] {
  return Array.from({ length: frames - 1 }, (_, index) => index + 1).filter((count) => frames % count === 0);
}

function partsOf(step: number): number {
  if (step === 1 || step === 2 || step === 10) return step === 2 ? 4 : 5;
  return step === 15 || step === 900 ? 3 : step === 5 || step === 300 ? 5 : 6;
}
