import { canvasOf, overlayPart, pictureScript } from './drawn.ts';
import { SCALE_FLAGS } from './filters.ts';
import { groundOf } from './graphics/draw.ts';
import type { Graphic } from './graphics/records.ts';
import { imageBox } from './graphics/slides.ts';
import { TO_VIDEO } from './picture-filters.ts';
import type { PlanOverlay, PlanPicture, PlanSegment, RenderPlan } from './plan.ts';
import { frameTicks, rateText, VIDEO_TIMESCALE } from './rates.ts';
import { readFrames } from './sampling.ts';

type Film = Pick<RenderPlan, 'width' | 'height' | 'rate'>;

/** What graphics are drawn with in a filter graph. */
export interface GraphicGraph {
  readonly film: Film;
  readonly segment: PlanSegment;
  /** The filter that draws an ASS script. */
  readonly written: (script: string) => string;
  /** The label of a stored picture, as a new input. */
  readonly still: (sha256: string) => string;
}

/** A chain that makes the frames of a graphic that are read for a picture, in red, green and blue. */
export function graphicPicture(graphic: Graphic, picture: PlanPicture, graph: GraphicGraph): string {
  const { first, end } = readFrames(picture);
  return opaque(graphic, end - first, graph.written(pictureScript(graphic, picture, graph.film)), graph);
}

/**
 * Chains that lay a graphic over the frames of a label, at whole frames. What it does not touch stays as it is, to the bit: it is
 * drawn in red, green and blue, where libass knows colours, and only then brought to the film's.
 */
export function overlayGraph(overlay: PlanOverlay, below: string, label: string, graph: GraphicGraph): string[] {
  const { graphic, from, to } = overlay;
  const { film } = graph;
  const { part, script: text } = overlayPart(overlay, graph.segment, film);
  const script = graph.written(text);
  const drawn = canvasOf(graphic, film, true).over
    ? `${colour('black@0', { ...film, ...part }, to - from)},format=rgba,${script}:alpha=1,${TO_STRAIGHT_VIDEO}`
    : `${opaque(graphic, to - from, script, graph)},${TO_VIDEO}`;
  const stamped = `settb=1/${VIDEO_TIMESCALE},setpts=(N+${from})*${frameTicks(film.rate)}`;
  return [
    `${drawn},${stamped}[${label}drawn]`,
    `${below}[${label}drawn]overlay=x=${part.x}:y=${part.y}:format=yuv420:eof_action=pass:repeatlast=0[${label}]`,
  ];
}

/** libass leaves colours multiplied by how far they cover. */
const TO_STRAIGHT_VIDEO = `format=gbrap,unpremultiply=inplace=1,scale=out_color_matrix=bt709:out_range=tv:${SCALE_FLAGS},format=yuva420p`;

function opaque(graphic: Graphic, frames: number, script: string, graph: GraphicGraph): string {
  const { film } = graph;
  const ground = `${colour(groundOf(graphic).replace('#', '0x'), film, frames)},format=rgb24`;
  if (graphic.kind !== 'picture') return `${ground},${script}`;
  const { x, y, width, height } = imageBox(graphic, canvasOf(graphic, film, false));
  const image = graph.still(graphic.image);
  const [below, above] = [`[ground${image.slice(1, -1)}]`, `[image${image.slice(1, -1)}]`].map((name) =>
    name.replaceAll(':', '_'),
  );
  return [
    `${ground}${below}`,
    `${image}scale=${width}:${height}:${SCALE_FLAGS}${above}`,
    `${below}${above}overlay=x=${x}:y=${y}:format=gbrp,format=rgb24,${script}`,
  ].join(';');
}

function colour(name: string, { width, height, rate }: Film, frames: number): string {
  return `color=c=${name}:size=${width}x${height}:rate=${rateText(rate)},trim=end_frame=${frames}`;
}
