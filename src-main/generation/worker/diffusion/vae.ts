import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import type { NetPool } from './net-pool.ts';
import type { Values } from './values.ts';
import { concat, slice, toUnit, values } from './values.ts';

/** Numbers of a VAE's config.json. */
export interface VaeNumbers {
  /** Pixels of a latent's number, along each side. */
  readonly scale: number;
  readonly factor: number;
  readonly shift: number;
  /** Channels of a latent. */
  readonly channels: number;
}

/** What a pack says of its VAE; what it leaves out is as in Stable Diffusion's first one. */
export function vaeNumbers(pool: NetPool): VaeNumbers {
  const config = pool.config('vae_decoder');
  const number = (key: string, usual: number): number => (typeof config[key] === 'number' ? config[key] : usual);
  const blocks = Array.isArray(config['block_out_channels']) ? config['block_out_channels'].length : 4;
  return {
    scale: 2 ** (blocks - 1),
    factor: number('scaling_factor', 0.18215),
    shift: number('shift_factor', 0),
    channels: number('latent_channels', 4),
  };
}

/**
 * Rows and columns of the latent of a picture of so many pixels.
 * @throws ShotloomError bad_option where a number of the latent would stand for no whole number of pixels
 */
export function latentSize(
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
): readonly [rows: number, columns: number] {
  const [rows, columns] = [height / scale, width / scale];
  if (Number.isInteger(rows) && Number.isInteger(columns)) return [rows, columns];
  throw new ShotloomError(
    'bad_option',
    say`This model draws pictures whose sides are multiples of ${scale} pixels; choose another size.`,
  );
}

/** Rows and columns of a latent that are decoded at once, and how far such tiles overlap. */
export interface Tiling {
  readonly size: number;
  readonly overlap: number;
}

/**
 * Decodes a latent, [1, channels, rows, columns], to a picture, [1, 3, rows, columns] from -1 to 1. Larger ones than a tile are decoded in
 * overlapping tiles, which are blended over their overlaps, so that memory does not grow with the picture.
 */
export async function decodeLatent(
  pool: NetPool,
  latent: Values,
  { scale, factor, shift }: VaeNumbers,
  tiling?: Tiling,
): Promise<Values> {
  const net = await pool.get('vae_decoder');
  const raw = values(
    latent.data.map((value) => value / factor + shift),
    latent.shape,
  );
  const decode = async (part: Values): Promise<Values> => first(await net.run({ latent_sample: part }), 'sample');
  const [, , rows = 0, columns = 0] = latent.shape;
  if (!tiling || (rows <= tiling.size && columns <= tiling.size)) return await decode(raw);
  return await inTiles(raw, tiling, scale, decode);
}

/** A latent as a picture from 0 to 1. @throws ShotloomError model_failed where the decoder gives no numbers */
export async function decodePicture(
  pool: NetPool,
  latent: Values,
  vae: VaeNumbers,
  tiling: Tiling | undefined,
): Promise<Values> {
  return toUnit(await decodeLatent(pool, latent, vae, tiling));
}

async function inTiles(
  latent: Values,
  tiling: Tiling,
  scale: number,
  decode: (part: Values) => Promise<Values>,
): Promise<Values> {
  const [, , rows = 0, columns = 0] = latent.shape;
  const [height, width] = [rows * scale, columns * scale];
  const sum = new Float32Array(3 * height * width);
  const weights = new Float32Array(height * width);
  for (const top of startsOf(rows, tiling)) {
    for (const left of startsOf(columns, tiling)) {
      const [bottom, right] = [Math.min(rows, top + tiling.size), Math.min(columns, left + tiling.size)];
      const tile = await decode(slice(slice(latent, 2, top, bottom), 3, left, right));
      addTile({ sum, weights, width, height }, tile, {
        top: top * scale,
        left: left * scale,
        fade: tiling.overlap * scale,
      });
    }
  }
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) / (weights[i % weights.length] ?? 1);
  return values(sum, [1, 3, height, width]);
}

/** Where tiles begin, the last one at the end. */
function startsOf(length: number, { size, overlap }: Tiling): number[] {
  const starts: number[] = [];
  for (let at = 0; at + size < length; at += size - overlap) starts.push(at);
  starts.push(Math.max(0, length - size));
  return starts;
}

interface Canvas {
  readonly sum: Float32Array;
  readonly weights: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Adds a tile with weights that rise from its edges over the overlap; at the picture's own edges nothing else is there. */
function addTile(
  { sum, weights, width, height }: Canvas,
  tile: Values,
  at: { readonly top: number; readonly left: number; readonly fade: number },
): void {
  const [, , rows = 0, columns = 0] = tile.shape;
  const rise = (place: number, length: number): number =>
    Math.min(1, (Math.min(place, length - 1 - place) + 1) / (at.fade + 1));
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const weight = rise(y, rows) * rise(x, columns);
      const place = (at.top + y) * width + at.left + x;
      weights[place] = (weights[place] ?? 0) + weight;
      for (let channel = 0; channel < 3; channel += 1) {
        const to = channel * width * height + place;
        sum[to] = (sum[to] ?? 0) + weight * (tile.data[(channel * rows + y) * columns + x] ?? 0);
      }
    }
  }
}

/**
 * Encodes a picture, [1, 3, rows, columns] from -1 to 1, to a latent.
 * @param noise drawn where the encoder tells means and variances, as current exports do
 */
export async function encodePicture(
  pool: NetPool,
  picture: Values,
  { factor, shift }: VaeNumbers,
  noise: (count: number) => Float32Array,
): Promise<Values> {
  const net = await pool.get('vae_encoder');
  const out = await net.run({ sample: picture });
  const parameters = out.get('latent_parameters');
  const drawn = parameters ? drawLatent(parameters, noise) : first(out, 'latent_sample');
  return values(
    drawn.data.map((value) => (value - shift) * factor),
    drawn.shape,
  );
}

/** A latent of means and logarithms of variances, which lie one behind the other in the channels. */
function drawLatent(parameters: Values, noise: (count: number) => Float32Array): Values {
  const channels = (parameters.shape[1] ?? 0) / 2;
  const [mean, logs] = [slice(parameters, 1, 0, channels), slice(parameters, 1, channels, 2 * channels)];
  const drawn = noise(mean.data.length);
  const data = mean.data.map(
    (value, i) => value + Math.exp(Math.min(20, Math.max(-30, logs.data[i] ?? 0)) / 2) * (drawn[i] ?? 0),
  );
  return values(data, mean.shape);
}

/** An output by its name, or the first where a file calls it otherwise. */
export function first(out: ReadonlyMap<string, Values>, name: string): Values {
  const found = out.get(name) ?? [...out.values()][0];
  if (found === undefined)
    throw new ShotloomError('model_failed', say`A network of the model answers nothing; export it again.`);
  return found;
}

/** Puts pictures one below the other along the channels. */
export const joinChannels = (...parts: readonly [Values, ...Values[]]): Values => concat(1, ...parts);
