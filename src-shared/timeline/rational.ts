/**
 * An exact number of seconds (or anything else): `n / d`, reduced, `d` at least 1, both whole and safe. Plain data, so that
 * equal numbers are equal JSON.
 */
export interface Rational {
  readonly n: number;
  readonly d: number;
}

/** A rational number of frames a second, e.g. 24/1 or 30000/1001. */
export interface FrameRate {
  readonly numerator: number;
  readonly denominator: number;
}

export const ZERO: Rational = { n: 0, d: 1 };
export const ONE: Rational = { n: 1, d: 1 };

/**
 * The grid that times of sound and from outside are set on: 1/705,600,000 s (Facebook's flick). It holds frames of all
 * common rates, 1001ths included, and samples of all common sounds exactly, so that denominators never grow.
 */
const GRID = 705_600_000n;

/** `n / d`, reduced. @throws RangeError where they are no whole numbers, `d` is 0, or it cannot be written exactly */
export function rational(n: number, d = 1): Rational {
  return reduced(BigInt(n), BigInt(d));
}

export function add(one: Rational, other: Rational): Rational {
  const [left, right] = [one.n * other.d, other.n * one.d];
  const quick = isExact(left) && isExact(right) ? quotient(left + right, one.d * other.d) : null;
  if (quick) return quick;
  const [a, b] = [big(one), big(other)];
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(one: Rational, other: Rational): Rational {
  return add(one, negate(other));
}

export function negate({ n, d }: Rational): Rational {
  return { n: n === 0 ? 0 : -n, d };
}

export function multiply(one: Rational, other: Rational): Rational {
  const quick = quotient(one.n * other.n, one.d * other.d);
  if (quick) return quick;
  const [a, b] = [big(one), big(other)];
  return reduced(a.n * b.n, a.d * b.d);
}

/** @throws RangeError where `other` is 0 */
export function divide(one: Rational, other: Rational): Rational {
  return multiply(one, other.n < 0 ? { n: -other.d, d: -other.n } : { n: other.d, d: other.n });
}

/** Below 0, 0 or above 0, as `one` is less than, equal to or more than `other`. */
export function compare(one: Rational, other: Rational): number {
  const [left, right] = [one.n * other.d, other.n * one.d];
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return Math.sign(left - right);
  const [a, b] = [big(one), big(other)];
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : Number(difference > 0n);
}

export function least(one: Rational, other: Rational): Rational {
  return compare(one, other) <= 0 ? one : other;
}

export function greatest(one: Rational, other: Rational): Rational {
  return compare(one, other) >= 0 ? one : other;
}

/** The greatest whole number that is not above it. */
export function floor({ n, d }: Rational): number {
  return Math.floor(n / d) * d === n ? n / d : Number(floorDivide(BigInt(n), BigInt(d)));
}

/** The least whole number that is not below it. */
export function ceil(value: Rational): number {
  const below = -floor(negate(value));
  return below === 0 ? 0 : below;
}

/** The nearest whole number; halves go up. */
export function round(value: Rational): number {
  return floor(add(value, { n: 1, d: 2 }));
}

/** As a floating-point number, for sentences and for filters that take nothing else. */
export function toNumber({ n, d }: Rational): number {
  return n / d;
}

/** The nearest time on the grid of 1/705,600,000 s. */
export function onGrid(seconds: Rational): Rational {
  const { n, d } = big(seconds);
  return reduced(floorDivide(2n * n * GRID + d, 2n * d), GRID);
}

/** The first time on that grid that is not before: what a moment lies in, a frame or a sample, it lies in then too. */
export function upToGrid(seconds: Rational): Rational {
  const { n, d } = big(seconds);
  return reduced(-floorDivide(-n * GRID, d), GRID);
}

/** Whether it is a reduced fraction of safe whole numbers, as all of ours are: for what comes from outside. */
export function isRational({ n, d }: Rational): boolean {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d < 1 || Object.is(n, -0)) return false;
  return divisor(BigInt(n), BigInt(d)) === 1n;
}

/** How long so many frames last, in seconds. */
export function framesToSeconds(frames: number, { numerator, denominator }: FrameRate): Rational {
  return multiply({ n: frames, d: 1 }, { n: denominator, d: numerator });
}

/** Seconds as frames, whole or not. */
export function secondsToFrames(seconds: Rational, { numerator, denominator }: FrameRate): Rational {
  return multiply(seconds, { n: numerator, d: denominator });
}

function big({ n, d }: Rational): { readonly n: bigint; readonly d: bigint } {
  return { n: BigInt(n), d: BigInt(d) };
}

function floorDivide(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n % d < 0n ? quotient - 1n : quotient;
}

function divisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}

/** Whether a product of whole numbers is surely exact, and the sum of two such. */
function isExact(product: number): boolean {
  return Math.abs(product) < 2 ** 52;
}

/** `n / d` reduced, where the two are exact; null where they may not be. Nearly all are, and big integers take ten times as long. */
function quotient(n: number, d: number): Rational | null {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d < 1) return null;
  let [a, b] = [Math.abs(n), d];
  while (b > 0) [a, b] = [b, a % b];
  return { n: n === 0 ? 0 : n / a, d: d / a };
}

function reduced(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new RangeError('A fraction of zero parts is no number.');
  const common = d < 0n ? -divisor(n, d) : divisor(n, d);
  const [whole, parts] = [Number(n / common), Number(d / common)];
  if (!Number.isSafeInteger(whole) || !Number.isSafeInteger(parts)) {
    throw new RangeError(`${n}/${d} cannot be kept exactly.`);
  }
  return { n: whole, d: parts };
}
