/** The power spectrum of real samples by a fast Fourier transform of one length, a power of two. */
export class Spectrum {
  readonly #size: number;
  readonly #window: Float64Array;
  readonly #cosines: Float64Array;
  readonly #sines: Float64Array;
  readonly #real: Float64Array;
  readonly #imaginary: Float64Array;
  /** The powers of the frequencies from 0 up to half the rate; overwritten by the next call. */
  readonly powers: Float64Array;

  constructor(size: number) {
    this.#size = size;
    this.#window = Float64Array.from(
      { length: size },
      (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size),
    );
    this.#cosines = Float64Array.from({ length: size / 2 }, (_, index) => Math.cos((2 * Math.PI * index) / size));
    this.#sines = Float64Array.from({ length: size / 2 }, (_, index) => -Math.sin((2 * Math.PI * index) / size));
    this.#real = new Float64Array(size);
    this.#imaginary = new Float64Array(size);
    this.powers = new Float64Array(size / 2);
  }

  /** Looks at the samples from a place on through a Hann window; what is beyond the end is silent. */
  look(samples: Float32Array, from: number): Float64Array {
    for (let index = 0; index < this.#size; index += 1) {
      this.#real[index] = (samples[from + index] ?? 0) * (this.#window[index] ?? 0);
      this.#imaginary[index] = 0;
    }
    this.#transform();
    for (let index = 0; index < this.powers.length; index += 1) {
      this.powers[index] = (this.#real[index] ?? 0) ** 2 + (this.#imaginary[index] ?? 0) ** 2;
    }
    return this.powers;
  }

  /** Cooley and Tukey, radix 2, in place. */
  #transform(): void {
    const [real, imaginary, size] = [this.#real, this.#imaginary, this.#size];
    for (let index = 1, mirror = 0; index < size; index += 1) {
      let bit = size >> 1;
      for (; mirror & bit; bit >>= 1) mirror ^= bit;
      mirror ^= bit;
      if (index < mirror) {
        [real[index], real[mirror]] = [real[mirror] ?? 0, real[index] ?? 0];
      }
    }
    for (let half = 1; half < size; half *= 2) {
      const stride = size / (2 * half);
      for (let start = 0; start < size; start += 2 * half) {
        for (let index = 0; index < half; index += 1) {
          const [cosine, sine] = [this.#cosines[index * stride] ?? 0, this.#sines[index * stride] ?? 0];
          const [low, high] = [start + index, start + index + half];
          const [re, im] = [real[high] ?? 0, imaginary[high] ?? 0];
          const [turnedRe, turnedIm] = [re * cosine - im * sine, re * sine + im * cosine];
          [real[high], imaginary[high]] = [(real[low] ?? 0) - turnedRe, (imaginary[low] ?? 0) - turnedIm];
          [real[low], imaginary[low]] = [(real[low] ?? 0) + turnedRe, (imaginary[low] ?? 0) + turnedIm];
        }
      }
    }
  }
}
