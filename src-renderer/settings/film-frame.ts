import type { FrameShape, FrameSize } from '../../src-shared/render/reframed.ts';
import { frameShapes, isSameShape, sizeOfShape } from '../../src-shared/render/reframed.ts';
import { RATES } from '../export/export-choices.ts';
import type { RateName } from '../export/export-choices.ts';

/** The shape of a frame; null is one of none that has a name. */
export function shapeOf(size: FrameSize): FrameShape | null {
  return frameShapes.find((shape) => isSameShape(size, sizeOfShape(shape, size))) ?? null;
}

/** Pixels of a frame's shorter edge. */
export function shortEdge({ width, height }: FrameSize): number {
  return Math.min(width, height);
}

/** A frame of the same shape with another shorter edge. */
export function withShortEdge(size: FrameSize, pixels: number): FrameSize {
  const shape = shapeOf(size);
  if (shape) return sizeOfShape(shape, { width: pixels, height: pixels });
  const scale = pixels / shortEdge(size);
  const even = (edge: number): number => 2 * Math.round((edge * scale) / 2);
  return { width: even(size.width), height: even(size.height) };
}

interface Rate {
  readonly fps_num: number;
  readonly fps_den: number;
}

/** What a rate is called; null is one of none that has a name. */
export function rateName({ fps_num, fps_den }: Rate): RateName | null {
  const names = Object.keys(RATES) as RateName[];
  return names.find((name) => RATES[name].fps_num * fps_den === fps_num * RATES[name].fps_den) ?? null;
}
