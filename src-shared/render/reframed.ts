import type { Rectangle } from '../timeline/records.ts';
import type { PlanFraming, PlanPicture, PlanSegment, RenderPlan } from './plan.ts';

/** Pixels, both even. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

export const frameShapes = ['wide', 'square', 'vertical'] as const;

export type FrameShape = (typeof frameShapes)[number];

const SHAPES: Readonly<Record<FrameShape, readonly [number, number]>> = {
  wide: [16, 9],
  square: [1, 1],
  vertical: [9, 16],
};

/** The size of a shape whose shorter edge is that of a film. */
export function sizeOfShape(shape: FrameShape, { width, height }: FrameSize): FrameSize {
  const [across, down] = SHAPES[shape];
  const short = Math.min(width, height);
  const even = (pixels: number): number => 2 * Math.round(pixels / 2);
  const long = even((short * Math.max(across, down)) / Math.min(across, down));
  return across >= down ? { width: long, height: even(short) } : { width: even(short), height: long };
}

/**
 * A film in a frame of another size. In one of another shape, pictures fill it: what is cut away lies as far as can be from the focus.
 * Captions, titles and graphics are set anew for the frame.
 *
 * @param focusOf of a stored picture or clip, a share of its width from the left
 */
export function reframed(plan: RenderPlan, size: FrameSize, focusOf: (sha256: string) => number): RenderPlan {
  if (size.width === plan.width && size.height === plan.height) return plan;
  const isSameShape =
    Math.abs(size.width * plan.height - size.height * plan.width) <= 2 * Math.max(plan.width, size.width);
  if (isSameShape) return { ...plan, ...size };
  const shape = size.width / size.height / (plan.width / plan.height);
  const picture = (shown: PlanPicture): PlanPicture => ({ ...shown, framing: framingIn(shown, shape, focusOf) });
  const segments = plan.segments.map((segment): PlanSegment => {
    if (segment.kind === 'stretch') return { ...segment, picture: picture(segment.picture) };
    return { ...segment, from: segment.from && picture(segment.from), to: segment.to && picture(segment.to) };
  });
  return { ...plan, ...size, segments };
}

/** @param shape how much wider the new frame is, for its height, than the film's */
function framingIn({ source, framing }: PlanPicture, shape: number, focusOf: (sha256: string) => number): PlanFraming {
  if (source.kind === 'graphic' || source.kind === 'black') return framing;
  const x = focusOf(source.sha256);
  if (framing.kind === 'crop') return { kind: 'crop', rectangle: narrowed(framing.rectangle, shape, x) };
  return { kind: 'fill-around', x };
}

/** As much of a part of the film's frame as the new shape has room for. */
function narrowed({ x, y, width, height }: Rectangle, shape: number, focus: number): Rectangle {
  // In the film's frame, of which both are shares, the new shape is `shape` wide and 1 high.
  const share = width / height / shape;
  if (share <= 1) return { x, y: y + (height * (1 - share)) / 2, width, height: height * share };
  const kept = width / share;
  return { x: Math.min(Math.max(focus - kept / 2, x), x + width - kept), y, width: kept, height };
}
