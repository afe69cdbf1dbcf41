import { compare, isRational, multiply, rational, secondsToFrames } from './rational.ts';
import type { FrameRate, Rational } from './rational.ts';
import { isSeen } from './places.ts';
import type { AttachedItem, MainItem, Rectangle } from './records.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

const SLOWEST = rational(1, 4);
const FASTEST = rational(4);

/** What is wrong with a speed; null where nothing is. */
export function speedFault(speed: Rational): Sentence | null {
  const isThousandths = isRational(speed) && multiply(speed, rational(1000)).d === 1;
  const isWithin = isThousandths && compare(speed, SLOWEST) >= 0 && compare(speed, FASTEST) <= 0;
  return isWithin ? null : say`a speed lies between 0.25 and 4, in steps of 0.001`;
}

/** What is wrong with how an item looks and sounds; null where nothing is. */
export function lookFault({
  framing,
  move,
  opacity,
  colour,
  gain_db,
}: Pick<MainItem, 'framing' | 'move' | 'opacity' | 'colour' | 'gain_db'>): Sentence | null {
  const rectangles = [...(framing.kind === 'crop' ? [framing.rectangle] : []), ...(move ? [move.from, move.to] : [])];
  if (!rectangles.every(isInPicture)) return say`a part of a picture lies within it (0 to 1) and is not empty`;
  if (!isBetween(opacity, 0, 1)) return say`opacity lies between 0 and 1`;
  if (!isBetween(gain_db, -120, 24)) return say`gain lies between -120 and 24 dB`;
  if (!isBetween(colour.exposure, -4, 4)) return say`exposure lies between -4 and 4 stops`;
  if (!isBetween(colour.temperature, -1, 1)) return say`temperature lies between -1 and 1`;
  if (![colour.contrast, colour.saturation].every((factor) => isBetween(factor, 0, 4)))
    return say`contrast and saturation lie between 0 and 4`;
  if (colour.lut !== null && !/^[0-9a-f]{64}$/u.test(colour.lut)) return say`a LUT is named by the SHA-256 of its file`;
  return null;
}

const NO_WORDS = say`it has no words, so write some`;

/** What is wrong with what is attached, apart from where; null where nothing is. */
export function attachmentFault(
  { duration, content }: Pick<AttachedItem, 'duration' | 'content'>,
  rate: FrameRate,
): Sentence | null {
  if (duration && (!isRational(duration) || duration.n <= 0)) return say`it has to last longer than no time`;
  if (duration && isSeen(content) && secondsToFrames(duration, rate).d !== 1)
    return say`what is seen lasts whole frames`;
  if (content.kind === 'title') return content.title.text.trim() === '' ? NO_WORDS : null;
  if (content.kind === 'caption') return content.text.trim() === '' ? NO_WORDS : null;
  if (content.kind !== 'sound') return null;
  const times = [content.in, content.fade_in, content.fade_out];
  if (!times.every((time) => isRational(time) && time.n >= 0)) return say`no time of a sound lies before 0`;
  return isBetween(content.gain_db, -120, 24) ? null : say`gain lies between -120 and 24 dB`;
}

function isInPicture({ x, y, width, height }: Rectangle): boolean {
  // So much is lost where thirds are added up.
  const edge = 1 + 1e-9;
  const numbers = [x, y, width, height];
  return (
    numbers.every(Number.isFinite) &&
    x >= 0 &&
    y >= 0 &&
    width > 0 &&
    height > 0 &&
    x + width <= edge &&
    y + height <= edge
  );
}

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
