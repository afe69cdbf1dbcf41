import type { Command } from '../../src-shared/timeline/commands.ts';
import { compare, toNumber } from '../../src-shared/timeline/rational.ts';
import type { Rational } from '../../src-shared/timeline/rational.ts';
import type { MarkedRange } from '../../src-shared/timeline/records.ts';
import type { Cut } from './cut-data.ts';
import { exactly, frameAt, itemAtFrame, placeOf } from './cut-data.ts';
import { newId } from './edits.ts';

/** What is marked of a film: markers, and the part between the in and the out mark, in seconds. */
export interface Marks {
  readonly markers: readonly number[];
  readonly in: number | null;
  readonly out: number | null;
}

export const NO_MARKS: Marks = { markers: [], in: null, out: null };

/** What is marked of a film as it is cut. */
export function marksOf({ attached, range }: Pick<Cut, 'attached' | 'range'>): Marks {
  const seconds = (time: Rational | null): number | null => time && toNumber(time);
  return {
    markers: attached.flatMap((each) => (each.content.kind === 'marker' ? (placeOf(each)?.start ?? []) : [])),
    in: seconds(range.in),
    out: seconds(range.out),
  };
}

/** Puts a marker at a frame, or takes those away that are there. */
export function markerCommands(cut: Cut, frame: number): Command[] {
  const there = cut.attached.filter((each) => {
    const place = each.content.kind === 'marker' ? placeOf(each) : null;
    return place !== null && frameAt(place.start, cut.rate) === frame;
  });
  if (there.length > 0) return there.map(({ id }) => ({ command: 'detach', attached: id }));
  const item = itemAtFrame(cut, frame);
  if (!item) return [];
  const content = { kind: 'marker', name: '' } as const;
  const offset = exactly(frame - item.start, cut.rate);
  return [{ command: 'attach', id: newId('att'), anchor: item.id, offset, duration: exactly(1, cut.rate), content }];
}

/** A range with another beginning; an end before it goes. */
export function withIn({ out }: MarkedRange, moment: Rational): MarkedRange {
  return { in: moment, out: out && compare(out, moment) > 0 ? out : null };
}

/** A range with another end; a beginning behind it goes. */
export function withOut({ in: start }: MarkedRange, moment: Rational): MarkedRange {
  return { in: start && compare(start, moment) < 0 ? start : null, out: moment };
}

/** The part that is marked of a film of so many seconds; all of it where nothing is. */
export function markedPart({ in: start, out: end }: Pick<Marks, 'in' | 'out'>, seconds: number) {
  return { start: Math.min(start ?? 0, seconds), end: Math.min(end ?? seconds, seconds) };
}

/** Gives a film the marks that were kept for it in a browser. */
export function keptMarks(cut: Cut, { markers, in: start, out: end }: Marks): Command[] {
  const time = (seconds: number | null): Rational | null =>
    seconds === null ? null : exactly(frameAt(seconds, cut.rate), cut.rate);
  const range: MarkedRange = { in: time(start), out: time(end) };
  const frames = [...new Set(markers.map((marker) => frameAt(marker, cut.rate)))].filter((frame) => frame < cut.frames);
  return [
    ...frames.flatMap((frame) => markerCommands({ ...cut, attached: [] }, frame)),
    ...(range.in || range.out ? [{ command: 'range' as const, ...range }] : []),
  ];
}

/** Marks that were kept as text, before films had them; none where somebody wrote something else there. */
export function readMarks(text: string | null): Marks {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    if (typeof stored !== 'object' || stored === null) return NO_MARKS;
    const values = new Map<string, unknown>(Object.entries(stored));
    const [markers, start, end] = [values.get('markers'), values.get('in'), values.get('out')];
    return {
      markers: Array.isArray(markers) ? markers.filter(isMoment) : [],
      in: isMoment(start) ? start : null,
      out: isMoment(end) ? end : null,
    };
  } catch {
    return NO_MARKS;
  }
}

function isMoment(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
