import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import type { Values } from '../diffusion/values.ts';

/** Rows and columns of pictures, [1, channels, rows, columns]. */
export function sizeOf({ shape }: Values): readonly [rows: number, columns: number] {
  const [, , rows = 0, columns = 0] = shape;
  return [rows, columns];
}

/**
 * The first answer of a network, every number of it sound.
 * @param name as errors call the network, e.g. "upscaler"
 * @throws ShotloomError model_failed
 */
export function soundAnswer(out: ReadonlyMap<string, Values>, name: string): Values {
  const [answer] = out.values();
  if (answer && Number.isFinite(sumOf(answer.data))) return answer;
  throw new ShotloomError(
    'model_failed',
    say`The model's ${name} gives no picture, but numbers without a value; it is damaged, or cannot be run in this precision. Get it again, or choose another one.`,
  );
}

/** One number that is none makes the sum none. */
function sumOf(data: Float32Array): number {
  let sum = 0;
  for (const value of data) sum += value;
  return sum;
}

/** Brightness cut off below 0 and above 1, in its place. */
export function cutOff(picture: Values): Values {
  const { data } = picture;
  for (let i = 0; i < data.length; i += 1) {
    const value = data[i] ?? 0;
    if (value < 0) data[i] = 0;
    else if (value > 1) data[i] = 1;
  }
  return picture;
}

/** A picture made larger to the right and below by its last pixels. */
export function padded(picture: Values, rows: number, columns: number): Values {
  const [height, width] = sizeOf(picture);
  if (height === rows && width === columns) return picture;
  const planes = picture.data.length / (height * width);
  const data = new Float32Array(planes * rows * columns);
  for (let line = 0; line < planes * rows; line += 1) {
    const from = (Math.floor(line / rows) * height + Math.min(line % rows, height - 1)) * width;
    const to = line * columns;
    data.set(picture.data.subarray(from, from + width), to);
    data.fill(picture.data[from + width - 1] ?? 0, to + width, to + columns);
  }
  return { data, shape: [1, planes, rows, columns] };
}
