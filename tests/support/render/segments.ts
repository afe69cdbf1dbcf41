import { plainPicture, stretch } from '../../../src-shared/render/plan.ts';
import type { SegmentFiles } from '../../../src-shared/render/segment-graph.ts';
import type { PlanCaption, PlanStretch } from '../../../src-shared/render/plan.ts';

/** A segment that shows a clip's own frames, from `first` on. */
export function clipSegment(
  sha256: string,
  first: number,
  frames: number,
  captions: readonly PlanCaption[] = [],
): PlanStretch {
  return stretch(plainPicture({ kind: 'clip', sha256 }, frames, first), captions);
}

/** A segment that holds a still. */
export function stillSegment(sha256: string, frames: number, captions: readonly PlanCaption[] = []): PlanStretch {
  return stretch(plainPicture({ kind: 'still', sha256 }, frames), captions);
}

/** The files of a segment that shows one clip or still and has no text. */
export function filesAt(path: string): SegmentFiles {
  return { pathOf: () => path, scriptPath: () => '', fonts: '' };
}
