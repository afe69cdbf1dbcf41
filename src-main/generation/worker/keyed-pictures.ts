import type { Painting } from '../painted-layers.ts';
import type { KeyedStep } from './keyed-steps.ts';

/** Pictures of one painting by their place among all that are wanted. A buffer is valid until the next is asked for. */
export type Shown = (moments: readonly number[]) => AsyncGenerator<Uint8Array>;

/** Bytes of pictures that wait for their other halves. */
const KEPT_BYTES = 96 << 20;
/** However large pictures are: to show a painting anew for fewer would take longer than they do. */
const KEPT_AT_LEAST = 8;

/** So many pictures of such a size are kept at once. */
export function mostKept(bytes: number): number {
  return Math.max(KEPT_AT_LEAST, Math.floor(KEPT_BYTES / bytes));
}

/**
 * The pictures of a shot whose prompt changes within it.
 * @param develop makes ready what holds for all pictures of a painting; what it gave before is not used any more
 */
export async function* keyedPictures(
  steps: readonly KeyedStep[],
  develop: (painting: Painting) => Promise<Shown>,
): AsyncGenerator<Uint8Array> {
  let [painting, show]: [Painting?, Shown?] = [];
  let kept: Uint8Array[] = [];
  for (const step of steps) {
    if (!show || painting !== step.painting) {
      // Let go of first, so that no two are there at once.
      show = undefined;
      [painting, show] = [step.painting, await develop(step.painting)];
    }
    let at = 0;
    for await (const picture of show(step.moments)) {
      const before = kept[at];
      if (step.does === 'keep') kept[at] = picture.slice();
      else yield step.does === 'mix' && before ? mixed(before, picture, step.shares[at] ?? 1) : picture;
      at += 1;
    }
    if (step.does === 'mix') kept = [];
  }
}

/** Puts so much of a picture over another one, in its place. */
function mixed(under: Uint8Array, over: Uint8Array, share: number): Uint8Array {
  const more = Math.round(share * 256);
  const less = 256 - more;
  for (let at = 0; at < under.length; at += 1)
    under[at] = ((under[at] ?? 0) * less + (over[at] ?? 0) * more + 128) >> 8;
  return under;
}
