import type { GenerationRequest } from '../../../../src-shared/generation/request.ts';
import { secondsOf } from '../../../../src-shared/generation/request.ts';
import type { Values } from '../diffusion/values.ts';
import type { BetweenFrames } from './between.ts';
import { seenWindow, wholeWindow } from './camera.ts';
import { farWindow, hardEdges, placesByDepth, warped } from './parallax.ts';
import type { Plane, Window } from './resample.ts';
import { resample } from './resample.ts';

/** What a pack drew of a shot. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** [3, height, width] each, red, green and blue, a byte a pixel. */
  readonly pictures: readonly Uint8Array[];
  /** Moment of each in seconds from the shot's start, rising. */
  readonly at_s: readonly number[];
  /** Whether these are frames of a film, or pictures that give way to one another. */
  readonly film: boolean;
  /** [height, width] of each picture, 0 farthest to 1 nearest: near things then move more than far ones where the camera goes through the room. */
  readonly depths?: readonly Float32Array[];
}

/** Networks that help where there are any. */
export interface MotionTools {
  /** Draws what lies between the frames of a film. */
  readonly between?: BetweenFrames;
}

/** Seconds in which one picture gives way to the next. */
const DISSOLVE_S = 0.8;

/** A picture's brightness and colours (BT.709), 0 to 255 and -128 to 127. */
type Planes = readonly [luma: Plane, blue: Plane, red: Plane];

/**
 * The frames of a shot at these moments, one after the other, as `PaintedShot.pictures` gives them. Every frame follows from its moment alone. Pictures fill the
 * frame; what of them has another shape is cut off.
 */
export async function* showDrawn(
  drawn: Drawn,
  request: GenerationRequest,
  seconds: readonly number[],
  tools: MotionTools = {},
): AsyncGenerator<Uint8Array> {
  const planes = new Map<number, Planes>();
  const whole = wholeWindow(drawn, request.width / request.height);
  const length = secondsOf(request);
  const planesOf = (index: number): Planes => {
    const known = planes.get(index) ?? planesIn(drawn, index);
    // Moments rise: of all pictures the last two are asked for again.
    for (const old of planes.keys()) if (Math.abs(old - index) > 1) planes.delete(old);
    planes.set(index, known);
    return known;
  };
  const depths = new Map<number, Plane>();
  const depthOf = (index: number): Plane | null => {
    const data = drawn.depths?.[index];
    if (!data) return null;
    const known = depths.get(index) ?? hardEdges({ data, width: drawn.width, height: drawn.height });
    for (const old of depths.keys()) if (Math.abs(old - index) > 1) depths.delete(old);
    depths.set(index, known);
    return known;
  };
  for (const at of seconds) {
    const window = seenWindow(whole, request.move ?? 'static', at, length);
    const far = farWindow(whole, window, request.move ?? 'static');
    const seen = (index: number, shown = planesOf(index)): Frame => {
      const depth = far && depthOf(index);
      return frameOf(depth ? inDepth(shown, depth, window, far) : shown, window, request);
    };
    if (drawn.film) {
      const [first, share] = amongFrames(drawn.at_s, at);
      const shown =
        tools.between && share > 0
          ? planesOfPicture(await tools.between(pictureIn(drawn, first), pictureIn(drawn, first + 1), share))
          : undefined;
      yield bytesOf(seen(nearest(drawn.at_s, at), shown));
      continue;
    }
    const [first, second, share] = between(drawn.at_s, at);
    const frame = seen(first);
    if (share > 0) mix(frame, seen(second), share);
    yield bytesOf(frame);
  }
}

/** The frame of a film that is nearest to a moment: without a network that draws in-betweens, to mix two would show both. */
function nearest(at_s: readonly number[], at: number): number {
  let best = 0;
  for (let index = 1; index < at_s.length; index += 1)
    if (Math.abs((at_s[index] ?? 0) - at) < Math.abs((at_s[best] ?? 0) - at)) best = index;
  return best;
}

