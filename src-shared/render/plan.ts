import type { CaptionStyle } from './caption-text.ts';
import { moves } from './graphics/draw.ts';
import type { Graphic } from './graphics/records.ts';
import type { PictureEncoding } from './picture-encodings.ts';
import { ONE, ZERO, rational } from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import type { ColourGrade, Framing, Move, Rectangle, Transition } from '../timeline/records.ts';

/** A caption shown during a segment. Frames count from the segment's first frame; the range is half-open. */
export interface PlanCaption {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Where it stands among those that are shown at once, from above; the first unless it is said. */
  readonly lane?: number;
  /** At the bottom unless it is said. */
  readonly place?: 'top';
  /** Plain unless it is said. */
  readonly style?: Exclude<CaptionStyle, 'plain'>;
}

/** Where pictures come from. Media are named by the SHA-256 of their bytes in the library's store. */
export type PictureSource =
  /** A stored clip (MP4) of the film's rate, its handles included; of any size and shape. */
  | { readonly kind: 'clip'; readonly sha256: string }
  /** One stored picture (PNG), held as long as it is shown. */
  | { readonly kind: 'still'; readonly sha256: string }
  /** Drawn from its record, as many frames as are shown. */
  | { readonly kind: 'graphic'; readonly graphic: Graphic }
  | { readonly kind: 'black' };

/** A graphic over the pictures of a segment, for a half-open range of its frames. */
export interface PlanOverlay {
  readonly graphic: Graphic;
  readonly from: number;
  readonly to: number;
  /** How many of its frames were shown before this segment, of how many in all. */
  readonly shown: number;
  readonly frames: number;
}

/** As items are framed, or, in a frame of another shape than the film's, filling it with all or a part, around a share of its width. */
export type PlanFraming =
  | Framing
  | { readonly kind: 'fill-around'; readonly x: number; readonly rectangle?: Rectangle };

/** Frames of one source, as a segment shows them. */
export interface PlanPicture {
  readonly source: PictureSource;
  readonly frames: number;
  /** Frame k shows the source's frame `floor(at + k * step)`, from 0 for its first; a step below 0 goes backwards. */
  readonly at: Rational;
  readonly step: Rational;
  readonly framing: PlanFraming;
  /** What is shown of the framed picture, from the first of these frames to the last. */
  readonly move: Move | null;
  /** 0 to 1, over black. */
  readonly opacity: number;
  readonly grade: ColourGrade;
}

/** A mark that is burnt in for a half-open range of a segment's frames. */
export type PlanMark =
  /** That a machine made it, in a corner. */
  | { readonly kind: 'label'; readonly text: string; readonly from: number; readonly to: number }
  /** For those who review the film: what is seen, and the timecode of each frame, `first` that of `from`. */
  | {
      readonly kind: 'review';
      readonly text: string;
      readonly from: number;
      readonly to: number;
      readonly first: number;
    };

interface SegmentFields {
  /** At least 1. */
  readonly frames: number;
  /** Below the captions, the lowest first. */
  readonly overlays: readonly PlanOverlay[];
  readonly captions: readonly PlanCaption[];
  /** Above everything else. */
  readonly marks?: readonly PlanMark[];
}

/** A stretch of the film that is encoded by itself, cached by the digest of this record, and joined without re-encoding. */
export type PlanSegment = PlanStretch | PlanTransition;

/** One picture, as long as the segment. */
export interface PlanStretch extends SegmentFields {
  readonly kind: 'stretch';
  readonly picture: PlanPicture;
  /** The frames are the clip's own as they are encoded there, and nothing is done to them (untouched.ts). */
  readonly copied?: true;
}

/**
 * One picture gives way to the next. Where both are seen at once, both last as long as the segment; through a colour, `from`
 * lasts up to the cut and `to` begins there.
 */
export interface PlanTransition extends SegmentFields {
  readonly kind: 'transition';
  readonly transition: Transition;
  /** Null at the start of the film. */
  readonly from: PlanPicture | null;
  /** Null at its end. */
  readonly to: PlanPicture | null;
  /** Where only a part is shown: the frames of the whole transition, and how many of them lie before the segment. */
  readonly cut?: { readonly before: number; readonly frames: number };
}

/** The whole film, ready to be encoded: preview and export read the same plan. */
export interface RenderPlan {
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  readonly segments: readonly PlanSegment[];
  /** Written into the file's metadata. */
  readonly title: string;
  /** How its segments are encoded: for the web unless something else is said. */
  readonly encoding?: PictureEncoding;
  /** Frames a second of the stored clips, where it is not the film's. */
  readonly clip_rate?: FrameRate;
}

/** What all segments of a film have in common. */
export type PlanFormat = Pick<RenderPlan, 'width' | 'height' | 'rate' | 'encoding' | 'clip_rate'>;

/** No change of colours. */
export const PLAIN_GRADE: ColourGrade = { exposure: 0, contrast: 1, saturation: 1, temperature: 0, lut: null };

/** A source's own frames at its own speed, as it is. @param first frame of the source that is shown first */
export function plainPicture(source: PictureSource, frames: number, first = 0): PlanPicture {
  return {
    source,
    frames,
    at: rational(first),
    step: hasTime(source) ? ONE : ZERO,
    framing: { kind: 'fit' },
    move: null,
    opacity: 1,
    grade: PLAIN_GRADE,
  };
}

/** Whether frames of a source differ. */
export function hasTime(source: PictureSource): boolean {
  return source.kind === 'clip' || (source.kind === 'graphic' && moves(source.graphic));
}

/** A segment of one picture. */
export function stretch(
  picture: PlanPicture,
  captions: readonly PlanCaption[],
  overlays: readonly PlanOverlay[] = [],
): PlanStretch {
  return { kind: 'stretch', picture, frames: picture.frames, overlays, captions };
}

/** The pictures that a segment is made of. */
export function picturesOf(segment: PlanSegment): PlanPicture[] {
  if (segment.kind === 'stretch') return [segment.picture];
  return [segment.from, segment.to].filter((picture) => picture !== null);
}

/** The stored files that a segment shows, by the SHA-256 of their bytes. */
export function storedFilesOf(segment: PlanSegment): string[] {
  const drawn = segment.overlays.flatMap(({ graphic }) => imageOf(graphic));
  return [...picturesOf(segment).flatMap(storedFiles), ...drawn];
}

function storedFiles({ source, grade }: PlanPicture): string[] {
  const shown = source.kind === 'black' ? [] : source.kind === 'graphic' ? imageOf(source.graphic) : [source.sha256];
  return [...shown, ...(grade.lut === null ? [] : [grade.lut])];
}

function imageOf(graphic: Graphic): string[] {
  return graphic.kind === 'picture' ? [graphic.image] : [];
}
