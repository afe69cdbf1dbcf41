import { SAMPLE_RATE } from './pcm.ts';
import type { Stereo } from './pcm.ts';
import { Spectrum } from './spectrum.ts';

/** Where the beats of a piece of music are. */
export interface Beats {
  /** Beats a minute; 0 where there is no beat to be heard. */
  readonly tempo: number;
  /** In samples, in order. */
  readonly times: readonly number[];
}

/** Samples between two looks at the spectrum: 10 ms. */
const HOP = SAMPLE_RATE / 100;
const SIZE = 1024;
const LOOKS_A_MINUTE = (60 * SAMPLE_RATE) / HOP;
const [SLOWEST, FASTEST] = [55, 200];
/** The tempo that people tap where two fit, and how many octaves around it they do. */
const [USUAL, SPREAD] = [115, 0.9];
/** How much a beat that comes early or late costs (Ellis's α). */
const STRICT = 120;
/** How much of the music repeats at the tempo at least, for it to have one. */
const LEAST_REPEAT = 0.08;
/** The times of looks are those of the middle of what is looked at. */
const MIDDLE = SIZE / 2;

/**
 * Finds the beats of music: where its spectrum grows, how far apart that repeats, and the one row of beats that fits both best
 * (Ellis, "Beat Tracking by Dynamic Programming", 2007).
 */
export function beatsOf({ left, right }: Stereo): Beats {
  const mono = left.map((sample, index) => (sample + (right[index] ?? 0)) / 2);
  const onsets = onsetStrength(mono);
  const period = periodOf(onsets);
  if (period === null) return { tempo: 0, times: [] };
  const looks = rowOfBeats(onsets, period);
  const [first = 0, last = 0] = [looks[0], looks.at(-1)];
  const mean = looks.length > 1 ? (last - first) / (looks.length - 1) : period;
  return { tempo: LOOKS_A_MINUTE / mean, times: looks.map((look) => look * HOP + MIDDLE) };
}

/** How much every look at the spectrum has gained on the one before, in bands of growing width, on a scale like the ear's. */
function onsetStrength(mono: Float32Array): Float64Array {
  const spectrum = new Spectrum(SIZE);
  const edges = bandEdges();
  const count = Math.max(0, Math.ceil(mono.length / HOP));
  const strength = new Float64Array(count);
  let before = new Float64Array(edges.length - 1);
  for (let look = 0; look < count; look += 1) {
    const powers = spectrum.look(mono, look * HOP);
    const bands = before.map((_, band) => {
      let sum = 0;
      for (let bin = edges[band] ?? 0; bin < (edges[band + 1] ?? 0); bin += 1) sum += powers[bin] ?? 0;
      return Math.sqrt(Math.sqrt(sum));
    });
    if (look > 0)
      strength[look] = bands.reduce((sum, value, band) => sum + Math.max(0, value - (before[band] ?? 0)), 0);
    before = bands;
  }
  return standardised(strength);
}

function bandEdges(): number[] {
  const edges: number[] = [];
  for (let edge = 1; edge < 256; edge = Math.max(edge + 1, Math.round(edge * 1.26))) edges.push(edge);
  return edges;
}

/** Above the local mean, in standard deviations. */
function standardised(values: Float64Array): Float64Array {
  const around = 50;
  const sums = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index += 1) sums[index + 1] = (sums[index] ?? 0) + (values[index] ?? 0);
  const above = values.map((value, index) => {
    const [from, to] = [Math.max(0, index - around), Math.min(values.length, index + around)];
    return Math.max(0, value - ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from));
  });
  const deviation = Math.sqrt(above.reduce((sum, value) => sum + value * value, 0) / Math.max(1, above.length));
  return deviation === 0 ? above : above.map((value) => value / deviation);
}

/** The distance of beats in looks, between whole ones; null where nothing repeats. */
function periodOf(onsets: Float64Array): number | null {
  const [shortest, longest] = [Math.floor(LOOKS_A_MINUTE / FASTEST), Math.ceil(LOOKS_A_MINUTE / SLOWEST)];
  if (onsets.length < 4 * longest) return null;
  const repeat = (lag: number): number => {
    let sum = 0;
    for (let index = lag; index < onsets.length; index += 1) sum += (onsets[index] ?? 0) * (onsets[index - lag] ?? 0);
    return sum / (onsets.length - lag);
  };
  const repeats = Float64Array.from({ length: 2 * longest + 2 }, (_, lag) => (lag < shortest - 1 ? 0 : repeat(lag)));
  const mean = onsets.reduce((sum, value) => sum + value, 0) / onsets.length;
  const weight = (lag: number): number => {
    const octaves = Math.log2(LOOKS_A_MINUTE / lag / USUAL);
    return Math.exp(-0.5 * (octaves / SPREAD) ** 2);
  };
  // What comes again after two beats as well is more of a beat.
  const score = (lag: number): number => {
    const twice = Math.max(repeats[2 * lag - 1] ?? 0, repeats[2 * lag] ?? 0, repeats[2 * lag + 1] ?? 0);
    return weight(lag) * ((repeats[lag] ?? 0) + 0.5 * twice - 1.5 * mean * mean);
  };
  let best = shortest;
  for (let lag = shortest; lag <= longest; lag += 1) if (score(lag) > score(best)) best = lag;
  if ((repeats[best] ?? 0) - mean * mean < LEAST_REPEAT) return null;
  const [a, b, c] = [repeats[best - 1] ?? 0, repeats[best] ?? 0, repeats[best + 1] ?? 0];
  const bend = a - 2 * b + c;
  return bend < 0 ? best + Math.max(-0.5, Math.min(0.5, (0.5 * (a - c)) / bend)) : best;
}

/** The looks at which beats are: strong onsets at about the period from each other. */
function rowOfBeats(onsets: Float64Array, period: number): number[] {
  const [near, far] = [Math.round(period / 2), Math.round(period * 2)];
  const totals = Float64Array.from(onsets);
  const previous = new Int32Array(onsets.length).fill(-1);
  for (let look = near; look < onsets.length; look += 1) {
    let best = -Infinity;
    for (let lag = near; lag <= Math.min(far, look); lag += 1) {
      const total = (totals[look - lag] ?? 0) - STRICT * Math.log(lag / period) ** 2;
      if (total > best) {
        best = total;
        previous[look] = look - lag;
      }
    }
    if (best > 0) totals[look] = (onsets[look] ?? 0) + best;
    else previous[look] = -1;
  }
  let at = totals.length - 1;
  for (let look = Math.max(0, totals.length - Math.round(period)); look < totals.length; look += 1) {
    if ((totals[look] ?? 0) > (totals[at] ?? 0)) at = look;
  }
  const looks: number[] = [];
  for (; at >= 0; at = previous[at] ?? -1) looks.push(at);
  return looks.toReversed();
}
