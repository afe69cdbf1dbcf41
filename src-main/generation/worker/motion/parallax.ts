import type { CameraMove } from '../../../../src-shared/storyboard/storyboard.ts';
import type { Plane, Window } from './resample.ts';

/** How much of a camera's way the farthest lags behind the nearest. */
const LAG = 0.5;
/** Steps of depth in which a pixel's ray is followed, at most. */
const MOST_STEPS = 48;
/** Depths that differ by no more from one pixel to the next are one surface; by more, one thing before another. */
const EDGE = 0.08;
/** Pixels over which depth nets smear an edge to each side. */
const SMEAR = 3;
/** Pixels round the window that are warped too: as far as the kernel that samples it sees, shrunk windows aside. */
const ROUND = 4;

/** Where each pixel of a picture comes from, in pixels from its first one. */
export interface Places {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/**
 * What a camera sees of the farthest, where the nearest is seen through `window`; null where a move shows no depth: a camera that turns on its stand sees near and far move alike.
 * It lies within what is seen of the whole picture, as `window` does.
 */
export function farWindow(whole: Window, window: Window, move: CameraMove): Window | null {
  switch (move) {
    case 'static':
    case 'pan_left':
    case 'pan_right':
    case 'tilt_up':
    case 'tilt_down':
      return null;
    case 'push_in':
    case 'pull_out':
      return towards(window, whole);
    case 'track_left':
    case 'track_right':
    case 'handheld':
      return towards(window, {
        left: whole.left + (whole.width - window.width) / 2,
        top: whole.top + (whole.height - window.height) / 2,
        width: window.width,
        height: window.height,
      });
  }
}

function towards(from: Window, to: Window): Window {
  const part = (a: number, b: number): number => a + LAG * (b - a);
  return {
    left: part(from.left, to.left),
    top: part(from.top, to.top),
    width: part(from.width, to.width),
    height: part(from.height, to.height),
  };
}

/**
 * Where each pixel that is seen through `near` comes from, when what is nearest is seen through it, what is farthest through `far`, and all else between. Each pixel's ray is followed from
 * the nearest to the farthest until it meets the picture's surface (relief mapping: Policarpo, Oliveira, Comba 2005). What was hidden behind an edge is filled with
 * the ground beside it, mirrored, and never with what stands before it.
 * @param depth 0 farthest to 1 nearest, of the picture's size
 */
export function placesByDepth(depth: Plane, near: Window, far: Window): Places {
  const { width, height } = depth;
  const places = { x: new Float32Array(width * height), y: new Float32Array(width * height) };
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      places.x[row * width + column] = column;
      places.y[row * width + column] = row;
    }
  const [top, bottom] = [Math.max(0, Math.floor(near.top) - ROUND), Math.min(height, near.top + near.height + ROUND)];
  const [left, right] = [Math.max(0, Math.floor(near.left) - ROUND), Math.min(width, near.left + near.width + ROUND)];
  for (let row = top; row < bottom; row += 1) {
    const down = far.top + ((row + 0.5 - near.top) / near.height) * far.height - row - 0.5;
    for (let column = left; column < right; column += 1) {
      const across = far.left + ((column + 0.5 - near.left) / near.width) * far.width - column - 0.5;
      const share = metBy(depth, column, row, across, down);
      const [x, y] = [column + share * across, row + share * down];
      const isOnEdge = atEdge(depth, x, y);
      places.x[row * width + column] = isOnEdge ? Math.round(x) : x;
      places.y[row * width + column] = isOnEdge ? Math.round(y) : y;
    }
  }
  return places;
}

/** Whether a place lies between pixels of two things, which must not be mixed: the ground would get a rim of what stands before it. */
function atEdge(depth: Plane, x: number, y: number): boolean {
  const own = depthAt(depth, x, y);
  const [left, right, top, bottom] = [Math.floor(x), Math.ceil(x), Math.floor(y), Math.ceil(y)];
  return (
    Math.abs(depthAt(depth, left, top) - own) > EDGE ||
    Math.abs(depthAt(depth, right, top) - own) > EDGE ||
    Math.abs(depthAt(depth, left, bottom) - own) > EDGE ||
    Math.abs(depthAt(depth, right, bottom) - own) > EDGE
  );
}

