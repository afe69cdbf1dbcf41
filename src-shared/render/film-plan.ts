import type { SpokenLine } from '../storyboard/storyboard.ts';
import { captionsForLines } from './captions.ts';
import type { FrameRate } from '../timeline/rational.ts';
import type { PlanSegment, RenderPlan } from './plan.ts';

/** What of a take a film needs. */
export interface ShownTake {
  readonly kind: 'still' | 'clip';
  readonly media_sha256: string;
  /** Frames before the shot's first one. */
  readonly handle_frames: number;
}

/** A shot with the take that shows it. */
export interface ShownShot {
  /** Length in the film, in frames. */
  readonly frames: number;
  readonly lines: readonly SpokenLine[];
  readonly take: ShownTake;
}

/** The plan of a film that cuts from shot to shot, its dialogue as captions. */
export function filmPlan(
  film: { readonly title: string; readonly width: number; readonly height: number; readonly rate: FrameRate },
  shots: readonly ShownShot[],
): RenderPlan {
  const segments = shots.map(({ frames, lines, take }): PlanSegment => ({
    source:
      take.kind === 'still'
        ? { kind: 'still', sha256: take.media_sha256 }
        : { kind: 'clip', sha256: take.media_sha256, first: take.handle_frames },
    frames,
    captions: captionsForLines(lines, frames, film.rate),
  }));
  return { ...film, segments, audio: { kind: 'silence', sample_rate: 48000, channels: 2 } };
}
