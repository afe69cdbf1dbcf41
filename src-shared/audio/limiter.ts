import { integratedLoudness, LOUDNESS_STEP, LoudnessMeter } from './loudness.ts';
import { SAMPLE_RATE } from './pcm.ts';
import type { Stereo } from './pcm.ts';
import { highestOf, PEAK_REACH, truePeaks } from './true-peak.ts';
import { inBlocks, Workspace } from './workspace.ts';

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
 * @param workspace has what is given back, until the next piece is limited in it
 */
export function limited(
  sound: Stereo,
  margin: number,
  { gain, ceiling, window }: LimiterSetting,
  workspace = new Workspace(),
): Stereo {
  const length = sound.left.length - 2 * margin;
  const allowed = ceiling / gain;
  const peaks = truePeaks(sound, allowed, workspace.float32('peaks', sound.left.length));
  // A peak lies between its sample and the next: one more than the window.
  const gains = gainsUnder(peaks, allowed, window, 1, workspace);
  const out = workspace.stereo('limited', length);
  inBlocks(length, (from, to) => {
    for (const side of ['left', 'right'] as const) {
      if (gains === null) amplified(sound[side], margin, gain, out[side], from, to);
      else lowered(sound[side], margin, gain, gains, out[side], from, to);
    }
  });
  return out;
}

function amplified(
  samples: Float32Array,
  margin: number,
  gain: number,
  out: Float32Array,
  from: number,
  to: number,
): void {
  for (let index = from; index < to; index += 1) out[index] = gain * (samples[index + margin] as number);
}

function lowered(
  samples: Float32Array,
  margin: number,
  gain: number,
  gains: Float64Array,
  out: Float32Array,
  from: number,
  to: number,
): void {
  for (let index = from; index < to; index += 1) {
    out[index] = gain * (gains[index + margin] as number) * (samples[index + margin] as number);
  }
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
  for (let step = 0; step < peaks.length; step += 1) {
    const [from, to] = [step * FINE_STEP, (step + 1) * FINE_STEP];
    peaks[step] = Math.max(highestOf(sound.left, from, to), highestOf(sound.right, from, to));
  }
  return { energies: Float32Array.from(meter.steps), peaks };
}

/** About how loud a sound would be at a setting, in LUFS. */
export function limitedLoudness(
  { energies, peaks }: SoundOutline,
  { gain, ceiling, window }: LimiterSetting,
  workspace = new Workspace(),
): number {
  const gains = gainsUnder(peaks, ceiling / gain, window / FINE_STEP, 0, workspace);
  const steps: number[] = [];
  for (let first = 0; first + FINE_STEPS_A_STEP <= energies.length; first += FINE_STEPS_A_STEP) {
    let sum = 0;
    for (let index = first; index < first + FINE_STEPS_A_STEP; index += 1) {
      const factor = gains === null ? gain : gain * (gains[index] ?? 1);
      sum += (energies[index] ?? 0) * factor ** 2;
    }
    steps.push(sum / FINE_STEPS_A_STEP);
  }
  return integratedLoudness(steps);
}

/** Places, half-open. */
type Stretch = readonly [from: number, to: number];

/**
 * The least gain of a window around every place, then two averages of half the window: no place gets more than it may. Null where nothing is too loud. Most
 * places are far from all that is: there the gain is 1, and is not computed.
 */
function gainsUnder(
  peaks: Float32Array,
  allowed: number,
  window: number,
  more: number,
  workspace: Workspace,
): Float64Array | null {
  const reach = window + more;
  const dips = stretchesOver(peaks, allowed, reach);
  if (dips.length === 0) return null;
  const [needed, once, twice] = ['needed', 'once', 'twice'].map((name) =>
    workspace.float64(name, peaks.length).fill(1),
  );
  if (!needed || !once || !twice) throw new RangeError('no arrays');
  for (const dip of dips) least(peaks, allowed, reach, dip, needed, workspace);
  const half = Math.floor(window / 2);
  averages(once, averages(needed, dips, half, once), half, twice);
  return twice;
}

/** Where a peak is too loud within `reach`. */
function stretchesOver(peaks: Float32Array, allowed: number, reach: number): Stretch[] {
  const stretches: Stretch[] = [];
  let [from, to] = [0, 0];
  for (let index = 0; index < peaks.length; index += 1) {
    if (!((peaks[index] as number) > allowed)) continue;
    if (index - reach > to) {
      if (to > 0) stretches.push([from, to]);
      from = index - reach;
    }
    to = Math.min(peaks.length, index + reach + 1);
  }
  if (to > 0) stretches.push([from, to]);
  return stretches;
}

/** The least gain that a peak within `reach` of every place of a stretch needs (a queue of candidates, each enters and leaves once). */
function least(
  peaks: Float32Array,
  allowed: number,
  reach: number,
  [from, to]: Stretch,
  out: Float64Array,
  workspace: Workspace,
): void {
  const start = Math.max(0, from - reach);
  const end = Math.min(peaks.length, to + reach);
  const gains = workspace.float64('gains', end - start);
  const queue = workspace.int32('queue', end - start);
  let [first, last] = [0, 0];
  for (let index = 0; index < to - start + reach; index += 1) {
    if (index < gains.length) {
      const peak = peaks[index + start] as number;
      const gain = peak > allowed ? allowed / peak : 1;
      gains[index] = gain;
      while (last > first && (gains[queue[last - 1] as number] as number) >= gain) last -= 1;
      queue[last] = index;
      last += 1;
    }
    const centre = index - reach;
    if (centre < from - start) continue;
    while ((queue[first] as number) < centre - reach) first += 1;
    out[centre + start] = gains[queue[first] as number] as number;
  }
}

/**
 * Puts into `means` the mean within `reach` of every place that is not 1; beyond the ends stands what is at the ends.
 * @param stretches where values are below 1
 * @returns where means may be
 */
function averages(
  values: Float64Array,
  stretches: readonly Stretch[],
  reach: number,
  means: Float64Array,
): readonly Stretch[] {
  const computed: Stretch[] = [];
  for (const [from, to] of stretches) {
    const first = Math.floor(Math.max(0, from - reach) / RESTART) * RESTART;
    for (let start = Math.max(first, computed.at(-1)?.[1] ?? 0); start < Math.min(values.length, to + reach);) {
      const end = Math.min(values.length, start + RESTART);
      average(values, reach, start, end, means);
      computed.push([start, end]);
      start = end;
    }
  }
  return computed;
}

/** Summed anew now and then: rounding would pile up, and differ from piece to piece. */
const RESTART = 8192;

function average(values: Float64Array, reach: number, from: number, to: number, means: Float64Array): void {
  const last = values.length - 1;
  let sum = 0;
  for (let index = from - reach; index <= from + reach; index += 1) {
    sum += values[Math.min(last, Math.max(0, index))] as number;
  }
  for (let index = from; index < to; index += 1) {
    means[index] = sum / (2 * reach + 1);
    sum += (values[Math.min(last, index + reach + 1)] as number) - (values[Math.max(0, index - reach)] as number);
  }
}
