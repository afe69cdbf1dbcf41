import { framesToSeconds, rational, subtract, toNumber } from '../timeline/rational.ts';
import type { FfmpegInput } from './ffmpeg-arguments.ts';
import { captionScript } from './drawn.ts';
import { captionFilter } from './filters.ts';
import { graphicPicture, overlayGraph } from './graphic-graph.ts';
import type { GraphicGraph } from './graphic-graph.ts';
import { marksScript } from './marks.ts';
import { pictureFilters } from './picture-filters.ts';
import type { PlanFormat, PlanPicture, PlanSegment, PlanTransition } from './plan.ts';
import { rateText, stampFrames } from './rates.ts';
import { readFrames } from './sampling.ts';

type Film = PlanFormat;

/** Where the files of a segment lie on this machine. */
export interface SegmentFiles {
  /** The path of a stored file: a clip (MP4), a still (PNG), a table of colours (.cube). */
  readonly pathOf: (sha256: string) => string;
  /** The path of a file that holds an ASS script, of those that {@link scriptsOf} names. */
  readonly scriptPath: (script: string) => string;
  /** The folder of the font. */
  readonly fonts: string;
}

/** What ffmpeg reads for a segment, and how its frames are made of that. */
export interface SegmentGraph {
  readonly inputs: readonly FfmpegInput[];
  readonly graph: string;
  /** The label of the frames. */
  readonly output: string;
}

/** Filter graph of a segment: its frames, timed by their number, with all that is drawn on them. */
export function segmentGraph(segment: PlanSegment, film: Film, files: SegmentFiles): SegmentGraph {
  const inputs: FfmpegInput[] = [];
  const written = (script: string): string => captionFilter({ script: files.scriptPath(script), fonts: files.fonts });
  const read = (input: FfmpegInput): string => `[${inputs.push(input) - 1}:v:0]`;
  const graphic: GraphicGraph = {
    film,
    segment,
    written,
    still: (sha256) => read(stillInput(files.pathOf(sha256), film)),
  };
  const shown = (picture: PlanPicture): string => {
    const { source } = picture;
    const filters = [...pictureFilters(picture, film, files.pathOf), stampFrames(film.rate)].join(',');
    if (source.kind === 'black') return `${blank('black', film)},${filters}`;
    if (source.kind === 'graphic') return `${graphicPicture(source.graphic, picture, graphic)},${filters}`;
    return `${read(inputOf(picture, source.kind, files.pathOf(source.sha256), film))}${framesRead(picture)}${filters}`;
  };
  const pictures =
    segment.kind === 'stretch' ? [`${shown(segment.picture)}[pictures]`] : transitionPart(segment, film, shown);
  const over = segment.overlays.flatMap((overlay, index) => {
    const below = index === 0 ? '[pictures]' : `[over${index - 1}]`;
    return overlayGraph(overlay, below, `over${index}`, graphic);
  });
  const last = over.length === 0 ? '[pictures]' : `[over${segment.overlays.length - 1}]`;
  const scripts = [captionScript(segment, film), marksScript(segment, film)].filter((script) => script !== null);
  const drawn = scripts.length === 0 ? 'null' : scripts.map(written).join(',');
  return { inputs, graph: [...pictures, ...over, `${last}${drawn}[film]`].join(';'), output: '[film]' };
}

/** So many frames are decoded in vain rather than looked for in the file. */
const PASSED_OVER = 48;

function inputOf(picture: PlanPicture, kind: 'clip' | 'still', source: string, film: Film): FfmpegInput {
  if (kind === 'still') return stillInput(source, film);
  const { first } = readFrames(picture);
  if (first < PASSED_OVER) return { source, options: ['-threads', '1'] };
  // Half a frame before the first: whatever is rounded, the next frame is that one.
  const rate = film.clip_rate ?? film.rate;
  const seconds = toNumber(subtract(framesToSeconds(first, rate), framesToHalf(rate)));
  return { source, options: ['-threads', '1', '-ss', seconds.toFixed(6)] };
}

/** Without pattern_type none a % in the path would be read as the number of a picture in a sequence. */
function stillInput(source: string, { rate }: Film): FfmpegInput {
  const options = ['-threads', '1', '-f', 'image2', '-pattern_type', 'none', '-framerate', rateText(rate)];
  return { source, options };
}

function framesToHalf({ numerator, denominator }: Film['rate']) {
  return rational(denominator, 2 * numerator);
}

