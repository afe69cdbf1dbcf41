import type { DraftShot } from '../storyboard/storyboard.ts';
import { framesToSeconds, rational, add, secondsToFrames, ZERO } from '../timeline/rational.ts';
import type { FrameRate } from '../timeline/rational.ts';
import { piecesOf } from '../timeline/pieces.ts';
import type { Overlay, Piece, Picture } from '../timeline/pieces.ts';
import type { FilmShot, FilmSources, Timeline } from '../timeline/records.ts';
import { captionsForLines } from './captions.ts';
import type { PictureSource, PlanCaption, PlanPicture, PlanSegment, RenderPlan } from './plan.ts';

/** What of a take a film needs. */
export interface ShownTake {
  readonly kind: 'still' | 'clip';
  readonly media_sha256: string;
  /** All of its frames; 1 of a still. */
  readonly frames: number;
  /** Frames before the shot's first one, and behind its last. */
  readonly handle_frames: number;
}

/** A shot with the take that shows it. */
export interface ShownShot {
  readonly id: string;
  /** Length in the film, in frames. */
  readonly frames: number;
  readonly draft: Pick<DraftShot, 'lines' | 'transition_in' | 'transition_out'>;
  readonly take: ShownTake;
}

/** A shot that may have no take yet; then it is as long as it was drafted, and whatever shows it is taken for a still. */
export type DraftedShot = Omit<ShownShot, 'take'> & { readonly take: ShownTake | null };

/** What a timeline of these shots has to know of them; the captions of their lines go with them. */
export function filmSources(projectId: string, rate: FrameRate, shots: readonly DraftedShot[]): FilmSources {
  return { project_id: projectId, rate, shots: shots.map((shot) => filmShot(shot, rate)), footage: [] };
}

function filmShot({ id, frames, draft, take }: DraftedShot, rate: FrameRate): FilmShot {
  const captions = captionsForLines(draft.lines, frames, rate);
  return {
    id,
    frames,
    material: take?.kind === 'clip' ? { from: -take.handle_frames, to: take.frames - take.handle_frames } : null,
    takes: [],
    transition_in: draft.transition_in,
    transition_out: draft.transition_out ?? null,
    attached: captions.map(({ text, from, to }, index) => ({
      id: `${id}/caption/${index}`,
      at: framesToSeconds(from, rate),
      duration: framesToSeconds(to - from, rate),
      content: { kind: 'caption', lane: 'script', text, style: 'plain', place: 'bottom' },
    })),
  };
}

/** The plan of a film as its timeline has it cut. */
export function filmPlan(
  film: { readonly title: string; readonly width: number; readonly height: number },
  shots: readonly ShownShot[],
  timeline: Timeline,
): RenderPlan {
  const { rate } = timeline;
  const takes = new Map(shots.map(({ id, take }) => [id, take]));
  const segments = piecesOf(timeline).map((piece) => segmentOf(piece, takes, rate));
  return { ...film, rate, segments, audio: { kind: 'silence', sample_rate: 48000, channels: 2 } };
}

function segmentOf(piece: Piece, takes: ReadonlyMap<string, ShownTake>, rate: FrameRate): PlanSegment {
  const { frames } = piece;
  const captions = piece.overlays.flatMap(captionOf);
  const shown = (picture: Picture): PlanPicture => pictureOf(picture, takes, rate);
  if (piece.kind === 'still-cut') return { kind: 'stretch', frames, captions, picture: shown(piece.picture) };
  const { transition, from, to } = piece;
  return { kind: 'transition', frames, captions, transition, from: from && shown(from), to: to && shown(to) };
}

function captionOf({ content, from, to }: Overlay): PlanCaption[] {
  return content.kind === 'caption' ? [{ text: content.text, from, to }] : [];
}

function pictureOf(picture: Picture, takes: ReadonlyMap<string, ShownTake>, rate: FrameRate): PlanPicture {
  const { frames, framing, move, opacity, colour: grade } = picture;
  const { source, first } = sourceOf(picture, takes);
  const [at, step] = [picture.sampling.at, picture.sampling.step].map((time) => secondsToFrames(time, rate));
  const sampling =
    source.kind === 'clip' && at && step ? { at: add(at, rational(first)), step } : { at: ZERO, step: ZERO };
  return { source, frames, ...sampling, framing, move, opacity, grade };
}

/** Where a picture lies, and which of its frames is the shot's first. */
function sourceOf(
  { source }: Picture,
  takes: ReadonlyMap<string, ShownTake>,
): { readonly source: PictureSource; readonly first: number } {
  const take = source.kind === 'shot' ? takes.get(source.shot) : undefined;
  if (!take) throw new RangeError(`The timeline shows a ${source.kind} that the film has not`);
  return { source: { kind: take.kind, sha256: take.media_sha256 }, first: take.handle_frames };
}
