import { SAMPLE_RATE } from './pcm.ts';

/** Filters samples in place. `first` is the place of the first of them in the sound, below 0 while a filter warms up. */
export type Filter = (samples: Float32Array, first: number) => void;

/** Samples between two looks at a frequency that moves. */
const CONTROL = 32;

/**
 * A filter of second order whose frequency may move while it sounds: low-pass, band-pass and high-pass at once (Zavalishin,
 * "The Art of VA Filter Design", the state-variable filter by trapezoidal integration).
 */
export class StateVariable {
  low = 0;
  /** Its gain at its frequency is 1. */
  band = 0;
  high = 0;
  #gain = 0;
  #damping = 1;
  #scale = 1;
  #first = 0;
  #second = 0;

  /** @param frequency in hertz @param quality 0.707 is flat, more is narrower */
  constructor(frequency: number, quality = Math.SQRT1_2) {
    this.tune(frequency, quality);
  }

  tune(frequency: number, quality = Math.SQRT1_2): void {
    this.#gain = Math.tan((Math.PI * Math.min(frequency, SAMPLE_RATE * 0.45)) / SAMPLE_RATE);
    this.#damping = 1 / quality;
    this.#scale = 1 / (1 + this.#gain * (this.#gain + this.#damping));
  }

  /** One sample: what comes of it is in {@link StateVariable.low}, `band` and `high`. */
  next(sample: number): void {
    const high = (sample - (this.#gain + this.#damping) * this.#first - this.#second) * this.#scale;
    const band = this.#gain * high + this.#first;
    const low = this.#gain * band + this.#second;
    this.#first = this.#gain * high + band;
    this.#second = this.#gain * band + low;
    this.high = high;
    this.band = band * this.#damping;
    this.low = low;
  }

  /** Filters samples in place, as {@link StateVariable.next} would one by one: its memory is in variables meanwhile. */
  pass(samples: Float32Array, from: number, to: number, output: 'low' | 'band' | 'high'): void {
    const [gain, damping, scale] = [this.#gain, this.#damping, this.#scale];
    let [first, second] = [this.#first, this.#second];
    for (let index = from; index < to; index += 1) {
      const high = ((samples[index] as number) - (gain + damping) * first - second) * scale;
      const band = gain * high + first;
      const low = gain * band + second;
      first = gain * high + band;
      second = gain * band + low;
      samples[index] = output === 'low' ? low : output === 'high' ? high : band * damping;
    }
    [this.#first, this.#second] = [first, second];
  }
}

/** Passes one after the other. */
export function chain(...filters: readonly Filter[]): Filter {
  return (samples, first) => {
    for (const filter of filters) filter(samples, first);
  };
}

/** What is below a frequency. */
export function lowPass(frequency: number, quality?: number): Filter {
  return (samples) => new StateVariable(frequency, quality).pass(samples, 0, samples.length, 'low');
}

/** What is above a frequency. */
export function highPass(frequency: number, quality?: number): Filter {
  return (samples) => new StateVariable(frequency, quality).pass(samples, 0, samples.length, 'high');
}

/** What is around a frequency, which may move with the loop. */
export function bandPass(frequency: number | ((index: number) => number), quality: number): Filter {
  if (typeof frequency === 'number') {
    return (samples) => new StateVariable(frequency, quality).pass(samples, 0, samples.length, 'band');
  }
  return (samples, first) => {
    const filter = new StateVariable(frequency(0), quality);
    for (let index = 0; index < samples.length; index += CONTROL) {
      filter.tune(frequency(first + index), quality);
      filter.pass(samples, index, Math.min(samples.length, index + CONTROL), 'band');
    }
  };
}

/** Makes white noise pink: 3 dB less an octave, within half a decibel (Paul Kellet's refined filter). */
export const pink: Filter = (samples) => {
  let [a, b, c, d, e, f, g] = [0, 0, 0, 0, 0, 0, 0];
  for (let index = 0; index < samples.length; index += 1) {
    const white = samples[index] as number;
    a = 0.99886 * a + white * 0.0555179;
    b = 0.99332 * b + white * 0.0750759;
    c = 0.969 * c + white * 0.153852;
    d = 0.8665 * d + white * 0.3104856;
    e = 0.55 * e + white * 0.5329522;
    f = -0.7616 * f - white * 0.016898;
    samples[index] = (a + b + c + d + e + f + g + white * 0.5362) * 0.2;
    g = white * 0.115926;
  }
};
