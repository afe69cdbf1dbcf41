import type { FrameRate } from '../timeline/rational.ts';
import { formatTimecode, hasDropFrame } from '../timeline/timecode.ts';
import { assScript, assText, assTime, CAPTION_FONT } from './captions.ts';
import { FONT_HEIGHT } from './graphics/text-size.ts';
import type { PlanFormat, PlanMark, PlanSegment, RenderPlan } from './plan.ts';

/** Of the shorter edge. A Chinese letter fills nine tenths of it, a capital 73 per cent: a twentieth of the edge. */
const LABEL_EM = 0.07;
const REVIEW_EM = 0.045;
const MARGIN = 0.035;

/** A film with marks over it, whose frames are those of the film. */
export function withMarks(plan: RenderPlan, marks: readonly PlanMark[]): RenderPlan {
  if (marks.length === 0) return plan;
  let start = 0;
  const segments = plan.segments.map((segment): PlanSegment => {
    const shown = marks.flatMap((mark) => markIn(mark, start, segment.frames));
    start += segment.frames;
    return shown.length === 0 ? segment : { ...segment, marks: [...(segment.marks ?? []), ...shown] };
  });
  return { ...plan, segments };
}

function markIn(mark: PlanMark, start: number, frames: number): PlanMark[] {
  const [from, to] = [Math.max(mark.from - start, 0), Math.min(mark.to - start, frames)];
  if (to <= from) return [];
  if (mark.kind === 'label') return [{ ...mark, from, to }];
  return [{ ...mark, from, to, first: mark.first + from + start - mark.from }];
}

/** The marks of a segment as an ASS script; null where it has none. */
export function marksScript(
  { marks = [] }: PlanSegment,
  { width, height, rate }: Pick<PlanFormat, 'width' | 'height' | 'rate'>,
): string | null {
  if (marks.length === 0) return null;
  const short = Math.min(width, height);
  const styles = [style('Label', LABEL_EM * short, 9, short), style('Review', REVIEW_EM * short, 7, short)];
  return assScript(
    width,
    height,
    styles,
    marks.flatMap((mark) => eventsOf(mark, rate)),
  );
}

function style(name: string, em: number, alignment: number, short: number): string {
  const margin = Math.round(MARGIN * short);
  return [
    ...[name, CAPTION_FONT, (em * FONT_HEIGHT).toFixed(2)],
    ...['&H00FFFFFF', '&H00FFFFFF', '&H50000000', '&H50000000'],
    // A box behind the letters, so wide around them.
    ...[0, 0, 0, 0, 100, 100, 0, 0, 3, (em * 0.18).toFixed(2), 0],
    ...[alignment, margin, margin, margin, 1],
  ].join(',');
}

function eventsOf(mark: PlanMark, rate: FrameRate): string[] {
  if (mark.kind === 'label') return [event('Label', mark.from, mark.to, assText(mark.text), rate)];
  const { from, to, first, text } = mark;
  return Array.from({ length: to - from }, (_, index) => {
    const label = formatTimecode(first + index, rate, hasDropFrame(rate));
    return event('Review', from + index, from + index + 1, `${assText(text)}\\N${label}`, rate);
  });
}

function event(name: string, from: number, to: number, text: string, rate: FrameRate): string {
  return `Dialogue: 0,${assTime(from, rate)},${assTime(to, rate)},${name},,0,0,0,,${text}`;
}
