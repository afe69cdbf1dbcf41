/** What a channel sounds like now, in decibels of full scale. */
export interface Level {
  readonly peak: number;
  readonly rms: number;
}

const QUIETEST_DB = -60;

/** The level of some samples, −60 dB at the least. */
export function levelOf(samples: Float32Array): Level {
  let [peak, squares] = [0, 0];
  for (const sample of samples) {
    peak = Math.max(peak, Math.abs(sample));
    squares += sample * sample;
  }
  const decibels = (value: number): number => Math.max(QUIETEST_DB, 20 * Math.log10(value));
  return { peak: decibels(peak), rms: decibels(Math.sqrt(squares / Math.max(1, samples.length))) };
}

/** How high a level stands on a meter, 0 to 1: linear in decibels. */
export function heightOf(decibels: number): number {
  return Math.min(1, Math.max(0, 1 - decibels / QUIETEST_DB));
}
