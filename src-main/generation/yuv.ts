/** BT.709 (ITU-R BT.709-6, 3 and 4): what Y', Cb and Cr in limited range weigh in R', G' and B' of 0 to 255. */
const LUMA = 255 / 219;
const RED_CR = (2 * (1 - 0.2126) * 255) / 224;
const BLUE_CB = (2 * (1 - 0.0722) * 255) / 224;
const GREEN_CB = (BLUE_CB * 0.0722) / 0.7152;
const GREEN_CR = (RED_CR * 0.2126) / 0.7152;

/** What a picture of yuv420p holds; both sides even. */
export function bytesOfYuv420p(width: number, height: number): number {
  return (width * height * 3) / 2;
}

/**
 * A picture of yuv420p (planes Y, U and V one after the other, BT.709 in limited range) as RGB24.
 *
 * @param width even
 * @param height even
 */
export function rgbOfYuv420p(planes: Uint8Array, width: number, height: number): Uint8Array {
  const size = width * height;
  const rgb = new Uint8ClampedArray(size * 3);
  const half = width / 2;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const chroma = size + (y >> 1) * half + (x >> 1);
      const luma = LUMA * ((planes[y * width + x] ?? 0) - 16);
      const cb = (planes[chroma] ?? 0) - 128;
      const cr = (planes[chroma + size / 4] ?? 0) - 128;
      const at = (y * width + x) * 3;
      rgb[at] = luma + RED_CR * cr;
      rgb[at + 1] = luma - GREEN_CB * cb - GREEN_CR * cr;
      rgb[at + 2] = luma + BLUE_CB * cb;
    }
  }
  return new Uint8Array(rgb.buffer);
}
