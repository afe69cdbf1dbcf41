/** What a person notes of a film on this machine: markers, and the part between the in and the out mark, in seconds. */
export interface Marks {
  readonly markers: readonly number[];
  readonly in: number | null;
  readonly out: number | null;
}

export const NO_MARKS: Marks = { markers: [], in: null, out: null };

/** Puts a marker at a moment, or takes away the one that is within `near` seconds of it. */
export function withMarker({ markers, ...rest }: Marks, moment: number, near: number): Marks {
  const others = markers.filter((each) => Math.abs(each - moment) > near);
  const next = others.length < markers.length ? others : [...markers, moment].toSorted((one, other) => one - other);
  return { ...rest, markers: next };
}

/** Sets where the part begins; an end before it goes. */
export function withIn(marks: Marks, moment: number): Marks {
  return { ...marks, in: moment, out: marks.out !== null && marks.out > moment ? marks.out : null };
}

/** Sets where the part ends; a beginning behind it goes. */
export function withOut(marks: Marks, moment: number): Marks {
  return { ...marks, out: moment, in: marks.in !== null && marks.in < moment ? marks.in : null };
}

/** The part that is marked of a film of so many seconds; all of it where nothing is. */
export function markedPart({ in: start, out: end }: Marks, seconds: number) {
  return { start: Math.min(start ?? 0, seconds), end: Math.min(end ?? seconds, seconds) };
}

/** Marks that were stored as text; none where somebody wrote something else there. */
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
