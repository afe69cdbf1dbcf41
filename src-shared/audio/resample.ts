/** Zero crossings of the sinc at either side: the stopband is then below the noise of 16 bits. */
const CROSSINGS = 24;
/** Where the passband ends, as a share of the lower of both Nyquist frequencies. */
const PASSBAND = 0.94;
/** Steps of the table between two zero crossings; between them it is read linearly. */
const STEPS = 512;

/** Another number of samples a second, by a windowed sinc (Smith, https://ccrma.stanford.edu/~jos/resample/). */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const cutoff = PASSBAND * Math.min(1, to / from);
  const reach = CROSSINGS / cutoff;
  const table = KERNEL;
  const out = new Float32Array(Math.round((samples.length * to) / from));
  for (let index = 0; index < out.length; index += 1) {
    const at = (index * from) / to;
    const first = Math.max(0, Math.ceil(at - reach));
    const last = Math.min(samples.length - 1, Math.floor(at + reach));
    let sum = 0;
    for (let tap = first; tap <= last; tap += 1) {
      const place = Math.abs(tap - at) * cutoff * STEPS;
      const whole = Math.floor(place);
      const left = table[whole] ?? 0;
      sum += (samples[tap] ?? 0) * (left + ((table[whole + 1] ?? 0) - left) * (place - whole));
    }
    out[index] = sum * cutoff;
  }
  return out;
}

/** sinc under Blackman's window, from its middle on. */
const KERNEL = Float64Array.from({ length: CROSSINGS * STEPS + 1 }, (_, index) => {
  const x = index / STEPS;
  const turn = (Math.PI * x) / CROSSINGS;
  const window = 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
  return index === 0 ? 1 : (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
});
