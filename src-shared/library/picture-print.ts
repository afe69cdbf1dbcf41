/**
 * What a picture looks like, in few numbers: of its lightness and its two colours in CIELAB, what changes slowly over the
 * frame (the low frequencies of a cosine transform, as in a JPEG). Pictures with near prints look alike, whatever their size.
 */

/** The picture that a print is made of, in pixels; whatever its shape, it is drawn to this one. */
export const PRINT_WIDTH = 16;
export const PRINT_HEIGHT = 9;

/** Raised when the same picture gives another print. */
export const PRINT_VERSION = 1;

/** How many frequencies of each channel: across, down, and what a difference weighs. */
const CHANNELS = [
  { across: 6, down: 5, weight: 1 },
  { across: 3, down: 3, weight: 1.5 },
  { across: 3, down: 3, weight: 1.5 },
] as const;

/** Numbers in a print. */
export const PRINT_LENGTH = CHANNELS.reduce((sum, { across, down }) => sum + across * down, 0);

/**
 * The print of a picture.
 * @param rgb [PRINT_HEIGHT, PRINT_WIDTH, 3] sRGB
 * @returns [PRINT_LENGTH]
 */
export function printOf(rgb: Uint8Array): Int8Array {
  const planes = labPlanes(rgb);
  const numbers = CHANNELS.flatMap(({ across, down, weight }, channel) =>
    frequencies(planes[channel] ?? new Float64Array(), across, down).map((value) => value * weight),
  );
  return Int8Array.from(numbers, (value) => Math.max(-127, Math.min(127, Math.round(value))));
}

/**
 * How far each of many prints is from one: the sum of squared differences.
 * @param prints one after the other
 */
export function printDistances(print: Int8Array, prints: Int8Array, count: number): Float64Array {
  const distances = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    const start = index * PRINT_LENGTH;
    let sum = 0;
    for (let at = 0; at < PRINT_LENGTH; at += 1) {
      const difference = (prints[start + at] ?? 0) - (print[at] ?? 0);
      sum += difference * difference;
    }
    distances[index] = sum;
  }
  return distances;
}

/** The coefficients of the lowest frequencies (DCT-II), each as large as the swing that it stands for. */
function frequencies(plane: Float64Array, across: number, down: number): number[] {
  const values: number[] = [];
  for (let v = 0; v < down; v += 1) {
    for (let u = 0; u < across; u += 1) {
      let sum = 0;
      for (let y = 0; y < PRINT_HEIGHT; y += 1) {
        const vertical = Math.cos((Math.PI * v * (y + 0.5)) / PRINT_HEIGHT);
        for (let x = 0; x < PRINT_WIDTH; x += 1) {
          const horizontal = Math.cos((Math.PI * u * (x + 0.5)) / PRINT_WIDTH);
          sum += (plane[y * PRINT_WIDTH + x] ?? 0) * vertical * horizontal;
        }
      }
      const norm = (u === 0 ? 1 : Math.SQRT2) * (v === 0 ? 1 : Math.SQRT2);
      values.push((sum * norm) / (PRINT_WIDTH * PRINT_HEIGHT));
    }
  }
  return values;
}

/** L*, a* and b* of every pixel under D65 (CIE 15, IEC 61966-2-1). */
function labPlanes(rgb: Uint8Array): [Float64Array, Float64Array, Float64Array] {
  const count = PRINT_WIDTH * PRINT_HEIGHT;
  const [lightness, greenRed, blueYellow] = [count, count, count].map((size) => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let index = 0; index < count; index += 1) {
    const [r = 0, g = 0, b = 0] = Array.from(rgb.subarray(index * 3, index * 3 + 3), linear);
    const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    const y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    lightness[index] = 116 * y - 16;
    greenRed[index] = 500 * (x - y);
    blueYellow[index] = 200 * (y - z);
  }
  return [lightness, greenRed, blueYellow];
}

function linear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function root(value: number): number {
  return value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116;
}
