import { filterValue, SCALE_FLAGS } from './filters.ts';
import type { PlanFraming, PlanPicture, RenderPlan } from './plan.ts';
import { readFrames, samplingFilters } from './sampling.ts';
import type { ColourGrade, Move, Rectangle } from '../timeline/records.ts';

type Film = Pick<RenderPlan, 'width' | 'height' | 'rate'>;

/** From planes of video to red, green and blue of ten bits, and back to what films are encoded in. */
const TO_RGB = `scale=in_color_matrix=bt709:in_range=tv:${SCALE_FLAGS},format=gbrp10le`;
export const TO_VIDEO = `scale=out_color_matrix=bt709:out_range=tv:${SCALE_FLAGS},format=yuv420p`;

/** Over black where a picture has holes; one without stays bit for bit. */
const OPAQUE = ['format=gbrap', 'premultiply=inplace=1', 'format=rgb24'];

/** A move is drawn at so many times the size of the film, so that it glides where it goes less than a pixel a frame. */
const MOVE_SCALE = 2;

/**
 * Filters from the frames that are read of a source to those that the film shows, as planes of yuv420p.
 * @param lutOf the path of a stored .cube file
 */
export function pictureFilters(picture: PlanPicture, film: Film, lutOf: (sha256: string) => string): string[] {
  const { source, framing, move, opacity, grade } = picture;
  const isRgb = source.kind === 'still' || source.kind === 'graphic';
  const graded = gradeFilters(grade, lutOf);
  const scale = move === null ? 1 : MOVE_SCALE;
  const sampled = samplingFilters(picture, film.rate);
  const { first, end } = readFrames(picture);
  // A picture that stands still is made once and then repeated: only what moves costs time.
  const isHeld = end - first === 1;
  return [
    ...(isHeld ? [] : sampled),
    ...(isRgb ? OPAQUE : []),
    ...framingFilters(framing, film.width * scale, film.height * scale),
    ...(graded.length > 0 ? [...(isRgb ? ['format=gbrp10le'] : [TO_RGB]), ...graded] : []),
    ...(isRgb || graded.length > 0 ? [TO_VIDEO] : []),
    ...(opacity < 1 ? [dimmed(opacity)] : []),
    ...(isHeld ? sampled : []),
    ...(move === null ? [] : moveFilters(move, picture.frames, film)),
  ];
}

/** At the film's own size none of these touches a frame. */
function framingFilters(framing: PlanFraming, width: number, height: number): string[] {
  const rectangle = framing.kind === 'crop' || framing.kind === 'fill-around' ? framing.rectangle : undefined;
  const cropped = rectangle ? [cropFilter(rectangle)] : [];
  const fill = framing.kind === 'fill' || framing.kind === 'fill-around';
  const shape = fill ? 'increase' : 'decrease';
  const scaled = `scale=${width}:${height}:force_original_aspect_ratio=${shape}:force_divisible_by=2:${SCALE_FLAGS}`;
  const place = framing.kind === 'fill-around' ? `:'clip(iw*${framing.x}-ow/2,0,iw-ow)'` : '';
  const rest = fill ? `crop=${width}:${height}${place}` : `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2:black`;
  return [...cropped, scaled, rest, 'setsar=1'];
}

function cropFilter({ x, y, width, height }: Rectangle): string {
  return `crop=iw*${width}:ih*${height}:iw*${x}:ih*${y}`;
}

/** The part of each frame between two rectangles, sampled between pixels (vf_perspective counts its frames from 1). */
function moveFilters({ from, to }: Move, frames: number, { width, height }: Film): string[] {
  const between = (start: number, end: number): string =>
    start === end || frames === 1 ? `${start}` : `(${start}+(${end}-${start})*(on-1)/${frames - 1})`;
  const [left, top] = [between(from.x, to.x), between(from.y, to.y)];
  const right = between(from.x + from.width, to.x + to.width);
  const bottom = between(from.y + from.height, to.y + to.height);
  const corners = [
    ...[`x0=W*${left}`, `y0=H*${top}`, `x1=W*${right}`, `y1=H*${top}`],
    ...[`x2=W*${left}`, `y2=H*${bottom}`, `x3=W*${right}`, `y3=H*${bottom}`],
  ].map((corner) => corner.replace('=', "='").concat("'"));
  return [
    `perspective=${corners.join(':')}:sense=source:interpolation=cubic:eval=frame`,
    `scale=${width}:${height}:${SCALE_FLAGS}`,
  ];
}

/**
 * Exposure in stops and temperature as gains of light (a display's gamma taken as 2.2), contrast around the middle, saturation around the
 * BT.709 luma; then a table of the person's own.
 */
function gradeFilters(
  { exposure, contrast, saturation, temperature, lut }: ColourGrade,
  lutOf: (sha256: string) => string,
): string[] {
  const gain = (warmth: number): string => (2 ** ((exposure + warmth) / 2.2)).toFixed(6);
  const curve = (warmth: number): string => `'clip((val/maxval*${gain(warmth)}-0.5)*${contrast}+0.5,0,1)*maxval'`;
  const isCurved = exposure !== 0 || contrast !== 1 || temperature !== 0;
  // A step of warmth is half a stop more red and half a stop less blue.
  const [warmer, colder] = [temperature / 2, -temperature / 2];
  return [
    ...(isCurved ? [`lutrgb=r=${curve(warmer)}:g=${curve(0)}:b=${curve(colder)}`] : []),
    ...(saturation === 1 ? [] : [`colorchannelmixer=${mixed(saturation)}`]),
    ...(lut === null ? [] : [`lut3d=file=${filterValue(lutOf(lut))}`]),
  ];
}

const LUMA = { r: 0.2126, g: 0.7152, b: 0.0722 };

function mixed(saturation: number): string {
  const channels = ['r', 'g', 'b'] as const;
  return channels
    .flatMap((out) =>
      channels.map((of) => {
        const share = LUMA[of] * (1 - saturation) + (of === out ? saturation : 0);
        return `${out}${of}=${share.toFixed(6)}`;
      }),
    )
    .join(':');
}

/** Towards black, in planes of limited range. */
function dimmed(opacity: number): string {
  const chroma = `'(val-128)*${opacity}+128'`;
  return `lutyuv=y='(val-16)*${opacity}+16':u=${chroma}:v=${chroma}`;
}
