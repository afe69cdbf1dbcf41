import { integratedLoudness, LOUDNESS_STEP, LoudnessMeter } from './loudness.ts';
import { SAMPLE_RATE } from './pcm.ts';
import type { Stereo } from './pcm.ts';
import { PEAK_REACH, truePeaks } from './true-peak.ts';

/**
 * How far before and after a peak the gain is already and still low, in samples. The first is so long that not even a bass is
 * bent; the others are for sound whose peaks stand so far above the rest that it cannot be made loud otherwise. Whole numbers of
 * {@link FINE_STEP}s.
 */
export const LIMITER_WINDOWS = [32, 10, 4, 2].map((milliseconds) => (milliseconds * SAMPLE_RATE) / 1000);
const LONGEST_WINDOW = Math.max(...LIMITER_WINDOWS);

/** Samples around a piece of sound that its limiting depends on. */
export const LIMITER_MARGIN = 2 * (LONGEST_WINDOW + 1) + PEAK_REACH;

/** A gain, the ceiling that the limiter keeps (both as factors), and one of its windows. */
export interface LimiterSetting {
  readonly gain: number;
  readonly ceiling: number;
  readonly window: number;
}

/**
 * Amplifies a sound and keeps its true peaks under a ceiling: the gain is lowered smoothly ahead of a peak and comes back behind
 * it. A piece of a film is given with {@link LIMITER_MARGIN} samples of its neighbours around it, and gets the samples that the whole
 * film would.
 * @param margin how many samples of `sound` at either end are neighbours
 */
export function limited(sound: Stereo, margin: number, { gain, ceiling, window }: LimiterSetting): Stereo {
  const { length } = sound.left;
  const allowed = ceiling / gain;
  const peaks = truePeaks(sound, allowed);
  // A peak lies between its sample and the next: one more than the window.
  const envelope = peaks.some((peak) => peak > allowed) ? gainsUnder(peaks, allowed, window, 1) : null;
  const out = { left: new Float32Array(length - 2 * margin), right: new Float32Array(length - 2 * margin) };
  for (let index = 0; index < out.left.length; index += 1) {
    const factor = gain * (envelope === null ? 1 : (envelope[index + margin] ?? 1));
    out.left[index] = factor * (sound.left[index + margin] ?? 0);
    out.right[index] = factor * (sound.right[index + margin] ?? 0);
  }
  return out;
}

/** Samples of a step of {@link SoundOutline}: a millisecond. */
export const FINE_STEP = SAMPLE_RATE / 1000;
const FINE_STEPS_A_STEP = LOUDNESS_STEP / FINE_STEP;

/** What a sound is like from millisecond to millisecond: enough to tell how loud it would be, limited. */
export interface SoundOutline {
  /** Mean squares behind the filter of the loudness meter, both channels added. */
  readonly energies: Float32Array;
  readonly peaks: Float32Array;
}

/** The outline of a sound; what is over at its end is left out. */
export function outlineOf(sound: Stereo): SoundOutline {
  const meter = new LoudnessMeter(FINE_STEP);
  meter.push(sound);
  const peaks = new Float32Array(meter.steps.length);
  for (let index = 0; index < peaks.length * FINE_STEP; index += 1) {
    const step = Math.floor(index / FINE_STEP);
    const size = Math.max(Math.abs(sound.left[index] ?? 0), Math.abs(sound.right[index] ?? 0));
    if (size > (peaks[step] ?? 0)) peaks[step] = size;
  }
  return { energies: Float32Array.from(meter.steps), peaks };
}

/** About how loud a sound would be at a setting, in LUFS. */
export function limitedLoudness({ energies, peaks }: SoundOutline, { gain, ceiling, window }: LimiterSetting): number {
  const gains = gainsUnder(peaks, ceiling / gain, window / FINE_STEP, 0);
  const steps: number[] = [];
  for (let first = 0; first + FINE_STEPS_A_STEP <= energies.length; first += FINE_STEPS_A_STEP) {
    let sum = 0;
    for (let index = first; index < first + FINE_STEPS_A_STEP; index += 1) {
      sum += (energies[index] ?? 0) * (gain * (gains[index] ?? 1)) ** 2;
    }
    steps.push(sum / FINE_STEPS_A_STEP);
  }
  return integratedLoudness(steps);
}

/** The least gain of a window around every place, then two averages of half the window: no place gets more than it may. */
function gainsUnder(peaks: Float32Array, allowed: number, window: number, more: number): Float64Array {
  const needed = new Float64Array(peaks.length);
  for (let index = 0; index < peaks.length; index += 1) {
    const peak = peaks[index] ?? 0;
    needed[index] = peak > allowed ? allowed / peak : 1;
  }
  const half = Math.floor(window / 2);
  return averages(averages(least(needed, window + more), half), half);
}

/** The least value within `reach` of every place (a queue of candidates, each value enters and leaves once). */
function least(values: Float64Array, reach: number): Float64Array {
  const out = new Float64Array(values.length);
  const queue = new Int32Array(values.length);
  let [first, last] = [0, 0];
  for (let index = 0; index < values.length + reach; index += 1) {
    if (index < values.length) {
      const value = values[index] ?? 1;
      while (last > first && (values[queue[last - 1] ?? 0] ?? 1) >= value) last -= 1;
      queue[last] = index;
      last += 1;
    }
    const centre = index - reach;
    if (centre < 0) continue;
    while ((queue[first] ?? 0) < centre - reach) first += 1;
    out[centre] = values[queue[first] ?? 0] ?? 1;
  }
  return out;
}

/** The mean within `reach` of every place; beyond the ends stands what is at the ends. */
function averages(values: Float64Array, reach: number): Float64Array {
  const out = new Float64Array(values.length);
  const at = (index: number): number => values[Math.min(values.length - 1, Math.max(0, index))] ?? 1;
  for (let start = 0; start < values.length; start += RESTART) {
    // Summed anew now and then: rounding would pile up, and differ from piece to piece.
    let sum = 0;
    for (let index = start - reach; index <= start + reach; index += 1) sum += at(index);
    for (let index = start; index < Math.min(values.length, start + RESTART); index += 1) {
      out[index] = sum / (2 * reach + 1);
      sum += at(index + reach + 1) - at(index - reach);
    }
  }
  return out;
}

const RESTART = 8192;
