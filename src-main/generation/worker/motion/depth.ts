import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import type { Net } from '../diffusion/net.ts';
import type { Values } from '../diffusion/values.ts';
import { values } from '../diffusion/values.ts';
import type { DepthForm } from '../../../models/net-pack.ts';
import { soundAnswer } from './picture-net.ts';
import { resample } from './resample.ts';

/** A network that sees how near things are (MiDaS, Depth Anything): normalised pictures in, inverse depth out. */
export interface DepthNet extends DepthForm {
  readonly net: Net;
}

/** What is nearer than all but this share counts as nearest, and likewise what is far: single numbers are often astray. */
const ASTRAY = 0.02;

/**
 * How near each pixel of a picture is: 0 far to 1 near, in steps of 1 / 255, [height, width].
 * @param picture [1, 3, height, width] from 0 to 1
 * @throws ShotloomError model_failed where the network gives something else
 */
export async function depthOf(
  { net, mean, deviation, side, multiple }: DepthNet,
  picture: Values,
): Promise<Float32Array> {
  const [, , height = 0, width = 0] = picture.shape;
  const [input] = net.inputs;
  const fixed = input?.[1].shape ?? [];
  const scale = side / Math.min(height, width);
  const fitted = (pixels: number): number => Math.max(1, Math.round((pixels * scale) / multiple)) * multiple;
  const [rows, columns] = [fixed[2] ?? fitted(height), fixed[3] ?? fitted(width)];
  const small = new Float32Array(3 * rows * columns);
  for (let channel = 0; channel < 3; channel += 1) {
    const data = picture.data.subarray(channel * height * width, (channel + 1) * height * width);
    const plane = resample({ data, width, height }, { left: 0, top: 0, width, height }, columns, rows);
    small.set(
      plane.map((value) => (value - (mean[channel] ?? 0)) / (deviation[channel] ?? 1)),
      channel * rows * columns,
    );
  }
  const out = soundAnswer(
    await net.run({ [input?.[0] ?? '']: values(small, [1, 3, rows, columns]) }),
    'network for depth',
  );
  if (out.data.length !== rows * columns)
    throw new ShotloomError(
      'model_failed',
      say`The model that sees depth gives ${out.shape.join(' x ')} numbers for a picture of ${columns} x ${rows} pixels; choose another one.`,
    );
  const large = resample(
    { data: out.data, width: columns, height: rows },
    { left: 0, top: 0, width: columns, height: rows },
    width,
    height,
  );
  return spread(large);
}

/** Numbers between the far and the near end, as a take keeps them. */
function spread(numbers: Float32Array): Float32Array {
  const sorted = numbers.toSorted();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [far, near] = [at(ASTRAY), at(1 - ASTRAY)];
  const range = near - far || 1;
  return numbers.map((value) => Math.round(255 * Math.min(1, Math.max(0, (value - far) / range))) / 255);
}
