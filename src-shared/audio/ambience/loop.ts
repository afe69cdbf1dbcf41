import { highPass } from '../filters.ts';
import type { Filter } from '../filters.ts';
import { SAMPLE_RATE, silence } from '../pcm.ts';
import type { Stereo } from '../pcm.ts';
import type { Random } from '../random.ts';

/** How long filters hear the end of a loop before its beginning, so that one goes over into the other: half a second. */
const WARM_UP = SAMPLE_RATE / 2;
/** Samples between two looks at what moves slowly. */
const CONTROL = 32;

/** Below this nothing is heard of noise but that it moves the cones: hertz. */
const LOWEST = 25;

const withoutRumble = highPass(LOWEST);

/** Sound that goes round: what is added beyond its end comes in at its beginning. All times are in samples. */
export class Loop {
  readonly sound: Stereo;
  readonly length: number;
  readonly random: Random;

  constructor(length: number, random: Random) {
    this.length = length;
    this.random = random;
    this.sound = silence(length);
  }

  get seconds(): number {
    return this.length / SAMPLE_RATE;
  }

  /** A random number between two. */
  between(lowest: number, highest: number): number {
    return lowest + (highest - lowest) * this.random();
  }

  /** How many events there are at so many a second; one at least. */
  count(perSecond: number): number {
    return Math.max(1, Math.round(perSecond * this.seconds));
  }

  /** A slow movement between 0 and 1 that comes back to its beginning, with so many turns in a minute or so. */
  swell(turnsPerMinute: number): (index: number) => number {
    const waves = [1, 1.7, 2.9].map((factor) => ({
      turns: Math.max(1, Math.round((turnsPerMinute * factor * this.seconds) / 60)),
      phase: this.random() * 2 * Math.PI,
      size: 1 / factor,
    }));
    const whole = waves.reduce((sum, { size }) => sum + size, 0);
    return (index) => {
      const angle = (2 * Math.PI * index) / this.length;
      const sum = waves.reduce((all, { turns, phase, size }) => all + size * Math.sin(turns * angle + phase), 0);
      return 0.5 + (0.5 * sum) / whole;
    };
  }

  /** Adds noise, another for each ear, through a filter; `level` is looked at now and then. */
  noise(filter: Filter, level: number | ((index: number) => number)): void {
    const before = Math.min(WARM_UP, this.length);
    for (const channel of [this.sound.left, this.sound.right]) {
      const samples = new Float32Array(before + this.length);
      for (let index = before; index < samples.length; index += 1) samples[index] = this.random() * 2 - 1;
      samples.copyWithin(0, samples.length - before);
      filter(samples, -before);
      withoutRumble(samples, -before);
      this.#add(channel, samples.subarray(before), typeof level === 'number' ? () => level : level);
    }
  }

  #add(channel: Float32Array, samples: Float32Array, level: (index: number) => number): void {
    let gain = level(0);
    for (let first = 0; first < this.length; first += CONTROL) {
      // The way from one look to the next is straight: steps would be heard as a hum.
      const end = Math.min(this.length, first + CONTROL);
      const rise = (level(end) - gain) / (end - first);
      for (let index = first; index < end; index += 1) {
        gain += rise;
        channel[index] = (channel[index] ?? 0) + gain * (samples[index] ?? 0);
      }
    }
  }

  /** Adds a sound of some samples at a place of the loop and of the stage (−1 to 1). */
  event(at: number, samples: number, pan: number, sample: (index: number) => number): void {
    const angle = ((pan + 1) * Math.PI) / 4;
    const [toLeft, toRight] = [Math.cos(angle), Math.sin(angle)];
    const start = Math.floor(at);
    for (let index = 0; index < samples; index += 1) {
      const value = sample(index);
      const place = (start + index) % this.length;
      this.sound.left[place] = (this.sound.left[place] ?? 0) + value * toLeft;
      this.sound.right[place] = (this.sound.right[place] ?? 0) + value * toRight;
    }
  }

  /** A random place of the loop. */
  anywhere(): number {
    return this.random() * this.length;
  }
}
