import type { DraftShot, DraftTitle } from '../storyboard/storyboard.ts';
import { framesToSeconds, rational, add, round, secondsToFrames, ZERO } from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import { partShown, piecesOf } from '../timeline/pieces.ts';
import { placedAttachments } from '../timeline/places.ts';
import type { Overlay, Piece, Picture } from '../timeline/pieces.ts';
import type { FilmFootage, FilmShot, FilmSources, ItemSource, Material, Move, Timeline } from '../timeline/records.ts';
import type { SpokenShot } from '../audio/shot-speech.ts';
import { CAPTION_STYLES, wrappedCaption } from './caption-text.ts';
import type { FootageUse } from './footage-size.ts';
import { captionsForLines, captionsForSpeech } from './captions.ts';
import type { Graphic } from './graphics/records.ts';
import { titleGraphic } from './graphics/title-graphic.ts';
import { hasTime, plainPicture } from './plan.ts';
import type { PictureSource, PlanCaption, PlanOverlay, PlanPicture, PlanSegment, RenderPlan } from './plan.ts';

/** What of a take a film needs. */
export interface ShownTake {
  readonly kind: 'still' | 'clip';
  readonly media_sha256: string;
  /** All of its frames; 1 of a still. */
  readonly frames: number;
  /** Frames before the shot's first one, and behind its last. */
  readonly handle_frames: number;
}

/** A shot with the take that shows it, and others that the timeline may show. */
export interface ShownShot<Take extends ShownTake | null = ShownTake> {
  readonly id: string;
  /** Length in the film, in frames. */
  readonly frames: number;
  readonly draft: Pick<DraftShot, 'lines' | 'titles' | 'transition_in' | 'transition_out'>;
  readonly take: Take;
  readonly takes?: readonly (ShownTake & { readonly id: string })[];
  /** Its lines as they are heard; null or absent where they are not. */
  readonly spoken?: SpokenShot | null;
}

/**
 * What a timeline of these shots, of footage and graphics, has to know of them; the captions of their lines go with them. A shot that
 * nothing shows yet counts as a still.
 */
export function filmSources(
  projectId: string,
  rate: FrameRate,
  shots: readonly ShownShot<ShownTake | null>[],
  footage: readonly FilmFootage[] = [],
  graphics: readonly string[] = [],
): FilmSources {
  return { project_id: projectId, rate, shots: shots.map((shot) => filmShot(shot, rate)), footage, graphics };
}

/** Shots of films by what they were made of: to break the lines of 2,000 shots into captions takes most of a second. */
const FILM_SHOTS = new WeakMap<ShownShot<ShownTake | null>, { readonly rate: FrameRate; readonly shot: FilmShot }>();

function filmShot(shown: ShownShot<ShownTake | null>, rate: FrameRate): FilmShot {
  const known = FILM_SHOTS.get(shown);
  if (known?.rate.numerator === rate.numerator && known.rate.denominator === rate.denominator) return known.shot;
  const shot = madeFilmShot(shown, rate);
  FILM_SHOTS.set(shown, { rate, shot });
  return shot;
}

function madeFilmShot(shot: ShownShot<ShownTake | null>, rate: FrameRate): FilmShot {
  const { id, frames, draft, take, takes = [], spoken = null } = shot;
  const captions = spoken ? captionsForSpeech(spoken.lines, frames, rate) : captionsForLines(draft.lines, frames, rate);
  return {
    id,
    frames,
    material: take && materialOf(take),
    takes: takes.map((each) => ({ id: each.id, material: materialOf(each) })),
    transition_in: draft.transition_in,
    transition_out: draft.transition_out ?? null,
    attached: [
      ...captions.map(({ text, from, to }, index) => ({
        id: `${id}/caption/${index}`,
        at: framesToSeconds(from, rate),
        duration: framesToSeconds(to - from, rate),
        content: { kind: 'caption', lane: 'script', text, style: 'plain', place: 'bottom' } as const,
      })),
      ...(spoken?.lines ?? []).map(({ at_s, seconds }, index) => ({
        id: speechId(id, index),
        at: inMilliseconds(at_s),
        duration: inMilliseconds(seconds),
        content: {
          kind: 'sound',
          role: 'narration',
          source: { kind: 'made', sound: speechId(id, index) },
          ...{ in: ZERO, gain_db: 0, fade_in: ZERO, fade_out: ZERO, loops: false },
        } as const,
      })),
      ...titlesOver(id, draft.titles ?? [], frames, rate),
    ],
  };
}

/** The id of a shot's spoken line, on the timeline and as a sound that Shotloom makes. */
export function speechId(shotId: string, line: number): string {
  return `${shotId}/speech/${line}`;
}

/** Rounded up, so that no sound is cut. */
function inMilliseconds(seconds: number): Rational {
  return rational(Math.ceil(seconds * 1000 - 1e-6), 1000);
}

/** A title comes when its picture has been seen, and goes when it has been read. */
const TITLE_BEGINS_S = rational(1, 2);
const TITLE_LASTS_S = rational(4);

/** One behind the other, in equal parts of the shot where it is too short for them. */
function titlesOver(
  shot: string,
  titles: readonly DraftTitle[],
  frames: number,
  rate: FrameRate,
): FilmShot['attached'][number][] {
  const begins = Math.min(round(secondsToFrames(TITLE_BEGINS_S, rate)), Math.floor(frames / 4));
  const lasts = Math.min(round(secondsToFrames(TITLE_LASTS_S, rate)), Math.floor((frames - begins) / titles.length));
  if (lasts < 1) return [];
  return titles.map((title, index) => ({
    id: `${shot}/title/${index}`,
    at: framesToSeconds(begins + index * lasts, rate),
    duration: framesToSeconds(lasts, rate),
    content: { kind: 'title', title },
  }));
}

