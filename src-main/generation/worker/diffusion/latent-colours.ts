import { solve } from '../../schedulers/numbers.ts';
import { TorchGenerator } from '../../schedulers/torch-noise.ts';
import type { SmallPicture } from '../small-picture.ts';
import { SMALL_SIDE } from '../small-picture.ts';
import type { NetPool } from './net-pool.ts';
import type { Values } from './values.ts';
import { slice, values } from './values.ts';

/** So many drawn pictures are learned from; more would say nothing new. */
const MOST_LEARNED = 8;
/** Of a latent's rows and columns so many are looked at: hundreds of places for a handful of weights. */
const MOST_ALONG = 32;
/** Of the equations' own size: what latents say nothing of stays near nought. */
const RIDGE = 1e-3;
/** Of the latent that is decoded beforehand: its sides, of the patches that are alike in it, and a seed of ours. */
const [GUESS_SIDE, GUESS_PATCH, GUESS_SEED] = [16, 2, 52];

/**
 * What colours a pack's latents stand for, about: red, green and blue as weighted sums of a latent's channels and a constant. They are fitted by least squares to what
 * the pack's own decoder makes of latents: of a little noise before anything is drawn, then of what was drawn.
 */
export class LatentColours {
  /** Sums of the products of channels (a one behind them) with each other, and with colours. */
  #products: number[][] = [];
  #colours: number[][] = [];
  #learned = 0;
  #isGuessed = false;
  /** Of each colour, the channels' weights and the constant. */
  #weights: readonly (readonly number[])[] | null = null;

  /**
   * Learns from a little noise that is decoded, the first time that it is asked to.
   * @param decode of a latent, [1, channels, rows, columns], makes a picture as of {@link learn}
   */
  async guess(channels: number, decode: (latent: Values) => Promise<Values>): Promise<void> {
    if (this.#isGuessed || this.#learned > 0) return;
    this.#isGuessed = true;
    const latent = patches(channels);
    this.#note(latent, await decode(latent));
  }

  /** @param latent [1, channels, rows, columns] @param picture what the decoder made of it: [1, 3, height, width] from 0 to 1 */
  learn(latent: Values, picture: Values): void {
    if (this.#learned === MOST_LEARNED) return;
    this.#learned += 1;
    this.#note(latent, picture);
  }

  /** A latent, [1, channels, rows, columns], as a small picture; null while nothing is known of its colours. */
  shown({ data, shape }: Values): SmallPicture | null {
    const [, channels = 0, rows = 0, columns = 0] = shape;
    const weights = (this.#weights ??= this.#solved());
    if (weights === null) return null;
    const every = Math.max(1, Math.ceil(Math.max(rows, columns) / SMALL_SIDE));
    const [width, height] = [Math.floor(columns / every), Math.floor(rows / every)];
    const rgb = new Uint8ClampedArray(3 * width * height);
    const area = rows * columns;
    weights.forEach((weight, colour) => {
      for (let at = 0; at < width * height; at += 1) {
        const from = Math.floor(at / width) * every * columns + (at % width) * every;
        let sum = weight[channels] ?? 0;
        for (let channel = 0; channel < channels; channel += 1)
          sum += (weight[channel] ?? 0) * (data[channel * area + from] ?? 0);
        rgb[3 * at + colour] = 255 * sum;
      }
    });
    return { width, height, rgb: new Uint8Array(rgb.buffer) };
  }

  #note(latent: Values, picture: Values): void {
    const [, channels = 0, rows = 0, columns = 0] = latent.shape;
    if (this.#products.length === 0) {
      const noughts = (count: number): number[][] =>
        Array.from({ length: count }, () => Array<number>(channels + 1).fill(0));
      [this.#products, this.#colours] = [noughts(channels + 1), noughts(3)];
    }
    const every = Math.ceil(Math.max(rows, columns) / MOST_ALONG);
    const one = new Float64Array(channels + 1).fill(1);
    for (let y = 0; y < rows; y += every) {
      for (let x = 0; x < columns; x += every) {
        for (let channel = 0; channel < channels; channel += 1)
          one[channel] = latent.data[(channel * rows + y) * columns + x] ?? 0;
        this.#products.forEach((row, channel) => addTimes(row, one[channel] ?? 0, one));
        this.#colours.forEach((row, colour) => addTimes(row, meanAt(picture, colour, [y, x], [rows, columns]), one));
      }
    }
    this.#weights = null;
  }

  #solved(): number[][] | null {
    if (this.#products.length === 0) return null;
    const size = this.#products.reduce((sum, row, at) => sum + (row[at] ?? 0), 0) / this.#products.length;
    const kept = this.#products.map((row, at) => row.map((value, other) => value + (at === other ? RIDGE * size : 0)));
    return this.#colours.map((colour) => solve(kept, colour));
  }
}

type Place = readonly [row: number, column: number];

/** Adds a multiple of numbers to others. */
function addTimes(sums: number[], factor: number, numbers: Float64Array): void {
  for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) + factor * (numbers[i] ?? 0);
}

/** The mean of a colour where a number of a latent lies, of as many rows and columns as it has. */
function meanAt({ data, shape }: Values, colour: number, [y, x]: Place, [rows, columns]: Place): number {
  const [, , height = 0, width = 0] = shape;
  const [high, wide] = [Math.floor(height / rows), Math.floor(width / columns)];
  let sum = 0;
  for (let row = y * high; row < (y + 1) * high; row += 1) {
    const from = (colour * height + row) * width + x * wide;
    for (let at = from; at < from + wide; at += 1) sum += data[at] ?? 0;
  }
  return sum / (high * wide);
}

/** Noise in small patches that are alike, since pictures are smooth and a decoder looks at what is around. */
function patches(channels: number): Values {
  const side = GUESS_SIDE / GUESS_PATCH;
  const noise = new TorchGenerator(GUESS_SEED).normal(channels * side * side);
  const data = Float32Array.from({ length: channels * GUESS_SIDE ** 2 }, (_, i) => {
    const [channel, y, x] = [Math.floor(i / GUESS_SIDE ** 2), Math.floor(i / GUESS_SIDE) % GUESS_SIDE, i % GUESS_SIDE];
    return noise[(channel * side + Math.floor(y / GUESS_PATCH)) * side + Math.floor(x / GUESS_PATCH)] ?? 0;
  });
  return values(data, [1, channels, GUESS_SIDE, GUESS_SIDE]);
}

/** The frame in the middle of a film's latent, [1, channels, frames, rows, columns]. */
export function middleFrame(latent: Values): Values {
  const [batch = 1, channels = 0, frames = 0, ...area] = latent.shape;
  const middle = Math.floor(frames / 2);
  return values(slice(latent, 2, middle, middle + 1).data, [batch, channels, ...area]);
}

/** What a pack's colours are guessed with. */
interface Guess {
  readonly colours: LatentColours;
  readonly pool: NetPool;
  /** Networks that are asked before the decoder. */
  readonly beside: readonly string[];
  readonly channels: number;
  readonly decode: (latent: Values) => Promise<Values>;
}

/** Lets a pack guess its colours before it draws for somebody who looks, where its decoder has room beside all that is loaded. */
export async function guessColours({ colours, pool, beside, channels, decode }: Guess): Promise<void> {
  if (!pool.hasRoom('vae_decoder', beside)) return;
  // What a decoder cannot do at this size is no reason not to draw: pictures are shown once one was drawn.
  await colours.guess(channels, decode).catch(() => undefined);
}
