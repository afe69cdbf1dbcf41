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
  if (isSameShape(size, plan)) return { ...plan, ...size };
  const picture = (shown: PlanPicture): PlanPicture => ({ ...shown, framing: filling(shown, focusOf) });
  const segments = plan.segments.map((segment): PlanSegment => {
    if (segment.kind === 'stretch') return { ...segment, picture: picture(segment.picture) };
    return { ...segment, from: segment.from && picture(segment.from), to: segment.to && picture(segment.to) };
  });
  return { ...plan, ...size, segments };
}

/** Whether frames of two sizes show the same, but for rounding to whole pixels. */
export function isSameShape(one: FrameSize, other: FrameSize): boolean {
  return Math.abs(one.width * other.height - one.height * other.width) <= 2 * Math.max(one.width, other.width);
}

function filling({ source, framing }: PlanPicture, focusOf: (sha256: string) => number): PlanFraming {
  if (source.kind === 'graphic' || source.kind === 'black') return framing;
  const x = focusOf(source.sha256);
  if (framing.kind !== 'crop') return { kind: 'fill-around', x };
  const { rectangle } = framing;
  return { kind: 'fill-around', x: Math.min(Math.max((x - rectangle.x) / rectangle.width, 0), 1), rectangle };
}