function materialOf({ kind, frames, handle_frames }: ShownTake): Material {
  return kind === 'still' ? null : { from: 0 - handle_frames, to: frames - handle_frames };
}

/** The file of footage that is large enough for what is shown of it. */
export type FootageFiles = (id: string, use: FootageUse) => ShownTake | undefined;

/** What a timeline is shown with. */
interface Shown {
  /** By the ids of shots and takes. */
  readonly takes: ReadonlyMap<string, ShownTake>;
  readonly footage: FootageFiles;
  readonly graphics: ReadonlyMap<string, Graphic>;
  /** Of captions, from above. */
  readonly lanes: readonly string[];
}

/**
 * The plan of a film as its timeline has it cut.
 * @param more footage and graphics that the timeline shows
 */
export function filmPlan(
  film: { readonly title: string; readonly width: number; readonly height: number },
  shots: readonly ShownShot[],
  timeline: Timeline,
  more: { readonly footage?: FootageFiles; readonly graphics?: ReadonlyMap<string, Graphic> } = {},
): RenderPlan {
  const { rate } = timeline;
  const { footage = () => undefined, graphics = new Map<string, Graphic>() } = more;
  const takes = new Map(
    shots.flatMap(({ id, take, takes: others = [] }): [string, ShownTake][] => [
      [id, take],
      ...others.map((other): [string, ShownTake] => [other.id, other]),
    ]),
  );
  const lanes = lanesOf(timeline);
  const segments = piecesOf(timeline).map((piece) => segmentOf(piece, { takes, footage, graphics, lanes }, rate));
  return { ...film, rate, segments };
}

function segmentOf(piece: Piece, film: Shown, rate: FrameRate): PlanSegment {
  const drawn = {
    frames: piece.frames,
    overlays: piece.overlays.flatMap((overlay) => overlayOf(overlay, film)),
    captions: piece.overlays.flatMap((overlay) => captionOf(overlay, film)),
  };
  const shown = (picture: Picture): PlanPicture => pictureOf(picture, film, rate);
  if (piece.kind === 'still-cut') return { kind: 'stretch', ...drawn, picture: shown(piece.picture) };
  const { transition, from, to } = piece;
  if (transition.kind === 'cut-to-black')
    return { kind: 'stretch', ...drawn, picture: plainPicture({ kind: 'black' }, piece.frames) };
  return { kind: 'transition', ...drawn, transition, from: from && shown(from), to: to && shown(to) };
}

function overlayOf({ content, ...range }: Overlay, film: Shown): PlanOverlay[] {
  return content.kind === 'title' || content.kind === 'graphic'
    ? [{ graphic: graphicOf(content, film), ...range }]
    : [];
}

function graphicOf(content: Extract<ItemSource, { kind: 'title' | 'graphic' }>, { graphics }: Shown): Graphic {
  if (content.kind === 'title') return titleGraphic(content.title);
  const graphic = graphics.get(content.graphic);
  if (!graphic) throw new RangeError('The timeline shows a graphic that the film has not');
  return graphic;
}

/** Lanes of captions in the order in which they first speak. */
function lanesOf(timeline: Timeline): string[] {
  const lanes = placedAttachments(timeline).flatMap(({ item: { content } }) =>
    content.kind === 'caption' ? [content.lane] : [],
  );
  return [...new Set(lanes)];
}

function captionOf({ content, from, to }: Overlay, { lanes }: Shown): PlanCaption[] {
  if (content.kind !== 'caption') return [];
  const lane = lanes.indexOf(content.lane);
  const style = CAPTION_STYLES.find((each) => each === content.style) ?? 'plain';
  return [
    {
      text: wrappedCaption(content.text),
      from,
      to,
      ...(lane > 0 ? { lane } : {}),
      ...(content.place === 'top' ? { place: 'top' } : {}),
      ...(style === 'plain' ? {} : { style }),
    },
  ];
}

function pictureOf(picture: Picture, film: Shown, rate: FrameRate): PlanPicture {
  const { frames, framing, opacity, colour: grade } = picture;
  const { source, first } = sourceOf(picture, film);
  const [at, step] = [picture.sampling.at, picture.sampling.step].map((time) => secondsToFrames(time, rate));
  const sampling = hasTime(source) && at && step ? { at: add(at, rational(first)), step } : { at: ZERO, step: ZERO };
  return { source, frames, ...sampling, framing, move: moveOf(picture), opacity, grade };
}

/** The part of its item's move that a picture shows. */
function moveOf(picture: Picture): Move | null {
  const [from, to] = [partShown(picture, 0), partShown(picture, picture.frames - 1)];
  return from && to && { from, to };
}

/** Where a picture lies, and which of its frames is the shot's first. */
function sourceOf(picture: Picture, film: Shown): { readonly source: PictureSource; readonly first: number } {
  const { source } = picture;
  if (source.kind === 'title' || source.kind === 'graphic')
    return { source: { kind: 'graphic', graphic: graphicOf(source, film) }, first: 0 };
  const take =
    source.kind === 'footage' ? film.footage(source.footage, picture) : film.takes.get(shownIn(source) ?? '');
  if (!take) throw new RangeError(`The timeline shows a ${source.kind} that the film has not`);
  return { source: { kind: take.kind, sha256: take.media_sha256 }, first: take.handle_frames };
}

/** The id of what shows a source: a shot, a take, footage. Null for what is drawn. */
export function shownIn(source: ItemSource): string | null {
  if (source.kind === 'shot') return source.take ?? source.shot;
  return source.kind === 'footage' ? source.footage : null;
}
