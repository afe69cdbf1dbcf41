import { momentShown, stepOf } from './item-time.ts';
import { isSeen, placedAttachments, placedItems } from './places.ts';
import type { PlacedAttachment, PlacedItem } from './places.ts';
import { ZERO, add, ceil, divide, floor, multiply, negate, rational, secondsToFrames } from './rational.ts';
import type { FrameRate, Rational } from './rational.ts';
import { rectangleAt } from './moves.ts';
import type {
  AttachedContent,
  ColourGrade,
  Framing,
  ItemSource,
  MainItem,
  Move,
  Rectangle,
  Timeline,
  Transition,
} from './records.ts';
import { isFade } from './transitions.ts';

/**
 * A stretch of the film that is encoded by itself: what of an item is shown alone, or a transition. Nothing in it but `start`
 * depends on where it lies in the film, so that an edit leaves the digests of all others as they are.
 */
export type Piece = StillPiece | TransitionPiece;

interface PieceFields {
  /** First frame in the film. */
  readonly start: number;
  /** At least 1. */
  readonly frames: number;
  /** What is drawn over it, the one that began first at the bottom. */
  readonly overlays: readonly Overlay[];
}

/** One item, cut at both ends or joined by transitions of their own. */
export interface StillPiece extends PieceFields {
  readonly kind: 'still-cut';
  readonly picture: Picture;
}

export interface TransitionPiece extends PieceFields {
  readonly kind: 'transition';
  readonly transition: Transition;
  /** What goes: from the piece's first frame on. Null at the start of the film. */
  readonly from: Picture | null;
  /** What comes. Null at the end of the film. */
  readonly to: Picture | null;
}

/** The frames of an item that a piece shows. Of transitions through a colour, `frames` may be less than the piece's: only its side of the cut. */
export interface Picture {
  readonly source: ItemSource;
  /** Of the piece, where this picture begins. */
  readonly first: number;
  readonly frames: number;
  readonly sampling: Sampling;
  readonly framing: Framing;
  /** Over all of the item, of which this picture shows the frames from `shown` on. */
  readonly move: (Move & { readonly shown: number; readonly frames: number }) | null;
  readonly opacity: number;
  readonly colour: ColourGrade;
}

/** Which moment of the source each frame shows: `at + k * step`, exact. A step below 0 goes backwards, 0 stands still. */
export interface Sampling {
  readonly at: Rational;
  readonly step: Rational;
}

/** A title, caption or graphic over a piece. Frames count from the piece's first. */
export interface Overlay {
  readonly content: AttachedContent;
  readonly from: number;
  /** Half-open. */
  readonly to: number;
  /** How many of its frames were shown before this piece, of how many in all: it may move. */
  readonly shown: number;
  readonly frames: number;
}

/** The film as the pieces that it is encoded in, in order. Their frames sum up to those of the film. */
export function piecesOf(timeline: Timeline): Piece[] {
  const placed = placedItems(timeline);
  const pieces = placed.flatMap((each, index): Piece[] => {
    const before = placed[index - 1] ?? null;
    const outgoing = placed[index + 1]?.item.transition ?? timeline.ending;
    const [start, end] = [each.item.transition.after, each.item.frames - outgoing.before];
    return [...joint(before, each, each.item.transition, timeline.rate), ...alone(each, start, end, timeline.rate)];
  });
  const last = placed.at(-1);
  if (last) pieces.push(...joint(last, null, timeline.ending, timeline.rate));
  return withOverlays(pieces, overlaysOf(timeline));
}

/**
 * The frame of a source that a frame of a picture shows, from its first.
 * @param rate of the source
 */
export function sourceFrame({ at, step }: Sampling, frame: number, rate: FrameRate): number {
  return floor(secondsToFrames(add(at, multiply(step, rational(frame))), rate));
}

