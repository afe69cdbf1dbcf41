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
}

/** Passes one after the other. */
export function chain(...filters: readonly Filter[]): Filter {
  return (samples, first) => {
    for (const filter of filters) filter(samples, first);
  };
}

/** What is below a frequency. */
export function lowPass(frequency: number, quality?: number): Filter {
  return (samples) => {
    const filter = new StateVariable(frequency, quality);
    for (let index = 0; index < samples.length; index += 1) {
      filter.next(samples[index] ?? 0);
      samples[index] = filter.low;
    }
  };
}

/** What is above a frequency. */
export function highPass(frequency: number, quality?: number): Filter {
  return (samples) => {
    const filter = new StateVariable(frequency, quality);
    for (let index = 0; index < samples.length; index += 1) {
      filter.next(samples[index] ?? 0);
      samples[index] = filter.high;
    }
  };
}

/** What is around a frequency, which may move with the loop. */
export function bandPass(frequency: number | ((index: number) => number), quality: number): Filter {
  const at = typeof frequency === 'number' ? () => frequency : frequency;
  return (samples, first) => {
    const filter = new StateVariable(at(0), quality);
    for (let index = 0; index < samples.length; index += 1) {
      if (index % CONTROL === 0 && typeof frequency !== 'number') filter.tune(at(first + index), quality);
      filter.next(samples[index] ?? 0);
      samples[index] = filter.band;
    }
  };
}

/** Makes white noise pink: 3 dB less an octave, within half a decibel (Paul Kellet's refined filter). */
export const pink: Filter = (samples) => {
  let [a, b, c, d, e, f, g] = [0, 0, 0, 0, 0, 0, 0];
  for (let index = 0; index < samples.length; index += 1) {
    const white = samples[index] ?? 0;
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
