import { rgbOfYuv420p } from '../yuv.ts';

/** A small picture of what is being made, to be looked at while it forms. */
export interface SmallPicture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, a byte each. */
  readonly rgb: Uint8Array;
}

/** Pixels of the longer side at most. */
export const SMALL_SIDE = 128;

/**
 * A frame (planes of yuv420p) small: of so many pixels one, which is enough to see how far it is.
 * @param width even
 * @param height even
 */
export function smallFrame(planes: Uint8Array, width: number, height: number): SmallPicture {
  const scale = Math.max(1, Math.max(width, height) / SMALL_SIDE);
  const [across, down] = [evenSide(width / scale), evenSide(height / scale)];
  const small = new Uint8Array((across * down * 3) / 2);
  let at = 0;
  let from = 0;
  for (const half of [1, 2, 2]) {
    const [columns, rows, wide, high] = [across / half, down / half, width / half, height / half];
    for (let y = 0; y < rows; y += 1) {
      const row = from + Math.floor(((y + 0.5) * high) / rows) * wide;
      for (let x = 0; x < columns; x += 1, at += 1)
        small[at] = planes[row + Math.floor(((x + 0.5) * wide) / columns)] ?? 0;
    }
    from += wide * high;
  }
  return { width: across, height: down, rgb: rgbOfYuv420p(small, across, down) };
}

function evenSide(length: number): number {
  return Math.max(2, 2 * Math.round(length / 2));
}