/** How far along its ray (across, down) a pixel comes from; a number below 0 or above 1 where it is filled. */
function metBy(depth: Plane, column: number, row: number, across: number, down: number): number {
  const steps = Math.min(MOST_STEPS, Math.ceil(2 * Math.max(Math.abs(across), Math.abs(down))));
  if (steps === 0) return 0;
  const at = (share: number): number => depthAt(depth, column + share * across, row + share * down);
  // How far the surface lies over the ray: below 0 the ray is in the open.
  let before = at(0) - 1;
  let open = 0;
  let isOpen = true;
  for (let step = 0; step <= steps; step += 1) {
    const share = step / steps;
    const over = at(share) - (1 - share);
    if (over < 0) {
      [isOpen, open, before] = [true, share, over];
      continue;
    }
    if (over <= EDGE + 1 / steps) {
      if (!isOpen || step === 0) return share;
      // The surface is met between two steps.
      return share - over / (over - before) / steps;
    }
    if (isOpen) isOpen = false;
  }
  return filled(at, open);
}

/** The ray ended behind something: the ground beside it, where the ray was last in the open, goes on there. */
function filled(at: (share: number) => number, open: number): number {
  const ground = at(open);
  const mirrored = open - (1 - ground - open);
  return Math.abs(at(mirrored) - ground) <= EDGE ? mirrored : open;
}

function depthAt({ data, width, height }: Plane, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.round(x)));
  const row = Math.min(height - 1, Math.max(0, Math.round(y)));
  return data[row * width + column] ?? 0;
}

/**
 * A picture's depth with edges made hard: networks smear them, and what lies on the slope would be drawn out into threads. Where near and far lie within a few
 * pixels, each pixel takes the depth that its own is closer to.
 */
export function hardEdges({ data, width, height }: Plane): Plane {
  const nearest = around(data, width, height, Math.max);
  const farthest = around(data, width, height, Math.min);
  const made = data.map((depth, i) => {
    const [near, far] = [nearest[i] ?? 0, farthest[i] ?? 0];
    if (near - far <= 2 * EDGE) return depth;
    return near - depth < depth - far ? near : far;
  });
  return { data: made, width, height };
}

/** The most or the least of each pixel's neighbours, along rows and then along columns. */
function around(
  data: Float32Array,
  width: number,
  height: number,
  pick: (a: number, b: number) => number,
): Float32Array {
  const pass = (from: Float32Array, step: number, placeOf: (i: number) => number, size: number): Float32Array =>
    from.map((value, i) => {
      const place = placeOf(i);
      let best = value;
      for (let by = -Math.min(SMEAR, place); by <= Math.min(SMEAR, size - 1 - place); by += 1)
        best = pick(best, from[i + by * step] ?? value);
      return best;
    });
  const rows = pass(data, 1, (i) => i % width, width);
  return pass(rows, width, (i) => Math.floor(i / width), height);
}

/** A plane whose pixels come from these places, by cubic splines (Catmull and Rom 1974) that meet every pixel. */
export function warped({ data, width, height }: Plane, { x, y }: Places): Plane {
  const made = new Float32Array(width * height);
  const [across, down] = [new Float64Array(4), new Float64Array(4)];
  for (let i = 0; i < made.length; i += 1) {
    const [atX, atY] = [x[i] ?? 0, y[i] ?? 0];
    const [column, row] = [Math.floor(atX), Math.floor(atY)];
    if (atX === column && atY === row) {
      made[i] = data[clamped(row, height) * width + clamped(column, width)] ?? 0;
      continue;
    }
    cubic(atX - column, across);
    cubic(atY - row, down);
    let sum = 0;
    for (let tap = 0; tap < 4; tap += 1) {
      const start = clamped(row + tap - 1, height) * width;
      let line = 0;
      for (let of = 0; of < 4; of += 1)
        line += (across[of] ?? 0) * (data[start + clamped(column + of - 1, width)] ?? 0);
      sum += (down[tap] ?? 0) * line;
    }
    made[i] = sum;
  }
  return { data: made, width, height };
}

function clamped(at: number, size: number): number {
  return Math.min(size - 1, Math.max(0, at));
}

/** Weights of four pixels at a place between the second and the third. */
function cubic(t: number, weights: Float64Array): void {
  weights[0] = t * (-0.5 + t * (1 - 0.5 * t));
  weights[1] = 1 + t * t * (-2.5 + 1.5 * t);
  weights[2] = t * (0.5 + t * (2 - 1.5 * t));
  weights[3] = t * t * (-0.5 + 0.5 * t);
}
