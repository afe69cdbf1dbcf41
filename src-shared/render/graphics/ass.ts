import { assScript, assText, assTime, CAPTION_FONT } from '../captions.ts';
import type { FrameRate } from '../../timeline/rational.ts';
import type { Mark, Path, Point } from './marks.ts';
import { FONT_ASCENT, FONT_HEIGHT } from './text-size.ts';

/** ASS draws in whole numbers of 1 / 2^(n-1) pixels with \pn. */
const DRAWN_AT = 4;
const PER_PIXEL = 2 ** (DRAWN_AT - 1);
const ALIGNMENT = { left: 7, centre: 8, right: 9 } as const;

/**
 * An ASS script of what some frames show, in order: the first at time 0. What stays the same from one frame to the next is one
 * event; what moves is an event for each frame, so that no player's arithmetic decides where it is.
 */
export function assOfFrames(
  frames: readonly (readonly Mark[])[],
  { width, height }: { readonly width: number; readonly height: number },
  rate: FrameRate,
): string {
  const style = ['Graphic', CAPTION_FONT, '40', '&H00FFFFFF', '&H00FFFFFF', '&H00000000', '&H00000000'];
  const shape = [0, 0, 0, 0, 100, 100, 0, 0, 1, 0, 0, 7, 0, 0, 0, 1];
  return assScript(width, height, [[...style, ...shape].join(',')], eventsOf(frames, rate));
}

interface Running {
  readonly drawn: string;
  readonly from: number;
}

function eventsOf(frames: readonly (readonly Mark[])[], rate: FrameRate): string[] {
  const events: string[] = [];
  const running = new Map<number, Running>();
  const end = (layer: number, to: number): void => {
    const ended = running.get(layer);
    if (ended === undefined) return;
    events.push(`Dialogue: ${layer},${assTime(ended.from, rate)},${assTime(to, rate)},Graphic,,0,0,0,,${ended.drawn}`);
    running.delete(layer);
  };
  for (const [frame, marks] of frames.entries()) {
    const drawn = marks.filter(({ opacity }) => opacity > 0).map(drawnMark);
    for (const layer of running.keys()) if (running.get(layer)?.drawn !== drawn[layer]) end(layer, frame);
    for (const [layer, mark] of drawn.entries())
      if (!running.has(layer)) running.set(layer, { drawn: mark, from: frame });
  }
  for (const layer of running.keys()) end(layer, frames.length);
  return events;
}

function drawnMark(mark: Mark): string {
  const clip = mark.clip;
  const edges = clip ? [clip.x, clip.y, clip.x + clip.width, clip.y + clip.height].map(Math.round) : [];
  const tags = [
    `\\1c${assColour(mark.colour)}`,
    mark.opacity < 1 ? `\\alpha${assAlpha(mark.opacity)}` : '',
    clip ? `\\clip(${edges.join(',')})` : '',
  ].join('');
  if (mark.kind === 'shape') return `{\\an7\\pos(0,0)${tags}\\p${DRAWN_AT}}${mark.paths.map(drawnPath).join(' ')}`;
  const { size, x, baseline, align, shadow } = mark;
  const place = `\\an${ALIGNMENT[align]}\\pos(${decimal(x)},${decimal(baseline - FONT_ASCENT * size)})`;
  const soft = shadow ? `\\3c&H000000&\\bord${decimal(size * 0.03)}\\blur${decimal(size * 0.07)}` : '';
  return `{${place}\\q2\\fs${decimal(FONT_HEIGHT * size)}${tags}${soft}}${assText(mark.text)}`;
}

function drawnPath({ start, steps }: Path): string {
  const at = ({ x, y }: Point): string => `${Math.round(x * PER_PIXEL)} ${Math.round(y * PER_PIXEL)}`;
  return [`m ${at(start)}`, ...steps.map((step) => `${step.length === 1 ? 'l' : 'b'} ${step.map(at).join(' ')}`)].join(
    ' ',
  );
}

function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function assColour(colour: string): string {
  return `&H${colour.slice(5, 7)}${colour.slice(3, 5)}${colour.slice(1, 3)}&`;
}

function assAlpha(opacity: number): string {
  const part = Math.round((1 - opacity) * 255);
  return `&H${part.toString(16).padStart(2, '0')}&`;
}
