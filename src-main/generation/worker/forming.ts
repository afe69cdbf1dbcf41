import { encodePng } from '../png.ts';
import type { SmallPicture } from './small-picture.ts';

/** Pictures are shown so often at most, in milliseconds: to make one takes well under a hundredth of that. */
const SHOWN_EVERY_MS = 500;

/**
 * Tells somebody who looks of what a take looks like while it is made, as small PNGs.
 * @returns given what makes a picture of it, whenever there may be another one; it is called where one is wanted
 */
export function formingTo(tell: (png: Uint8Array) => void): (form: () => SmallPicture | null) => void {
  let shownAt = -Infinity;
  return (form) => {
    const now = performance.now();
    if (now - shownAt < SHOWN_EVERY_MS) return;
    const picture = form();
    if (!picture) return;
    shownAt = now;
    void encodePng(picture.rgb, picture.width, picture.height).then(tell);
  };
}