function framesRead(picture: PlanPicture): string {
  if (picture.source.kind === 'still') return '';
  const { first, end } = readFrames(picture);
  return first < PASSED_OVER ? `trim=start_frame=${first}:end_frame=${end},` : `trim=end_frame=${end - first},`;
}

function blank(colour: string, { width, height, rate }: Film): string {
  return `color=c=${colour}:size=${width}x${height}:rate=${rateText(rate)},format=yuv420p,trim=end_frame=1`;
}

/** Chains that end in [pictures]. What is shown of a part is made with the whole, and cut out. */
function transitionPart(segment: PlanTransition, film: Film, shown: (picture: PlanPicture) => string): string[] {
  const { cut, frames } = segment;
  if (cut === undefined) return transitionGraph(segment, film, shown);
  const whole = transitionGraph({ ...segment, frames: cut.frames }, film, shown);
  const part = `trim=start_frame=${cut.before}:end_frame=${cut.before + frames},${stampFrames(film.rate)}`;
  return whole.map((chain) => chain.replace(/\[pictures\]$/u, `[whole];[whole]${part}[pictures]`));
}

/** Chains that end in [pictures]. */
function transitionGraph(
  { transition, from, to, frames }: PlanTransition,
  film: Film,
  shown: (picture: PlanPicture) => string,
): string[] {
  if (transition.kind === 'cut' || transition.kind === 'cut-to-black') throw new RangeError('A cut mixes no pictures');
  if (transition.kind === 'fade-black' || transition.kind === 'fade-white') {
    const colour = transition.kind === 'fade-white' ? 'white' : 'black';
    const parts = [
      ...(from === null ? [] : [{ chain: shown(from), frames: from.frames, way: 'out' } as const]),
      ...(to === null ? [] : [{ chain: shown(to), frames: to.frames, way: 'in' } as const]),
    ];
    return throughColour(parts, colour, film);
  }
  if (from === null || to === null) throw new RangeError('A dissolve needs two pictures');
  const chains = [`${shown(from)}[from]`, `${shown(to)}[to]`];
  return [
    ...chains,
    `[from][to]${mixing(transition, frames, film)},format=yuv420p,${stampFrames(film.rate)}[pictures]`,
  ];
}

interface Faded {
  readonly chain: string;
  readonly frames: number;
  readonly way: 'in' | 'out';
}

/** Up to the cut one picture goes into the colour, from it on the other comes out of it. */
function throughColour(parts: readonly Faded[], colour: string, film: Film): string[] {
  const chains = parts.flatMap(({ chain, frames, way }, index) => {
    const plain = `${blank(colour, film)},loop=loop=${frames - 1}:size=1:start=0,${stampFrames(film.rate)}`;
    const order = way === 'out' ? `[a${index}][b${index}]` : `[b${index}][a${index}]`;
    const mixed = `${order}${crossfade('fade', frames, film)},format=yuv420p`;
    return [`${chain}[a${index}]`, `${plain}[b${index}]`, `${mixed}[p${index}]`];
  });
  const labels = parts.map((_, index) => `[p${index}]`).join('');
  return [...chains, `${labels}concat=n=${parts.length}:v=1:a=0,${stampFrames(film.rate)}[pictures]`];
}

function mixing(
  transition: Exclude<PlanTransition['transition'], { kind: 'cut' }>,
  frames: number,
  film: Film,
): string {
  if (transition.kind === 'wipe') return crossfade(`wipe${transition.direction}`, frames, film);
  if (transition.kind === 'push') return crossfade(`slide${transition.direction}`, frames, film);
  if (transition.kind === 'slide') return slid(transition.direction, frames);
  return crossfade('fade', frames, film);
}

/** Frame k of n is (k + 1) / (n + 1) of the way, so that neither end repeats a picture beside it. */
function crossfade(name: string, frames: number, { rate }: Film): string {
  const seconds = (count: number): string => toNumber(framesToSeconds(count, rate)).toFixed(9);
  return `xfade=transition=${name}:duration=${seconds(frames + 1)}:offset=${seconds(-1)}`;
}

/** The second picture comes over the first, which stays. */
function slid(direction: 'left' | 'right' | 'up' | 'down', frames: number): string {
  const way = `(1-(n+1)/${frames + 1})`;
  const places = { left: `x=W*${way}`, right: `x=-W*${way}`, up: `y=H*${way}`, down: `y=-H*${way}` };
  return `overlay=${places[direction]}:eval=frame:format=yuv420`;
}
