import type { SmallPicture } from '../../../src-main/generation/worker/small-picture.ts';
import { correlation } from '../correlation.ts';

/**
 * How well a small picture agrees with a large one: the correlation of its numbers with the means of what they stand for.
 * @param planes of the large one, [3, height, width]
 * @param columns its width
 */
export function agreement({ width, height, rgb }: SmallPicture, planes: ArrayLike<number>, columns: number): number {
  const scale = columns / width;
  const sums = Array.from(rgb, (_, i) => {
    const [pixel, colour] = [Math.floor(i / 3), i % 3];
    let sum = 0;
    for (let j = 0; j < scale ** 2; j += 1) {
      const y = Math.floor(pixel / width) * scale + Math.floor(j / scale);
      sum += planes[(colour * height * scale + y) * columns + (pixel % width) * scale + (j % scale)] ?? NaN;
    }
    return sum;
  });
  return correlation([...rgb], sums);
}