/** The part of a source that a frame of a picture shows, from its first; null where it is all of it. */
export function partShown({ move }: Picture, frame: number): Rectangle | null {
  return move && rectangleAt(move, move.shown + frame, move.frames);
}

/** What is shown backwards is held in memory as a whole, so it comes in pieces of so many frames of its source. */
const LONGEST_REVERSED = 48;

function alone({ item, start }: PlacedItem, first: number, end: number, rate: FrameRate): StillPiece[] {
  const isBackwards = item.reversed && item.freeze === null;
  const most = isBackwards ? Math.max(1, floor(divide(rational(LONGEST_REVERSED), item.speed))) : end - first;
  const pieces: StillPiece[] = [];
  for (let from = first; from < end; from += most) {
    const to = Math.min(end, from + most);
    const picture = pictureOf(item, from, to, 0, rate);
    pieces.push({ kind: 'still-cut', start: start + from, frames: to - from, picture, overlays: [] });
  }
  return pieces;
}

function joint(
  first: PlacedItem | null,
  second: PlacedItem | null,
  transition: Transition,
  rate: FrameRate,
): TransitionPiece[] {
  const { before, after } = transition;
  const frames = before + after;
  if (frames === 0) return [];
  const cut = second ? second.start : first ? first.start + first.item.frames : 0;
  // Through a colour each picture is seen on its side of the cut only, so that no handles are asked for.
  const [behind, ahead] = isFade(transition) ? [0, 0] : [after, before];
  const from = first && before + behind > 0 ? goingOut(first.item, before, behind, rate) : null;
  const to = second && after + ahead > 0 ? pictureOf(second.item, -ahead, after, before - ahead, rate) : null;
  return [{ kind: 'transition', start: cut - before, frames, transition, from, to, overlays: [] }];
}

function goingOut(item: MainItem, before: number, behind: number, rate: FrameRate): Picture {
  return pictureOf(item, item.frames - before, item.frames + behind, 0, rate);
}

/** @param first of the piece, where the picture begins */
function pictureOf(item: MainItem, from: number, to: number, first: number, rate: FrameRate): Picture {
  const { source, framing, move, opacity, colour } = item;
  const step = item.freeze ? ZERO : stepOf(item, rate);
  return {
    source,
    first,
    frames: to - from,
    sampling: { at: momentShown(item, from, rate), step: item.reversed ? negate(step) : step },
    framing,
    move: move && { ...move, shown: from, frames: item.frames },
    opacity,
    colour,
  };
}

interface FilmOverlay {
  readonly content: AttachedContent;
  readonly from: number;
  readonly to: number;
}

function overlaysOf(timeline: Timeline): FilmOverlay[] {
  const frameOf = (seconds: Rational): number => ceil(secondsToFrames(seconds, timeline.rate));
  return placedAttachments(timeline)
    .filter(({ item }) => isSeen(item.content) && item.content.kind !== 'marker')
    .map(({ item, start, end }: PlacedAttachment) => ({
      content: item.content,
      from: frameOf(start),
      to: frameOf(end),
    }));
}

/** Both lists are in the order of the film. */
function withOverlays(pieces: readonly Piece[], overlays: readonly FilmOverlay[]): Piece[] {
  const waiting = overlays.toReversed();
  let shown: FilmOverlay[] = [];
  return pieces.map((piece) => {
    shown = shown.filter(({ to }) => to > piece.start);
    for (let next = waiting.at(-1); next && next.from < piece.start + piece.frames; next = waiting.at(-1)) {
      shown.push(next);
      waiting.pop();
    }
    return { ...piece, overlays: shown.flatMap((overlay) => over(piece, overlay)) };
  });
}

function over({ start, frames }: Piece, { content, from, to }: FilmOverlay): Overlay[] {
  const [first, end] = [Math.max(from, start), Math.min(to, start + frames)];
  if (end <= first) return [];
  return [{ content, from: first - start, to: end - start, shown: first - from, frames: to - from }];
}
