/** A plane of numbers, a row after the other. */
export interface Plane {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** A part of a picture, in its own pixels; sides may lie between pixels. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Lobes of the Lanczos kernel. */
const LOBES = 3;

/** What of a line of pixels each pixel of another line is made of. */
interface Weights {
  /** Numbers for each pixel. */
  readonly taps: number;
  readonly first: Int32Array;
  readonly weights: Float32Array;
}

/**
 * A window of a plane as `width` x `height` numbers, by Lanczos' kernel of three lobes, wider where the window is shrunk (Duchon 1979; Turkowski 1990). Beyond the
 * plane's edge its last numbers go on.
 */
export function resample(plane: Plane, window: Window, width: number, height: number): Float32Array {
  const across = weightsOf(window.left, window.width, width, plane.width);
  const down = weightsOf(window.top, window.height, height, plane.height);
  const from = down.first[0] ?? 0;
  const to = Math.min(plane.height, (down.first.at(-1) ?? 0) + down.taps);
  const narrow = new Float32Array((to - from) * width);
  for (let row = from; row < to; row += 1) {
    const start = row * plane.width;
    const out = (row - from) * width;
    for (let x = 0; x < width; x += 1) {
      const at = start + (across.first[x] ?? 0);
      const weight = x * across.taps;
      let sum = 0;
      for (let tap = 0; tap < across.taps; tap += 1)
        sum += (plane.data[at + tap] ?? 0) * (across.weights[weight + tap] ?? 0);
      narrow[out + x] = sum;
    }
  }
  const made = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const out = y * width;
    for (let tap = 0; tap < down.taps; tap += 1) {
      const weight = down.weights[y * down.taps + tap] ?? 0;
      const start = ((down.first[y] ?? 0) + tap - from) * width;
      if (weight !== 0)
        for (let x = 0; x < width; x += 1) made[out + x] = (made[out + x] ?? 0) + weight * (narrow[start + x] ?? 0);
    }
  }
  return made;
}

function weightsOf(from: number, length: number, count: number, size: number): Weights {
  const step = length / count;
  const reach = LOBES * Math.max(1, step);
  const taps = Math.min(size, Math.ceil(2 * reach) + 1);
  const first = new Int32Array(count);
  const weights = new Float32Array(count * taps);
  for (let place = 0; place < count; place += 1) {
    const centre = from + (place + 0.5) * step;
    const start = Math.min(Math.max(0, Math.ceil(centre - reach - 0.5)), size - taps);
    first[place] = start;
    let sum = 0;
    // What lies beyond an edge counts for the pixel at the edge.
    for (let pixel = Math.ceil(centre - reach - 0.5); pixel <= centre + reach - 0.5; pixel += 1) {
      const tap = Math.min(size - 1, Math.max(0, pixel)) - start;
      const weight = lanczos((pixel + 0.5 - centre) / Math.max(1, step));
      weights[place * taps + tap] = (weights[place * taps + tap] ?? 0) + weight;
      sum += weight;
    }
    for (let tap = 0; tap < taps; tap += 1) weights[place * taps + tap] = (weights[place * taps + tap] ?? 0) / sum;
  }
  return { taps, first, weights };
}

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const angle = Math.PI * x;
  return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}
