import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import type { Net } from '../diffusion/net.ts';
import type { Values } from '../diffusion/values.ts';
import { values } from '../diffusion/values.ts';

/** A network that enlarges pictures: [1, 3, height, width] from 0 to 1 in and out. */
export interface Enlarger {
  readonly net: Net;
  readonly scale: number;
}

/** Sides of what is enlarged at once, so that memory does not grow with the picture. */
const TILE = 192;
/** Pixels round a tile that are shown to the network and thrown away: more than one number of its answer sees to any side. */
const ROUND = 24;

/**
 * A picture enlarged, tile by tile.
 * @param picture [1, 3, height, width] from 0 to 1
 * @returns [1, 3, scale · height, scale · width] from 0 to 1
 * @throws ShotloomError model_failed where the network gives something else, or no numbers
 */
export async function enlarge({ net, scale }: Enlarger, picture: Values, tile = TILE): Promise<Values> {
  const [, , height = 0, width = 0] = picture.shape;
  const [rows, columns] = [height * scale, width * scale];
  const made = new Float32Array(3 * rows * columns);
  for (let top = 0; top < height; top += tile) {
    for (let left = 0; left < width; left += tile) {
      const [bottom, right] = [Math.min(height, top + tile), Math.min(width, left + tile)];
      const [y0, x0] = [Math.max(0, top - ROUND), Math.max(0, left - ROUND)];
      const [y1, x1] = [Math.min(height, bottom + ROUND), Math.min(width, right + ROUND)];
      const part = await enlarged(net, scale, cut(picture, { y0, x0, y1, x1 }));
      const wide = (x1 - x0) * scale;
      for (let channel = 0; channel < 3; channel += 1)
        for (let y = top * scale; y < bottom * scale; y += 1) {
          const from = (channel * (y1 - y0) * scale + y - y0 * scale) * wide + (left - x0) * scale;
          const to = (channel * rows + y) * columns + left * scale;
          made.set(part.data.subarray(from, from + (right - left) * scale), to);
        }
    }
  }
  return values(made, [1, 3, rows, columns]);
}

async function enlarged(net: Net, scale: number, part: Values): Promise<Values> {
  const [input] = net.inputs.keys();
  const [output] = net.outputs;
  const [, , height = 0, width = 0] = part.shape;
  const made = (await net.run({ [input ?? '']: part })).get(output ?? '');
  if (made?.data.length !== 3 * height * scale * width * scale)
    throw new ShotloomError(
      'model_failed',
      say`The model that enlarges pictures gives no picture ${scale} times as large; choose another one.`,
    );
  for (const [at, value] of made.data.entries()) {
    if (Number.isNaN(value))
      throw new ShotloomError(
        'model_failed',
        say`The model that enlarges pictures gives no numbers; choose another one.`,
      );
    made.data[at] = Math.min(1, Math.max(0, value));
  }
  return made;
}

interface Part {
  readonly y0: number;
  readonly x0: number;
  readonly y1: number;
  readonly x1: number;
}

function cut({ data, shape }: Values, { y0, x0, y1, x1 }: Part): Values {
  const [, , height = 0, width = 0] = shape;
  const [rows, columns] = [y1 - y0, x1 - x0];
  const part = new Float32Array(3 * rows * columns);
  for (let channel = 0; channel < 3; channel += 1)
    for (let y = 0; y < rows; y += 1) {
      const from = (channel * height + y0 + y) * width + x0;
      part.set(data.subarray(from, from + columns), (channel * rows + y) * columns);
    }
  return values(part, [1, 3, rows, columns]);
}
