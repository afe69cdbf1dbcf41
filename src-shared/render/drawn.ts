import { captionBlocks } from './caption-stack.ts';
import { assFile, captionTop, LARGER } from './captions.ts';
import { drawnPart, graphicAss } from './graphics/draw.ts';
import type { DrawnPart } from './graphics/draw.ts';
import type { Canvas } from './graphics/canvas.ts';
import type { Graphic } from './graphics/records.ts';
import { tickerBox } from './graphics/strips.ts';
import { marksScript } from './marks.ts';
import { picturesOf } from './plan.ts';
import type { PlanCaption, PlanOverlay, PlanPicture, PlanSegment, RenderPlan } from './plan.ts';
import { readFrames } from './sampling.ts';

type Film = Pick<RenderPlan, 'width' | 'height' | 'rate'>;

/** Captions stand so far above a ticker, in parts of its height. */
const ABOVE_TICKER = 0.3;

/** The ASS scripts that a segment is drawn with. */
export function scriptsOf(segment: PlanSegment, film: Film): string[] {
  const written = [captionScript(segment, film), marksScript(segment, film)].filter((script) => script !== null);
  return [
    ...picturesOf(segment).flatMap((picture) =>
      picture.source.kind === 'graphic' ? [pictureScript(picture.source.graphic, picture, film)] : [],
    ),
    ...segment.overlays.map((overlay) => overlayPart(overlay, segment, film).script),
    ...written,
  ];
}

/** The frames of a graphic that are read for a picture. */
export function pictureScript(graphic: Graphic, picture: PlanPicture, film: Film): string {
  return graphicAss(graphic, canvasOf(graphic, film, false), { ...readFrames(picture), of: null });
}

/** The frames of a graphic that a segment shows over its pictures. */
export function overlayPart(overlay: PlanOverlay, segment: PlanSegment, film: Film): DrawnPart {
  const { graphic, from, to, shown, frames } = overlay;
  const canvas = { ...canvasOf(graphic, film, true), captionTop: captionsTop(overlay, segment, film) };
  const range = { first: shown, end: shown + to - from, of: frames };
  if (canvas.over) return drawnPart(graphic, canvas, range);
  return { part: { x: 0, y: 0, ...sizeOf(film) }, script: graphicAss(graphic, canvas, range) };
}

function sizeOf({ width, height }: Film) {
  return { width, height };
}

/** The captions of a segment; null where it has none. */
export function captionScript({ captions, overlays }: PlanSegment, film: Film): string | null {
  if (captions.length === 0) return null;
  const { width, height, rate } = film;
  return assFile(captions, width, height, rate, (caption) => (meetsTicker(caption, overlays) ? aboveTicker(film) : 0));
}

/** Where the captions begin that are shown with an overlay; as where they have two lines, if they have fewer. */
function captionsTop(overlay: PlanOverlay, { captions, overlays }: PlanSegment, film: Film): number {
  const { width, height } = film;
  const tops = captionBlocks(captions)
    .filter(({ place, from, to }) => place === 'bottom' && from < overlay.to && overlay.from < to)
    .map(({ rows }) => {
      const lines = rows.reduce((sum, row) => sum + row.lines * (row.caption?.style === 'large' ? LARGER : 1), 0);
      const isRaised = rows.some(({ caption }) => caption !== null && meetsTicker(caption, overlays));
      return captionTop(width, height, lines, isRaised ? aboveTicker(film) : undefined);
    });
  return Math.min(captionTop(width, height), ...tops);
}

/** Pixels from the lower edge. */
function aboveTicker(film: Film): number {
  const ticker = tickerBox(film);
  return Math.round(film.height - ticker.y + ticker.height * ABOVE_TICKER);
}

function meetsTicker(caption: PlanCaption, overlays: readonly PlanOverlay[]): boolean {
  return overlays.some(({ graphic, from, to }) => graphic.kind === 'ticker' && from < caption.to && caption.from < to);
}

/** What a graphic is drawn into: a user's picture has its own ground everywhere. */
export function canvasOf(graphic: Graphic, { width, height, rate }: Film, isOverlay: boolean): Canvas {
  return { width, height, rate, over: isOverlay && graphic.kind !== 'picture' };
}
