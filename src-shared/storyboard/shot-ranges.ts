import type { ScriptElement, Screenplay } from '../script/screenplay.ts';
import type { DraftShot } from './storyboard.ts';

/** A stretch of a script's text, half-open, in UTF-16 offsets. */
export type TextRange = readonly [start: number, end: number];

/**
 * Tells where in its script a shot comes from: of every element, or of the part of one that the shot takes; in order, what
 * overlaps joined. What is built once looks at the notes of the script once.
 * @param text what the screenplay was read from
 */
export function shotRanges(text: string, { elements }: Screenplay): (draft: DraftShot) => TextRange[] {
  const cuts = elements.filter(({ type }) => type === 'note' || type === 'boneyard').map(({ range }) => range);
  return ({ elements: indices, parts = [] }) => {
    const divided = new Set(parts.map(({ element }) => element));
    const whole = indices.flatMap((index) => {
      const element = divided.has(index) ? undefined : elements[index];
      return element ? [element.range] : [];
    });
    const stretches = parts.flatMap(({ element: index, start, end }) => {
      const element = elements[index];
      return element ? [stretchOf(text, element, cuts, start, end)] : [];
    });
    return joined([...whole, ...stretches].filter(([start, end]) => end > start && end <= text.length));
  };
}

/**
 * Where a stretch of an element's text stands in the script. An element's text is what stands there without marks, and without the
 * notes within it: its characters are looked for one behind the other.
 */
function stretchOf(
  text: string,
  { text: shown, range }: ScriptElement,
  cuts: readonly TextRange[],
  start: number,
  end: number,
): TextRange {
  const at = text.slice(...range).indexOf(shown);
  if (at >= 0) return [range[0] + at + start, Math.min(range[0] + at + end, range[1])];
  const within = cuts.filter(([from, to]) => from >= range[0] && to <= range[1] && to - from < range[1] - range[0]);
  let from = range[1];
  let position = range[0];
  for (let index = 0; index < Math.min(end, shown.length); index += 1) {
    const found = nextOf(text, shown.charAt(index), position, range[1], within);
    if (found === null) continue;
    if (index >= start) from = Math.min(from, found);
    position = found + 1;
  }
  return from < position ? [from, position] : range;
}

function nextOf(text: string, character: string, from: number, end: number, cuts: readonly TextRange[]): number | null {
  for (let at = from; at < end; at += 1) {
    const cut = cuts.find(([start, stop]) => at >= start && at < stop);
    if (cut) at = cut[1] - 1;
    else if (text.charAt(at) === character) return at;
  }
  return null;
}

function joined(ranges: readonly TextRange[]): TextRange[] {
  const all: TextRange[] = [];
  for (const range of ranges.toSorted((one, other) => one[0] - other[0])) {
    const last = all.at(-1);
    if (last && range[0] <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], range[1])];
    else all.push(range);
  }
  return all;
}
