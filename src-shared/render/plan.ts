import type { FrameRate } from '../timeline/rational.ts';

/** A caption shown during a segment. Frames count from the segment's first frame; the range is half-open. */
export interface PlanCaption {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Where a segment's frames come from. Media are named by the SHA-256 of their bytes in the library's store. */
export type SegmentSource =
  /** Frames [first, first + frames) of a stored clip, which may have handles before and after. */
  | { readonly kind: 'clip'; readonly sha256: string; readonly first: number }
  /** One stored picture (PNG), held for the whole segment. */
  | { readonly kind: 'still'; readonly sha256: string };

/** A stretch of the film that is encoded by itself, cached by the digest of this record, and joined without re-encoding. */
export interface PlanSegment {
  readonly source: SegmentSource;
  readonly frames: number;
  readonly captions: readonly PlanCaption[];
}

/** The whole film, ready to be encoded: preview and export read the same plan. */
export interface RenderPlan {
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  readonly segments: readonly PlanSegment[];
  /** Until sound arrives, digital silence: 48 kHz stereo, exactly as long as the picture. */
  readonly audio: { readonly kind: 'silence'; readonly sample_rate: 48000; readonly channels: 2 };
  /** Written into the file's metadata. */
  readonly title: string;
}