/** The last frame of a film that is not behind a moment, and how far it is to the next. */
function amongFrames(at_s: readonly number[], at: number): readonly [index: number, share: number] {
  const index = at_s.findLastIndex((moment) => moment <= at);
  if (index === -1 || index === at_s.length - 1) return [Math.max(0, index), 0];
  const [from, to] = [at_s[index] ?? 0, at_s[index + 1] ?? 0];
  return [index, (at - from) / (to - from)];
}

/** The picture at a moment, and how far it has given way to the next, which comes round its own moment. */
function between(at_s: readonly number[], at: number): readonly [number, number, number] {
  const half = DISSOLVE_S / 2;
  const current = Math.max(
    0,
    at_s.findLastIndex((moment, index) => index === 0 || at >= moment - half),
  );
  if (current === 0) return [0, 0, 0];
  const x = Math.min(1, (at - (at_s[current] ?? 0) + half) / DISSOLVE_S);
  return x >= 1 ? [current, current, 0] : [current - 1, current, x * x * (3 - 2 * x)];
}

/** A picture as networks take it: [1, 3, height, width] from 0 to 1. */
function pictureIn({ width, height, pictures }: Drawn, index: number): Values {
  const bytes = pictures[index] ?? new Uint8Array(3 * width * height);
  return { data: Float32Array.from(bytes, (value) => value / 255), shape: [1, 3, height, width] };
}

function planesIn({ width, height, pictures }: Drawn, index: number): Planes {
  return planesOfRgb(pictures[index] ?? new Uint8Array(3 * width * height), 1, width, height);
}

function planesOfPicture({ data, shape }: Values): Planes {
  const [, , height = 0, width = 0] = shape;
  return planesOfRgb(data, 255, width, height);
}

/** @param unit what numbers are multiplied by to be 0 to 255 */
function planesOfRgb(rgb: ArrayLike<number>, unit: number, width: number, height: number): Planes {
  const count = width * height;
  const [luma, blue, red] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
  for (let i = 0; i < count; i += 1) {
    const [r, g, b] = [unit * (rgb[i] ?? 0), unit * (rgb[count + i] ?? 0), unit * (rgb[2 * count + i] ?? 0)];
    const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    luma[i] = y;
    blue[i] = (b - y) / 1.8556;
    red[i] = (r - y) / 1.5748;
  }
  return [
    { data: luma, width, height },
    { data: blue, width, height },
    { data: red, width, height },
  ];
}

/** A picture as a camera sees it where near and far move apart. */
function inDepth([luma, blue, red]: Planes, depth: Plane, near: Window, far: Window): Planes {
  const places = placesByDepth(depth, near, far);
  return [warped(luma, places), warped(blue, places), warped(red, places)];
}

interface Frame {
  readonly luma: Float32Array;
  readonly blue: Float32Array;
  readonly red: Float32Array;
}

/** Brightness in full, colours at half the size, as yuv420p has them. */
function frameOf([luma, blue, red]: Planes, window: Window, { width, height }: GenerationRequest): Frame {
  return {
    luma: resample(luma, window, width, height),
    blue: resample(blue, window, width / 2, height / 2),
    red: resample(red, window, width / 2, height / 2),
  };
}

function mix(frame: Frame, other: Frame, share: number): void {
  for (const name of ['luma', 'blue', 'red'] as const)
    for (let i = 0; i < frame[name].length; i += 1)
      frame[name][i] = (frame[name][i] ?? 0) * (1 - share) + (other[name][i] ?? 0) * share;
}

/** Limited range: 16 to 235, and 16 to 240 round 128. */
function bytesOf({ luma, blue, red }: Frame): Uint8Array {
  const out = new Uint8ClampedArray(luma.length + blue.length + red.length);
  for (let i = 0; i < luma.length; i += 1) out[i] = Math.min(235, Math.max(16, 16 + (luma[i] ?? 0) * (219 / 255)));
  const [atBlue, atRed] = [luma.length, luma.length + blue.length];
  for (let i = 0; i < blue.length; i += 1) {
    out[atBlue + i] = Math.min(240, Math.max(16, 128 + (blue[i] ?? 0) * (224 / 255)));
    out[atRed + i] = Math.min(240, Math.max(16, 128 + (red[i] ?? 0) * (224 / 255)));
  }
  return new Uint8Array(out.buffer);
}
