import type { Stereo } from './pcm.ts';

/** Points between two samples at which a wave is looked at: BS.1770-4, annex 2, asks for four times the rate. */
const PHASES = 4;
/** Samples on either side that a point is computed from. */
const REACH = 12;
/** Taps of a windowed sinc for each point between samples (Kaiser, β = 9). */
const TAPS = Array.from({ length: PHASES - 1 }, (_, phase) => tapsAt((phase + 1) / PHASES));
/** The sums of the sizes of taps: of the four nearest to a point, and of all others. With them no wave is above what they say. */
const isNear = (index: number): boolean => index >= REACH - 2 && index <= REACH + 1;
const [NEAR, FAR] = [true, false].map((near) =>
  Math.max(...TAPS.map((taps) => taps.reduce((sum, tap, at) => sum + (isNear(at) === near ? Math.abs(tap) : 0), 0))),
) as [number, number];
/** Samples that are looked at together before they are looked at closely. */
const BLOCK = 64;

/** Samples on either side of a place that its true peak depends on. */
export const PEAK_REACH = REACH;

function tapsAt(fraction: number): Float64Array {
  const window = (offset: number): number => bessel(9 * Math.sqrt(Math.max(0, 1 - (offset / REACH) ** 2))) / bessel(9);
  const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
  const taps = Float64Array.from({ length: 2 * REACH }, (_, index) => {
    const offset = index - (REACH - 1) - fraction;
    return sinc(offset) * window(offset);
  });
  const sum = taps.reduce((all, tap) => all + tap, 0);
  return taps.map((tap) => tap / sum);
}

/** The modified Bessel function of the first kind and order 0. */
function bessel(x: number): number {
  let [term, sum] = [1, 1];
  for (let k = 1; k < 40; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/** The highest value that the waves of a sound reach, between its samples too, 1 being full scale. */
export function truePeakOf({ left, right }: Stereo): number {
  let highest = 0;
  for (const channel of [left, right]) {
    eachLoudBlock(
      channel,
      () => highest,
      (from, to, around) => (highest = highestPeak(channel, from, to, around, highest)),
    );
  }
  return highest;
}

/**
 * For every sample the true peak of both channels from there to the next; what cannot be above `least` is left at 0.
 * @param peaks where they are put
 */
export function truePeaks({ left, right }: Stereo, least: number, peaks = new Float32Array(left.length)): Float32Array {
  peaks.fill(0);
  for (const channel of [left, right]) {
    eachLoudBlock(
      channel,
      () => least,
      (from, to, around) => raisePeaks(channel, from, to, around, least, peaks),
    );
  }
  return peaks;
}

/** Gives the blocks in which a true peak may be above what `least` says, and what no sample in and around them is above. */
function eachLoudBlock(
  channel: Float32Array,
  least: () => number,
  look: (from: number, to: number, around: number) => void,
): void {
  // Every sample is looked at once, and those around a loud block again for its own surroundings.
  let [before, here] = [0, highestOf(channel, 0, BLOCK)];
  for (let start = 0; start < channel.length; start += BLOCK) {
    const after = highestOf(channel, start + BLOCK, start + 2 * BLOCK);
    const most = Math.max(before, here, after);
    before = here;
    here = after;
    if (most * (NEAR + FAR) <= least()) continue;
    const around = highestOf(channel, start - REACH, start + BLOCK + REACH);
    if (around * (NEAR + FAR) > least()) look(start, Math.min(channel.length, start + BLOCK), around);
  }
}

function highestPeak(channel: Float32Array, from: number, to: number, around: number, before: number): number {
  let highest = before;
  for (let index = from; index < to; index += 1) {
    if (highestOf(channel, index - 1, index + 3) * NEAR + around * FAR <= highest) continue;
    const peak = peakAt(channel, index);
    if (peak > highest) highest = peak;
  }
  return highest;
}

function raisePeaks(
  channel: Float32Array,
  from: number,
  to: number,
  around: number,
  least: number,
  peaks: Float32Array,
): void {
  for (let index = from; index < to; index += 1) {
    if (highestOf(channel, index - 1, index + 3) * NEAR + around * FAR <= least) continue;
    const peak = peakAt(channel, index);
    if (peak > (peaks[index] as number)) peaks[index] = peak;
  }
}

/** The size of the largest of some samples; there are none beyond the ends. */
export function highestOf(channel: Float32Array, from: number, to: number): number {
  let highest = 0;
  const end = Math.min(channel.length, to);
  for (let index = Math.max(0, from); index < end; index += 1) {
    const size = Math.abs(channel[index] as number);
    if (size > highest) highest = size;
  }
  return highest;
}

function peakAt(channel: Float32Array, index: number): number {
  const from = index - REACH + 1;
  const isInside = from >= 0 && from + 2 * REACH <= channel.length;
  return isInside ? peakIn(channel, from) : peakIn(window(channel, from), 0);
}

/** Samples around a place at an end of a sound; beyond it there is silence. */
function window(channel: Float32Array, from: number): Float32Array {
  return Float32Array.from({ length: 2 * REACH }, (_, index) => channel[from + index] ?? 0);
}

const [QUARTER, HALF, THREE_QUARTERS] = TAPS as [Float64Array, Float64Array, Float64Array];

/**
 * All three points in one loop, and nothing is asked whether it is there: this takes most of the time of measuring a film, and a seventh of what
 * it takes otherwise.
 */
function peakIn(samples: Float32Array, from: number): number {
  let [quarter, half, rest] = [0, 0, 0];
  for (let tap = 0; tap < 2 * REACH; tap += 1) {
    const sample = samples[from + tap] as number;
    quarter += (QUARTER[tap] as number) * sample;
    half += (HALF[tap] as number) * sample;
    rest += (THREE_QUARTERS[tap] as number) * sample;
  }
  const own = samples[from + REACH - 1] as number;
  return Math.max(Math.abs(own), Math.abs(quarter), Math.abs(half), Math.abs(rest));
}
